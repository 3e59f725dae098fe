// Each thing that is blamed has a place in some version, and goes back from one to the next while
// it stays the same. The versions are gone through children first, so that each is read once.

#include "history/blame.hpp"

#include "history/follow.hpp"
#include "history/neighbours.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

namespace clauseline::history {
namespace {

constexpr auto of_status = static_cast<std::size_t>(-1);

/// A thing on its way back. A clause, or a field of a term, in the version where it is.
struct Cursor {
  Culprit* settles = nullptr;
  Aspect aspect{};
  const Clause* clause = nullptr;
  const Term* term = nullptr;
  std::size_t field = of_status;
};

/// Where a thing was in an earlier version, if it was so already.
bool go_back(Cursor& cursor, const Neighbours& neighbours) {
  if (cursor.clause != nullptr) {
    const Clause* before = neighbours.same(*cursor.clause, cursor.aspect);
    if (before != nullptr) cursor.clause = before;
    return before != nullptr;
  }
  const Term* before = cursor.field == of_status
                           ? neighbours.same_status(*cursor.term)
                           : neighbours.same(*cursor.term, cursor.field, cursor.aspect);
  if (before != nullptr) cursor.term = before;
  return before != nullptr;
}

class Blamer {
 public:
  Blamer(const PathHistory& history, const ReadVersion& read)
      : history_(history), versions_(history, read) {}

  Blame run(const std::string& clause) {
    begin(clause);
    while (!open_.empty()) {
      const auto place = open_.begin()->first;
      auto cursors = std::move(open_.begin()->second);
      open_.erase(open_.begin());
      step(place, std::move(cursors));
      versions_.let_go(place);
    }
    for (const std::size_t place : unreadable_) {
      blame_.unreadable.push_back(place);
      blame_.problems.push_back(versions_.problem(place));
    }
    return std::move(blame_);
  }

 private:
  void begin(const std::string& wanted) {
    const Version* version = versions_.at(0);
    if (version == nullptr) throw Error(Problem{.message = versions_.problem(0)});
    const Clause* top = wanted.empty() ? nullptr : &clause_named(version->agreement, wanted);
    std::map<const Clause*, std::size_t> depths;
    std::vector<const Clause*> shown;
    walk(version->agreement.clauses, [&](const Clause& clause, const Clause* parent) {
      const auto around = depths.find(parent);
      const bool in = top == nullptr || &clause == top || around != depths.end();
      if (!in) return;
      depths[&clause] = around == depths.end() ? 0 : around->second + 1;
      shown.push_back(&clause);
    });
    blame_.clauses.resize(shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i)
      add(*shown[i], depths.at(shown[i]), blame_.clauses[i]);
    std::map<const Clause*, ClauseBlame*> told;
    for (std::size_t i = 0; i < shown.size(); ++i)
      told.emplace(shown[i], &blame_.clauses[i]);
    add_facts(*version, told);
  }

  void add(const Clause& clause, std::size_t depth, ClauseBlame& told) {
    told.id = clause.id;
    told.number = clause.number;
    told.label = clause.label();
    told.depth = depth;
    open_[0].push_back({.settles = &told.meaning, .aspect = Aspect::meaning, .clause = &clause});
    open_[0].push_back({.settles = &told.words, .aspect = Aspect::words, .clause = &clause});
  }

  void add_facts(const Version& version, const std::map<const Clause*, ClauseBlame*>& told) {
    std::vector<std::pair<const Term*, std::size_t>> facts;
    for (const Term& term : version.interpretation.terms) {
      const auto found = told.find(term.clause);
      if (found == told.end()) continue;
      add_fact(term, of_status, *found->second, facts);
      for (std::size_t i = 0; i < term.values.size(); ++i)
        if (term.values[i].known != Known::absent) add_fact(term, i, *found->second, facts);
    }
    // Only now, when no list of facts grows any more, may anything point into one.
    std::map<ClauseBlame*, std::size_t> next;
    for (const auto& [term, field] : facts) {
      ClauseBlame* clause = told.at(term->clause);
      FactBlame& fact = clause->facts.at(next[clause]++);
      for (const auto& [aspect, culprit] :
           {std::pair(Aspect::meaning, &fact.meaning), {Aspect::words, &fact.words}})
        open_[0].push_back({.settles = culprit, .aspect = aspect, .term = term, .field = field});
    }
  }

  static void add_fact(const Term& term, std::size_t field, ClauseBlame& clause,
                       std::vector<std::pair<const Term*, std::size_t>>& facts) {
    FactBlame fact{.right = std::string(term.right->name), .term = term.id};
    if (field == of_status) {
      fact.value = term.status;
    } else {
      fact.field = term.right->fields[field].name;
      fact.value = term.values[field].text;
    }
    clause.facts.push_back(std::move(fact));
    facts.emplace_back(&term, field);
  }

  void step(std::size_t place, std::vector<Cursor> cursors) {
    std::vector<std::size_t> skipped;
    for (const std::size_t parent : versions_.before(place, skipped)) {
      const Version* before = versions_.at(parent);
      if (before == nullptr || cursors.empty()) continue;  // the file was deleted there
      const Neighbours neighbours(*before, *versions_.at(place));
      std::vector<Cursor> stay;
      for (Cursor& cursor : cursors)
        (go_back(cursor, neighbours) ? open_[parent] : stay).push_back(cursor);
      cursors = std::move(stay);
    }
    unreadable_.insert(skipped.begin(), skipped.end());
    for (const Cursor& cursor : cursors)
      *cursor.settles = {.version = place, .or_one_of = skipped};
  }

  const PathHistory& history_;
  Versions versions_;
  Blame blame_{};
  std::map<std::size_t, std::vector<Cursor>> open_{};  // by the place of the version
  std::set<std::size_t> unreadable_{};
};

}  // namespace

std::set<std::size_t> named_versions(const Blame& blame) {
  std::set<std::size_t> named;
  const auto add = [&named](const Culprit& one) {
    named.insert(one.version);
    named.insert(one.or_one_of.begin(), one.or_one_of.end());
  };
  for (const ClauseBlame& clause : blame.clauses) {
    add(clause.meaning);
    add(clause.words);
    for (const FactBlame& fact : clause.facts) {
      add(fact.meaning);
      add(fact.words);
    }
  }
  return named;
}

Blame blame(const PathHistory& history, const ReadVersion& read, const std::string& clause) {
  return Blamer(history, read).run(clause);
}

}  // namespace clauseline::history
