#include "policy/names.hpp"

#include "text/split.hpp"

#include <algorithm>

namespace clauseline {
namespace {

/// The values of an enumeration that has a name for each, up to the last one.
template <class Enum>
std::vector<Enum> values(Enum last) {
  std::vector<Enum> all;
  for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i)
    all.push_back(static_cast<Enum>(i));
  return all;
}

std::vector<Move> moves() {
  std::vector<Move> all;
  for (unsigned bit = 0; to_text(static_cast<Move>(1U << bit)) != "none"; ++bit)
    all.push_back(static_cast<Move>(1U << bit));
  return all;
}

template <class Enum>
std::vector<std::string> names(const std::vector<Enum>& all) {
  std::vector<std::string> found;
  found.reserve(all.size());
  for (const Enum one : all)
    found.emplace_back(to_text(one));
  return found;
}

template <class Enum>
std::optional<Enum> named(const std::vector<Enum>& all, std::string_view name) {
  for (const Enum one : all)
    if (to_text(one) == name) return one;
  return std::nullopt;
}

}  // namespace

std::vector<std::string> right_names() {
  std::vector<std::string> names;
  for (const Right& right : rights)
    names.emplace_back(right.name);
  for (const Right& record : records)
    names.emplace_back(record.name);
  return names;
}

std::vector<const Right*> rights_named(std::string_view name) {
  std::vector<const Right*> found;
  if (name == "*")
    for (const Right& right : rights)
      found.push_back(&right);
  else if (const Right* right = find_right(name))
    found.push_back(right);
  return found;
}

std::vector<std::string> field_names(const std::vector<const Right*>& of) {
  std::vector<std::string> names;
  for (const Right* right : of)
    for (const Field& field : right->fields)
      if (std::ranges::find(names, field.name) == names.end()) names.emplace_back(field.name);
  return names;
}

std::string has_no_field(std::string_view right) {
  return right == "*" ? "no typed term has a field" : std::string(right) + " has no field";
}

std::vector<std::string> words_of(const std::vector<const Field*>& fields) {
  std::vector<std::string> known{"unstated", "undisclosed", "redacted", "tbd"};
  for (const Field* field : fields)
    for (const std::string_view level : field->levels) {
      std::string rung(level);
      std::ranges::replace(rung, '|', ' ');  // equal levels share it
      for (const std::string& word : split(rung))
        known.push_back(word);
    }
  return known;
}

std::vector<std::string> family_names() { return names(values(Family::integrity)); }
std::optional<Family> family_named(std::string_view name) {
  return named(values(Family::integrity), name);
}

std::vector<std::string> move_names() { return names(moves()); }
Move move_named(std::string_view name) { return named(moves(), name).value_or(Move::none); }

std::vector<std::string> severity_names() { return names(values(Severity::critical)); }
std::optional<Severity> severity_named(std::string_view name) {
  return named(values(Severity::critical), name);
}

std::vector<std::string> rule_names(const Policy& policy) {
  std::vector<std::string> names;
  for (const auto& all : {rules(), std::span<const Rule>(policy.rules)})
    for (const Rule& rule : all) {
      names.emplace_back(rule.code);
      names.emplace_back(rule.slug);
    }
  return names;
}

}  // namespace clauseline
