#pragma once

#include "model/agreement.hpp"
#include "model/dialect.hpp"

#include <string>
#include <string_view>

namespace clauseline {

/// Reads an agreement in Markdown: headings, numbered paragraphs, items and the rows of tables
/// become clauses, every other paragraph one of its own. Front matter, tags and comments are
/// no words. Throws Error for what is no text or holds none.
Agreement read_markdown(const Source& source);

/// Reads an agreement in plain text, where numbers, indentation and blank lines say what is
/// in what. Throws Error for what is no text or holds none.
Agreement read_text(const Source& source);

using Reader = Agreement (*)(const Source&);

/// The reader for a source that is no XML, or null for one that is: the dialect decides, else
/// the first character, else the end of the name (.md, .markdown); what is left is text.
Reader reader_without_markup(const Source& source, const Dialect* dialect);

/// True if the first character is `<`, or if there is none.
bool begins_as_xml(std::string_view bytes);

/// The name of a file without folders, revision and suffix: what an agreement is called that
/// has no id of its own.
std::string stem(const std::string& source);

}  // namespace clauseline
