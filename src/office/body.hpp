#pragma once

#include "office/document.hpp"

#include <string>

namespace clauseline::office {

/// word/document.xml. The section with the place i refers to its head and foot as "head1" and
/// "foot1" for i = 0.
std::string document_part(const Document& document);

/// word/comments.xml.
std::string comments_part(const Document& document);

/// What a head calls its logo among the parts that it refers to.
inline constexpr auto logo_id = "logo";

/// word/header1.xml: title and version of a section, below what a house has at its head.
std::string header_part(const Document& document, const Section& section);

/// word/footer1.xml: what a house has at its foot, the foot of a section and the number of the
/// page.
std::string footer_part(const Document& document, const Section& section);

}  // namespace clauseline::office
