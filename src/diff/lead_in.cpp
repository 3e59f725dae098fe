#include "diff/lead_in.hpp"

#include "diff/partners.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clauseline {
namespace {

using Parents = std::unordered_map<const Clause*, const Clause*>;

Parents parents(const Agreement& agreement) {
  Parents found;
  walk(agreement.clauses,
       [&](const Clause& clause, const Clause* parent) { found.try_emplace(&clause, parent); });
  return found;
}

/// A heading usually names a subject. One that ends with a colon, or begins like a condition
/// or a time, is read with what stands under it.
bool limits(std::string_view heading) {
  constexpr std::array<std::string_view, 17> beginnings{
      "During ",      "Until ",        "Unless ",  "Subject to ", "If ",     "Where ",
      "While ",       "Except ",       "Before ",  "After ",      "Upon ",   "Only ",
      "For so long ", "In the event ", "As long ", "So long ",    "In case "};
  return heading.ends_with(':') || std::ranges::any_of(beginnings, [&](std::string_view word) {
           return heading.starts_with(word);
         });
}

std::string lead_in(const Clause& clause) {
  const auto heading = fold(clause.heading);
  const auto words = fold(clause.words);
  return limits(heading) ? heading + "\n" + words : words;
}

/// Clauses around a clause, the outermost last.
std::vector<const Clause*> around(const Clause* clause, const Parents& parents) {
  std::vector<const Clause*> found;
  for (const auto* parent = parents.at(clause); parent != nullptr; parent = parents.at(parent))
    found.push_back(parent);
  return found;
}

/// What is said above a clause by those around it that are not around its counterpart.
std::string said_above(const std::vector<const Clause*>& above,
                       const std::vector<const Clause*>& above_other, const Partners& partners) {
  std::string said;
  for (const Clause* clause : above) {
    const bool shared = std::ranges::any_of(above_other, [&](const Clause* other) {
      return partners.change_of(clause) == partners.change_of(other);
    });
    if (const auto text = lead_in(*clause); !shared && !text.empty()) said += text + "\n";
  }
  return said;
}

}  // namespace

void compare_lead_ins(std::deque<ClauseChange>& changes, const Agreement& before,
                      const Agreement& after) {
  const auto moved = [](const ClauseChange& change) { return change.pairing.moved; };
  if (std::ranges::none_of(changes, moved)) return;
  const Partners partners(changes);
  const auto old_parents = parents(before);
  const auto new_parents = parents(after);
  for (ClauseChange& change : changes) {
    if (!moved(change)) continue;
    const auto old_above = around(change.before(), old_parents);
    const auto new_above = around(change.after(), new_parents);
    change.other_lead_in =
        said_above(old_above, new_above, partners) != said_above(new_above, old_above, partners);
  }
}

}  // namespace clauseline
