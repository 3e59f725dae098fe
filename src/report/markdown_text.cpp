#include "report/markdown_text.hpp"

#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports {

std::string markdown_plain(std::string_view text) {
  constexpr std::string_view marks = "\\`*_{}[]()#+-.!|~>@";
  std::string out;
  for (const char c : visible(text)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '\n')
      out += ' ';
    else {
      if (marks.find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string markdown_in_element(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '\n')
      out += "<br>";
    else if (c == '`' || c == '*' || c == '_' || c == '[' || c == ']' || c == '|' || c == '~' ||
             c == '\\' || c == '@')
      out += fmt::format("&#{};", static_cast<int>(c));
    else
      out += c;
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  auto shown = visible_line(text);
  std::ranges::replace(shown, '`', '\'');
  std::ranges::replace(shown, '|', '/');
  for (std::size_t at = 0; (at = shown.find("##[", at)) != std::string::npos;)
    shown[at + 2] = '(';  // GitHub's runner would take it for a command
  return "`" + shown + "`";
}

std::string markdown_command(std::string_view command) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : command) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const std::string_view space = longest > 0 ? " " : "";
  return fmt::format("{0}{1}{2}{1}{0}", fence, space, visible_line(command));
}

}  // namespace clauseline::reports
