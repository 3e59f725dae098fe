#include "markdown/guard.hpp"

#include "text/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline::markdown {
namespace {

using Text = std::string_view;

constexpr Text blanks = " \t\r";

Text trimmed(Text line) {
  const auto first = line.find_first_not_of(blanks);
  if (first == Text::npos) return {};
  return line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

/// Calls `visit(line, offset)` for every line, without its line feed.
template <class Visit>
void each_line(Text bytes, const Visit& visit) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    visit(bytes.substr(at, end - at), at);
    at = end + 1;
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The bytes of a list marker or the sign of a quote at the start of a text, or 0.
std::size_t container_marker(Text text) {
  constexpr std::size_t most_digits = 9;
  if (text.starts_with('>')) return 1;
  std::size_t end = 0;
  while (end < text.size() && end < most_digits && is_digit(text[end]))
    ++end;
  constexpr Text bullets = "-*+";
  constexpr Text closing = ".)";
  const auto& marks = end == 0 ? bullets : closing;
  if (end >= text.size() || marks.find(text[end]) == Text::npos) return 0;
  ++end;
  return end == text.size() || text[end] == ' ' || text[end] == '\t' ? end : 0;
}

/// How many quotes and lists the beginning of a line can open. A rule made of signs and
/// spaces ("- - -") opens none.
unsigned opened_by(Text line) {
  unsigned depth = 0;
  for (Text rest = trimmed(line); !rest.empty();) {
    if (rest.find_first_not_of(Text(" \t")) != Text::npos &&
        rest.find_first_not_of(std::string{' ', '\t', rest.front()}) == Text::npos &&
        rest.front() != '>')
      break;
    const auto size = container_marker(rest);
    if (size == 0) break;
    ++depth;
    if (depth > deepest) break;
    rest.remove_prefix(size);
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
  }
  return depth;
}

[[noreturn]] void refuse(const Source& source, std::size_t offset, std::string message,
                         std::string hint) {
  throw Error(problem_at_byte(source, offset, std::move(message), std::move(hint)));
}

/// Counts what tables and links can grow to.
class Growth {
 public:
  Growth(const Source& source, std::size_t from) : source_(source), from_(from) {}

  void line(Text line, std::size_t offset) {
    const auto text = trimmed(line);
    if (text.empty()) end_paragraph();
    link_line(text, offset);
    tag_line(text, offset);
    table_line(text, offset);
  }

 private:
  static constexpr std::size_t most_bytes = std::size_t{256} << 20U;
  static constexpr std::size_t most_padding = std::size_t{1} << 20U;
  static constexpr std::size_t most_steps = std::size_t{1} << 31U;

  void end_paragraph() {
    columns_ = 0;
    definition_ = 0;
    open_tags_ = 0;
  }

  /// Every use of a link definition repeats its address and title.
  void link_line(Text text, std::size_t offset) {
    brackets_ += static_cast<std::size_t>(std::ranges::count(text, '['));
    const bool defines = text.find("]:") != Text::npos;
    if (defines && !titled_) definition_ = 0;
    if (defines || definition_ != 0) definition_ += text.size() + 1;
    titled_ = definition_ != 0 && (titled_ || text.find_first_of(Text("\"'(")) != Text::npos);
    longest_ = std::max(longest_, definition_);
    if (brackets_ * longest_ > most_bytes)
      refuse(source_, from_ + offset,
             "the addresses of the links up to here would take more than 256 MiB",
             "leave a blank line after each link definition; is this an agreement?");
  }

  /// For every "<!" and "<?" the parser looks through the rest of the paragraph for its end.
  void tag_line(Text text, std::size_t offset) {
    constexpr std::array<std::pair<Text, Text>, 3> ends{
        {{"<?", "?>"}, {"<![", "]]>"}, {"<!", ">"}}};
    for (const auto& [open, end] : ends) {
      const auto last = text.rfind(end);
      const std::size_t from = last == Text::npos ? 0 : last;
      for (auto at = text.find(open, from); at != Text::npos; at = text.find(open, at + 1))
        ++open_tags_;
    }
    steps_ += open_tags_ * (text.size() + 1);
    if (steps_ > most_steps)
      refuse(source_, from_ + offset, "there are too many tags and comments that do not end",
             "end them, or leave blank lines between the paragraphs");
  }

  void table_line(Text text, std::size_t offset) {
    const auto pipes = static_cast<std::size_t>(std::ranges::count(text, '|'));
    const bool rule =
        text.find('-') != Text::npos && text.find_first_not_of(Text("|:-> \t")) == Text::npos;
    if (rule) columns_ = std::max(columns_, pipes + 1);
    if (columns_ != 0 && std::max(pipes, before_) > widest)
      refuse(source_, from_ + offset, "this table has more than 256 columns",
             "no more are read; split the table");
    if (columns_ > pipes) padding_ += columns_ - pipes;
    if (padding_ > most_padding)
      refuse(source_, from_ + offset, "the rows of the tables are far shorter than their heads",
             "take out the columns that no row fills");
    before_ = pipes;
  }

  const Source& source_;
  std::size_t from_;
  std::size_t brackets_ = 0;
  std::size_t definition_ = 0;  // bytes of the link definition that these lines may be
  std::size_t longest_ = 0;     // of these
  bool titled_ = false;         // it has a title, which may go on for lines
  std::size_t open_tags_ = 0;   // in this paragraph
  std::size_t steps_ = 0;       // of looking for their ends
  std::size_t columns_ = 0;     // of the table that these lines may be
  std::size_t before_ = 0;      // pipes of the line before
  std::size_t padding_ = 0;     // cells that the rows do not have
};

/// True if this can be the destination of a link.
bool is_address(Text text) {
  if (text.starts_with('<') || text.starts_with('#')) return true;
  return text.find('/') != Text::npos || text.starts_with("mailto:") || text.starts_with("www.");
}

/// The bytes before the bracket of a line that Markdown takes for a link definition although
/// what it defines is no address; npos if the line is none. `next` is the line behind it.
std::size_t false_definition(Text line, Text next) {
  const auto open = line.find_first_not_of(Text(" \t>"));
  if (open == Text::npos || line[open] != '[') return Text::npos;
  const auto close = line.find("]:", open);
  if (close == Text::npos) return Text::npos;
  auto destination = trimmed(line.substr(close + 2));
  if (destination.empty()) destination = trimmed(next);
  destination = destination.substr(0, destination.find_first_of(Text(" \t")));
  return destination.empty() || is_address(destination) ? Text::npos : open;
}

}  // namespace

void guard(const Source& source, std::size_t from) {
  Growth growth(source, from);
  each_line(source.bytes().substr(from), [&](Text line, std::size_t offset) {
    if (opened_by(line) > deepest) too_deep(source, source.position(from + offset));
    growth.line(line, offset);
  });
}

std::string prepared(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  each_line(bytes, [&](Text line, std::size_t offset) {
    const auto end = offset + line.size() + 1;
    const auto next = end < bytes.size() ? bytes.substr(end, bytes.find('\n', end) - end) : Text();
    const auto bracket = false_definition(line, next);
    if (bracket == Text::npos) {
      text += line;
    } else {
      text += line.substr(0, bracket);
      text += keep_as_text;
      text += line.substr(bracket);
    }
    text += '\n';
  });
  return text;
}

void too_deep(const Source& source, Position at) {
  throw Error(problem_at(source, at, "quotes and lists are nested more than 256 deep here",
                         "no agreement needs that; is this the right file?"));
}

}  // namespace clauseline::markdown
