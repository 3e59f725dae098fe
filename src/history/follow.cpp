#include "history/follow.hpp"

#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <unordered_map>
#include <utility>

namespace clauseline::history {
namespace {

using Ids = std::set<std::string>;

/// The letters and digits of a printed number, group by group: "3.2(a)" is 3, 2, a.
std::vector<std::string> groups_of(std::string_view number) {
  std::vector<std::string> groups;
  bool open = false;
  for (const char c : number) {
    const bool counts = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (counts && !open) groups.emplace_back();
    if (counts) groups.back() += c;
    open = counts;
  }
  return groups;
}

/// The numbers that clauses print, each with those of the clauses around it.
std::unordered_map<const Clause*, std::vector<std::string>> numbers_of(const Agreement& agreement) {
  std::unordered_map<const Clause*, std::vector<std::string>> all;
  walk(agreement.clauses, [&](const Clause& clause, const Clause* parent) {
    auto own = groups_of(clause.number);
    if (parent != nullptr) {
      const auto& outer = all[parent];
      const bool repeats =
          own.size() > outer.size() && std::equal(outer.begin(), outer.end(), own.begin());
      if (!repeats) own.insert(own.begin(), outer.begin(), outer.end());
    }
    all[&clause] = std::move(own);
  });
  return all;
}

std::vector<const Clause*> with_number(const Agreement& agreement, const std::string& name) {
  const auto wanted = groups_of(name);
  const auto numbers = numbers_of(agreement);
  std::vector<const Clause*> printed;
  std::vector<const Clause*> composed;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    if (clause.number.empty() || wanted.empty()) return;
    if (groups_of(clause.number) == wanted) printed.push_back(&clause);
    if (numbers.at(&clause) == wanted) composed.push_back(&clause);
  });
  return composed.empty() ? printed : composed;
}

const Clause* with_id(const Agreement& agreement, const std::string& name) {
  const Clause* found = nullptr;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    if (found == nullptr && (clause.id == name || clause.address == name)) found = &clause;
  });
  return found;
}

[[noreturn]] void no_clause(const Agreement& agreement, const std::string& name) {
  std::vector<std::string> known;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    known.push_back(clause.id);
    if (!clause.number.empty()) known.push_back(clause.number);
  });
  throw Error({.at = {.source = "--clause"},
               .message = fmt::format("{} has no clause {}", agreement.source, name),
               .hint = suggestion_or(name, known,
                                     "of a clause that an older version had, ask that version: "
                                     "REV:PATH")});
}

/// What is left of a list of changes if only those of some clauses count.
class Filter {
 public:
  Filter(const Ids& before, const Ids& after) : before_(before), after_(after) {}

  bool concerns(const Touched& clauses) const {
    return any(clauses.after, after_) || any(clauses.around_after, after_) ||
           any(clauses.before, before_) || any(clauses.around_before, before_);
  }

  template <class Told>
  void keep(std::vector<Told>& told) const {
    std::erase_if(told, [&](const Told& one) { return !concerns(one.clauses); });
  }

 private:
  static bool any(const std::vector<std::string>& ids, const Ids& wanted) {
    return std::ranges::any_of(ids, [&](const std::string& id) { return wanted.contains(id); });
  }

  const Ids& before_;
  const Ids& after_;
};

/// The ids that the clauses had in the version before.
Ids ids_before(const Against& against, const Ids& after) {
  Ids before = after;
  for (const ClauseStep& step : against.clauses) {
    const auto& [olds, news, around, around_after] = step.clauses;
    for (const std::string& id : news)
      before.erase(id);
  }
  for (const ClauseStep& step : against.clauses)
    for (const std::string& id : step.clauses.after)
      if (after.contains(id)) before.insert(step.clauses.before.begin(), step.clauses.before.end());
  return before;
}

}  // namespace

const Clause& clause_named(const Agreement& agreement, const std::string& name) {
  if (const Clause* found = with_id(agreement, name)) return *found;
  const auto found = with_number(agreement, name);
  if (found.empty()) no_clause(agreement, name);
  if (found.size() == 1) return *found.front();
  std::vector<std::string> ids;
  ids.reserve(found.size());
  for (const Clause* clause : found)
    ids.push_back(clause->id);
  throw Error(
      {.at = {.source = "--clause"},
       .message = fmt::format("several clauses of {} print the number {}", agreement.source, name),
       .hint = fmt::format("name one by its id: {}", fmt::join(ids, ", "))});
}

std::vector<Step> follow(std::vector<Step> steps, std::size_t newest, const std::string& id) {
  std::map<std::size_t, Ids> followed{{newest, {id}}};
  std::vector<Step> kept;
  for (Step& step : steps) {
    const auto found = followed.find(step.version);
    const Ids after = found == followed.end() ? Ids{} : found->second;
    for (Against& one : step.against) {
      const Ids before = ids_before(one, after);
      followed[one.parent].insert(before.begin(), before.end());
      const Filter filter(before, after);
      filter.keep(one.clauses);
      filter.keep(one.findings);
    }
    const bool begins = step.kind == StepKind::added && !after.empty();
    settle(step);
    if (begins || step.kind == StepKind::unreadable || !step.clauses.empty() ||
        !step.findings.empty())
      kept.push_back(std::move(step));
  }
  return kept;
}

}  // namespace clauseline::history
