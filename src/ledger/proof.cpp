#include "ledger/proof.hpp"

#include "model/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace clauseline {
namespace {

constexpr std::string_view forged = "forged-decision";
constexpr long clocks = 1;  // day, by which clocks and zones may differ

Naming naming_of(const Person& person) { return {.name = person.name, .email = person.email}; }
Naming naming_of(const Signature& by) { return {.email = by.signer, .key = by.key}; }

std::string told(const Person& person) { return fmt::format("{} <{}>", person.name, person.email); }

bool is_wrong(SignatureState state) {
  return state == SignatureState::bad || state == SignatureState::revoked;
}

bool is_decider(const Naming& one, const Decision& decision, const Roster* roster) {
  const auto claimed = claimed_by(decision);
  if (!claimed.email.empty() && folded_email(claimed.email) == folded_email(one.email)) return true;
  if (roster == nullptr) return false;
  const Member* member = roster->holder(one);
  return member != nullptr && member == roster->holder(claimed);
}

Doubt doubt_of_signature(const LedgerEntry& entry, const Roster* roster, bool is_needed) {
  const auto& [state, signer, key] = entry.signature;
  if (state == SignatureState::good) {
    if (is_decider(naming_of(entry.signature), entry.decision, roster)) return {};
    return {fmt::format("the commit that brought it is signed by {}, not by {}", signer,
                        entry.decision.by),
            forged};
  }
  if (!is_needed && !is_wrong(state)) return {};
  return {fmt::format("the commit that brought it is {}", in_words(state)),
          is_wrong(state) ? forged : std::string_view()};
}

Doubt doubt_of_commit(const LedgerEntry& entry, const Roster* roster, bool is_needed) {
  for (const Person* one : {&entry.commit->author, &entry.commit->committer})
    if (!is_decider(naming_of(*one), entry.decision, roster))
      return {fmt::format("the commit that brought it is by {}, not by {}", told(*one),
                          entry.decision.by),
              forged};
  return doubt_of_signature(entry, roster, is_needed);
}

bool is_older_than(long long seconds, long long parents_at) {
  constexpr long long seconds_a_day = 86'400;
  return seconds < parents_at - clocks * seconds_a_day;
}

/// Whether a commit that proves a decision says that it is older than what it builds on.
bool is_misdated(const LedgerEntry& entry, bool is_carried) {
  const Commit& commit = *entry.commit;
  if (is_older_than(commit.committer.seconds, entry.parents_at)) return true;
  if (!is_carried) return is_older_than(commit.author.seconds, entry.parents_at);
  return entry.signed_in &&
         is_older_than(entry.signed_in->committer.seconds, entry.signed_parents_at);
}

/// Whoever carries a signed decision on does it later.
Doubt doubt_of_carrying(const LedgerEntry& entry, const std::string& today) {
  const auto& on = entry.decision.on;
  const auto committed = day_of(entry.commit->committer);
  const auto later = days_between(on, committed);
  if (!later || *later < -clocks)
    return {fmt::format("it says {}, and the commit that brought it is older: {}", on, committed),
            forged};
  const auto ahead = days_between(today, committed);
  if (!ahead || *ahead > clocks)
    return {fmt::format("the commit that brought it says {}, and today is {}", committed, today),
            forged};
  return {};
}

}  // namespace

std::optional<long> days_between(const std::string& from, const std::string& to) {
  const auto first = read_date(from);
  const auto last = read_date(to);
  if (!first || !last) return std::nullopt;
  return (first_day(*last) - first_day(*first)).count();
}

Naming claimed_by(const Decision& decision) {
  const auto [name, email] = person_named(decision.by);
  return {.name = name, .email = email};
}

bool signs_itself(const LedgerEntry& entry, const Roster* roster) {
  return entry.own_signature.state == SignatureState::good &&
         is_decider(naming_of(entry.own_signature), entry.decision, roster);
}

std::vector<Naming> namings_of(const LedgerEntry& entry, const Roster* roster) {
  std::vector<Naming> all{claimed_by(entry.decision)};
  const auto add_signer = [&all](const Signature& one) {
    if (one.state == SignatureState::good) all.push_back(naming_of(one));
  };
  add_signer(entry.own_signature);
  if (!entry.commit || signs_itself(entry, roster)) return all;
  for (const Person* one : {&entry.commit->author, &entry.commit->committer})
    all.push_back(naming_of(*one));
  add_signer(entry.signature);
  return all;
}

Doubt doubt_of_person(const LedgerEntry& entry, const Roster* roster, bool is_needed) {
  if (!entry.commit) return {"it is not committed, so that nobody answers for it"};
  const Signature& own = entry.own_signature;
  if (signs_itself(entry, roster)) return {};
  if (own.state == SignatureState::good)
    return {fmt::format("it is itself signed by {}, not by {}", own.signer, entry.decision.by),
            forged};
  if (is_wrong(own.state)) return {fmt::format("it is itself {}", in_words(own.state)), forged};
  auto doubt = doubt_of_commit(entry, roster, is_needed);
  if (!doubt.told.empty() && own.state != SignatureState::none)
    doubt.told += fmt::format(", and it is itself {}", in_words(own.state));
  return doubt;
}

Doubt doubt_of_day(const LedgerEntry& entry, const Roster* roster, const std::string& today) {
  const auto& on = entry.decision.on;
  const auto ahead = days_between(today, on);
  if (!ahead || *ahead > clocks)
    return {fmt::format("it is dated {}, and today is {}", on, today), forged};
  if (!entry.commit) return {};
  const Commit& commit = *entry.commit;
  const bool is_carried = signs_itself(entry, roster);
  if (is_carried) {
    if (auto doubt = doubt_of_carrying(entry, today); !doubt.told.empty()) return doubt;
  } else if (const auto apart = days_between(day_of(commit.author), on);
             !apart || std::abs(*apart) > clocks) {
    return {fmt::format("it says {}, and the commit that brought it {}", on, day_of(commit.author)),
            forged};
  }
  if (is_misdated(entry, is_carried))
    return {"the commit that brought it says that it is older than what it builds on", forged};
  return {};
}

}  // namespace clauseline
