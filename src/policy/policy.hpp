#pragma once

#include "ledger/approval_rules.hpp"
#include "rules/rule.hpp"
#include "terms/scenario.hpp"
#include "text/source.hpp"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// What a finding weighs where a policy says so. Nothing means off: it is not told at all.
using Weight = std::optional<Severity>;

/// A line of a policy that weighs the findings that fit everything it names.
struct Override {
  std::string term{};  // the id of a typed term; empty names none, and so the others
  std::string clause{};
  std::string rule{};  // a code
  std::string loses{};
  std::optional<Family> family{};
  Weight is{};
  std::string reason{};
  Position at{};
};

/// A line of a policy that lowers findings on small changes of a field.
struct Threshold {
  std::string right{};  // "*": every typed term that has the field
  std::string field{};
  std::optional<Decimal> part{};  // by less than this many percent of the old value
  Value::Content by{};            // or else by less than this: a Decimal, Money or Duration
  std::string rule{};
  std::optional<Family> family{};
  Weight is{};
  std::string reason{};
};

/// From which amount on a change of what is paid by a forecast of the house is told.
struct ExposureLimit {
  std::string agreement{};  // an id
  std::string forecast{};   // from the root: .clauseline/forecasts/2026.csv
  Money over{};
  Position at{};
};

/// How a house weighs findings, and the rules that it adds. Its rules point into it, and
/// findings at its rules: a policy stays where it is while they are used.
struct Policy {
  Policy() = default;
  Policy(const Policy&) = delete;
  Policy& operator=(const Policy&) = delete;
  Policy(Policy&&) = default;
  Policy& operator=(Policy&&) = default;
  ~Policy() = default;

  std::string source{};       // as the user names it: "v1:.clauseline/policy.xml"
  std::string perspective{};  // a party id, or empty
  std::string agreements{};   // a folder with a slash behind it, or empty: agreements/
  std::optional<Severity> fail_on{};
  std::vector<Override> overrides{};
  std::vector<Threshold> thresholds{};
  std::vector<Scenario> scenarios{};
  std::vector<ExposureLimit> exposures{};
  std::vector<Rule> rules{};
  ApprovalRules approvals{};

  std::deque<std::string> strings{};  // what the rules are made of, at addresses that stay
  std::deque<std::vector<std::string>> lists{};
  std::deque<std::vector<Requirement>> requirements{};
};

/// The rule of this code or slug, shipped or of the house, or null.
const Rule* find_rule(const Policy& policy, std::string_view code_or_slug);

/// Reads a policy file; throws Error with everything that is wrong with it.
Policy read_policy(const Source& source);

/// What a policy adds to the shipped rules. Points into the policy.
House house_of(const Policy& policy);

/// Throws Error for an event of a scenario for this agreement that neither version has, with
/// the nearest. An event of a scenario for any agreement may belong to another one; it is
/// refused only where its name is near to one of this.
void check_scenarios(const Policy& policy, const Sides& sides);

/// The scenarios that are for this agreement, each with those of its events that one of the
/// versions has. What check_scenarios() refuses must not be in them.
std::vector<Scenario> scenarios_for(const Policy& policy, const Sides& sides);

}  // namespace clauseline
