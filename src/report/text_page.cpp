#include "report/text_page.hpp"

#include "report/lines.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clauseline::reports {
namespace {

std::string_view code(Ink ink) {
  switch (ink) {
    case Ink::strong: return "1";
    case Ink::faint: return "2";
    case Ink::deleted: return "31;9";
    case Ink::inserted: return "32;4";
    case Ink::alarm: return "1;31";
    case Ink::plain: break;
  }
  return "0";
}

constexpr std::string_view white_space = " \t\r\n";

using Word = std::vector<Run>;  // parts of one word may differ in ink

std::vector<Word> words_of(const std::vector<Run>& runs) {
  std::vector<Word> words;
  bool open = false;
  for (const auto& [raw, ink] : runs) {
    const auto text = visible(raw);
    for (std::size_t i = 0; i < text.size();) {
      const bool space = white_space.find(text[i]) != std::string_view::npos;
      const auto end = std::min(space ? i + 1 : text.find_first_of(white_space, i), text.size());
      if (!space && !open) words.emplace_back();
      if (!space) words.back().push_back({text.substr(i, end - i), ink});
      open = !space;
      i = end;
    }
  }
  return words;
}

std::size_t columns(const Word& word) {
  std::size_t width = 0;
  for (const Run& part : word)
    width += width_of(part.text);
  return width;
}

/// A line goes on in its ink, also over the space between two words of the same.
void append(Word& line, const Word& word) {
  for (const Run& part : word) {
    const bool begins = &part == word.data() && !line.empty();
    const bool same = !line.empty() && line.back().ink == part.ink;
    if (begins && !same) line.push_back({" ", Ink::plain});
    if (same)
      line.back().text += (begins ? " " : "") + part.text;
    else
      line.push_back(part);
  }
}

}  // namespace

std::string TextPage::inked(std::string_view text, Ink ink) const {
  if (!report_.color || ink == Ink::plain) return std::string(text);
  return fmt::format("\033[{}m{}\033[0m", code(ink), text);
}

void TextPage::line(std::string_view text) { out_ += unbidden(text) + "\n"; }

void TextPage::paragraph(std::string_view text, std::size_t indent, Ink ink) {
  for (const std::string& line : wrapped(visible(text), report_.width - indent))
    out_ += fmt::format("{:>{}}{}\n", "", indent, inked(unbidden(line), ink));
}

void TextPage::paragraph(const std::vector<Run>& runs, std::size_t indent) {
  Word open;
  const auto close = [&] {
    std::vector<std::string_view> parts;
    for (const Run& run : open)
      parts.emplace_back(run.text);
    const auto said = unbidden(parts);
    out_ += std::string(indent, ' ');
    for (std::size_t i = 0; i < open.size(); ++i)
      out_ += inked(said[i], open[i].ink);
    out_ += '\n';
    open.clear();
  };
  for (const Word& word : words_of(runs)) {
    if (!open.empty() && indent + columns(open) + 1 + columns(word) > report_.width) close();
    append(open, word);
  }
  if (!open.empty()) close();
}

void TextPage::item(std::string_view text, Ink ink) {
  constexpr std::size_t indent = 2;
  bool first = true;
  for (const std::string& line : wrapped(visible(text), report_.width - indent)) {
    out_ += fmt::format("{:>{}}{}\n", "", first ? 0 : indent, inked(unbidden(line), ink));
    first = false;
  }
}

void TextPage::place(std::string_view side, const Location& at, std::string_view words) {
  constexpr std::size_t indent = 7;
  const auto start = fmt::format("  {}  {}", side, at);
  const auto whole = fmt::format("{}  {}", start, visible_line(words));
  const bool fits = width_of(whole) <= report_.width;
  line(fits ? whole : start);
  if (!fits) paragraph(words, indent);
}

}  // namespace clauseline::reports
