// libxml2's words about a schema, such as "Element '{urn:...}party', attribute 'seat': [facet
// 'pattern'] The value 'usa' is not accepted by the pattern '...'.", made short and plain.

#include "xml/departure.hpp"

#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <libxml/xmlerror.h>
#include <utility>
#include <vector>

namespace clauseline::xml {
namespace {

constexpr std::size_t most_named = 12;

/// Takes from the front of `text` what stands before `end`, and `end` with it, or all.
std::string_view take(std::string_view& text, std::string_view end) {
  const auto found = text.find(end);
  const auto taken = text.substr(0, found);
  text.remove_prefix(found == std::string_view::npos ? text.size() : found + end.size());
  return taken;
}

std::string local(std::string_view name) { return std::string(name.substr(name.rfind('}') + 1)); }

/// The text without `{namespace}` before names.
std::string without_namespaces(std::string_view text) {
  std::string out;
  for (auto brace = text.find('{'); brace != std::string_view::npos; brace = text.find('{')) {
    const auto end = text.find('}', brace);
    const bool name_space =
        end != std::string_view::npos &&
        text.substr(brace, end - brace).find_first_of(" '") == std::string_view::npos;
    out += text.substr(0, name_space ? brace : brace + 1);
    text.remove_prefix(name_space ? end + 1 : brace + 1);
  }
  return out.append(text);
}

/// The words that a list such as "( {urn:x}a, {urn:x}b )" or "{'a', 'b'}" names.
std::vector<std::string> listed(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    std::string_view word = take(list, ", ");
    while (!word.empty() && (word.front() == ' ' || word.front() == '\''))
      word.remove_prefix(1);
    while (!word.empty() && (word.back() == ' ' || word.back() == '\''))
      word.remove_suffix(1);
    if (!word.empty()) words.push_back(local(word));
  }
  return words;
}

/// What a message says, taken apart.
struct Said {
  std::string element;
  std::string attribute;
  std::string_view rest;
};

Said heard(std::string_view message) {
  Said said{.element = {}, .attribute = {}, .rest = message.substr(0, message.find('\n'))};
  constexpr std::string_view opening = "Element '";
  if (!said.rest.starts_with(opening)) return said;
  said.rest.remove_prefix(opening.size());
  said.element = local(take(said.rest, "'"));
  if (constexpr std::string_view comma = ", attribute '"; said.rest.starts_with(comma)) {
    said.rest.remove_prefix(comma.size());
    said.attribute = local(take(said.rest, "'"));
  }
  if (said.rest.starts_with(": ")) said.rest.remove_prefix(2);
  return said;
}

/// The value that is quoted before "' is not" or "' has a length", or empty.
std::string value(std::string_view rest) {
  constexpr std::string_view facet = "The value '";
  if (const auto found = rest.find(facet); found != std::string_view::npos)
    rest.remove_prefix(found + facet.size());
  else if (rest.starts_with("'"))
    rest.remove_prefix(1);
  else
    return {};
  const auto end = std::max(rest.rfind("' is not") + 1, rest.rfind("' has a length") + 1);
  return shortened(end == 0 ? rest : rest.substr(0, end - 1));
}

/// What a value stands in: `status="x"`, or the text of an element.
std::string holder(const Said& said) {
  return said.attribute.empty() ? fmt::format("\"{}\" in <{}>", value(said.rest), said.element)
                                : fmt::format("{}=\"{}\"", said.attribute, value(said.rest));
}

std::string named(const std::vector<std::string>& words, std::string_view last) {
  if (words.size() > most_named)
    return fmt::format("{} and others", fmt::join(words.begin(), words.begin() + most_named, ", "));
  if (words.size() < 2) return words.empty() ? std::string() : words.front();
  return fmt::format("{} {} {}", fmt::join(words.begin(), words.end() - 1, ", "), last,
                     words.back());
}

std::vector<std::string> in_brackets(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  out.reserve(names.size());
  for (const std::string& name : names)
    out.push_back(fmt::format("<{}>", name));
  return out;
}

void unexpected_content(const Said& said, Departure& out) {
  std::string_view rest = said.rest;
  take(rest, "( ");
  const auto expected = listed(take(rest, " )"));
  const std::string all = named(in_brackets(expected), "or");
  if (said.rest.starts_with("Missing")) {
    out.message = fmt::format("<{}> is not complete", said.element);
    out.hint = fmt::format("what comes next in it is {}", all);
    return;
  }
  const std::string near = nearest(said.element, expected);
  out.message = fmt::format("<{}> is not allowed here", said.element);
  out.hint = expected.empty() ? "delete it or move it: nothing more is allowed here"
                              : fmt::format("allowed here: {}", all);
  if (!near.empty() && near != said.element)
    out.hint = fmt::format("did you mean <{}>? {}", near, out.hint);
}

void unknown_word(const Said& said, Departure& out) {
  std::string_view rest = said.rest;
  take(rest, "set {");
  const auto known = listed(take(rest, "}"));
  const std::string near = nearest(value(said.rest), known);
  out.message = fmt::format("{} is not one of the words allowed", holder(said));
  out.hint = fmt::format("allowed: {}", named(known, "or"));
  if (!near.empty()) out.hint = fmt::format("did you mean {}? {}", near, out.hint);
}

void wrong_form(const Said& said, Departure& out) {
  std::string_view rest = said.rest;
  take(rest, "by the pattern '");
  const auto end = rest.rfind('\'');
  out.message = fmt::format("{} does not have the right form", holder(said));
  out.hint = fmt::format("the form is {}", rest.substr(0, end));
}

/// What a type is called, and what its values look like.
struct Type {
  std::string_view name;
  std::string_view called;
  std::string_view example;
};

constexpr Type types[] = {
    {"date", "a date", "write it as 2026-04-27, or less exactly as 2026-04 or 2026"},
    {"day", "a day", "write it as 2026-04-27"},
    {"month", "a month", "write it as 2026-04"},
    {"year", "a year", "write it as 2026"},
    {"dateTime", "a date with a time", "write it as 2026-04-27T12:00:00Z"},
    {"duration", "a duration", "write it as P3Y, P6M or P90D"},
    {"durationOrUnknown", "a duration", "write it as P3Y, P6M or P90D, or say undisclosed"},
    {"decimal", "a number", "write digits and a point, as 12.5"},
    {"amount", "an amount", "write digits and a point, as 1000000.00, or say undisclosed"},
    {"percent", "a percentage", "write digits and a point without a sign, as 12.5"},
    {"integer", "a whole number", "write digits only"},
    {"positiveInteger", "a whole number above 0", "write digits only"},
    {"nonNegativeInteger", "a whole number", "write digits only"},
    {"boolean", "true or false", "write true or false"},
    {"weight", "a severity", "write critical, high, medium, low or info, or off"},
    {"currency", "a currency", "write its three letters, as USD"},
    {"region", "a region", "write world, a country such as DE, or a part of one such as US-WA"},
    {"regions", "a list of regions", "write countries such as DE, with a space between them"},
    {"language", "a language", "write it as en or en-US"},
    {"id", "an id", "write small letters, digits and hyphens, as ip-licence"},
    {"slug", "an id", "write small letters, digits and hyphens, as ip-licence"},
    {"slugs", "a list of ids", "write small letters, digits and hyphens, with a space between ids"},
    {"ID", "an id", "begin it with a letter; it holds no blanks"},
    {"IDREF", "the id of an element", "begin it with a letter; it holds no blanks"},
    {"IDREFS", "a list of ids", "write ids with a space between them"},
};

void wrong_type(const Said& said, Departure& out) {
  std::string_view rest = said.rest;
  take(rest, "type '");
  std::string name = local(take(rest, "'"));
  if (name.starts_with("xs:")) name.erase(0, 3);
  const auto* const type = std::ranges::find(types, name, &Type::name);
  const bool known = type != std::end(types);
  out.message = fmt::format("{} is not {}", holder(said),
                            known          ? std::string(type->called)
                            : name.empty() ? "what may stand here"
                                           : "a value of type " + name);
  if (known) out.hint = type->example;
}

void wrong_length(const Said& said, Departure& out) {
  const bool empty = said.rest.find("length of '0'") != std::string_view::npos;
  const std::string what = said.attribute.empty() ? fmt::format("<{}>", said.element)
                                                  : fmt::format("the attribute {}", said.attribute);
  out.message = fmt::format("{} {}", what, empty ? "is empty" : "has the wrong length");
  out.hint = empty ? "write its text, or leave it out if it may be left out"
                   : without_namespaces(said.rest);
}

void no_such_attribute(const Said& said, Departure& out) {
  out.message = fmt::format("<{}> has no attribute {}", said.element, said.attribute);
  out.hint = "delete it, or correct its name";
}

void missing_attribute(const Said& said, Departure& out) {
  std::string_view rest = said.rest;
  take(rest, "The attribute '");
  const std::string name = local(take(rest, "'"));
  out.message = fmt::format("<{}> lacks its attribute {}", said.element, name);
  out.hint = fmt::format("add {}=\"...\"", name);
}

void must_be_empty(const Said& said, Departure& out) {
  out.message = fmt::format("<{}> cannot hold text", said.element);
  out.hint = fmt::format("write <{}/> with attributes only", said.element);
}

void no_elements(const Said& said, Departure& out) {
  out.message = fmt::format("<{}> cannot hold elements", said.element);
  out.hint = "leave only its text in it";
  out.of_parent = true;
}

void no_text(const Said& said, Departure& out) {
  out.message = fmt::format("<{}> cannot hold text of its own", said.element);
  out.hint = "move the words into one of the elements that it holds";
}

void unknown_root(const Said& said, Departure& out) {
  out.message = fmt::format("<{}> is not a root element that the schema knows", said.element);
  out.hint = "check its name and its namespace, which xmlns=\"...\" declares";
}

/// How the departures that libxml2 has a code for are told.
struct Kind {
  int code;
  void (*tell)(const Said&, Departure&);
};

constexpr Kind kinds[] = {
    {XML_SCHEMAV_ELEMENT_CONTENT, unexpected_content},
    {XML_SCHEMAV_CVC_ENUMERATION_VALID, unknown_word},
    {XML_SCHEMAV_CVC_PATTERN_VALID, wrong_form},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, wrong_type},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2, wrong_type},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3, wrong_type},
    {XML_SCHEMAV_CVC_LENGTH_VALID, wrong_length},
    {XML_SCHEMAV_CVC_MINLENGTH_VALID, wrong_length},
    {XML_SCHEMAV_CVC_MAXLENGTH_VALID, wrong_length},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, no_such_attribute},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, no_such_attribute},
    {XML_SCHEMAV_CVC_TYPE_3_1_1, no_such_attribute},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_4, missing_attribute},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, must_be_empty},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, no_elements},
    {XML_SCHEMAV_CVC_TYPE_3_1_2, no_elements},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, no_text},
    {XML_SCHEMAV_CVC_ELT_1, unknown_root},
};

}  // namespace

Departure describe(int code, std::string_view message) {
  const Said said = heard(message);
  Departure out{.element = said.element, .attribute = said.attribute, .message = {}, .hint = {}};
  const auto* const kind = std::ranges::find(kinds, code, &Kind::code);
  if (kind != std::end(kinds))
    kind->tell(said, out);
  else
    out.message = said.element.empty()
                      ? without_namespaces(said.rest)
                      : fmt::format("<{}>: {}", said.element, without_namespaces(said.rest));
  return out;
}

RawTag departed_tag(std::string_view bytes, const Departure& departure, std::size_t current,
                    std::size_t parent) {
  RawTag tag = read_tag(bytes, current);
  if (local_part(tag.element.name) == departure.element && !departure.of_parent) return tag;
  RawTag above = read_tag(bytes, parent);
  return local_part(above.element.name) == departure.element ? above : tag;
}

std::size_t departed_offset(const RawTag& tag, const Departure& departure) {
  for (const RawName& attribute : tag.attributes)
    if (!departure.attribute.empty() && local_part(attribute.name) == departure.attribute)
      return attribute.offset;
  return tag.element.offset;
}

}  // namespace clauseline::xml
