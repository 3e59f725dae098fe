// The HTML report on paper. It brings all that it shows with it: nothing is fetched from anywhere.

#include "report/format.hpp"
#include "store/paper.hpp"
#include "text/embedded.hpp"

#include <fmt/format.h>

#include <map>

namespace clauseline::reports {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

/// The custom properties that `:root` has in a style sheet, each with its first value: that of
/// light ground.
Values values_in(std::string_view css) {
  Values found;
  constexpr std::string_view root = ":root";
  for (auto at = css.find(root); at != std::string_view::npos; at = css.find(root, at + 1)) {
    const auto begin = css.find('{', at);
    if (begin == std::string_view::npos) break;
    auto block = css.substr(begin + 1, css.find('}', begin) - begin - 1);
    for (auto name = block.find("--"); name != std::string_view::npos; name = block.find("--")) {
      block.remove_prefix(name);
      const auto colon = block.find(':');
      const auto end = block.find(';');
      if (colon == std::string_view::npos || end == std::string_view::npos) break;
      const auto value = block.find_first_not_of(' ', colon + 1);
      found.try_emplace(std::string(block.substr(0, colon)), block.substr(value, end - value));
      block.remove_prefix(end);
    }
  }
  return found;
}

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

}  // namespace

std::string pdf(const Report& report) {
  auto screen = std::string(embedded("src/report/report.css"));
  if (report.payments) screen += embedded("src/report/payments.css");
  const auto paper = embedded("src/report/pdf.css");
  auto values = values_in(paper);
  values.merge(values_in(screen));
  return printed_as_pdf(
      html_in_style(report, with_values(fmt::format("{}{}", screen, paper), values)));
}

}  // namespace clauseline::reports
