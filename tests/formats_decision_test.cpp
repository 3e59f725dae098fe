// What holds of every report format, whatever became of a finding: it is told, and alarms whom it
// is to alarm.

#include "gated.hpp"
#include "model/read.hpp"
#include "office/package.hpp"
#include "report/format.hpp"
#include "review/audit.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

using namespace clauseline;

namespace {

std::unique_ptr<const Version> version(std::string_view level) {
  return std::make_unique<const Version>(Evidence{.source = "a.xml"},
                                         read_agreement(Source("a.xml", agreement(level))));
}

/// A report of one licence that stopped being exclusive, and of which something became.
Report settled(ReviewState state) {
  Report report;
  report.fail_on = Severity::high;
  report.evaluated_on = "2026-05-04";
  report.audits.push_back(audit(version("exclusive"), version("non-exclusive")));
  Audit& audit = report.audits.front();
  audit.settlements.resize(audit.findings.size());
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    Settlement& made = audit.settlements[i];
    made.state = state;
    made.reason = "So it was said";
    if (state == ReviewState::waived) made.until = "2026-06-30";
    if (state != ReviewState::open) made.why = fmt::format("{} by Ann", to_text(state));
    if (state == ReviewState::waived) made.why += " until 2026-06-30";
    audit.findings[i].let_pass = lets_pass(state);
    audit.findings[i].rejected = state == ReviewState::rejected;
  }
  return report;
}

/// What in a format makes whoever reads it stop; in those for people nothing does but their words.
struct Alarm {
  std::string_view format;
  std::string_view sign;
};

constexpr Alarm alarms[] = {
    {"sarif", "\"kind\": \"fail\",\n          \"level\": \"error\""},
    {"junit", "<failure"},
    {"github", "::error "},
    {"gitlab", "\"severity\": \"blocker\""},
    {"rdjson", "\"severity\": \"ERROR\""},
    {"lines", ": critical EX001: "},
    {"json", "\"state\": \"open\""},
    {"csv", ",open,"},
};

constexpr ReviewState states[] = {ReviewState::open, ReviewState::approved, ReviewState::waived,
                                  ReviewState::rejected, ReviewState::voided};

/// Bytes of a format as text, whatever they are packed in.
std::string text_of(const Format& format, const Report& report) {
  auto bytes = format.render(report);
  if (format.file_type.empty()) return bytes;
  std::string text;
  for (const auto& [name, part] : office::unpacked(bytes))
    text += part;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_decision_test)

BOOST_AUTO_TEST_CASE(tell_what_became_of_a_finding) {
  for (const ReviewState state : states) {
    if (state == ReviewState::open) continue;  // nobody said anything
    const auto report = settled(state);
    const auto said = fmt::format("{} by Ann{}", to_text(state),
                                  state == ReviewState::waived ? " until 2026-06-30" : "");
    for (const Format& format : formats()) {
      if (format.name == "pdf") continue;  // the same page as html
      auto text = text_of(format, report);
      std::erase(text, '\\');  // Markdown escapes hyphens
      BOOST_TEST((text.find(said) != std::string::npos),
                 format.name << " does not say " << said << ": " << text.substr(0, 5'000));
    }
  }
}

BOOST_AUTO_TEST_CASE(alarm_nobody_by_what_was_let_pass) {
  for (const ReviewState state : states)
    for (const auto& [name, sign] : alarms) {
      const auto text = find_format(name)->render(settled(state));
      const bool is_state = name == "json" || name == "csv";  // which they name, and no more
      const bool alarmed = text.find(sign) != std::string::npos;
      BOOST_TEST(alarmed == (is_state ? state == ReviewState::open : !lets_pass(state)),
                 name << ", " << to_text(state) << ": " << text.substr(0, 5'000));
    }
}

BOOST_AUTO_TEST_CASE(stop_at_what_was_rejected_whatever_it_weighs) {
  auto report = settled(ReviewState::rejected);
  for (Finding& finding : report.audits.front().findings)
    finding.severity = Severity::low;
  for (const auto& [name, sign] : alarms) {
    if (name == "json" || name == "csv" || name == "lines") continue;
    const auto wanted = name == "gitlab" ? "\"severity\": \"critical\"" : sign;
    BOOST_TEST((find_format(name)->render(report).find(wanted) != std::string::npos), name);
  }
  const auto page = reports::html(report);
  const auto row = page.find("class=\"is-low ");
  BOOST_TEST_REQUIRE((row != std::string::npos));
  BOOST_TEST(contains(page.substr(row, page.find('>', row) - row), " gate\""),
             page.substr(row, 200));
}

BOOST_AUTO_TEST_SUITE_END()
