#pragma once

#include <string>
#include <string_view>

namespace clauseline {

/// Raw HTML apart: the text that a reader of the page sees, and the comments.
struct HtmlText {
  std::string text;
  std::string comments;
};

/// Drops tags, and what scripts and styles hold; a tag that begins a block parts words.
/// Never fails: a tag that does not end is text.
HtmlText html_text(std::string_view html);

}  // namespace clauseline
