#include "terms/unread_parts.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace clauseline {
namespace {

/// Is every part of this name read, not only the first?
bool read_whole(const Right& right, std::string_view part) {
  if (part == "exclusivity") return true;
  return std::ranges::any_of(right.fields, [&](const Field& field) {
    const bool several = field.type == Type::end || field.type == Type::parts ||
                         field.type == Type::condition || field.type == Type::tiers ||
                         (field.type == Type::ids && field.name == field.element);
    return field.element == part && several;
  });
}

}  // namespace

std::vector<const Fact*> unread_parts(const Term& term) {
  std::set<std::string_view> seen;
  std::vector<const Fact*> further;
  for (const Fact& part : term.fact->parts)
    if (!read_whole(*term.right, part.name) && !seen.insert(part.name).second)
      further.push_back(&part);
  return further;
}

}  // namespace clauseline
