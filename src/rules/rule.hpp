#pragma once

#include "diff/change.hpp"
#include "rules/requirement.hpp"
#include "terms/tables.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

enum class Severity : std::uint8_t { info, low, medium, high, critical };

enum class Family : std::uint8_t {
  exclusivity,
  revenue_share,
  cloud_rights,
  licence,
  term,
  condition,
  payment,
  liability,
  governance,
  structure,
  integrity,
  any,  // of a rule only: its findings are of the family of their right
};

std::string_view to_text(Severity severity);
std::string_view to_text(Family family);

/// The changes that a rule waits for: moves of a field of a right.
struct Pattern {
  std::string_view right{};
  std::string_view field{};
  Move moves = Move::none;
};

/// A pattern written in C++; the right "*" is every typed term that has the field, the field "*"
/// every field of it. Naming a right or field that does not exist is a compile error on the row
/// that names it.
consteval Pattern on(std::string_view right, std::string_view field, Move moves) {
  const auto has = [&](const Right& one) { return field_index(one, field) >= 0; };
  const bool known = field == "*" || field.empty() || right != "*"
                         ? right == "*" || has_field(right, field == "*" ? "" : field)
                         : std::ranges::any_of(rights, has);
  if (!known) throw "no such field of that right";
  return {.right = right, .field = field, .moves = moves};
}

enum class Direction : std::uint8_t { gain, loss, neutral, depends, mixed, unknown };

std::string_view to_text(Direction direction);

/// Who gains and who loses, by party id.
using Directions = std::map<std::string, Direction>;

/// How many findings a rule makes of several changes of one kind.
enum class Grouping : std::uint8_t {
  each,          // one a change
  of_term,       // one for those of the same typed term
  together,      // one for all of them
  under_parent,  // one for those under the same parent clause, told at the parent
};

/// Whether a finding may be explained by a stronger one. A folded finding stays listed, is
/// not counted and never blocks.
enum class Folding : std::uint8_t {
  never,
  under_clause,  // by a finding on typed terms of the same clause
  under_term,    // by another finding on the same typed term
};

/// A rule names one thing that a reviewer must see. Everything that is said about the rule,
/// in reports and in `clauseline explain`, is in this row.
struct Rule {
  std::string_view code;  // stable for ever: "EX001"
  std::string_view slug;  // stable for ever: "exclusivity-ended"
  Family family{};
  Severity severity{};
  std::string_view title;  // "An exclusive licence became non-exclusive"
  std::string_view says;   // the finding in a sentence; {payer}, {old}, {asset} are filled in
  std::string_view why;    // why it matters to a reviewer
  /// Who gains: roles with +, -, =, or ? ("grantee - grantor +"). A role is a field that
  /// names parties, "old-" or "new-" before it where the sides differ, "others" for the signing
  /// parties other than one who is named (where two are, each is the other's other), "parties"
  /// for all. "by field": as the table of the right says.
  std::string_view direction;
  /// The rule that tells the reverse of the change; often this one.
  std::string_view mirror{};
  /// Why no rule is the mirror, or why the mirror of the mirror is another rule.
  std::string_view one_way{};
  std::string_view old_example{};
  std::string_view new_example{};
  std::array<Pattern, 8> on{};
  bool (*when)(const Change&, const Comparison&) = nullptr;  // for what a pattern cannot say
  std::span<const Requirement> where{};  // the same as data, for rules that come from a file
  Grouping grouping = Grouping::each;
  Folding folding = Folding::never;
  /// Speaks only of changes of typed terms of which no other rule speaks; the first that can does.
  /// Its `when` looks at right, field and move alone.
  bool last_resort = false;
  /// A finding weighs less here, and why; null where it never does.
  std::string_view (*lighter)(const Change&, const Comparison&) = nullptr;
  Severity lighter_severity = Severity::info;
  /// A finding weighs more here, and why; null where it never does.
  std::string_view (*heavier)(const Change&, const Comparison&) = nullptr;
  Severity heavier_severity = Severity::critical;
  /// Says who gains where no role of the changed term can; null: as `direction` says.
  Directions (*direct)(const Change&, const Comparison&) = nullptr;
};

/// What a change of an end comes to if events fall on the days that a scenario gives.
struct Outlook {
  std::string scenario{};
  std::string before{};  // "2030-12-31", "never", "no day for agi-verified"
  std::string after{};
  Directions direction{};  // empty where a day is missing
};

/// What a rule says about a change.
struct Finding {
  const Rule* rule = nullptr;
  Family family{};
  Severity severity{};
  Change change;
  std::vector<Change> also{};  // the others of a grouped finding
  std::string message{};
  std::string modifier{};           // why the severity is not the rule's own
  std::string depends{};            // on what the direction depends, where it does
  std::vector<Outlook> outlooks{};  // one for each scenario that the house gives
  Directions direction{};
  int folded_under = -1;  // the place of the finding that explains it
  bool let_pass = false;  // people who may decide so approved it or waived it: it does not block
  bool rejected = false;  // somebody said no: it blocks, whatever it weighs
};

/// The family that a change of a typed term belongs to where the rule leaves that to the right.
Family family_of(const Right& right, std::string_view field);

/// Every rule, in the order in which manuals list them.
std::span<const Rule> rules();

/// The rule with this code or slug, or null.
const Rule* find_rule(std::string_view code_or_slug);

/// What a house adds to the shipped rules.
struct House {
  std::span<const Rule> rules{};
  /// Gives a finding the weight that it has here; false where the house does not want it told.
  std::function<bool(Finding&, const Comparison&)> weigh{};
};

/// What the rules say about a comparison: by severity, then new position, then rule. Findings
/// point at the rules of the house, which must outlive them.
std::vector<Finding> judge(const Comparison& comparison, const House& house = {});

}  // namespace clauseline
