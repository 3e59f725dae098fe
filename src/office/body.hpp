#pragma once

#include "office/document.hpp"

#include <string>

namespace clauseline::office {

/// word/document.xml. The section with the place i refers to its head and foot as "head1" and
/// "foot1" for i = 0.
std::string document_part(const Document& document);

/// word/comments.xml.
std::string comments_part(const Document& document);

/// word/header1.xml: title and version of a section.
std::string header_part(const Document& document, const Section& section);

/// word/footer1.xml: the foot of a section and the number of the page.
std::string footer_part(const Document& document, const Section& section);

}  // namespace clauseline::office
