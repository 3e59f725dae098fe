// Faults between tags: text, references, comments, the beginning and the end.

#include "xml/fault_kinds.hpp"
#include "xml/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace clauseline::xml::faults {
namespace {

using Bytes = std::string_view;

/// The reference that begins with the `&` at `offset`, with its semicolon.
std::string reference(Bytes bytes, std::size_t offset) {
  const std::string name = piece(bytes, offset, "; \t\r\n<\"'");
  return stands(bytes, offset + name.size(), ";") ? name + ";" : name;
}

Fault bare_ampersand(std::size_t offset) {
  return {.offset = offset,
          .message = "a bare & is not allowed",
          .hint = "write &amp; for the character itself",
          .goes_on = true};
}

/// What a `<` that begins no tag is.
Fault bare_angle(Bytes bytes, std::size_t offset) {
  constexpr Bytes conflict = "<<<<<<<";  // as git marks it between lines
  const std::size_t first = bytes.find_last_not_of('<', offset) + 1;
  if (bytes.substr(first).starts_with(conflict))
    return {first, "an unresolved conflict of a merge",
            "leave one version, or make one of both, and delete the lines that begin with "
            "<<<<<<<, ======= and >>>>>>>"};
  if (stands(bytes, offset, "<!DOCTYPE")) return doctype(bytes, offset + 1);
  if (stands(bytes, offset, "<![CDATA["))
    return {offset, "a CDATA section stands outside the root element",
            "move it into the element whose text it is"};
  if (stands(bytes, offset, "<!"))
    return {offset, "a declaration is not allowed here", "delete it; a comment is <!-- ... -->"};
  if (stands(bytes, offset, "</"))
    return {offset, "this end tag closes nothing",
            "delete it, or add the start tag that it closes"};
  return {offset, "a bare < is not allowed",
          "write &lt; for the character itself; the name of a tag follows its < at once and "
          "begins with a letter"};
}

struct Named {
  std::string_view name;
  unsigned code;
};

// What people bring along from HTML.
constexpr Named html[] = {
    {"nbsp", 160},   {"copy", 169},   {"reg", 174},    {"sect", 167},   {"para", 182},
    {"pound", 163},  {"euro", 8364},  {"trade", 8482}, {"ndash", 8211}, {"mdash", 8212},
    {"lsquo", 8216}, {"rsquo", 8217}, {"ldquo", 8220}, {"rdquo", 8221}, {"hellip", 8230},
    {"bull", 8226},  {"middot", 183}, {"deg", 176},    {"eacute", 233}, {"uuml", 252},
};

/// For what is opened with `mark` and never closed.
Fault never_closed(Bytes bytes, std::size_t offset, std::string_view mark, std::string_view end) {
  return {.offset = last_before(bytes, mark, offset),
          .message = fmt::format("what {} opens is never closed", mark),
          .hint = fmt::format("add {}", end)};
}

}  // namespace

Fault name_required(Bytes bytes, const Complaint& complaint) {
  const std::size_t before = complaint.offset == 0 ? 0 : complaint.offset - 1;
  if (complaint.message.find("DOCTYPE") != std::string_view::npos)
    return doctype(bytes, complaint.offset);
  if (complaint.message.find("attribute name") != std::string_view::npos)
    return {
        complaint.offset,
        fmt::format("{} cannot begin an attribute", piece(bytes, complaint.offset, " \t\r\n=<>")),
        R"(write attributes as name="value", and close the tag with > or />)"};
  if (stands(bytes, before, "&")) return bare_ampersand(before);
  return bare_angle(bytes, last_before(bytes, "<", complaint.offset));
}

Fault no_root(Bytes bytes, const Complaint& complaint) {
  const std::string_view rest = bytes.substr(std::min(complaint.offset, bytes.size()));
  if (is_blank(rest))
    return {bytes.size(), "the document has no element", "a document needs one root element"};
  return {complaint.offset, "text stands before the root element",
          "delete it; a document begins with its declaration or its root element"};
}

Fault after_root(Bytes bytes, const Complaint& complaint) {
  const std::size_t at = complaint.offset;
  const std::string_view next = bytes.substr(std::min(at + 1, bytes.size()), 1);
  if (!stands(bytes, at, "<"))
    return {at, "text stands after the root element", "delete it, or move it into an element"};
  if (!next.empty() && std::string_view("!/ ").find(next) == std::string_view::npos)
    return {at, fmt::format("<{}> is a second root element", piece(bytes, at + 1, " \t\r\n/>")),
            "a document has one root element: delete this one or put both into another"};
  return bare_angle(bytes, at);
}

Fault character_reference(Bytes bytes, const Complaint& complaint) {
  const std::size_t at = last_before(bytes, "&", complaint.offset);
  return {.offset = at,
          .message = fmt::format("{} is not a character that XML allows", reference(bytes, at)),
          .hint = "delete it, or write the number of the character that is meant",
          .goes_on = true};
}

Fault no_semicolon(Bytes bytes, const Complaint& complaint) {
  constexpr std::array<std::string_view, 5> known = {"&amp", "&lt", "&gt", "&quot", "&apos"};
  const std::size_t at = last_before(bytes, "&", complaint.offset);
  const std::string_view name = bytes.substr(at, complaint.offset - at);
  if (std::ranges::find(known, name) == known.end()) return bare_ampersand(at);
  return {.offset = at,
          .message = fmt::format("{} lacks its semicolon", name),
          .hint = fmt::format("write {};", name),
          .goes_on = true};
}

Fault undeclared_entity(Bytes bytes, const Complaint& complaint) {
  const auto* const found = std::ranges::find(html, complaint.first, &Named::name);
  return {.offset = last_before(bytes, "&", complaint.offset),
          .message = fmt::format("&{}; means nothing in XML", shortened(complaint.first)),
          .hint = found != std::end(html)
                      ? fmt::format("write &#{};, or the character itself", found->code)
                      : "write the character itself, or &amp; for an ampersand; XML knows only "
                        "&amp; &lt; &gt; &quot; &apos;",
          .goes_on = true};
}

Fault open_comment(Bytes bytes, const Complaint& complaint) {
  return never_closed(bytes, complaint.offset, "<!--", "-->");
}

Fault no_target(Bytes bytes, const Complaint& complaint) {
  return {last_before(bytes, "<?", complaint.offset), "an instruction has no name",
          "its name follows <? at once; write &lt;? for the characters themselves"};
}

Fault open_instruction(Bytes bytes, const Complaint& complaint) {
  return never_closed(bytes, complaint.offset, "<?", "?>");
}

Fault open_section(Bytes bytes, const Complaint& complaint) {
  return never_closed(bytes, complaint.offset, "<![CDATA[", "]]>");
}

Fault declaration(Bytes /*bytes*/, const Complaint& complaint) {
  return {complaint.offset, "the XML declaration is not right",
          R"(write <?xml version="1.0" encoding="UTF-8"?>)"};
}

Fault version(Bytes bytes, const Complaint& complaint) {
  return {.offset = last_before(bytes, complaint.first, complaint.offset),
          .message = fmt::format("the document says it is XML {}; only 1.0 is read",
                                 shortened(complaint.first)),
          .hint = R"(write version="1.0")"};
}

Fault section_end(Bytes bytes, const Complaint& complaint) {
  return {.offset = std::min(bytes.find("]]>", complaint.offset), bytes.size()),
          .message = "]]> is not allowed in text",
          .hint = "write ]]&gt;",
          .goes_on = true};
}

Fault late_declaration(Bytes bytes, const Complaint& complaint) {
  const std::size_t at = last_before(bytes, "<?", complaint.offset);
  return {at, "an XML declaration is allowed at the very beginning only",
          is_blank(bytes.substr(0, at)) ? "delete the white space before it"
                                        : "delete it, or move it to the first byte"};
}

Fault hyphens(Bytes /*bytes*/, const Complaint& complaint) {
  return {.offset = complaint.offset,
          .message = "a comment cannot hold --",
          .hint = "write one hyphen, or a dash; a comment ends with -->",
          .goes_on = true};
}

}  // namespace clauseline::xml::faults
