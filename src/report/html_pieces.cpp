#include "report/html_pieces.hpp"

#include <algorithm>
#include <string_view>

namespace clauseline::pages {
namespace {

// No text of an agreement can hold these, for it is escaped.
constexpr std::string_view piece_begins = "<noscript class=\"later\">";
constexpr std::string_view piece_ends = "</noscript>\n";

Markup joined(const std::vector<Markup>& items, std::size_t begin, std::size_t end) {
  Markup all;
  for (auto i = begin; i < end; ++i)
    all += items[i];
  return all;
}

void remove_all(std::string& text, std::string_view part) {
  std::string kept;
  std::size_t begin = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, begin)) {
    kept.append(text, begin, at - begin);
    begin = at + part.size();
  }
  text = kept.append(text, begin);
}

}  // namespace

Markup in_pieces(const std::vector<Markup>& items, const Pieces& shape) {
  const auto at_once = items.size() <= shape.longest ? items.size() : shape.at_once;
  auto all = shape.begin;
  all += joined(items, 0, at_once);
  all += shape.end;
  for (auto begin = at_once; begin < items.size(); begin += shape.in_piece) {
    const auto end = std::min(begin + shape.in_piece, items.size());
    auto piece = shape.begin_of_rest;
    piece += joined(items, begin, end);
    piece += shape.end;
    all +=
        markup("{}{}{}", Markup{std::string(piece_begins)}, piece, Markup{std::string(piece_ends)});
  }
  // Whoever blocks scripts without saying so to the browser would miss the rest in silence.
  if (at_once < items.size())
    all += markup(
        "<p class=\"quiet waits\">{} more come in as the page opens. If they do not, scripts are "
        "blocked here: open the file itself in a browser.</p>\n",
        items.size() - at_once);
  return all;
}

std::string in_one_piece(std::string html) {
  remove_all(html, piece_begins);
  remove_all(html, piece_ends);
  return html;
}

}  // namespace clauseline::pages
