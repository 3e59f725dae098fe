// The comparison is walked once: every change meets every rule that waits for its right.
// Then findings are grouped, weighed, ordered and folded.

#include "rules/coverage.hpp"
#include "rules/direction.hpp"
#include "rules/message.hpp"
#include "rules/rule.hpp"
#include "rules/waiting.hpp"
#include "terms/describe.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace clauseline {
namespace {

/// Nobody can say whether these places are more or less than those: neither is claimed.
bool unknown_places(const Change& change) {
  const Field* field = find_field(*change.right, change.field);
  return field != nullptr && change.move == Move::replaced && change.old_value() != nullptr &&
         change.new_value() != nullptr &&
         unknown_places(*field, *change.old_value(), *change.new_value());
}

bool applies(const Rule& rule, const Change& change, const Comparison& comparison) {
  return waits_for(rule, *change.right, change.field, change.move) &&
         (rule.last_resort || !unknown_places(change)) &&
         (rule.when == nullptr || rule.when(change, comparison)) &&
         std::ranges::all_of(rule.where,
                             [&](const Requirement& one) { return meets(one, change); });
}

/// Where a finding stands in the later version, or stood in the earlier one.
class Places {
 public:
  explicit Places(const Comparison& comparison) {
    for (std::size_t i = 0; i < comparison.clauses.size(); ++i) {
      const auto& pairing = comparison.clauses[i].pairing;
      for (const auto* side : {&pairing.before, &pairing.after})
        for (const Clause* clause : *side) {
          at_.try_emplace(clause, i);
          change_of_.try_emplace(clause, &comparison.clauses[i]);
        }
    }
    for (const Interpretation* version : {comparison.before, comparison.after})
      walk(version->agreement->clauses, [&](const Clause& clause, const Clause* parent) {
        parent_.try_emplace(&clause, parent);
      });
  }

  /// Records have no clause and come first, by line.
  std::tuple<long, Position> of(const Change& change) const {
    const Clause* clause = change.new_clause == nullptr ? change.old_clause : change.new_clause;
    const Term* term = change.term();
    const auto found = at_.find(clause);
    const long place = found == at_.end() ? -1 : static_cast<long>(found->second);
    if (term != nullptr) return {place, term->at()};
    return {place, clause == nullptr ? Position{} : clause->at};
  }
  const Clause* parent(const Clause* clause) const {
    const auto found = parent_.find(clause);
    return found == parent_.end() ? nullptr : found->second;
  }
  /// The pairing that a clause belongs to, or null.
  const ClauseChange* change_of(const Clause* clause) const {
    const auto found = change_of_.find(clause);
    return found == change_of_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<const Clause*, std::size_t> at_;
  std::unordered_map<const Clause*, const Clause*> parent_;
  std::unordered_map<const Clause*, const ClauseChange*> change_of_;
};

class Judge {
 public:
  Judge(const Comparison& comparison, const House& house)
      : comparison_(comparison), house_(house), places_(comparison), waiting_(house.rules) {}

  std::vector<Finding> run() {
    for (const Change& change : comparison_.changes)
      judge(change);
    for (Finding& finding : findings_)
      weigh(finding);
    if (house_.weigh) weigh_in_house();
    sort();
    fold();
    return std::move(findings_);
  }

 private:
  /// A change of a typed term is never passed over: silence is no answer.
  void judge(const Change& change) {
    const auto waiting = waiting_.of(*change.right);
    bool judged = false;
    for (const Rule* rule : waiting)
      if (!rule->last_resort && applies(*rule, change, comparison_)) {
        find(*rule, change);
        judged = true;
      }
    if (judged || !change.right->part.empty()) return;
    if (is_role(change)) return judge_exchange(change);
    const auto resort = std::ranges::find_if(waiting, [&](const Rule* rule) {
      return rule->last_resort && applies(*rule, change, comparison_);
    });
    if (resort != waiting.end()) find(**resort, change);
  }

  /// Does the change name other parties on one side of the right?
  static bool is_role(const Change& change) {
    const auto& right = *change.right;
    return !change.field.empty() &&
           (change.field == right.beneficiary || change.field == right.burdened);
  }

  /// A right between other parties is another right: one is gone and one is new. Where both
  /// roles changed, that is told once.
  void judge_exchange(const Change& change) {
    if (!exchanged_.insert(change.new_term).second) return;
    Change gone = change;
    gone.field = {};
    gone.move = Move::removed;
    gone.before = describe(*change.old_term);
    gone.after = "none";
    Change fresh = gone;
    fresh.move = Move::added;
    fresh.before = "none";
    fresh.after = describe(*change.new_term);
    judge(gone);
    judge(fresh);
  }

  void find(const Rule& rule, const Change& change) {
    const Clause* parent = rule.grouping == Grouping::under_parent ? parent_of(change) : nullptr;
    if (rule.grouping != Grouping::each) {
      const void* group = parent;
      if (rule.grouping == Grouping::of_term) group = change.term();
      const auto [earlier, fresh] = groups_.try_emplace({&rule, group}, findings_.size());
      if (!fresh) {
        findings_[earlier->second].also.push_back(change);
        return;
      }
    }
    Finding finding{
        .rule = &rule,
        .family = rule.family == Family::any ? family_of(*change.right, change.field) : rule.family,
        .severity = rule.severity,
        .change = change};
    if (parent != nullptr) tell_at(*parent, finding);
    findings_.push_back(std::move(finding));
  }

  const Clause* parent_of(const Change& change) const {
    const Clause* clause = change.new_clause == nullptr ? change.old_clause : change.new_clause;
    const Clause* parent = places_.parent(clause);
    // A removed row stands under the old table; the finding is told at the new one.
    if (change.new_clause == nullptr && parent != nullptr)
      if (const auto* pair = places_.change_of(parent); pair != nullptr && pair->after() != nullptr)
        return pair->after();
    return parent;
  }

  /// The first change becomes one of the others, and the parent the place of the finding.
  void tell_at(const Clause& parent, Finding& finding) const {
    finding.also.push_back(finding.change);
    const auto* pair = places_.change_of(&parent);
    finding.change.old_clause = pair == nullptr ? nullptr : pair->before();
    finding.change.new_clause = &parent;
    finding.change.clause = pair;
  }

  /// A few changes that are told together each have their sentence, where it differs.
  std::string message(const Finding& finding) const {
    constexpr std::size_t few = 3;
    // What words of the clause itself say is quoted; what they speak of has no roles to name.
    const auto field = finding.change.field;
    const bool elsewhere = field == "typed-alone" || field == "overridden" || field == "outranked";
    const bool quotes = finding.change.right->name == "prose" && !elsewhere;
    if (quotes)
      return fill(std::string(finding.rule->title) + ": {said}.", finding.change, comparison_);
    auto text = fill(finding.rule->says, finding.change, comparison_);
    if (finding.rule->grouping != Grouping::together || finding.also.size() >= few) return text;
    for (const Change& change : finding.also)
      if (const auto more = fill(finding.rule->says, change, comparison_); !text.ends_with(more))
        text += " " + more;
    return text;
  }

  void weigh(Finding& finding) const {
    const Rule& rule = *finding.rule;
    finding.message = message(finding);
    finding.direction = direction_of(rule, finding.change, comparison_);
    const bool depends = std::ranges::any_of(
        finding.direction, [](const auto& one) { return one.second == Direction::depends; });
    if (depends) finding.depends = with_names(what_it_depends_on(finding.change), comparison_);
    const auto reason_of = [&](auto* modifier) {
      return modifier == nullptr ? std::string_view() : modifier(finding.change, comparison_);
    };
    if (const auto reason = reason_of(rule.lighter); !reason.empty()) {
      finding.severity = std::min(finding.severity, rule.lighter_severity);
      finding.modifier = reason;
    }
    if (const auto reason = reason_of(rule.heavier); !reason.empty()) {
      finding.severity = std::max(finding.severity, rule.heavier_severity);
      finding.modifier = reason;
    }
  }

  /// Before anything is folded, so that what the house does not want told explains nothing.
  void weigh_in_house() {
    std::vector<Finding> kept;
    for (Finding& finding : findings_)
      if (house_.weigh(finding, comparison_)) kept.push_back(std::move(finding));
    findings_ = std::move(kept);
  }

  void sort() {
    std::ranges::stable_sort(findings_, [this](const Finding& a, const Finding& b) {
      if (a.severity != b.severity) return a.severity > b.severity;
      const auto x = places_.of(a.change);
      const auto y = places_.of(b.change);
      return std::tie(x, a.rule->code) < std::tie(y, b.rule->code);
    });
  }

  /// Do two findings speak of the same clause, or of clauses that are paired?
  bool same_clause(const Change& a, const Change& b) const {
    for (const Clause* one : {a.old_clause, a.new_clause})
      for (const Clause* other : {b.old_clause, b.new_clause})
        if (one != nullptr && other != nullptr &&
            (one == other || (places_.change_of(one) != nullptr &&
                              places_.change_of(one) == places_.change_of(other))))
          return true;
    return false;
  }

  bool explains(const Finding& stronger, const Finding& finding) const {
    if (&stronger == &finding || stronger.rule->folding != Folding::never) return false;
    if (stronger.family == Family::structure || stronger.family == Family::integrity) return false;
    // A few words explain no more than they weigh themselves.
    if (stronger.change.right->name == "prose" && stronger.severity < finding.severity)
      return false;
    if (finding.rule->folding == Folding::under_clause)
      return same_clause(stronger.change, finding.change);
    return stronger.change.term() != nullptr && stronger.change.term() == finding.change.term();
  }

  /// Findings are ordered by severity, so the first that explains one is the strongest.
  void fold() {
    ByClause by_clause;
    for (std::size_t i = 0; i < findings_.size(); ++i)
      for (const Clause* clause : {findings_[i].change.old_clause, findings_[i].change.new_clause})
        if (const auto* pair = places_.change_of(clause); pair != nullptr)
          by_clause[pair].push_back(i);
    for (Finding& finding : findings_)
      if (finding.rule->folding != Folding::never)
        finding.folded_under = explanation(finding, by_clause);
  }

  using ByClause = std::unordered_map<const ClauseChange*, std::vector<std::size_t>>;

  /// The place of the strongest finding that explains this one, or -1.
  int explanation(const Finding& finding, const ByClause& by_clause) const {
    for (const Clause* clause : {finding.change.old_clause, finding.change.new_clause}) {
      const auto found = by_clause.find(places_.change_of(clause));
      if (found == by_clause.end()) continue;
      for (const std::size_t i : found->second)
        if (explains(findings_[i], finding)) return static_cast<int>(i);
    }
    return -1;
  }

  const Comparison& comparison_;
  const House& house_;
  Places places_;
  Waiting waiting_;
  std::vector<Finding> findings_{};
  std::map<std::pair<const Rule*, const void*>, std::size_t> groups_{};  // of those told together
  std::unordered_set<const Term*> exchanged_{};
};

}  // namespace

std::vector<Finding> judge(const Comparison& comparison, const House& house) {
  return Judge(comparison, house).run();
}

}  // namespace clauseline
