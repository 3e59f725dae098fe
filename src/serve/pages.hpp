#pragma once

#include "history/blame.hpp"
#include "history/step.hpp"
#include "report/house_style.hpp"
#include "serve/server.hpp"
#include "store/history.hpp"
#include "text/error.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The pages beside the reports, as pure functions: what they are made of is found by who asks.
/// They wear the style of a house where one is given.
namespace clauseline::serve {

/// A page with a message, what to do about it, and a status.
Answer error_page(int status, const Problem& problem, const HouseStyle* style = nullptr);

/// To another address of these pages, which stays the same when branches go on.
Answer redirection(std::string location);

/// A report that is a whole page by itself, with the policy that it names.
Answer report_page(std::string html);

/// An agreement as the newest commit has it.
struct Listed {
  std::string path;
  std::string title{};  // or its id
  std::string version{};
  std::string effective{};
  std::string status{};
  std::string problem{};  // why it cannot be read, or empty
};

/// The agreements of a repository.
struct AgreementsPage {
  std::string repository;
  std::string commit;
  std::vector<Listed> agreements{};
  const HouseStyle* style = nullptr;
};
Answer agreements_page(const AgreementsPage& shown);

/// A version of an agreement to choose.
struct Choice {
  Commit commit{};
  std::string path{};               // of the agreement in this commit
  std::vector<std::string> tags{};  // that name it
  std::string label{};
  std::string effective{};
  std::string what{};    // what it changed, in one line
  bool gone = false;     // the file was deleted
  std::string before{};  // the commit and path to compare it with: the version before
  std::string before_path{};
};

/// The versions of one agreement, newest first, of which two can be compared.
struct VersionsPage {
  std::string path;
  std::string title{};
  std::string today{};
  std::vector<Choice> versions{};
  std::string notice{};  // that the history is cut off
  const HouseStyle* style = nullptr;
};
Answer versions_page(const VersionsPage& shown);

/// What became of a clause, and who last changed what it means.
struct ClausePage {
  const PathHistory& history;
  std::string path;
  std::string commit{};  // the newest one that was asked for
  std::string label{};
  std::vector<history::Step> steps{};
  history::Blame blame{};
  const HouseStyle* style = nullptr;
};
Answer clause_page(const ClausePage& shown);

}  // namespace clauseline::serve
