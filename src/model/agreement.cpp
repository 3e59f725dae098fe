#include "model/agreement.hpp"

#include <algorithm>
#include <array>

namespace clauseline {
namespace {

/// How a clause begins, in quotes: what it is called that has no name of its own.
std::string first_words(const std::string& words) {
  constexpr std::size_t enough = 40;
  if (words.size() <= enough) return "\"" + words + "\"";
  const auto space = words.rfind(' ', enough);
  return space == std::string::npos ? "\"...\"" : "\"" + words.substr(0, space) + " ...\"";
}

}  // namespace

std::string_view Fact::operator[](std::string_view attribute) const {
  const auto* found = find(attribute);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

const Fact::Attribute* Fact::find(std::string_view attribute) const {
  const auto found = std::ranges::find(attributes, attribute, &Attribute::name);
  return found == attributes.end() ? nullptr : &*found;
}

const Fact* Fact::part(std::string_view part_name) const {
  const auto found = std::ranges::find(parts, part_name, &Fact::name);
  return found == parts.end() ? nullptr : &*found;
}

std::string_view to_text(ClauseKind kind) {
  constexpr std::array<std::string_view, 11> names{"article",    "section", "clause",   "subclause",
                                                   "definition", "recital", "schedule", "item",
                                                   "table",      "row",     "quotation"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string Clause::own_text() const { return heading.empty() ? words : heading + "\n" + words; }

std::string Clause::label() const {
  std::string name = heading;
  if (name.empty() && !terms_defined.empty()) name = terms_defined.front();
  if (name.empty() && number.empty()) name = stable_id ? id : first_words(words);
  if (number.empty()) return name;
  return name.empty() ? number : number + " " + name;
}

std::string Agreement::effective() const {
  const auto dates = std::ranges::find(records, "dates", &Fact::name);
  return dates == records.end() ? std::string() : std::string((*dates)["effective"]);
}

const Party* find_party(const Agreement& agreement, std::string_view id) {
  const auto found = std::ranges::find(agreement.parties, id, &Party::id);
  return found == agreement.parties.end() ? nullptr : &*found;
}

}  // namespace clauseline
