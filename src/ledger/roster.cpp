#include "ledger/roster.hpp"

#include "text/fold.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace clauseline {
namespace {

std::string in_lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

bool has(const std::vector<std::string>& all, std::string_view one) {
  return !one.empty() && std::ranges::find(all, one) != all.end();
}

bool is_like(const Member& member, const Naming& naming) {
  return has(member.names, folded_name(naming.name)) ||
         has(member.emails, folded_email(naming.email)) || has(member.keys, naming.key);
}

}  // namespace

bool Member::holds(std::string_view role) const { return has(roles, role); }

const Member* Roster::holder(const Naming& naming) const {
  const auto email = folded_email(naming.email);
  const Member* found = nullptr;
  for (const Member& member : members) {
    if (!has(member.emails, email) && !has(member.keys, naming.key)) continue;
    if (found != nullptr) return nullptr;
    found = &member;
  }
  return found;
}

std::string folded_name(std::string_view name) { return in_lower_case(collapse(fold(name))); }
std::string folded_email(std::string_view email) { return in_lower_case(collapse(email)); }

bool may_be_one(const Naming& one, const Naming& other, const Roster* roster) {
  if (roster != nullptr) {
    const Member* mine = roster->holder(one);
    const Member* others = roster->holder(other);
    if (mine != nullptr && others != nullptr) return mine == others;
  }
  const auto same = [](const std::string& a, const std::string& b) { return !a.empty() && a == b; };
  if (same(folded_name(one.name), folded_name(other.name)) ||
      same(folded_email(one.email), folded_email(other.email)) || same(one.key, other.key))
    return true;
  return roster != nullptr && std::ranges::any_of(roster->members, [&](const Member& member) {
           return is_like(member, one) && is_like(member, other);
         });
}

}  // namespace clauseline
