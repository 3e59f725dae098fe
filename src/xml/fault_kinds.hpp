#pragma once

#include "xml/fault.hpp"

/// One function for each kind of fault. Takes the document and libxml2's complaint.
namespace clauseline::xml::faults {

// Between tags.
Fault name_required(std::string_view bytes, const Complaint& complaint);
Fault no_root(std::string_view bytes, const Complaint& complaint);
Fault after_root(std::string_view bytes, const Complaint& complaint);
Fault character_reference(std::string_view bytes, const Complaint& complaint);
Fault no_semicolon(std::string_view bytes, const Complaint& complaint);
Fault undeclared_entity(std::string_view bytes, const Complaint& complaint);
Fault open_comment(std::string_view bytes, const Complaint& complaint);
Fault no_target(std::string_view bytes, const Complaint& complaint);
Fault open_instruction(std::string_view bytes, const Complaint& complaint);
Fault open_section(std::string_view bytes, const Complaint& complaint);
Fault declaration(std::string_view bytes, const Complaint& complaint);
Fault version(std::string_view bytes, const Complaint& complaint);
Fault section_end(std::string_view bytes, const Complaint& complaint);
Fault late_declaration(std::string_view bytes, const Complaint& complaint);
Fault hyphens(std::string_view bytes, const Complaint& complaint);

// In tags.
Fault angle_in_attribute(std::string_view bytes, const Complaint& complaint);
Fault no_quote(std::string_view bytes, const Complaint& complaint);
Fault open_quote(std::string_view bytes, const Complaint& complaint);
Fault no_value(std::string_view bytes, const Complaint& complaint);
Fault attribute_twice(std::string_view bytes, const Complaint& complaint);
Fault same_attribute(std::string_view bytes, const Complaint& complaint);
Fault construct(std::string_view bytes, const Complaint& complaint);
Fault open_tag(std::string_view bytes, const Complaint& complaint);
Fault mismatch(std::string_view bytes, const Complaint& complaint);
Fault open_element(std::string_view bytes, const Complaint& complaint);
Fault undeclared_prefix(std::string_view bytes, const Complaint& complaint);
Fault no_uri(std::string_view bytes, const Complaint& complaint);
Fault reserved_namespace(std::string_view bytes, const Complaint& complaint);
Fault colons(std::string_view bytes, const Complaint& complaint);

}  // namespace clauseline::xml::faults
