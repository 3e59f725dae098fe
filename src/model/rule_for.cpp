#include "model/rule_for.hpp"

#include <algorithm>

namespace clauseline {
namespace {

bool is_called(const xml::Node& node, const ElementName& name) {
  return node.local_name() == name.local &&
         (name.name_space.empty() || node.name_space() == name.name_space);
}

bool applies(const ReadingRule& rule, const xml::Node& node, const xml::Node* parent) {
  const bool placed =
      rule.within.empty() ||
      (parent != nullptr && std::ranges::any_of(rule.within, [&](const ElementName& name) {
         return is_called(*parent, name);
       }));
  if (!placed) return false;
  if (!rule.where.empty() && node[rule.where] != rule.equals) return false;
  return rule.name_space.empty() || node.name_space() == rule.name_space;
}

const ReadingRule* rule_called(const Dialect& dialect, std::string_view name, const xml::Node& node,
                               const xml::Node* parent) {
  const auto found = dialect.rules.find(name);
  if (found == dialect.rules.end()) return nullptr;
  const auto fitting = std::ranges::find_if(
      found->second, [&](const ReadingRule& rule) { return applies(rule, node, parent); });
  return fitting == found->second.end() ? nullptr : &*fitting;
}

}  // namespace

const ReadingRule* rule_for(const Dialect& dialect, const xml::Node& node,
                            const xml::Node* parent) {
  static const ReadingRule root{.role = Role::container};
  const auto* rule = rule_called(dialect, node.local_name(), node, parent);
  if (rule == nullptr) rule = rule_called(dialect, "*", node, parent);
  const bool is_root = parent == nullptr &&
                       std::ranges::find(dialect.roots, node.local_name()) != dialect.roots.end();
  return rule == nullptr && is_root ? &root : rule;
}

}  // namespace clauseline
