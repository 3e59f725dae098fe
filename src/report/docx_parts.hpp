#pragma once

#include "office/document.hpp"
#include "report/format.hpp"

#include <string>
#include <string_view>

/// What both documents for word processors have: the redline and the table of departures.
namespace clauseline::reports {

/// What the document is about, for its properties.
std::string title_of(const Report& report);

/// How a document looks where a template says so.
office::Letterhead letterhead_of(const Report& report);

/// A section about an audit, without its text: what stands above and below on each page, and who
/// made the changes when, as far as the commits say.
office::Section section_of(const Audit& audit);

/// What a document ends with: the agreements that could not be read, or that nothing differs.
void add_rest(const Report& report, office::Document& document);

/// A line of text in one style.
office::Paragraph line(std::string_view style, std::string text);

/// A finding as a comment: how severe, by which rule, what it says, for whom, and why it matters.
office::Comment comment(const Report& report, const Audit& audit, const Finding& finding);

/// "Microsoft: loss; OpenAI: gain", the party whose perspective was asked for first; empty where
/// the finding says nothing of any.
std::string for_whom(const Report& report, const Audit& audit, const Finding& finding);

}  // namespace clauseline::reports
