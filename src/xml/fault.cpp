// libxml2's complaints in words that say what to do, each at the byte that is to blame.

#include "xml/fault.hpp"

#include "xml/fault_kinds.hpp"
#include "xml/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <libxml/xmlerror.h>

namespace clauseline::xml {
namespace {

/// What a code of libxml2 means.
struct Kind {
  int code;
  Fault (*fault)(std::string_view, const Complaint&);
};

constexpr Kind kinds[] = {
    {XML_ERR_DOCUMENT_EMPTY, faults::no_root},
    {XML_ERR_DOCUMENT_END, faults::after_root},
    {XML_ERR_INVALID_HEX_CHARREF, faults::character_reference},
    {XML_ERR_INVALID_DEC_CHARREF, faults::character_reference},
    {XML_ERR_INVALID_CHARREF, faults::character_reference},
    {XML_ERR_INVALID_CHAR, faults::character_reference},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, faults::no_semicolon},
    {XML_ERR_UNDECLARED_ENTITY, faults::undeclared_entity},
    {XML_ERR_UNSUPPORTED_ENCODING, faults::declaration},
    {XML_ERR_EQUAL_REQUIRED, faults::declaration},
    {XML_ERR_STRING_NOT_STARTED, faults::declaration},
    {XML_ERR_STRING_NOT_CLOSED, faults::declaration},
    {XML_ERR_XMLDECL_NOT_FINISHED, faults::declaration},
    {XML_ERR_STANDALONE_VALUE, faults::declaration},
    {XML_ERR_ENCODING_NAME, faults::declaration},
    {XML_ERR_VERSION_MISSING, faults::declaration},
    {XML_ERR_UNKNOWN_VERSION, faults::version},
    {XML_WAR_UNKNOWN_VERSION, faults::version},
    {XML_ERR_LT_IN_ATTRIBUTE, faults::angle_in_attribute},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, faults::no_quote},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, faults::open_quote},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, faults::no_value},
    {XML_ERR_ATTRIBUTE_REDEFINED, faults::attribute_twice},
    {XML_ERR_COMMENT_NOT_FINISHED, faults::open_comment},
    {XML_ERR_PI_NOT_STARTED, faults::no_target},
    {XML_ERR_PI_NOT_FINISHED, faults::open_instruction},
    {XML_ERR_CDATA_NOT_FINISHED, faults::open_section},
    {XML_ERR_MISPLACED_CDATA_END, faults::section_end},
    {XML_ERR_RESERVED_XML_NAME, faults::late_declaration},
    {XML_ERR_SPACE_REQUIRED, faults::construct},
    {XML_ERR_NAME_REQUIRED, faults::name_required},
    {XML_ERR_GT_REQUIRED, faults::open_tag},
    {XML_ERR_TAG_NAME_MISMATCH, faults::mismatch},
    {XML_ERR_TAG_NOT_FINISHED, faults::open_element},
    {XML_ERR_HYPHEN_IN_COMMENT, faults::hyphens},
    {XML_WAR_NS_URI, faults::no_uri},
    {XML_NS_ERR_XML_NAMESPACE, faults::reserved_namespace},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, faults::undeclared_prefix},
    {XML_NS_ERR_QNAME, faults::colons},
    {XML_NS_ERR_ATTRIBUTE_REDEFINED, faults::same_attribute},
    {XML_NS_ERR_COLON, faults::colons},
};

}  // namespace

Fault explain(std::string_view bytes, const Complaint& complaint) {
  const auto* const kind = std::ranges::find(kinds, complaint.code, &Kind::code);
  if (kind != std::end(kinds)) return kind->fault(bytes, complaint);
  const auto words = complaint.message.substr(0, complaint.message.find('\n'));
  return {complaint.offset, fmt::format("not well-formed XML: {}", shortened(words)),
          "correct the document at this place"};
}

Fault doctype(std::string_view bytes, std::size_t offset) {
  std::size_t at = last_before(bytes, "<!", offset);
  while (at > 0 && at < offset && !stands(bytes, at, "<!DOCTYPE")) {
    const std::size_t before = last_before(bytes, "<!", at);
    if (before == at) break;
    at = before;
  }
  return {at, "a DOCTYPE is not allowed",
          "delete it: it could pull in other files; entities such as &nbsp; are written &#160;"};
}

Fault conflict(std::string_view bytes, std::size_t offset) {
  return {.offset = last_before(bytes, "<?", offset),
          .message = "an unresolved conflict of a merge",
          .hint = "leave one version, or make one of both, and delete every <?merge-conflict ...?>",
          .goes_on = true};
}

}  // namespace clauseline::xml
