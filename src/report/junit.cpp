// For the test reports of CI servers, in the form that Jenkins reads. A suite is an agreement, and
// a case asks whether a family of rules found anything that blocks: families are few and always
// the same, so that a server can tell since when one fails, and what passed is told, too. A case
// for each rule would be hundreds that pass; one for each clause would come and go with clauses.

#include "report/finding_facts.hpp"
#include "report/finding_places.hpp"
#include "report/format.hpp"
#include "report/html_markup.hpp"
#include "report/lines.hpp"
#include "report/view.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

namespace clauseline::reports {
namespace {

/// Text between tags, and a value with its quotes. Nothing in either can end what it stands in.
std::string between(std::string_view text) { return pages::escaped(visible(text)); }
std::string value(std::string_view text) {
  return fmt::format("\"{}\"", pages::escaped(visible_line(bounded(text))));
}

/// The cases of a suite as they are written, and what its first tag counts.
struct Suite {
  std::string name;
  std::string properties{};
  std::string cases{};
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;

  void add(const std::string& case_name, const std::string& content) {
    ++tests;
    cases += fmt::format("    <testcase classname={} name={}", value(name), value(case_name));
    cases += content.empty() ? "/>\n" : fmt::format(">\n{}    </testcase>\n", content);
  }
  std::string written() const {
    return fmt::format(
        "  <testsuite name={} tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n"
        "{}{}  </testsuite>\n",
        value(name), tests, failures, errors, skipped, properties, cases);
  }
};

void add_property(std::string_view name, const std::string& text, std::string& out) {
  if (!text.empty())
    out += fmt::format("      <property name=\"{}\" value={}/>\n", name, value(text));
}

/// Where the bytes came from that were compared.
std::string properties(const Audit& audit, const Report& report) {
  std::string out;
  const auto add_side = [&out](std::string_view side, const Evidence& from) {
    add_property(fmt::format("{}.source", side), from.source, out);
    add_property(fmt::format("{}.commit", side), from.commit, out);
    add_property(fmt::format("{}.sha256", side), from.digest, out);
  };
  if (!audit.added) add_side("old", audit.before->evidence);
  if (!audit.deleted) add_side("new", audit.after->evidence);
  if (const Evidence* policy = policy_of(report))
    add_property("policy.sha256", policy->digest, out);
  add_property("fail-on", std::string(to_text(report.fail_on)), out);
  add_property("decisions", decisions_counted({&audit}), out);
  return fmt::format("    <properties>\n{}    </properties>\n", out);
}

/// A finding in lines for a person.
std::string told(const Audit& audit, const Finding& finding, const FindingPlaces& places) {
  const auto place = places.shown(finding);
  const auto whom = for_whom(audit, finding);
  auto text = fmt::format("{} {}: {}\n  at {} ({})\n", to_text(finding.severity),
                          finding.rule->code, bounded(finding.message),
                          Location{place.path, place.at}, bounded(place_of(finding)));
  if (!whom.empty()) text += fmt::format("  {}\n", bounded(whom));
  if (const auto said = decided(audit, finding); !said.empty())
    text += fmt::format("  {}\n", bounded(said));
  if (!is_counted(finding))
    text += fmt::format("  explained by {}, and not counted\n", explained_by(audit, finding));
  return text;
}

/// The suite of one audit.
class AuditSuite {
 public:
  AuditSuite(const Audit& audit, const Report& report)
      : audit_(audit), report_(report), places_(audit) {}

  Suite made() const {
    Suite suite{.name = places_.path(), .properties = properties(audit_, report_)};
    for (unsigned family = 0; family < static_cast<unsigned>(Family::any); ++family)
      add(static_cast<Family>(family), suite);
    for (const Finding& finding : audit_.turned_off) {
      ++suite.skipped;
      suite.add(fmt::format("{} at {}, turned off", finding.rule->code, place_of(finding)),
                fmt::format("      <skipped message={}/>\n", value(finding.modifier)));
    }
    return suite;
  }

 private:
  /// Schemas allow one failure in a case, so it tells all that blocks; what does not is output.
  void add(Family family, Suite& suite) const {
    const Finding* first = nullptr;
    std::size_t blocking = 0;
    std::string failure;
    std::string others;
    for (const Finding& finding : audit_.findings) {
      if (finding.family != family) continue;
      const bool blocks = is_blocking(finding, report_);
      (blocks ? failure : others) += told(audit_, finding, places_);
      if (blocks && ++blocking == 1) first = &finding;
    }
    std::string content;
    if (first != nullptr) {
      ++suite.failures;
      const auto more = blocking > 1 ? fmt::format(" (and {} more)", blocking - 1) : std::string();
      content +=
          fmt::format("      <failure type={} message={}>{}</failure>\n", value(first->rule->code),
                      value(first->message + more), between(failure));
    }
    if (!others.empty())
      content += fmt::format("      <system-out>{}</system-out>\n", between(others));
    suite.add(std::string(to_text(family)), content);
  }

  const Audit& audit_;
  const Report& report_;
  FindingPlaces places_;
};

Suite unreadable(const Failure& failure) {
  Suite suite{.name = failure.source, .errors = 1};
  suite.add("can be read",
            fmt::format("      <error type=\"IN025\" message={}/>\n", value(failure.message)));
  return suite;
}

}  // namespace

std::string junit(const Report& report) {
  std::vector<Suite> suites;
  for (const Audit& audit : report.audits)
    suites.push_back(AuditSuite(audit, report).made());
  for (const Failure& failure : report.failed)
    suites.push_back(unreadable(failure));
  std::string written;
  Suite sum;
  for (const Suite& suite : suites) {
    sum.tests += suite.tests;
    sum.failures += suite.failures;
    sum.errors += suite.errors;
    written += suite.written();
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"clauseline\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}"
      "</testsuites>\n",
      sum.tests, sum.failures, sum.errors, written);
}

}  // namespace clauseline::reports
