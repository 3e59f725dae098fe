#pragma once

#include "ledger/pending.hpp"
#include "report/finding_facts.hpp"
#include "serve/query.hpp"
#include "serve/server.hpp"
#include "store/commit.hpp"
#include "text/error.hpp"

#include <optional>
#include <string>
#include <vector>

/// The pages on which somebody decides, as pure functions.
namespace clauseline::serve {

/// What all of them are made of.
struct Desk {
  std::string root;  // where their addresses begin, with the secret: "/review/1f3c.../"
  const Report& report;
  Person me{};                             // who decides here, as git has it
  std::vector<PendingDecision> pending{};  // what was written and is not committed
  std::string commit_command{};            // that commits all of these; empty where there are none
  std::vector<reports::Counted> findings{};  // in the order of review
  const HouseStyle* style = nullptr;         // in whose name they speak; null: nobody's
};

/// Those of the decisions that are not committed that speak of a finding.
std::vector<PendingDecision> pending_on(const Desk& desk, const reports::Counted& finding);

/// All findings, in groups.
Answer review_page(const Desk& desk);

/// One finding, with a form to decide on it.
struct FindingPage {
  const Desk& desk;
  const reports::Counted& finding;
  std::vector<std::string> roles{};  // of who decides here
  std::string outlook{};             // what it becomes when what is pending is committed; or empty
  std::string commit_command{};      // that commits what is pending on it; or empty
  std::string seen{};                // what stands for all that is shown of it
  Query typed{};                     // what was sent, to be mended; or empty
  std::optional<Problem> refused{};  // why that was not written
  int status = 200;
};
Answer finding_page(const FindingPage& shown);

}  // namespace clauseline::serve
