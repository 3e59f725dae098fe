// What became of findings. Decisions are first doubted one by one (doubt.cpp); those that are left
// are held against what the house wants of the finding. Whatever is not clear leaves it open.

#include "ledger/settle.hpp"

#include "ledger/doubt.hpp"
#include "ledger/voices.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace clauseline {
namespace {

std::string voice_told(const LedgerEntry& entry) {
  const auto who = person_named(entry.decision.by).name;
  return entry.decision.role.empty() ? who : fmt::format("{} as {}", who, entry.decision.role);
}

/// The places in a ledger of the decisions that name the same.
using Places = std::unordered_map<std::string_view, std::vector<std::size_t>>;

const std::vector<std::size_t>& at(const Places& places, std::string_view name) {
  static const std::vector<std::size_t> none;
  const auto found = places.find(name);
  return found == places.end() ? none : found->second;
}

/// A ledger in the order in which findings ask for it.
struct Index {
  Index(const std::vector<LedgerEntry>& ledger, const std::vector<std::string>& fingerprints)
      : present(fingerprints.begin(), fingerprints.end()) {
    for (std::size_t i = 0; i < ledger.size(); ++i) {
      const Decision& decision = ledger[i].decision;
      by_fingerprint[decision.fingerprint].push_back(i);
      if (!present.contains(decision.fingerprint)) gone_by_label[decision.finding].push_back(i);
    }
  }

  Places by_fingerprint{};
  Places gone_by_label{};                        // of those whose finding is not there any more
  std::unordered_set<std::string_view> present;  // the fingerprints of all findings
};

/// Settles one finding.
class Case {
 public:
  Case(const Finding& finding, const std::string& fingerprint, const Bench& bench,
       const Index& index)
      : finding_(finding), fingerprint_(fingerprint), bench_(bench), index_(index) {
    for (const Requires& line : bench.rules.required)
      if (speaks_of(line, finding, bench)) lines_.push_back(line);
    required_ = !lines_.empty();
    if (!required_) lines_.push_back({});
  }

  Settlement settled() {
    weigh();
    decide();
    if (made_.state == ReviewState::open) look_for_other_facts();
    tell_faults();
    return std::move(made_);
  }

 private:
  void weigh() {
    for (const std::size_t i : at(index_.by_fingerprint, fingerprint_)) {
      const LedgerEntry& entry = bench_.ledger[i];
      auto doubt = weigh_decision(entry, finding_, bench_, Committed::needed);
      const auto withdrawn = taken_back(entry);
      // Who says no is heard, whoever it is: that a gate stays closed harms nobody.
      const bool heard = doubt.told.empty() || entry.decision.verdict == Verdict::reject;
      if (heard && withdrawn.empty()) keep(entry);
      if (doubt.told.empty()) doubt.told = withdrawn;
      if (!doubt.field.empty()) doubts_.emplace_back(i, doubt.field);
      voided_ = voided_ || doubt.ended;
      made_.decisions.push_back({.entry = i, .doubt = std::move(doubt.told)});
    }
    tell_people_apart(approvals_, bench_.roster);
    tell_people_apart(both_, bench_.roster);
  }

  /// Of what one person says again and again, once.
  void keep(const LedgerEntry& entry) {
    const Decision& said = entry.decision;
    if (!kept_.emplace(said.verdict, said.by, said.role, said.expires).second) return;
    if (entry.decision.verdict == Verdict::reject) rejects_.push_back({.entry = &entry});
    if (entry.decision.verdict == Verdict::approve) approvals_.push_back({.entry = &entry});
    if (entry.decision.verdict == Verdict::waive) waivers_.push_back({.entry = &entry});
    if (entry.decision.verdict == Verdict::approve || entry.decision.verdict == Verdict::waive)
      both_.push_back({.entry = &entry});
  }

  /// Who took a decision back, or empty.
  std::string taken_back(const LedgerEntry& entry) const {
    for (const std::size_t i : at(index_.by_fingerprint, fingerprint_))
      if (const LedgerEntry& other = bench_.ledger[i]; takes_back(other, entry, finding_, bench_))
        return fmt::format("{} took it back on {}", person_named(other.decision.by).name,
                           other.decision.on);
    return {};
  }

  bool all_met(const std::vector<Voice>& voices) const {
    return std::ranges::all_of(lines_,
                               [&](const Requires& line) { return is_met(line, voices, bench_); });
  }

  void decide() {
    if (!rejects_.empty()) return conclude(ReviewState::rejected, rejects_);
    if (all_met(approvals_)) return conclude(ReviewState::approved, approvals_);
    const auto until = waived_until();
    if (!until.empty()) {
      auto& voices = bench_.rules.waiver.roles.empty() ? both_ : waivers_;
      std::erase_if(voices, [&](const Voice& voice) {
        const auto& expires = voice.entry->decision.expires;
        return !expires.empty() && expires < until;
      });
      conclude(ReviewState::waived, voices);
      made_.until = until;
      made_.why += fmt::format(" until {}", until);
      return;
    }
    explain_open();
  }

  /// The last day on which the waivers, with what approvals there are, are enough.
  std::string waived_until() const {
    std::set<std::string, std::greater<>> days;
    for (const Voice& voice : waivers_)
      days.insert(voice.entry->decision.expires);
    if (days.empty()) return {};
    if (!bench_.rules.waiver.roles.empty()) return *days.begin();
    for (const std::string& day : days) {
      auto voices = both_;
      std::erase_if(voices, [&](const Voice& voice) {
        const auto& expires = voice.entry->decision.expires;
        return !expires.empty() && expires < day;
      });
      if (all_met(voices)) return day;
    }
    return {};
  }

  /// Who decided first is told first, wherever their files lie.
  void conclude(ReviewState state, std::vector<Voice> voices) {
    made_.state = state;
    std::ranges::stable_sort(voices, {}, [](const Voice& voice) {
      const LedgerEntry& entry = *voice.entry;
      return std::tuple(entry.decision.on, entry.commit ? entry.commit->committer.seconds : 0,
                        entry.decision.by);
    });
    for (const Voice& voice : voices) {
      const Decision& decision = voice.entry->decision;
      made_.by += fmt::format("{}{}", made_.by.empty() ? "" : ", ", voice_told(*voice.entry));
      made_.reason += fmt::format("{}{}", made_.reason.empty() ? "" : " / ", decision.rationale);
    }
    made_.why = fmt::format("{} by {}", to_text(state), made_.by);
  }

  void explain_open() {
    made_.state = voided_ ? ReviewState::voided : ReviewState::open;
    for (const Weighed& one : made_.decisions) {
      if (one.doubt.empty()) continue;
      const Decision& decision = bench_.ledger[one.entry].decision;
      made_.why += fmt::format("{}the decision to {} by {} does not count: {}",
                               made_.why.empty() ? "" : "; ", to_text(decision.verdict),
                               person_named(decision.by).name, one.doubt);
    }
    if (both_.empty() && !required_) return;
    for (const Requires& line : lines_) {
      if (is_met(line, approvals_, bench_)) continue;
      made_.why += fmt::format("{}it needs {}", made_.why.empty() ? "" : "; ", needed(line));
    }
    if (both_.empty()) return;
    std::vector<std::string> so_far;
    for (const Voice& voice : both_)
      so_far.push_back(voice_told(*voice.entry));
    made_.why += fmt::format(", and has {}", fmt::join(so_far, ", "));
  }

  static std::string needed(const Requires& line) {
    auto text = line.distinct == 1 ? std::string("an approval")
                                   : fmt::format("approvals by {} people", line.distinct);
    if (!line.roles.empty()) text += fmt::format(" as {}", fmt::join(line.roles, " and "));
    if (line.is_signed) text += ", signed";
    return text;
  }

  /// Decisions of this comparison on the same rule and clause whose fact is not there any more.
  void look_for_other_facts() {
    for (const std::size_t i : at(index_.gone_by_label, label_of(finding_))) {
      const LedgerEntry& entry = bench_.ledger[i];
      const Decision& decision = entry.decision;
      const bool here = entry.in_range || !entry.commit ||
                        (!decision.from_blob.empty() && decision.from_blob == bench_.from_blob);
      const bool takes_back = decision.verdict == Verdict::withdraw;
      if (!here || takes_back) continue;
      made_.state = ReviewState::voided;
      made_.why += fmt::format("{}{} {} it on {}, and what it says has changed since",
                               made_.why.empty() ? "" : "; ", person_named(decision.by).name,
                               in_words(decision.verdict), decision.on);
    }
  }

  void fault(std::string_view field, std::string told) {
    made_.faults.push_back({.field = field, .told = std::move(told)});
  }

  void tell_faults() {
    const bool matters = finding_.folded_under < 0 && !lets_pass(made_.state) &&
                         (required_ || finding_.severity >= bench_.gate);
    for (const auto& [place, field] : doubts_) {
      const LedgerEntry& entry = bench_.ledger[place];
      const bool forged = field == "forged-decision";
      if (forged ? !entry.in_range : !matters) continue;
      const auto found = std::ranges::find(made_.decisions, place, &Weighed::entry);
      fault(field,
            fmt::format("the decision to {} {} by {}: {}", to_text(entry.decision.verdict),
                        label_of(finding_), person_named(entry.decision.by).name, found->doubt));
    }
    if (matters && required_ && finding_.severity < bench_.gate && !is_of_ledger(*finding_.rule))
      fault("approval-missing",
            fmt::format("{}: {}", label_of(finding_), made_.why.empty() ? "nobody" : made_.why));
  }

  const Finding& finding_;
  const std::string& fingerprint_;
  const Bench& bench_;
  const Index& index_;
  std::vector<Requires> lines_{};
  bool required_ = false;
  bool voided_ = false;  // a decision counted once and has ended
  std::set<std::tuple<Verdict, std::string, std::string, std::string>> kept_{};
  std::vector<Voice> approvals_{};
  std::vector<Voice> waivers_{};
  std::vector<Voice> both_{};
  std::vector<Voice> rejects_{};
  std::vector<std::pair<std::size_t, std::string_view>> doubts_{};  // entries, and what is told
  Settlement made_{};
};

}  // namespace

std::string_view to_text(ReviewState state) {
  constexpr std::array<std::string_view, 5> names{"open", "approved", "waived", "rejected", "void"};
  return names.at(static_cast<std::size_t>(state));
}

bool speaks_of(const Requires& line, const Finding& finding, const Bench& bench) {
  const auto loses = [&] {
    const auto found = finding.direction.find(line.party);
    // Where nobody can say who gains, the party may be the one that loses.
    return found == finding.direction.end() || found->second != Direction::gain;
  };
  const auto is_little = [&](const Money& stake) {
    return stake.unit == line.over->unit && stake.amount <= line.over->amount;
  };
  if (line.over && std::ranges::any_of(bench.at_stake, is_little)) return false;
  return (line.families.empty() ||
          std::ranges::find(line.families, finding.family) != line.families.end()) &&
         finding.severity >= line.severity &&
         (line.agreement.empty() || line.agreement == bench.agreement) &&
         (line.party.empty() || loses());
}

std::string label_of(const Finding& finding) {
  const Change& change = finding.change;
  const Clause* clause = change.new_clause == nullptr ? change.old_clause : change.new_clause;
  const Term* term = change.term();
  std::string label(finding.rule->code);
  if (clause != nullptr) label += "@" + clause->id;
  if (term != nullptr && clause != nullptr && term->right->part.empty()) label += "/" + term->id;
  return label;
}

std::vector<Settlement> settle(const std::vector<Finding>& findings,
                               const std::vector<std::string>& fingerprints, const Bench& bench) {
  std::vector<Settlement> settled;
  settled.reserve(findings.size());
  const Index index(bench.ledger, fingerprints);
  for (std::size_t i = 0; i < findings.size(); ++i)
    settled.push_back(Case(findings[i], fingerprints.at(i), bench, index).settled());
  return settled;
}

}  // namespace clauseline
