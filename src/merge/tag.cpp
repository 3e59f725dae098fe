#include "merge/tag.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace clauseline::merge {
namespace {

using Value = std::optional<std::string_view>;

Value value_of(const Node* node, std::string_view name) {
  if (node == nullptr) return std::nullopt;
  const auto found = std::ranges::find(node->attributes, name, &Attribute::name);
  return found == node->attributes.end() ? Value() : Value(found->value);
}

std::string told(const Value& value) {
  return value ? fmt::format("\"{}\"", *value) : std::string("nothing");
}

std::vector<std::string_view> names(const Node& ours, const Node& theirs) {
  std::vector<std::string_view> found;
  for (const Node* node : {&ours, &theirs})
    for (const Attribute& one : node->attributes)
      if (std::ranges::find(found, one.name) == found.end()) found.push_back(one.name);
  return found;
}

/// Writes an attribute, or nothing, into the tag of ours, where it has one of this name or none.
void put(std::string& tag, const Node& ours, std::string_view name, std::string_view written) {
  const auto into = std::ranges::find(ours.attributes, name, &Attribute::name);
  if (into != ours.attributes.end()) {
    auto begin = into->begin - ours.begin;
    if (written.empty())  // with the white space before it
      begin = tag.find_last_not_of(" \t\r\n", begin - 1) + 1;
    tag.replace(begin, into->end - ours.begin - begin, written);
    return;
  }
  const auto close = tag.size() - (tag.ends_with("/>") ? 2 : 1);
  const auto end = tag.find_last_not_of(" \t\r\n", close - 1) + 1;
  tag.insert(end, " " + std::string(written));
}

/// An attribute with its name and quotes, or empty if the element has none of this name.
std::string_view attribute(const Version& version, const Node& node, std::string_view name) {
  const auto found = std::ranges::find(node.attributes, name, &Attribute::name);
  return found == node.attributes.end() ? std::string_view()
                                        : version.tree.bytes(found->begin, found->end);
}

}  // namespace

MergedTag merge_tag(const Item& item, const Versions& versions) {
  const Node* base = item.base < 0 ? nullptr : &versions.base.tree[item.base];
  const Node& ours = versions.ours.tree[item.ours];
  const Node& theirs = versions.theirs.tree[item.theirs];
  const auto written = [](const Version& version, const Node& node) {
    return version.tree.bytes(node.begin, node.inner);
  };
  if (base != nullptr && written(versions.ours, ours) == written(versions.base, *base))
    return {.bytes = std::string(written(versions.theirs, theirs))};
  MergedTag merged{.bytes = std::string(written(versions.ours, ours))};
  std::vector<std::string_view> wanted;  // of theirs
  for (const std::string_view name : names(ours, theirs)) {
    const auto before = value_of(base, name);
    const auto our = value_of(&ours, name);
    const auto their = value_of(&theirs, name);
    if (their == before || our == their) continue;
    if (our == before)
      wanted.push_back(name);
    else
      merged.disputed.push_back(fmt::format("{}: ours {}, theirs {}, base {}; ours stands", name,
                                            told(our), told(their), told(before)));
  }
  // From the last to the first, so that the places of ours before them stay what they are.
  const auto place = [&](std::string_view name) {
    const auto found = std::ranges::find(ours.attributes, name, &Attribute::name);
    return found == ours.attributes.end() ? ours.end : found->begin;
  };
  std::ranges::stable_sort(wanted, std::greater<>(), place);
  for (const std::string_view name : wanted)
    put(merged.bytes, ours, name, attribute(versions.theirs, theirs, name));
  return merged;
}

}  // namespace clauseline::merge
