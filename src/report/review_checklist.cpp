// A checklist to read and to print before somebody decides.

#include "report/html_frame.hpp"
#include "report/html_markup.hpp"
#include "report/markdown_text.hpp"
#include "report/review.hpp"
#include "report/view.hpp"
#include "rules/message.hpp"
#include "text/embedded.hpp"

#include <fmt/format.h>

namespace clauseline::reports {
namespace {

const Settlement& settlement(const Counted& one) {
  return clauseline::settlement_of(*one.audit, one.place);
}

/// What a reviewer asks of every finding, in the order in which they would.
struct Question {
  std::string asks;
  std::string answer;
};

std::vector<Question> questions(const Counted& one) {
  const Finding& finding = one.finding();
  std::vector<Question> all{
      {"What changed", finding.message},
      {"Where", place_of(finding)},
      {"Before", finding.change.before},
      {"After", finding.change.after},
      {"For whom", for_whom(*one.audit, finding)},
      {"Depends on", finding.depends},
      {"Why it matters", fill(finding.rule->why, finding.change, one.audit->comparison)},
      {"Decided so far", decided(*one.audit, finding)}};
  std::erase_if(all, [](const Question& question) { return question.answer.empty(); });
  return all;
}

std::string heading_of(const Counted& one) {
  const Finding& finding = one.finding();
  return fmt::format("{} {}: {}", to_text(finding.severity), finding.rule->code,
                     finding.rule->title);
}

std::string command_for(const Counted& one) {
  constexpr std::size_t enough = 10;
  return fmt::format("clauseline review approve {} --reason \"...\"",
                     one.fingerprint().substr(0, enough));
}

}  // namespace

std::string checklist_markdown(const ReviewPage& page) {
  std::string out = "# Review\n";
  const Audit* last = nullptr;
  for (const Counted& one : page.findings) {
    if (one.audit != last)
      out += fmt::format("\n## {}\n\n", markdown_plain(name_of(one.audit->subject().agreement)));
    last = one.audit;
    const char* box = lets_pass(settlement(one).state) ? "x" : " ";
    out += fmt::format("- [{}] **{}** ({})\n", box, markdown_plain(heading_of(one)),
                       to_text(settlement(one).state));
    for (const auto& [asks, answer] : questions(one))
      out += fmt::format("  - {}: {}\n", asks, markdown_plain(answer));
    if (is_blocking(one.finding(), *page.report))
      out += fmt::format("  - to approve it: {}\n", markdown_code(command_for(one)));
  }
  if (page.findings.empty()) out += "\nThere is nothing to decide.\n";
  return out;
}

std::string checklist_html(const ReviewPage& page) {
  using pages::markup;
  pages::Markup items;
  for (const Counted& one : page.findings) {
    pages::Markup rows;
    for (const auto& [asks, answer] : questions(one))
      rows += markup("<dt>{}</dt><dd><bdi>{}</bdi></dd>\n", std::string_view(asks),
                     std::string_view(answer));
    if (is_blocking(one.finding(), *page.report))
      rows += markup("<dt>To approve it</dt><dd class=\"mono\">{}</dd>\n", command_for(one));
    items += markup(
        "<article class=\"finding\"><h2><input type=\"checkbox\" disabled{}> {}</h2>\n"
        "<p class=\"quiet\"><bdi>{}</bdi>, {}</p><dl class=\"places\">{}</dl></article>\n",
        std::string_view(lets_pass(settlement(one).state) ? " checked" : ""), heading_of(one),
        name_of(one.audit->subject().agreement), to_text(settlement(one).state), rows);
  }
  if (page.findings.empty()) items += markup("<p>There is nothing to decide.</p>");
  const auto head = pages::head("Review", embedded("src/report/report.css"), "");
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n{}<body><main class=\"page\"><h1>Review</h1>\n{}"
      "</main></body>\n</html>\n",
      head.html, items.html);
}

}  // namespace clauseline::reports
