#include "report/format.hpp"

#include <algorithm>
#include <array>

namespace clauseline {
namespace {

constexpr auto all = std::to_array<Format>({
    {.name = "text", .about = "for a terminal", .render = reports::text},
    {.name = "json",
     .about = "for programs: schemas/report-1.schema.json",
     .render = reports::json},
    {.name = "html",
     .about = "one page for a browser, to read and to print",
     .render = reports::html,
     .of_payments = true,
     .by_clause = true,
     .of_template = true},
    {.name = "pdf",
     .about = "the same page on paper, tagged for screen readers",
     .render = reports::pdf,
     .file_type = "pdf",
     .of_payments = true,
     .by_clause = true,
     .of_template = true},
    {.name = "markdown", .about = "for pull requests and wikis", .render = reports::markdown},
    {.name = "docx",
     .about = "a redline with tracked changes, for word processors",
     .render = reports::docx,
     .file_type = "docx",
     .of_template = true},
    {.name = "departures",
     .about = "a table of departures to negotiate from, for word processors",
     .render = reports::departures_docx,
     .file_type = "docx",
     .of_template = true},
    {.name = "xlsx",
     .about = "the same table for spreadsheets",
     .render = reports::xlsx,
     .file_type = "xlsx"},
    {.name = "github-comment",
     .about = "the same in at most 65,536 bytes, for a comment on GitHub",
     .render = reports::github_comment},
    {.name = "github-summary",
     .about = "the same in at most 1 MiB, for $GITHUB_STEP_SUMMARY",
     .render = reports::github_summary},
    {.name = "gitlab-note",
     .about = "the same in at most 1,000,000 bytes, for a note on GitLab",
     .render = reports::gitlab_note},
    {.name = "sarif",
     .about = "for code scanning: SARIF 2.1.0",
     .render = reports::sarif_log,
     .of_findings = true},
    {.name = "junit",
     .about = "for the test reports of CI servers",
     .render = reports::junit,
     .of_findings = true},
    {.name = "github",
     .about = "annotations, from the log of a step of GitHub Actions",
     .render = reports::annotations,
     .of_findings = true},
    {.name = "gitlab",
     .about = "GitLab's Code Quality report",
     .render = reports::code_quality,
     .of_findings = true},
    {.name = "rdjson", .about = "for reviewdog", .render = reports::rdjson, .of_findings = true},
    {.name = "csv",
     .about = "for spreadsheets: a row for each finding",
     .render = reports::csv,
     .of_findings = true},
    {.name = "lines",
     .about = "for grep: a line for each finding",
     .render = reports::lines,
     .of_findings = true},
    {.name = "atom",
     .about = "a feed: an entry for each finding",
     .render = reports::atom,
     .of_findings = true},
});

}  // namespace

std::span<const Format> formats() { return all; }

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(all, name, &Format::name);
  return found == all.end() ? nullptr : found;
}

std::string_view tool_version() { return CLAUSELINE_VERSION; }
std::string_view rules_version() { return "2026-11"; }

}  // namespace clauseline
