#pragma once

#include "policy/policy.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What files of a house may name.
namespace clauseline {

/// Every typed term and record; "*" is none of them.
std::vector<std::string> right_names();

/// The rights that a name stands for: one, every typed term ("*"), or none.
std::vector<const Right*> rights_named(std::string_view name);

/// The fields that these rights have.
std::vector<std::string> field_names(const std::vector<const Right*>& of);

/// "grant has no field", "no typed term has a field": what is said of one that is not known.
std::string has_no_field(std::string_view right);

/// The words that fields with ladders may say, and those for what is not known.
std::vector<std::string> words_of(const std::vector<const Field*>& fields);

std::vector<std::string> family_names();
std::optional<Family> family_named(std::string_view name);

std::vector<std::string> move_names();
Move move_named(std::string_view name);  // Move::none for what is none

std::vector<std::string> severity_names();
std::optional<Severity> severity_named(std::string_view name);

/// Codes and slugs of all rules, the house's own among them.
std::vector<std::string> rule_names(const Policy& policy);

}  // namespace clauseline
