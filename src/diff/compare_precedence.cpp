// Where parts of an agreement conflict, the order of precedence says which of them counts. Another
// order decides conflicts the other way, at provisions whose own words show nothing of it.

#include "diff/compare.hpp"
#include "diff/contrary_rows.hpp"
#include "diff/partners.hpp"
#include "terms/tables.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace clauseline {
namespace {

/// The parts of an agreement, the one that counts first at the front; empty where nothing is said.
std::vector<std::string> precedence_of(const Interpretation& version) {
  for (const Term& record : version.records)
    if (record.right->name == "precedence") return split(record["order"].text);
  return {};
}

/// Which part of the agreement a clause stands in, as an order of precedence names it.
std::unordered_map<const Clause*, std::string_view> parts_of(const Agreement& agreement) {
  std::unordered_map<const Clause*, std::string_view> parts;
  walk(agreement.clauses, [&](const Clause& clause, const Clause* parent) {
    const auto own = clause.kind == ClauseKind::schedule     ? "schedules"
                     : clause.kind == ClauseKind::recital    ? "recitals"
                     : clause.kind == ClauseKind::definition ? "definitions"
                                                             : "body";
    parts.emplace(&clause, parent == nullptr ? own : parts.at(parent));
  });
  return parts;
}

class Comparer {
 public:
  explicit Comparer(Comparison& into)
      : into_(into),
        partners_(into.clauses),
        before_(precedence_of(*into.before)),
        after_(precedence_of(*into.after)) {}

  void run() {
    if (before_ == after_ || before_.empty() || after_.empty()) return;
    const auto olds = contrary_rows(*into_.before->agreement, into_.before->terms);
    const auto parts = parts_of(*into_.after->agreement);
    for (const ContraryRow& row : contrary_rows(*into_.after->agreement, into_.after->terms))
      if (std::ranges::any_of(olds, [&](const ContraryRow& old) { return same(old, row); }))
        compare(row, parts.at(row.row), parts.at(row.term->clause));
  }

 private:
  bool same(const ContraryRow& before, const ContraryRow& after) const {
    return partners_.same(before.row, after.row) && before.says == after.says &&
           before.end == after.end && partners_.same(before.term->clause, after.term->clause);
  }

  /// Does the first of these parts count before the second? Below zero it does, above it does not;
  /// zero: the order does not say.
  static long order(const std::vector<std::string>& all, std::string_view part,
                    std::string_view other) {
    const auto here = std::ranges::find(all, part);
    const auto there = std::ranges::find(all, other);
    return here == all.end() || there == all.end() ? 0 : here - there;
  }

  void compare(const ContraryRow& row, std::string_view of_row, std::string_view of_term) {
    const auto was = order(before_, of_row, of_term);
    const auto now = order(after_, of_row, of_term);
    if (was == 0 || now == 0 || (was < 0) == (now < 0)) return;
    const auto printed = fmt::format("{} ({})", row.says, row.row->label());
    const auto typed = fmt::format("{} ({})", to_text(row.end), row.term->clause->label());
    for (const Clause* clause : {row.row, row.term->clause})
      tell(*clause, was < 0 ? printed : typed, now < 0 ? printed : typed);
  }

  void tell(const Clause& clause, const std::string& before, const std::string& after) {
    const ClauseChange* change = partners_.change_of(&clause);
    into_.changes.push_back({.right = find_right("prose"),
                             .field = "outranked",
                             .move = Move::replaced,
                             .old_clause = change->before(),
                             .new_clause = change->after(),
                             .clause = change,
                             .before = before,
                             .after = after});
  }

  Comparison& into_;
  Partners partners_;
  std::vector<std::string> before_;
  std::vector<std::string> after_;
};

}  // namespace

void compare_precedence(Comparison& into) { Comparer(into).run(); }

}  // namespace clauseline
