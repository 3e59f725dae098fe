#include "model/node.hpp"

#include "text/split.hpp"

#include <algorithm>

namespace clauseline {
namespace {

bool is_words(const xml::Node& node) {
  return node.kind() == xml::NodeKind::text && !collapse(node.value()).empty();
}

}  // namespace

std::string attribute(const xml::Node& node, const std::string& name) {
  return name.empty() ? std::string() : std::string(node[name]);
}

std::string first_of(const xml::Node& node, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (const auto value = node[name]; !value.empty()) return std::string(value);
  return {};
}

bool holds_text(const xml::Node& node) {
  const auto nodes = node.nodes();
  return std::any_of(nodes.begin(), nodes.end(), is_words);
}

std::size_t bytes_of_own(const xml::Node& node) {
  std::size_t bytes = 0;
  for (const auto one : node.nodes())
    if (one.kind() == xml::NodeKind::text) bytes += collapse(one.value()).size();
  return bytes;
}

}  // namespace clauseline
