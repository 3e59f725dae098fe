#include "ledger/voices.hpp"

#include "ledger/proof.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace clauseline {
namespace {

/// Finds somebody for each role from `next` on, nobody for two of them.
bool can_fill(const std::vector<std::string>& roles, std::size_t next,
              const std::vector<Voice>& voices, std::set<std::size_t>& taken) {
  if (next == roles.size()) return true;
  return std::ranges::any_of(voices, [&](const Voice& voice) {
    if (voice.entry->decision.role != roles[next] || !taken.insert(voice.person).second)
      return false;
    if (can_fill(roles, next + 1, voices, taken)) return true;
    taken.erase(voice.person);
    return false;
  });
}

bool is_among(const std::vector<std::string>& roles, const std::string& role) {
  return std::ranges::find(roles, role) != roles.end();
}

bool all_filled(const std::vector<std::string>& roles, const std::vector<Voice>& voices) {
  return std::ranges::all_of(roles, [&](const std::string& role) {
    return std::ranges::any_of(
        voices, [&](const Voice& voice) { return voice.entry->decision.role == role; });
  });
}

}  // namespace

void tell_people_apart(std::vector<Voice>& voices, const Roster* roster) {
  for (std::size_t i = 0; i < voices.size(); ++i)
    voices[i].person = i;
  for (std::size_t i = 0; i < voices.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto mine = namings_of(*voices[i].entry, roster);
      const auto others = namings_of(*voices[j].entry, roster);
      const bool same = std::ranges::any_of(mine, [&](const Naming& one) {
        return std::ranges::any_of(
            others, [&](const Naming& other) { return may_be_one(one, other, roster); });
      });
      if (!same) continue;
      const auto from = std::max(voices[i].person, voices[j].person);
      const auto to = std::min(voices[i].person, voices[j].person);
      for (Voice& voice : voices)
        if (voice.person == from) voice.person = to;
    }
}

bool is_met(const Requires& line, std::vector<Voice> voices, const Bench& bench) {
  std::erase_if(voices, [&](const Voice& voice) {
    return !line.roles.empty() && !is_among(line.roles, voice.entry->decision.role);
  });
  std::set<std::size_t> people;
  for (const Voice& voice : voices)
    people.insert(voice.person);
  if (people.size() < std::max(1U, line.distinct)) return false;
  if (bench.rules.segregation.same_person_two_roles) return all_filled(line.roles, voices);
  std::set<std::size_t> taken;
  return can_fill(line.roles, 0, voices, taken);
}

}  // namespace clauseline
