#include "history/step.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace clauseline::history {
namespace {

using Clauses = std::vector<const Clause*>;

/// The clauses of one version, and what each lies in.
class Around {
 public:
  explicit Around(const Agreement& agreement) {
    walk(agreement.clauses,
         [&](const Clause& clause, const Clause* parent) { parent_.emplace(&clause, parent); });
  }

  std::vector<std::string> of(const Clauses& clauses) const {
    std::vector<std::string> ids;
    for (const Clause* clause : clauses)
      for (const Clause* one = parent(clause); one != nullptr; one = parent(one))
        if (std::ranges::find(ids, one->id) == ids.end()) ids.push_back(one->id);
    return ids;
  }

 private:
  const Clause* parent(const Clause* clause) const {
    const auto found = parent_.find(clause);
    return found == parent_.end() ? nullptr : found->second;
  }

  std::unordered_map<const Clause*, const Clause*> parent_;
};

std::vector<std::string> ids_of(const Clauses& clauses) {
  std::vector<std::string> ids;
  ids.reserve(clauses.size());
  for (const Clause* clause : clauses)
    ids.push_back(clause->id);
  return ids;
}

class Teller {
 public:
  explicit Teller(const Audit& audit)
      : audit_(audit), before_(audit.before->agreement), after_(audit.after->agreement) {}

  std::vector<ClauseStep> clauses() const {
    std::vector<ClauseStep> told;
    for (const ClauseChange& change : audit_.comparison.clauses) {
      auto step = ClauseStep{.clauses = touched(change.pairing.before, change.pairing.after)};
      if (change.unchanged() && step.clauses.before == step.clauses.after) continue;
      if (!change.unchanged()) step.kinds = kinds(change);
      step.name = name(change);
      const bool words_alone = step.kinds.size() == 1 && change.edited;
      step.typographic = words_alone && (change.typographic || change.followed);
      told.push_back(std::move(step));
    }
    return told;
  }

  FindingStep finding(const Finding& one) const {
    FindingStep told{.severity = one.severity,
                     .rule = std::string(one.rule->code),
                     .slug = std::string(one.rule->slug),
                     .title = std::string(one.rule->title),
                     .message = one.message,
                     .direction = one.direction};
    const Change& change = one.change;
    std::pair<Clauses, Clauses> both;
    add(change, both);
    for (const Change& other : one.also)
      add(other, both);
    told.clauses = touched(both.first, both.second);
    const Clause* shown = change.new_clause == nullptr ? change.old_clause : change.new_clause;
    told.place = shown == nullptr ? std::string(change.right->part) : shown->label();
    told.subject = fmt::format("{}\n{}\n{}\n{}\n{}\n{}", told.rule, change.right->name,
                               change.field, change.term() == nullptr ? "" : change.term()->id,
                               shown == nullptr ? "" : shown->id, change.asset);
    return told;
  }

 private:
  Touched touched(const Clauses& before, const Clauses& after) const {
    return {.before = ids_of(before),
            .after = ids_of(after),
            .around_before = before_.of(before),
            .around_after = after_.of(after)};
  }

  static void add(const Change& change, std::pair<Clauses, Clauses>& both) {
    if (change.old_clause != nullptr) both.first.push_back(change.old_clause);
    if (change.new_clause != nullptr) both.second.push_back(change.new_clause);
  }

  static std::string numbers(const Clauses& clauses) {
    std::vector<std::string> all;
    all.reserve(clauses.size());
    for (const Clause* clause : clauses)
      all.push_back(clause->number.empty() ? clause->label() : clause->number);
    return fmt::format("{}", fmt::join(all, ", "));
  }

  /// By the later label, with the older numbers before it where they were others.
  static std::string name(const ClauseChange& change) {
    const auto& [before, after] = std::pair(change.pairing.before, change.pairing.after);
    if (after.empty() || before.empty()) return numbers_and_label(before.empty() ? after : before);
    const auto old_numbers = numbers(before);
    const bool same = before.front()->number == after.front()->number || old_numbers.empty();
    const auto now = numbers_and_label(after);
    return same && before.size() == 1 && after.size() == 1
               ? now
               : fmt::format("{} -> {}", old_numbers, now);
  }

  static std::string numbers_and_label(const Clauses& clauses) {
    return clauses.size() == 1 ? clauses.front()->label() : numbers(clauses);
  }

  const Audit& audit_;
  Around before_;
  Around after_;
};

/// The same clauses of the later version, or, of what is gone, of the earlier one.
bool same_clause(const ClauseStep& a, const ClauseStep& b) {
  const auto& [before, after, around, around_after] = a.clauses;
  return after.empty() && b.clauses.after.empty() ? before == b.clauses.before
                                                  : after == b.clauses.after;
}

bool same_finding(const FindingStep& a, const FindingStep& b) { return a.subject == b.subject; }

template <class Told>
void keep_common(std::vector<Told>& told, const std::vector<Told>& others,
                 bool (*same)(const Told&, const Told&)) {
  std::erase_if(told, [&](const Told& one) {
    return std::ranges::none_of(others, [&](const Told& other) { return same(one, other); });
  });
}

}  // namespace

std::string_view to_text(StepKind kind) {
  constexpr std::array<std::string_view, 5> names{"added", "changed", "merge", "deleted",
                                                  "unreadable"};
  return names.at(static_cast<std::size_t>(kind));
}

StepTally tally(const Step& step) {
  StepTally sum;
  for (const ClauseStep& clause : step.clauses)
    for (const auto kind : clause.kinds)
      ++sum.clauses[kind];
  for (const FindingStep& finding : step.findings)
    ++sum.findings.at(static_cast<std::size_t>(finding.severity));
  return sum;
}

void describe(const Version& version, Step& told) {
  const Agreement& agreement = version.agreement;
  told.title = agreement.title;
  told.label = agreement.version;
  told.effective = agreement.effective();
  told.status = agreement.status;
  for (const Party& party : agreement.parties)
    told.parties.emplace(party.id, party.short_name.empty() ? party.name : party.short_name);
}

Against against(const Audit& audit, std::size_t parent) {
  const Teller teller(audit);
  Against told{.parent = parent, .clauses = teller.clauses()};
  for (const Finding& finding : audit.findings)
    if (finding.folded_under < 0) told.findings.push_back(teller.finding(finding));
  return told;
}

void settle(Step& step) {
  if (step.against.empty()) return;
  step.clauses = step.against.front().clauses;
  step.findings = step.against.front().findings;
  std::erase_if(step.clauses, [](const ClauseStep& clause) { return clause.kinds.empty(); });
  for (const Against& other : step.against) {
    keep_common(step.clauses, other.clauses, same_clause);
    keep_common(step.findings, other.findings, same_finding);
  }
}

}  // namespace clauseline::history
