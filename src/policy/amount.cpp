#include "policy/amount.hpp"

#include "rules/requirement.hpp"

#include <fmt/format.h>

#include <string>
#include <variant>

namespace clauseline {

std::optional<Money> amount_in(const xml::Node& node, std::string_view attribute, Blame& blame) {
  const auto text = node[attribute];
  if (const auto read = read_limit(Type::money, text))
    if (const auto* money = std::get_if<Money>(&*read)) return *money;
  blame.at(node.at(attribute), fmt::format("{} is no amount", text), "write it as USD 100000000");
  return std::nullopt;
}

}  // namespace clauseline
