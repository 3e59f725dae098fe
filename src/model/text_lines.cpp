#include "model/text_lines.hpp"

#include <algorithm>
#include <optional>

namespace clauseline {
namespace {

using Text = std::string_view;

constexpr Text no_break_space = "\u00A0";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Moves over the white space at the start of a line and counts its columns.
TextLine trimmed(Text line, std::size_t offset) {
  constexpr unsigned tab = 8;
  TextLine found{.text = {}, .offset = offset};
  std::size_t at = 0;
  while (at < line.size()) {
    if (line[at] == ' ' || line[at] == '\v') {
      ++found.indent;
      ++at;
    } else if (line[at] == '\t') {
      found.indent += tab - found.indent % tab;
      ++at;
    } else if (line.substr(at).starts_with(no_break_space)) {
      ++found.indent;
      at += no_break_space.size();
    } else {
      break;
    }
  }
  found.offset += at;
  found.text = line.substr(at);
  while (!found.text.empty()) {
    const auto last = found.text.find_last_not_of(Text(" \t\v"));
    found.text = found.text.substr(0, last + 1);
    if (!found.text.ends_with(no_break_space)) break;
    found.text.remove_suffix(no_break_space.size());
  }
  return found;
}

/// What a line says that holds only the number of a page.
struct PageNumber {
  unsigned value = 0;
  bool bare = false;  // nothing but digits
};

std::optional<PageNumber> page_number(Text line) {
  constexpr std::size_t most_digits = 4;
  PageNumber page{.bare = true};
  for (const Text around : {"Page ", "page ", "PAGE ", "- ", "-", "\u2013 ", "\u2013"})
    if (line.starts_with(around)) {
      line.remove_prefix(around.size());
      page.bare = false;
      break;
    }
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits]) && digits <= most_digits)
    page.value = page.value * 10 + static_cast<unsigned>(line[digits++] - '0');
  if (digits == 0 || digits > most_digits) return {};
  line.remove_prefix(digits);
  if (line.empty()) return page;
  const Text total = line.starts_with(" of ") ? line.substr(4) : line;
  const bool of_total = total.size() != line.size() && std::ranges::all_of(total, is_digit);
  const bool dash =
      !page.bare && (line == " -" || line == "-" || line == " \u2013" || line == "\u2013");
  if (!of_total && !dash) return {};
  page.bare = false;
  return page;
}

}  // namespace

std::vector<TextLine> text_lines(std::string_view bytes, std::size_t from) {
  std::vector<TextLine> lines;
  for (std::size_t at = from; at < bytes.size();) {
    const auto end = std::min(bytes.find_first_of("\n\r\f", at), bytes.size());
    lines.push_back(trimmed(bytes.substr(at, end - at), at));
    at = end + (bytes.substr(end).starts_with("\r\n") ? 2U : 1U);
  }
  return lines;
}

std::size_t drop_page_numbers(std::vector<TextLine>& lines) {
  std::size_t dropped = 0;
  unsigned last = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto page = page_number(lines[i].text);
    if (!page) continue;
    const bool alone = (i == 0 || lines[i - 1].text.empty()) &&
                       (i + 1 == lines.size() || lines[i + 1].text.empty());
    const bool next = page->value == last + 1 || (last == 0 && page->value == 2);
    if (page->bare && !(alone && next)) continue;
    last = page->value;
    lines[i].text = {};
    lines[i].page_number = true;
    ++dropped;
  }
  return dropped;
}

}  // namespace clauseline
