#pragma once

#include "text/source.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace clauseline {

/// What a format of files takes for text, and what it is called in messages.
struct Encoded {
  std::string_view format;               // "XML"
  std::string_view suffix;               // "xml", for the names of files in a command
  std::string_view controls = "\t\n\r";  // the control characters that it allows
};

/// Refuses what is not UTF-8 or holds a character that the format does not allow: throws
/// Error, which names the encoding where it can be told and says how to convert.
void require_utf8(const Source& source, const Encoded& as);

/// True if nothing in these bytes would be refused.
bool is_utf8(std::string_view bytes, const Encoded& as);

/// The command that converts. A name that a document gives is repeated only if a shell
/// reads it as a name.
std::string conversion(std::string_view from, std::string_view suffix);

/// The number of bytes of a byte order mark at the beginning.
std::size_t mark_size(std::string_view bytes);

}  // namespace clauseline
