#include "model/read_fact.hpp"

#include "text/split.hpp"

#include <string>

namespace clauseline {

Fact read_fact_alone(const xml::Node& node) {
  Fact fact{.name = std::string(node.local_name()), .at = node.at()};
  for (const auto one : node.attributes())
    if (!one.name().starts_with("xmlns"))
      fact.attributes.push_back(
          {.name = std::string(one.name()), .value = collapse(one.value()), .at = one.at()});
  return fact;
}

Fact read_fact(const xml::Node& node) {
  auto fact = read_fact_alone(node);
  for (const auto child : node.elements())
    fact.parts.push_back(read_fact(child));
  fact.text = collapse(node.text());
  return fact;
}

}  // namespace clauseline
