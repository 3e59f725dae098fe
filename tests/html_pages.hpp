#pragma once

#include "model/read.hpp"
#include "payments/simulate.hpp"
#include "report/format.hpp"
#include "review/audit.hpp"
#include "store/file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>

/// Reports that the tests of the HTML page look at: of the example, and of a small agreement with
/// a value in one of its places.
namespace clauseline::tests {

inline std::unique_ptr<const Version> version(const std::string& xml,
                                              const Evidence& evidence = {}) {
  return std::make_unique<const Version>(evidence, read_agreement(Source("a.xml", xml)));
}

inline std::string example(std::string_view name) {
  std::ostringstream bytes;
  bytes << std::ifstream(fmt::format(CLAUSELINE_ROOT "/agreements/microsoft-openai/{}.xml", name))
               .rdbuf();
  return bytes.str();
}

inline Audit example_audit(Depth depth = Depth::findings) {
  return audit(version(example("2025-10-28")), version(example("2026-04-27")), depth);
}

inline std::string page(Audit audited) {
  Report report;
  report.audits.push_back(std::move(audited));
  return reports::html(report);
}

inline std::string with(std::string text, std::string_view hole, std::string_view value) {
  for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at + value.size()))
    text.replace(at, hole.size(), value);
  return text;
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

constexpr auto small_agreement = R"(<?xml version="1.0" encoding="UTF-8"?>
<agreement xmlns="urn:clauseline:agreement:1" id="small" version="1" lang="en" status="draft" text="test">
  <meta><title>@title@</title><notice>@notice@</notice><dates effective="2026-01-01"/>
    <source id="s-1" kind="drafter">@source@</source></meta>
  <parties>
    <party id="one" name="One Limited" short="@party@" role="licensor"/>
    <party id="two" name="@name@" short="Two" role="licensee"/>
  </parties>
  <register><asset id="core" kind="ip" label="@asset@"/>
    <cloud id="north" label="@cloud@" operator="one"/></register>
  <definitions><def id="def-x" num="1" term="@defined@"><p>@definition@</p></def></definitions>
  <body><article id="first" num="@number@"><h>@article@</h>
    <clause id="grant-clause" num="2"><h>@heading@</h>
      <p>@words@ <term ref="def-x">@marked@</term></p><note>@note@</note>
      <terms><grant id="t-grant" src="s-1" grantor="one" grantee="two" assets="core">
        <exclusivity level="@level@"/></grant>
        <hosting id="t-host" owner="two" assets="core" @hosting@ favours="one"/></terms></clause></article></body>
  <schedules><schedule id="table-of" num="1"><h>Table</h><table id="table-table">
    <row id="row-one"><cell>@cell@</cell><cell>same</cell></row></table></schedule></schedules>
</agreement>)";

constexpr const char* places[] = {"@title@",      "@notice@", "@source@",  "@party@",
                                  "@name@",       "@asset@",  "@cloud@",   "@defined@",
                                  "@definition@", "@number@", "@article@", "@heading@",
                                  "@words@",      "@note@",   "@marked@",  "@cell@"};

/// The agreement with one value in one of its places and plain words in the others.
inline std::string filled(std::string_view place, std::string_view value, std::string_view level) {
  std::string xml = with(small_agreement, "@level@", level);
  xml = with(xml, "@hosting@",
             level == "exclusive" ? R"(mode="any")" : R"(mode="only" clouds="north")");
  for (const char* other : places)
    xml = with(xml, other, other == place ? value : std::string_view("plain"));
  return xml;
}

constexpr std::string_view hostile_xml =
    "&lt;/script&gt;&lt;/style&gt;&lt;!-- ]]&gt; &lt;img src=x onerror='alert(1)'&gt; &quot; "
    "&apos; &amp;lt; &#x202E;";
constexpr std::string_view hostile_html =
    "&lt;/script&gt;&lt;/style&gt;&lt;!-- ]]&gt; &lt;img src=x onerror=&#39;alert(1)&#39;&gt; "
    "&quot; &#39; &amp;lt; [U+202E]";

/// Two versions that differ in exclusivity and in the text at one place.
inline Audit audit_with(std::string_view place, std::string_view before, std::string_view after) {
  return audit(version(filled(place, before, "exclusive")),
               version(filled(place, after, "non-exclusive")));
}

struct Sight {
  const char* name;
  Report (*report)();
};
inline std::ostream& operator<<(std::ostream& to, const Sight& sight) { return to << sight.name; }

inline Report of(Audit audited) {
  Report report;
  report.audits.push_back(std::move(audited));
  return report;
}
inline Report whole() { return of(example_audit()); }
inline Report gated() {
  auto report = whole();
  report.gate = true;
  report.perspective = "openai";
  return report;
}
/// A forecast of what both versions pay, in two scenarios.
inline Report with_payments() {
  auto report = whole();
  const Audit& audited = report.audits.front();
  const Interpretations versions{audited.before->interpretation, audited.after->interpretation};
  Question question;
  question.given.use_reported = true;
  question.scenarios = read_scenarios({"early:agi-verified=2028-06-30"}, {}, {});
  const auto names = names_for(versions, question.scenarios);
  const auto forecast =
      read_forecast(read_file(CLAUSELINE_ROOT "/tests/forecasts/microsoft-openai.csv"), names);
  Exchange exchange;
  auto made = std::make_unique<ForecastPayments>();
  made->simulation = simulate(versions, forecast, exchange, std::move(question));
  made->forecast.source = "forecast.csv";
  report.payments = std::move(made);
  return report;
}
/// Two commits, each of which changed one of two clauses.
inline Report by_two_commits() {
  auto report = whole();
  Circumstances& said = report.audits.front().circumstances;
  for (const auto* name : {"second", "first"}) {
    SignedCommit one;
    one.commit.id = std::string(40, *name);
    one.commit.subject = fmt::format("The {} change", name);
    one.commit.author.name = "A. Drafter";
    said.commits.push_back(one);
  }
  said.by_clause = {{"ip-licence", {0}}, {"share-to-microsoft", {0, 1}}};
  return report;
}
inline Report clauses_only() {
  auto report = of(example_audit(Depth::clauses));
  report.depth = Depth::clauses;
  return report;
}
inline Report unchanged_too() {
  auto report = whole();
  report.with_unchanged = true;
  return report;
}
inline Report range() {
  auto report = whole();
  report.several = true;
  report.audits.push_back(example_audit());
  report.audits.push_back(audit_with("@words@", "a", "b"));
  report.failed.push_back({.source = "<b>.xml", .message = "<b>.xml:1:1: error: \"no\" & 'never'"});
  return report;
}
inline Report nothing_changed() {
  auto report = Report{};
  report.several = true;
  return report;
}
inline Report added() { return of(audit(nullptr, version(example("2026-04-27")))); }
inline Report deleted() { return of(audit(version(example("2026-04-27")), nullptr)); }
/// Clauses that were moved, merged and split, with pointers at both ends.
inline Report moved() {
  const auto read = [](const std::string& name) {
    return std::make_unique<const Version>(
        Evidence{.source = name},
        read_agreement(read_file(CLAUSELINE_ROOT "/tests/moves/" + name)));
  };
  return of(audit(read("before.xml"), read("after.xml")));
}
inline Report moved_among_unchanged() {
  auto report = moved();
  report.with_unchanged = true;
  return report;
}
inline Report moved_twice() {
  auto report = moved();
  report.several = true;
  report.audits.push_back(std::move(moved().audits.front()));
  return report;
}
/// Two findings of one rule on one term.
inline Report told_twice() {
  auto report = whole();
  Audit& audited = report.audits.front();
  audited.findings.push_back(audited.findings.front());
  audited.fingerprints.push_back(audited.fingerprints.front());
  return report;
}
inline Report without_parties() {
  const auto dialect = find_dialect("generic");
  const auto read = [&](const std::string& words) {
    const Source source("b.xml", "<doc><p>One</p><p>" + words + "</p></doc>");
    return std::make_unique<const Version>(Evidence{.source = "b.xml"},
                                           read_agreement(source, &dialect));
  };
  return of(audit(read("two three four five"), read("two three for five")));
}

constexpr Sight sights[] = {{"whole", whole},
                            {"gated", gated},
                            {"clauses_only", clauses_only},
                            {"unchanged_too", unchanged_too},
                            {"range", range},
                            {"nothing_changed", nothing_changed},
                            {"added", added},
                            {"deleted", deleted},
                            {"moved", moved},
                            {"moved_among_unchanged", moved_among_unchanged},
                            {"moved_twice", moved_twice},
                            {"told_twice", told_twice},
                            {"without_parties", without_parties},
                            {"with_payments", with_payments},
                            {"by_two_commits", by_two_commits}};

}  // namespace clauseline::tests
