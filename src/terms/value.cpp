#include "terms/value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace clauseline {

bool Value::hidden() const {
  return known == Known::undisclosed || known == Known::redacted ||
         known == Known::to_be_determined;
}

bool differ_in_places_alone(const Value& before, const Value& after) {
  const auto besides_places = [](const Value& value) {
    std::vector<Part> rest;
    if (const auto* parts = value.get<std::vector<Part>>()) rest = *parts;
    std::erase_if(rest, [](const Part& part) {
      return part == Part{.territory = part.territory, .note = part.note};
    });
    return rest;
  };
  return besides_places(before) == besides_places(after);
}

std::string to_text(const Part& part) {
  std::vector<std::string> said;
  for (const Names* names : {&part.assets, &part.customers, &part.territory, &part.fields})
    if (!names->empty()) said.push_back(fmt::format("{}", fmt::join(*names, " ")));
  if (part.from) said.push_back("from " + to_text(*part.from));
  if (part.until) said.push_back("until " + to_text(*part.until));
  if (part.when) said.push_back("when " + to_text(*part.when));
  if (part.unless) said.push_back("unless " + to_text(*part.unless));
  if (said.empty()) said.push_back(part.note);
  return fmt::format("{}", fmt::join(said, " "));
}

}  // namespace clauseline
