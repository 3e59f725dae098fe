#pragma once

#include "xml/element.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace clauseline::xml {

/// How a vocabulary is laid out on the page.
struct Layout {
  /// The namespace that is written as the default one; a prefix bound to it is dropped.
  std::string_view name_space;
  /// Attributes are written in this order, others after them by name.
  std::span<const std::string_view> attribute_order;
  /// True for an element whose text is words: it and all below it keep their white space.
  std::function<bool(const Node&)> holds_words;
};

/// The canonical form of a document: two spaces of indent, line feeds, double quotes,
/// attributes in order and on one line where they fit 120 columns, comments and
/// instructions kept, one blank line kept where the author left any. Writing the result
/// again gives the same bytes. The infoset is kept but for white space between elements
/// that hold no words. An element that says xml:space="preserve", or holds text that the
/// layout does not expect, is written as one that holds words.
std::string write_canonical(const Document& document, const Layout& layout);

/// Escapes text for use between tags. What XML cannot hold becomes U+FFFD.
std::string escape(std::string_view text);

/// A value in double quotes, escaped for use as an attribute's.
std::string quoted(std::string_view value);

}  // namespace clauseline::xml
