#pragma once

#include "text/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::xml {

/// A name in the bytes of a document and where it begins.
struct RawName {
  std::string_view name;
  std::size_t offset = 0;
};

/// A start tag as it is written, before anything has parsed it.
struct RawTag {
  RawName element;
  std::vector<RawName> attributes;
  std::size_t unclosed = std::string_view::npos;  // the quote that has no partner, if any
};

/// The start tag whose `<` stands at `offset`. Takes broken tags too and gives what it can read.
RawTag read_tag(std::string_view bytes, std::size_t offset);

/// Where the tag that reaches up to `offset` begins; no tag holds a `<` of its own.
std::size_t tag_start(std::string_view bytes, std::size_t offset);

/// What stands between a prefix and its colon, or empty; and the rest of the name.
std::string_view prefix_of(std::string_view name);
std::string_view local_part(std::string_view name);

/// The last `what` that begins before `offset`; `offset` itself if there is none.
std::size_t last_before(std::string_view bytes, std::string_view what, std::size_t offset);

/// True if the bytes at `offset` are `word`, whatever its case. Takes the word in capitals.
bool stands(std::string_view bytes, std::size_t offset, std::string_view word);

/// What begins at `offset` and ends before any of `stops`, for quoting.
std::string piece(std::string_view bytes, std::size_t offset, std::string_view stops);

/// True for the four characters that XML takes for white space.
bool is_blank(char byte);
bool is_blank(std::string_view text);

/// Text that may be quoted in a message: on one line and not longer than a line.
std::string shortened(std::string_view text);

}  // namespace clauseline::xml
