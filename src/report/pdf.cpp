// The HTML report on paper. It brings all that it shows with it: nothing is fetched from anywhere.

#include "report/format.hpp"
#include "report/html_pieces.hpp"
#include "report/style_sheet.hpp"
#include "store/paper.hpp"
#include "text/characters.hpp"
#include "text/embedded.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

/// The style sheet with these values in the place of their names. The weasyprint of Debian 12 knows
/// names of values, but not in shorthands such as `background`.
std::string with_values(std::string_view css, const Values& values) {
  constexpr std::string_view start = "var(";
  std::string out;
  while (true) {
    const auto at = css.find(start);
    out += css.substr(0, at);
    if (at == std::string_view::npos) return out;
    css.remove_prefix(at);
    const auto end = css.find(')');
    const auto known = values.find(css.substr(start.size(), end - start.size()));
    out += known == values.end() ? css.substr(0, end + 1) : std::string_view(known->second);
    css.remove_prefix(end + 1);
  }
}

constexpr std::size_t longest_word = 1000;  // characters: a dozen lines

/// Between the characters of scripts that are written without spaces, such as Thai, Chinese and
/// Japanese, a line may end anywhere.
bool may_break(char32_t code) { return code <= U' ' || code >= 0xE00; }

/// Text as it stands between tags, without what follows the first characters of an endless word:
/// weasyprint looks for a place to break it at every one of them.
std::string with_short_words(std::string_view text) {
  std::string out;
  std::size_t length = 0;
  const auto end_word = [&] {
    if (length > longest_word)
      out += fmt::format(" [{} more characters of this word are left out on paper]",
                         length - longest_word);
    length = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const bool breaks = may_break(next_character(text, at).code);
    if (text[begin] == '&') at = std::min(text.find(';', begin), text.size() - 1) + 1;
    if (breaks)
      end_word();
    else
      ++length;
    if (length <= longest_word) out += text.substr(begin, at - begin);
  }
  end_word();
  return out;
}

/// The page with nothing in it that no paper can hold.
std::string for_paper(std::string_view html) {
  std::string out;
  while (!html.empty()) {
    const auto text = html.substr(0, html.find('<'));
    out += with_short_words(text);
    html.remove_prefix(text.size());
    const bool style = html.starts_with("<style>");
    const bool script = html.starts_with("<script>");
    const auto end = style ? html.find("</style") : script ? html.find("</script") : html.find('>');
    const auto tag = html.substr(0, end == std::string_view::npos ? end : end + 1);
    out += tag;
    html.remove_prefix(tag.size());
  }
  return out;
}

}  // namespace

std::string pdf(const Report& report) {
  const auto screen = style_sheet(report);
  const auto paper = embedded("src/report/pdf.css");
  // Paper is white whatever a house chose for screens; its accent and its fonts come first.
  Values values{{"--paper", "#fff"}};
  if (report.house_style) values.merge(values_in(rules_of(report.house_style->style)));
  values.merge(values_in(paper));
  values.merge(values_in(screen));
  const auto style = with_values(fmt::format("{}{}", screen, paper), values);
  return printed_as_pdf(for_paper(pages::in_one_piece(html_in_style(report, style))));
}

}  // namespace clauseline::reports
