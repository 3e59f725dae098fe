#include "report/docx_parts.hpp"

#include "report/contract.hpp"
#include "report/finding_facts.hpp"
#include "report/lines.hpp"
#include "report/view.hpp"
#include "rules/message.hpp"
#include "text/day.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace clauseline::reports {
namespace {

constexpr std::size_t most_authors = 3;   // that are named
constexpr std::size_t most_columns = 60;  // of a name, or of a title beside the versions

/// Who wrote the commits between both versions; nobody in particular where git says nothing.
std::string authors(const Circumstances& circumstances) {
  std::vector<std::string> names;
  for (const SignedCommit& one : circumstances.commits) {
    auto name = cut(visible_line(one.commit.author.name), most_columns);
    if (!name.empty() && std::ranges::find(names, name) == names.end())
      names.push_back(std::move(name));
  }
  if (names.empty()) return "Clauseline";
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most_authors); ++i)
    text += (text.empty() ? "" : ", ") + names[i];
  if (names.size() > most_authors) text += fmt::format(" and {} more", names.size() - most_authors);
  return text;
}

/// When the last of the commits was written, in UTC.
std::string date(const Circumstances& circumstances) {
  if (circumstances.commits.empty()) return {};
  return to_text(std::chrono::sys_seconds{
      std::chrono::seconds(circumstances.commits.front().commit.author.seconds)});
}

std::string versions(const Audit& audit) {
  if (audit.added) return "new: " + name_of(*audit.after);
  if (audit.deleted) return "deleted: " + name_of(*audit.before);
  return fmt::format("{} against {}", name_of(*audit.after), name_of(*audit.before));
}

std::string capitalised(std::string_view text) {
  std::string word(text);
  if (!word.empty() && word.front() >= 'a' && word.front() <= 'z')
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

}  // namespace

std::string title_of(const Report& report) {
  if (report.audits.size() != 1) return fmt::format("{} agreements", report.audits.size());
  return visible_line(title_of(report.audits.front().subject()));
}

office::Letterhead letterhead_of(const Report& report) {
  if (!report.house_style) return {};
  const HouseStyle& style = report.house_style->style;
  office::Letterhead made{.serif = style.serif,
                          .sans = style.sans,
                          .firm = visible_line(style.firm),
                          .subject = visible_line(style.heading),
                          .foot = visible_line(style.footer)};
  if (style.light.accent) made.heading = to_text(*style.light.accent).substr(1);
  if (style.logo)
    made.logo = {.kind = style.logo->kind,
                 .bytes = style.logo->bytes,
                 .width = style.logo->width,
                 .height = style.logo->height,
                 .called = style.firm.empty() ? "Logo" : made.firm};
  return made;
}

office::Section section_of(const Audit& audit) {
  return {.title = cut(visible_line(title_of(audit.subject())), most_columns),
          .version = visible_line(versions(audit)),
          .foot = "Comparison by Clauseline. Not legal advice.",
          .author = authors(audit.circumstances),
          .date = date(audit.circumstances)};
}

void add_rest(const Report& report, office::Document& document) {
  if (!report.audits.empty() && report.failed.empty()) return;
  office::Section rest{.title = document.title, .foot = "Comparison by Clauseline."};
  if (report.audits.empty() && report.failed.empty())
    rest.blocks.emplace_back(line("Text1", "No agreement differs."));
  for (const auto& [source, message] : report.failed)
    rest.blocks.emplace_back(
        line("Text1", fmt::format("Could not be read: {}: {}", visible_line(source), message)));
  document.sections.push_back(std::move(rest));
}

office::Paragraph line(std::string_view style, std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return {.style = style, .runs = {{.text = visible_line(text)}}};
}

office::Comment comment(const Report& report, const Audit& audit, const Finding& finding) {
  const Rule& rule = *finding.rule;
  office::Comment made;
  auto& lines = made.paragraphs;
  lines.push_back(line("CommentText",
                       fmt::format("{}: {}", capitalised(to_text(finding.severity)), rule.title)));
  lines.back().runs.front().style = "Strong";
  lines.push_back(line("CommentText", finding.message));
  if (!finding.depends.empty()) lines.push_back(line("CommentText", "Depends: " + finding.depends));
  if (!finding.modifier.empty())
    lines.push_back(line("CommentText", "Severity " + finding.modifier));
  if (auto whom = for_whom(report, audit, finding); !whom.empty())
    lines.push_back(line("CommentText", std::move(whom)));
  if (auto said = decided(audit, finding); !said.empty())
    lines.push_back(line("CommentText", std::move(said)));
  lines.push_back(
      line("CommentText", "Why it matters: " + fill(rule.why, finding.change, audit.comparison)));
  lines.push_back(line("CommentText", fmt::format("{} {}", rule.code, rule.slug)));
  lines.back().runs.front().style = "Quiet";
  return made;
}

std::string for_whom(const Report& report, const Audit& audit, const Finding& finding) {
  std::string text;
  for (const Party* party : columns(audit, report.perspective)) {
    const auto found = finding.direction.find(party->id);
    if (found == finding.direction.end()) continue;
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", party->short_name,
                        to_text(found->second));
  }
  return text;
}

}  // namespace clauseline::reports
