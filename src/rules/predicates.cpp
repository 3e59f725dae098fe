#include "rules/predicates.hpp"

#include <algorithm>

namespace clauseline::packs {
namespace {

bool overlap(const Names& some, const Names& others, const Register& things) {
  return std::ranges::any_of(some,
                             [&](const std::string& id) { return things.covers(others, id); }) ||
         std::ranges::any_of(others,
                             [&](const std::string& id) { return things.covers(some, id); });
}

/// Is it an exclusive licence, granted by the party of a permission, to what this is about?
bool grants_exclusively(const Term& grant, const Term& permission, const Register& things) {
  if (grant.right->name != "grant" || !grant.active()) return false;
  if (grant["exclusivity"].text != "exclusive") return false;
  if (grant["grantor"].text != permission["party"].text) return false;
  const auto* licensed = grant["assets"].get<Names>();
  const auto* kept = permission["over"].get<Names>();
  return licensed != nullptr && kept != nullptr && overlap(*licensed, *kept, things);
}

const std::vector<Part>* parts(const Value* exceptions) {
  return exceptions == nullptr ? nullptr : exceptions->get<std::vector<Part>>();
}

Names customers(const std::vector<Part>& exceptions) {
  Names all;
  for (const Part& part : exceptions)
    all.insert(part.customers.begin(), part.customers.end());
  return all;
}

std::vector<Part> without_conditions(std::vector<Part> parts) {
  for (Part& part : parts) {
    part.when.reset();
    part.unless.reset();
  }
  return parts;
}

/// Is `id` the group of affiliates of `party`?
bool is_group_of(std::string_view id, std::string_view party, const Interpretation& version) {
  return std::ranges::any_of(version.records, [&](const Term& record) {
    if (record.right->name != "actor" || record.id != id || record["of"].text != party)
      return false;
    const auto& kind = record["kind"].text;
    return kind == "affiliates" || kind.ends_with("group");
  });
}

}  // namespace

bool only_conditions_differ(const Change& change, const Comparison&) {
  const auto* before = parts(change.old_value());
  const auto* after = parts(change.new_value());
  return before != nullptr && after != nullptr &&
         without_conditions(*before) == without_conditions(*after);
}

bool group_joined_or_left(const Change& change, const Comparison& comparison) {
  const auto& before = change.old_value()->text;
  const auto& after = change.new_value()->text;
  if (before == after) return true;  // the same party, whose circle a definition draws
  return is_group_of(after, before, *comparison.after) ||
         is_group_of(before, after, *comparison.before);
}

bool excepts_other_customers(const Change& change, const Comparison&) {
  const auto* before = parts(change.old_value());
  const auto* after = parts(change.new_value());
  return before != nullptr && after != nullptr && before->size() == after->size() &&
         customers(*before) != customers(*after);
}

bool kept_by_licensor(const Change& change, const Comparison& comparison) {
  if (change.right->name != "permission") return false;
  const bool gone = change.move == Move::removed;
  const auto& version = gone ? *comparison.before : *comparison.after;
  const Term& permission = gone ? *change.old_term : *change.new_term;
  return std::ranges::any_of(version.terms, [&](const Term& grant) {
    return grants_exclusively(grant, permission, version.things);
  });
}

}  // namespace clauseline::packs
