#pragma once

#include "report/html_markup.hpp"

#include <cstddef>
#include <vector>

/// Long lists and tables. A browser takes longer to build a page of tens of thousands of elements
/// than to read its bytes, so what a long page has out of sight stands in <noscript>: where there
/// is no script, that is an element like any other; where there is one, it is text, which the
/// script puts in its place piece by piece when the page is open, and at once for whoever searches,
/// prints or follows a link.
namespace clauseline::pages {

/// What stands around the items of a list or table, and how many of them are there from the start.
struct Pieces {
  Markup begin{};          // "<ol>"
  Markup begin_of_rest{};  // of class "rest", which tells the script that it goes on with the one
                           // before
  Markup end{};            // "</ol>"
  std::size_t longest = 100;  // up to so many items it is written whole
  std::size_t at_once = 20;
  std::size_t in_piece = 60;
};

/// The items one after the other, a long row of them in pieces.
Markup in_pieces(const std::vector<Markup>& items, const Pieces& shape);

/// A page without its pieces: what a program gets that prints it. The same words in the same order.
std::string in_one_piece(std::string html);

}  // namespace clauseline::pages
