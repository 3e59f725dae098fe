#pragma once

#include "payments/simulate.hpp"
#include "report/house_style.hpp"
#include "report/manifest.hpp"
#include "review/audit.hpp"
#include "text/columns.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// An agreement of a range that could not be read, and why.
struct Failure {
  std::string source;
  std::string message;
};

/// What both versions of an agreement pay on a forecast, and what it was reckoned from.
struct ForecastPayments {
  Simulation simulation{};
  Evidence forecast{};
  std::optional<Evidence> exchange{};             // the rates
  std::unique_ptr<const PolicyVersion> policy{};  // that the scenarios are from, or null
};

/// Everything that a report is made of. A format sees this and nothing else: no repository,
/// no clock, no terminal.
struct Report {
  std::unique_ptr<const PolicyVersion> policy{};  // what the audits were judged by; may be null
  std::unique_ptr<const DetectorsVersion> detectors{};  // and by those of a house, or null
  std::unique_ptr<const RosterVersion> roster{};        // by which decisions were settled, or null
  std::unique_ptr<const StyleVersion> house_style{};    // of a template, or null
  std::string evaluated_on{};  // the day by which decisions were settled; empty: none were
  std::vector<Audit> audits{};
  std::vector<Failure> failed{};
  std::unique_ptr<const ForecastPayments> payments{};  // of the one agreement, or null
  bool several = false;  // a range was asked for, however many agreements it holds
  Depth depth = Depth::findings;
  bool with_unchanged = false;  // list clauses that did not change, too
  std::string perspective{};    // the party id that --for names, or empty
  Severity fail_on = Severity::high;
  bool gate = false;  // the gate was asked for: say whether it is open, and no more than that
  std::vector<std::string> full_report{};  // the words of the command that shows all of it
  Manifest manifest{};                     // what all of this was made of
  bool color = false;                      // formats for a terminal may use colour
  unsigned width = 80;                     // columns of the terminal
  /// Of the versions, by the digest of their bytes; one without is told by its lines alone.
  std::map<std::string, CharacterColumns, std::less<>> columns{};
};

/// A report format: what `--format` calls it and how it writes a report.
struct Format {
  std::string_view name;
  std::string_view about;
  std::string (*render)(const Report&);
  std::string_view file_type{};  // how names of its files end; empty: it is text
  bool of_findings = false;      // of them alone: says nothing where nobody looked for any
  bool of_payments = false;      // shows what a forecast comes to
  bool by_clause = false;        // says which commit changed which clause
  bool of_template = false;      // wears what a template says
};

std::span<const Format> formats();

/// The format with this name, or null.
const Format* find_format(std::string_view name);

/// The version of this program, and of the rules that it carries.
std::string_view tool_version();
std::string_view rules_version();

namespace reports {
std::string text(const Report& report);
std::string json(const Report& report);
std::string html(const Report& report);
/// The same page with another style sheet.
std::string html_in_style(const Report& report, std::string_view style);
std::string pdf(const Report& report);
std::string markdown(const Report& report);
std::string docx(const Report& report);
std::string departures_docx(const Report& report);
std::string xlsx(const Report& report);
std::string github_comment(const Report& report);
std::string github_summary(const Report& report);
std::string gitlab_note(const Report& report);
std::string sarif_log(const Report& report);
std::string junit(const Report& report);
std::string annotations(const Report& report);
std::string code_quality(const Report& report);
std::string rdjson(const Report& report);
std::string csv(const Report& report);
std::string lines(const Report& report);
std::string atom(const Report& report);
}  // namespace reports

}  // namespace clauseline
