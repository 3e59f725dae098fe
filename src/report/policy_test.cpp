#include "report/policy_test.hpp"

#include "report/lines.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

std::string lines(const std::vector<std::string>& findings, std::string_view label) {
  std::string text;
  for (const std::string& finding : findings)
    text += fmt::format("        {:<8} {}\n", label, visible_line(finding));
  return text;
}

/// Behind "  FAIL  ", in as many lines as it takes.
std::string set_in(const std::string& name) {
  constexpr std::size_t width = 80;
  constexpr std::size_t margin = 8;
  return fmt::format("{}", fmt::join(wrapped(visible_line(name), width - margin), "\n        "));
}

}  // namespace

std::string policy_test_text(const std::vector<CaseResult>& results) {
  std::string text;
  std::string_view file;
  for (const CaseResult& result : results) {
    if (result.at.source != file) text += visible_line(result.at.source) + "\n";
    file = result.at.source;
    text += fmt::format("  {}  {}\n", result.passed() ? "ok  " : "FAIL", set_in(result.name));
    if (!result.passed())
      text += fmt::format("        {}\n{}{}", result.at, lines(result.missing, "missing"),
                          lines(result.extra, "extra"));
  }
  const auto passed = std::ranges::count_if(results, &CaseResult::passed);
  const auto failed = static_cast<std::ptrdiff_t>(results.size()) - passed;
  text += fmt::format("{} {}: {} as expected, {} not\n", results.size(),
                      results.size() == 1 ? "case" : "cases", passed, failed);
  return unbidden(text);
}

}  // namespace clauseline::reports
