// Faults in tags: names, attributes, prefixes, and tags that do not match.

#include "xml/fault_kinds.hpp"
#include "xml/place.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::xml::faults {
namespace {

using Bytes = std::string_view;

/// The offset of the last attribute of the tag at `offset` that `wanted` holds for.
template <class Wanted>
std::size_t attribute_offset(Bytes bytes, std::size_t offset, Wanted wanted) {
  const RawTag tag = read_tag(bytes, tag_start(bytes, offset));
  std::size_t found = tag.element.offset;
  for (const RawName& attribute : tag.attributes)
    if (wanted(attribute.name)) found = attribute.offset;
  return found;
}

}  // namespace

Fault angle_in_attribute(Bytes /*bytes*/, const Complaint& complaint) {
  return {complaint.offset, "a bare < is not allowed in an attribute",
          "write &lt;, or close the value that begins before it: a quote may be missing"};
}

Fault no_quote(Bytes bytes, const Complaint& complaint) {
  const auto there = bytes.substr(std::min(complaint.offset, bytes.size()));
  const bool curly = there.starts_with("\xE2\x80");
  return {complaint.offset, "the value of an attribute stands in no quotes",
          curly ? R"(write straight quotes, as in name="value")" : R"(write name="value")"};
}

Fault open_quote(Bytes bytes, const Complaint& complaint) {
  const RawTag tag = read_tag(bytes, tag_start(bytes, complaint.offset));
  if (tag.unclosed == std::string_view::npos)
    return {complaint.offset, "the value of an attribute is too long",
            "a value may have ten million bytes; put longer text into an element"};
  return {tag.unclosed, "the value of an attribute is never closed", "add the quote that ends it"};
}

Fault no_value(Bytes bytes, const Complaint& complaint) {
  return {.offset = last_before(bytes, complaint.first, complaint.offset),
          .message = fmt::format("the attribute {} has no value", shortened(complaint.first)),
          .hint = fmt::format(R"(write {}="...")", shortened(complaint.first))};
}

Fault attribute_twice(Bytes bytes, const Complaint& complaint) {
  const std::string name = complaint.second.empty()
                               ? std::string(complaint.first)
                               : fmt::format("{}:{}", complaint.first, complaint.second);
  return {.offset = attribute_offset(bytes, complaint.offset,
                                     [&](std::string_view one) { return one == name; }),
          .message = fmt::format("the attribute {} stands twice in one tag", shortened(name)),
          .hint = "delete one of the two",
          .goes_on = true};
}

Fault same_attribute(Bytes bytes, const Complaint& complaint) {
  const auto same = [&](std::string_view one) {
    return !prefix_of(one).empty() && prefix_of(one) != "xmlns" &&
           local_part(one) == complaint.first;
  };
  return {.offset = attribute_offset(bytes, complaint.offset, same),
          .message = fmt::format("the attribute {} stands twice in one tag, under two prefixes of "
                                 "the namespace {}",
                                 shortened(complaint.first), shortened(complaint.second)),
          .hint = "delete one of the two",
          .goes_on = true};
}

Fault construct(Bytes bytes, const Complaint& complaint) {
  return {
      complaint.offset,
      fmt::format("{} cannot stand here in a tag", piece(bytes, complaint.offset, " \t\r\n=<>")),
      "put white space between attributes, and &quot; for a quote inside a value"};
}

Fault open_tag(Bytes bytes, const Complaint& complaint) {
  const std::size_t at = last_before(bytes, "<", complaint.offset);
  return {at, fmt::format("the tag {} is never closed", piece(bytes, at, " \t\r\n>")), "add its >"};
}

Fault mismatch(Bytes bytes, const Complaint& complaint) {
  const std::size_t at = last_before(bytes, "</", complaint.offset);
  return {at,
          fmt::format("{}> does not close <{}>, which was opened in line {}",
                      piece(bytes, at, " \t\r\n>"), shortened(complaint.first), complaint.line),
          fmt::format("add </{}> before it, or correct the one of them that is misspelt",
                      shortened(complaint.first))};
}

Fault open_element(Bytes bytes, const Complaint& complaint) {
  return {
      bytes.size(),
      fmt::format("the document ends, but <{}>, which was opened in line {}, is not closed",
                  shortened(complaint.first), complaint.line),
      fmt::format("add </{}>; the document may have been cut short", shortened(complaint.first))};
}

Fault undeclared_prefix(Bytes bytes, const Complaint& complaint) {
  const std::string name = fmt::format("{}:{}", complaint.first, complaint.second);
  return {.offset = attribute_offset(bytes, complaint.offset,
                                     [&](std::string_view one) { return one == name; }),
          .message = fmt::format("the prefix {} is not declared", shortened(complaint.first)),
          .hint = fmt::format(R"(declare it in this tag or above it: xmlns:{}="...")",
                              shortened(complaint.first)),
          .goes_on = true};
}

Fault no_uri(Bytes bytes, const Complaint& complaint) {
  const std::string name = piece(complaint.message, 0, " '");
  const std::string declared = name.ends_with(':') ? name.substr(0, name.size() - 1) : name;
  return {.offset = attribute_offset(bytes, complaint.offset,
                                     [&](std::string_view one) { return one == declared; }),
          .message = fmt::format("what {} names is not a URI", declared),
          .hint = "a namespace is a URI such as urn:clauseline:agreement:1",
          .goes_on = true};
}

Fault reserved_namespace(Bytes bytes, const Complaint& complaint) {
  const auto declares = [&](std::string_view one) {
    return complaint.first.empty()
               ? one == "xmlns" || prefix_of(one) == "xmlns"
               : prefix_of(one) == "xmlns" && local_part(one) == complaint.first;
  };
  const bool empty = complaint.message.find("Empty") != std::string_view::npos;
  return {.offset = attribute_offset(bytes, complaint.offset, declares),
          .message = empty ? fmt::format("the prefix {} is bound to nothing", complaint.first)
                           : "the prefixes xml and xmlns and their namespaces are reserved",
          .hint = empty ? "name its namespace, or delete the declaration"
                        : "use another prefix and another namespace",
          .goes_on = true};
}

Fault colons(Bytes bytes, const Complaint& complaint) {
  const std::size_t before = bytes.find_last_of(" \t\r\n<?/", complaint.offset - 1);
  const std::size_t at = before == Bytes::npos ? complaint.offset : before + 1;
  return {.offset = at,
          .message = fmt::format("{} is not a name: its colons are not right",
                                 piece(bytes, at, " \t\r\n=/>?")),
          .hint = "one colon stands between a prefix and a name; an instruction's target has none",
          .goes_on = true};
}

}  // namespace clauseline::xml::faults
