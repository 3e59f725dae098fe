#include "count.hpp"
#include "html_tags.hpp"
#include "model/read.hpp"
#include "payments/simulate.hpp"
#include "report/format.hpp"
#include "report/html_markup.hpp"
#include "review/audit.hpp"
#include "store/file.hpp"
#include "text/split.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <fstream>
#include <map>
#include <openssl/evp.h>
#include <ostream>
#include <set>
#include <sstream>

using namespace clauseline;
using namespace clauseline::tests;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(html_test)

namespace {

std::unique_ptr<const Version> version(const std::string& xml, const Evidence& evidence = {}) {
  return std::make_unique<const Version>(evidence, read_agreement(Source("a.xml", xml)));
}

std::string example(std::string_view name) {
  std::ostringstream bytes;
  bytes << std::ifstream(fmt::format(CLAUSELINE_ROOT "/agreements/microsoft-openai/{}.xml", name))
               .rdbuf();
  return bytes.str();
}

Audit example_audit(Depth depth = Depth::findings) {
  return audit(version(example("2025-10-28")), version(example("2026-04-27")), depth);
}

std::string page(Audit audited) {
  Report report;
  report.audits.push_back(std::move(audited));
  return reports::html(report);
}

std::string with(std::string text, std::string_view hole, std::string_view value) {
  for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at + value.size()))
    text.replace(at, hole.size(), value);
  return text;
}

bool contains(std::string_view text, std::string_view part) {
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
std::string filled(std::string_view place, std::string_view value, std::string_view level) {
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
Audit audit_with(std::string_view place, std::string_view before, std::string_view after) {
  return audit(version(filled(place, before, "exclusive")),
               version(filled(place, after, "non-exclusive")));
}

struct Sight {
  const char* name;
  Report (*report)();
};
std::ostream& operator<<(std::ostream& to, const Sight& sight) { return to << sight.name; }

Report of(Audit audited) {
  Report report;
  report.audits.push_back(std::move(audited));
  return report;
}
Report whole() { return of(example_audit()); }
Report gated() {
  auto report = whole();
  report.gate = true;
  report.perspective = "openai";
  return report;
}
/// A forecast of what both versions pay, in two scenarios.
Report with_payments() {
  auto report = whole();
  const Audit& audited = report.audits.front();
  const Interpretations versions{audited.before->interpretation, audited.after->interpretation};
  Question question;
  question.given.use_reported = true;
  question.scenarios = read_scenarios({"early:agi-verified=2028-06-30"}, {}, {});
  auto names = names_for(versions);
  names.scenarios = {"early"};
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
Report by_two_commits() {
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
Report clauses_only() {
  auto report = of(example_audit(Depth::clauses));
  report.depth = Depth::clauses;
  return report;
}
Report unchanged_too() {
  auto report = whole();
  report.with_unchanged = true;
  return report;
}
Report range() {
  auto report = whole();
  report.several = true;
  report.audits.push_back(example_audit());
  report.audits.push_back(audit_with("@words@", "a", "b"));
  report.failed.push_back({.source = "<b>.xml", .message = "<b>.xml:1:1: error: \"no\" & 'never'"});
  return report;
}
Report nothing_changed() {
  auto report = Report{};
  report.several = true;
  return report;
}
Report added() { return of(audit(nullptr, version(example("2026-04-27")))); }
Report deleted() { return of(audit(version(example("2026-04-27")), nullptr)); }
/// Clauses that were moved, merged and split, with pointers at both ends.
Report moved() {
  const auto read = [](const std::string& name) {
    return std::make_unique<const Version>(
        Evidence{.source = name},
        read_agreement(read_file(CLAUSELINE_ROOT "/tests/moves/" + name)));
  };
  return of(audit(read("before.xml"), read("after.xml")));
}
Report moved_among_unchanged() {
  auto report = moved();
  report.with_unchanged = true;
  return report;
}
Report moved_twice() {
  auto report = moved();
  report.several = true;
  report.audits.push_back(std::move(moved().audits.front()));
  return report;
}
/// Two findings of one rule on one term.
Report told_twice() {
  auto report = whole();
  Audit& audited = report.audits.front();
  audited.findings.push_back(audited.findings.front());
  audited.fingerprints.push_back(audited.fingerprints.front());
  return report;
}
Report without_parties() {
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

std::string base64_sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  std::array<unsigned char, 48> text{};
  EVP_EncodeBlock(text.data(), digest.data(), 32);
  return {text.begin(), text.begin() + 44};
}

}  // namespace

// Hostile text

BOOST_DATA_TEST_CASE(keeps_its_structure_whatever_the_agreement_says, data::make(places), place) {
  const auto plain = page(audit_with(place, "before", "after"));
  const auto hostile = page(audit_with(place, "before", hostile_xml));
  BOOST_TEST((structure(hostile) == structure(plain)), "hostile text became markup");
  BOOST_TEST(contains(hostile, hostile_html), "the text is not on the page");
  BOOST_TEST(!contains(hostile, "<!--"));
  BOOST_TEST(!contains(hostile, std::string{'\xE2', '\x80', '\xAE'}));
  BOOST_TEST(count(hostile, "</script") == 1U);
  BOOST_TEST(count(hostile, "</style") == 1U);
}

BOOST_AUTO_TEST_CASE(keeps_its_structure_whatever_the_evidence_says) {
  const auto made = [](const std::string& text) {
    const Evidence evidence{
        .source = text, .revision = text, .commit = text, .blob = text, .digest = text};
    auto report = of(audit(version(filled("", "", "exclusive"), evidence),
                           version(filled("", "", "sole"), evidence)));
    report.failed.push_back({.source = text, .message = text});
    return reports::html(report);
  };
  const std::string hostile = "</script><!-- \"'><img src=x onerror=alert(1)>&\xFF\x01";
  BOOST_TEST((structure(made(hostile)) == structure(made("plain"))));
}

struct Spelled {
  const char* text;
  const char* html;
};
std::ostream& operator<<(std::ostream& to, const Spelled& row) { return to << row.html; }

constexpr Spelled spelled[] = {
    {"a<b>&\"'c", "a&lt;b&gt;&amp;&quot;&#39;c"},
    {"\xE2\x80\x8E", "[U+200E]"},
    {"\xE2\x80\x8B", "[U+200B]"},
    {"\xD8\x9C", "[U+061C]"},
    {"\xC2\xAD", "[U+00AD]"},
    {"\xEF\xBB\xBF", "[U+FEFF]"},
    {"\xF3\xA0\x80\x81", "[U+E0001]"},
    {"\x01\x7F", "[U+0001][U+007F]"},
    {"tab\tline\n", "tab\tline\n"},
    {"Übergröße 漢字 \xF0\x9F\x8F\x9B", "Übergröße 漢字 \xF0\x9F\x8F\x9B"},
    {"\xFF", "\xEF\xBF\xBD"},
    {"\xC3", "\xEF\xBF\xBD"},
    {"\xC0\xBC", "\xEF\xBF\xBD\xEF\xBF\xBD"},  // "<", longer than allowed
    {"\xE0\x80\xBC", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // a surrogate
    {"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
};

BOOST_DATA_TEST_CASE(spells_out_what_cannot_be_seen, data::make(spelled), row) {
  BOOST_TEST(pages::escaped(row.text) == row.html);
}

BOOST_AUTO_TEST_CASE(makes_different_ids_of_different_names) {
  BOOST_TEST(pages::id_part("any-cloud.2") == "any-cloud.2");
  BOOST_TEST(pages::id_part("a b") == "a~20b");
  BOOST_TEST(pages::id_part("a~20b") == "a~7e20b");
  BOOST_TEST(pages::id_part(std::string(500, 'x')).size() < 100U);
  BOOST_TEST(pages::id_part(std::string(500, 'x')) != pages::id_part(std::string(501, 'x')));
  pages::Ids ids;
  BOOST_TEST(ids.take("a") == "a");
  BOOST_TEST(ids.take("a") == "a~2");
  BOOST_TEST(ids.take("a~2") == "a~2~2");
}

BOOST_AUTO_TEST_CASE(holds_a_word_without_end) {
  const auto html = page(audit_with("@words@", "old", std::string(1'000'000, 'w')));
  BOOST_TEST(contains(html, std::string(1'000'000, 'w')));
  BOOST_TEST(html.size() < 4'000'000U);
}

// Structure

BOOST_DATA_TEST_CASE(links_only_to_ids_that_it_gives_once, data::make(sights), sight) {
  const auto html = reports::html(sight.report());
  const auto ids = values(html, "id");
  const std::set<std::string> known(ids.begin(), ids.end());
  BOOST_TEST(known.size() == ids.size());
  for (const auto& href : values(html, "href")) {
    BOOST_TEST(href.starts_with("#"), href);
    BOOST_TEST(known.contains(href.substr(1)), href);
  }
  for (const auto& labels : values(html, "aria-labelledby"))
    for (const auto& label : split(labels))
      BOOST_TEST(known.contains(label), label);
}

BOOST_DATA_TEST_CASE(closes_every_element, data::make(sights), sight) {
  const std::set<std::string> without_end{"!DOCTYPE", "meta", "input", "br"};
  std::vector<std::string> open;
  for (const Tag& tag : tags(reports::html(sight.report()))) {
    if (without_end.contains(tag.name) || tag.attributes.contains("/")) continue;
    if (!tag.closes) {
      open.push_back(tag.name);
      continue;
    }
    BOOST_TEST_REQUIRE(!open.empty());
    BOOST_TEST_REQUIRE(open.back() == tag.name);
    open.pop_back();
  }
  BOOST_TEST(open.empty());
}

BOOST_DATA_TEST_CASE(needs_nothing_from_elsewhere_and_runs_nothing_inline, data::make(sights),
                     sight) {
  const std::set<std::string> allowed{
      "aria-pressed", "aria-hidden", "aria-label", "aria-labelledby",
      "checked",      "class",       "colspan",    "content",
      "charset",      "data-label",  "dir",        "hidden",
      "href",         "html",        "http-equiv", "id",
      "lang",         "name",        "open",       "role",
      "scope",        "tabindex",    "type"};
  const std::set<std::string> drawing{"/",
                                      "d",
                                      "fill",
                                      "height",
                                      "patternTransform",
                                      "patternUnits",
                                      "points",
                                      "text-anchor",
                                      "viewBox",
                                      "width",
                                      "x",
                                      "x1",
                                      "x2",
                                      "y",
                                      "y1",
                                      "y2"};
  const auto html = reports::html(sight.report());
  for (const Tag& tag : tags(html))
    for (const auto& [name, value] : tag.attributes) {
      BOOST_TEST((allowed.contains(name) || drawing.contains(name)), tag.name << " has " << name);
      if (name == "fill") BOOST_TEST(value.starts_with("url(#"), value);
    }
  BOOST_TEST(!contains(inside(html, "style"), "url("));
  BOOST_TEST(!contains(inside(html, "style"), "@import"));
}

BOOST_AUTO_TEST_CASE(allows_its_own_style_and_script_and_no_other) {
  const auto html = reports::html(whole());
  const auto policy = fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; "
      "form-action 'none'",
      base64_sha256(inside(html, "style")), base64_sha256(inside(html, "script")));
  BOOST_TEST(contains(html, "content=\"" + policy + "\""));
  BOOST_TEST(!inside(html, "style").empty());
  BOOST_TEST(!inside(html, "script").empty());
}

BOOST_DATA_TEST_CASE(is_the_same_for_the_same_report, data::make(sights), sight) {
  BOOST_TEST((reports::html(sight.report()) == reports::html(sight.report())));
}

// What it says

BOOST_AUTO_TEST_CASE(says_every_finding_without_script) {
  const auto report = whole();
  const auto html = reports::html(report);
  const auto body = html.substr(0, html.find("<script>"));
  const Audit& audited = report.audits.front();
  BOOST_TEST_REQUIRE(!audited.findings.empty());
  for (std::size_t i = 0; i < audited.findings.size(); ++i) {
    const Finding& finding = audited.findings[i];
    BOOST_TEST(contains(body, pages::escaped(finding.message)), finding.message);
    const bool folded = finding.folded_under >= 0;
    BOOST_TEST(contains(body, audited.fingerprints[i]) == !folded, finding.message);
  }
}

BOOST_AUTO_TEST_CASE(says_whether_the_gate_is_open) {
  auto report = gated();
  BOOST_TEST(contains(reports::html(report), "<p class=\"gate blocked\">Blocked</p>"));
  report.audits.front() = audit_with("@note@", "plain", "plain");
  report.fail_on = Severity::critical;
  BOOST_TEST(contains(reports::html(report), "blocked"));
  report.audits.front() =
      audit(version(filled("", "", "sole")), version(filled("@note@", "other", "sole")));
  BOOST_TEST(contains(reports::html(report), "<p class=\"gate open\">Open</p>"));
  report.gate = false;
  BOOST_TEST(contains(reports::html(report), "<p class=\"gate open\">0 findings</p>"));
}

// Filters

/// A rule of the style sheet for each class that a radio button may have, and no button without.
BOOST_DATA_TEST_CASE(hides_by_style_what_a_filter_leaves_out, data::make(sights), sight) {
  const auto html = reports::html(sight.report());
  const auto style = inside(html, "style");
  for (const Tag& tag : tags(html)) {
    const auto type = tag.attributes.find("type");
    const auto name = tag.attributes.find("name");
    if (tag.name != "input" || type->second != "radio") continue;
    const bool filter = name->second.ends_with("severity") || name->second.ends_with("family") ||
                        name->second.ends_with("party");
    if (!filter || tag.attributes.at("class") == "all") continue;
    const auto& css_class = tag.attributes.at("class");
    BOOST_TEST(contains(style, fmt::format(".meaning:has(.filters .{0}:checked) .matrix tbody "
                                           "tr:not(.{0})",
                                           css_class)),
               css_class);
  }
}

BOOST_AUTO_TEST_CASE(has_a_rule_of_style_for_every_severity_and_family) {
  const auto html = reports::html(whole());
  const auto style = inside(html, "style");
  for (int level = 0; level <= static_cast<int>(Severity::critical); ++level)
    BOOST_TEST(contains(style, fmt::format(":not(.is-{})", to_text(static_cast<Severity>(level)))));
  for (int family = 0; family < static_cast<int>(Family::any); ++family)
    BOOST_TEST(contains(style, fmt::format(":not(.of-{})", to_text(static_cast<Family>(family)))));
}

/// Of each question: how many rows an answer leaves is what its button says.
BOOST_AUTO_TEST_CASE(counts_for_each_filter_the_rows_that_fit_it) {
  const auto html = reports::html(whole());
  std::map<std::string, std::size_t> rows;
  for (const Tag& tag : tags(html))
    if (const auto found = tag.attributes.find("class");
        tag.name == "tr" && !tag.closes && found != tag.attributes.end())
      for (const auto& one : split(found->second))
        ++rows[one];
  BOOST_TEST_REQUIRE(rows.size() > 8U);
  for (const auto& [css_class, number] : rows) {
    const auto button = html.find(fmt::format("class=\"{}\">", css_class));
    BOOST_TEST_REQUIRE(button != std::string::npos, css_class);
    const auto told = html.substr(button, html.find("</label>", button) - button);
    BOOST_TEST(contains(told, fmt::format("<span class=\"quiet\">{}</span>", number)), told);
  }
}

// Who changed it, and how it is decided

BOOST_AUTO_TEST_CASE(says_of_each_clause_which_commit_changed_it) {
  const auto html = reports::html(by_two_commits());
  const auto card = [&](std::string_view id) {
    const auto begin = html.find(fmt::format("<article class=\"card\" id=\"c-{}\"", id));
    return html.substr(begin, html.find("class=\"redline\"", begin) - begin);
  };
  BOOST_TEST(contains(card("ip-licence"),
                      "Changed by <span class=\"mono\">ssssssssssss</span> "
                      "<bdi>The second change</bdi>"),
             card("ip-licence"));
  BOOST_TEST(contains(card("share-to-microsoft"), "Changed by 2 commits"));
  BOOST_TEST(!contains(card("share-to-openai"), "Changed by"));  // none of them is said to have
  auto report = by_two_commits();
  report.audits.front().circumstances.by_clause.clear();
  BOOST_TEST(contains(reports::html(report), "Changed by one or more of <a href=\"#commits\">"));
  report.audits.front().circumstances.commits.pop_back();
  const auto alone = reports::html(report);
  BOOST_TEST(count(alone, "Changed by <span class=\"mono\">ssssssssssss</span>") + 1 ==
             count(alone, "<article class=\"card"));  // the agreement as a whole is no clause
}

BOOST_AUTO_TEST_CASE(says_how_to_decide_each_finding) {
  const auto report = whole();
  const auto html = reports::html(report);
  const Audit& audited = report.audits.front();
  for (std::size_t i = 0; i < audited.findings.size(); ++i) {
    if (audited.findings[i].folded_under >= 0) continue;
    const auto name = audited.fingerprints[i].substr(0, 12);
    BOOST_TEST(contains(html, "<code>clauseline review approve " + name + " --reason "));
    BOOST_TEST(contains(html, "<code>clauseline review waive " + name + " --until YYYY-MM-DD "));
  }
}

// The timeline, consequences, views

BOOST_AUTO_TEST_CASE(draws_no_date_that_nobody_said) {
  const auto until = [](std::string_view element) {
    const auto xml = [&](std::string_view level) {
      return with(filled("", "", level), "/></grant>", fmt::format("/>{}</grant>", element));
    };
    const auto html = page(audit(version(xml("exclusive")), version(xml("sole"))));
    const auto begin = html.find("<section class=\"times\">");
    return html.substr(begin, html.find("</section>", begin) - begin);
  };
  BOOST_TEST(contains(until("<until date=\"2032\"/>"), "class=\"edge\""));
  BOOST_TEST(!contains(until("<until date=\"2032\"/>"), "class=\"event\""));
  const auto undisclosed = until("<until open=\"undisclosed\"/>");
  BOOST_TEST(contains(undisclosed, "class=\"length unknown\""), undisclosed);
  BOOST_TEST(!contains(undisclosed, "class=\"edge\""));
  BOOST_TEST(contains(until("<until open=\"perpetual\"/>"), "class=\"never\""));
}

BOOST_AUTO_TEST_CASE(shows_rights_that_changed_before_and_after) {
  const auto html = reports::html(whole());
  const auto times = html.substr(html.find("<section class=\"times\">"));
  BOOST_TEST(contains(times, "<b>Before</b> <bdi>exclusive until AGI, through 2032</bdi>"));
  BOOST_TEST(contains(times, "<b>After</b> <bdi>non-exclusive, through 2032</bdi>"));
  BOOST_TEST(contains(times, "rights run as before</summary>"));
}

BOOST_AUTO_TEST_CASE(tells_who_uses_a_definition_now) {
  const auto html = reports::html(whole());
  const auto effects = html.substr(html.find("<section class=\"effects\">"));
  BOOST_TEST(contains(effects, "is gone. No words use the term any more."));
  BOOST_TEST(contains(effects, "is now used by"));
  BOOST_TEST(contains(effects, "Checked and unchanged: facts of"));
}

/// Each side of the words of a clause is what that version says.
BOOST_AUTO_TEST_CASE(shows_both_versions_side_by_side) {
  const auto html = page(audit_with("@words@", "promptly after notice", "soon after notice"));
  BOOST_TEST(
      contains(html, "Before</p><p dir=\"auto\"><del>promptly</del> after notice plain</p>"));
  BOOST_TEST(contains(html, "After</p><p dir=\"auto\"><ins>soon</ins> after notice plain</p>"));
}

BOOST_AUTO_TEST_CASE(leaves_the_copy_out_where_cards_are_many) {
  const auto cards = [](int number) {
    const auto made = [&](std::string_view words) {
      std::string clauses;
      for (int i = 0; i < number; ++i)
        clauses +=
            fmt::format(R"(<clause id="c{0}" num="3.{0}"><p>{1} {0}</p></clause>)", i, words);
      return version(with(filled("", "", "sole"), "</article>", clauses + "</article>"));
    };
    return page(audit(made("Old words of"), made("New words of")));
  };
  BOOST_TEST(count(cards(500), "<div class=\"beside\">") == 500U);
  const auto many = cards(501);
  BOOST_TEST(count(many, "<article class=\"card\"") == 501U);
  BOOST_TEST(count(many, "<div class=\"beside\">") == 0U);
  BOOST_TEST(!contains(many, "Side by side</label>"));
}

BOOST_AUTO_TEST_CASE(shows_payments_where_a_forecast_was_given) {
  const auto html = reports::html(with_payments());
  BOOST_TEST(contains(html, "<section class=\"payments\">"));
  BOOST_TEST(contains(html, "<figure class=\"chart\""));
  BOOST_TEST(contains(inside(html, "style"), ".payments .part"));
  BOOST_TEST(!contains(reports::html(whole()), "<section class=\"payments\">"));
}

BOOST_AUTO_TEST_CASE(puts_the_asking_party_first) {
  const auto html = reports::html(gated());
  const auto head = html.substr(html.find("class=\"balance\""));
  BOOST_TEST(head.find("OpenAI") < head.find("Microsoft"));
}

BOOST_AUTO_TEST_CASE(shows_the_notices_of_both_versions_word_for_word) {
  const auto html = page(audit_with("@notice@", "Old notice.", "New notice."));
  const auto header = html.substr(0, html.find("class=\"verdict\""));
  BOOST_TEST(contains(header, "Old notice."));
  BOOST_TEST(contains(header, "New notice."));
}

BOOST_AUTO_TEST_CASE(marks_the_words_that_changed_and_no_others) {
  const auto html = page(audit_with("@words@", "promptly after notice", "soon after notice"));
  BOOST_TEST(
      contains(html, "<p dir=\"auto\"><del>promptly</del><ins>soon</ins> after notice plain</p>"),
      html.substr(html.find("class=\"redline\""), 300));
}

BOOST_AUTO_TEST_CASE(compares_tables_cell_by_cell) {
  const auto html = page(audit_with("@cell@", "Through 2030", "Through 2032"));
  BOOST_TEST(contains(html,
                      "<td><p dir=\"auto\">Through <del>2030</del><ins>2032</ins></p></td>"
                      "<td><p dir=\"auto\">same</p></td>"));
}

BOOST_AUTO_TEST_CASE(makes_white_space_visible_that_changed_alone) {
  const auto html = page(audit_with("@words@", "a b",
                                    "a\xC2\xA0"
                                    "b"));
  BOOST_TEST(contains(html, "a<del>␣</del><ins>[U+00A0]</ins>b"));
}

BOOST_AUTO_TEST_CASE(folds_long_stretches_without_change) {
  std::string clauses;
  for (int i = 1; i <= 200; ++i)
    clauses += fmt::format(R"(<clause id="c{0}" num="3.{0}"><p>Words of {0}.</p></clause>)", i);
  const auto long_agreement = [&](std::string_view last) {
    const auto plain = filled("", "", "sole");
    return with(plain, "</article>", with(clauses, "Words of 100.", last) + "</article>");
  };
  const auto html = page(
      audit(version(long_agreement("Words of 100.")), version(long_agreement("Other words."))));
  BOOST_TEST(count(html, "<article class=\"card\"") == 1U);
  BOOST_TEST(contains(html, "<summary>100 without change</summary>"));  // 101 to 200
  BOOST_TEST(contains(html, "href=\"#c-c100\""));
  BOOST_TEST(count(html, "<p class=\"around\">") == 2U);  // 99 and 101
  BOOST_TEST(contains(html, "<p class=\"around gap\">… 100 clauses without change</p>"));
  BOOST_TEST(contains(html, "<p class=\"around gap\">… 101 clauses without change</p>"));
}

BOOST_AUTO_TEST_CASE(grows_with_what_changed_and_not_with_the_agreement) {
  const auto size_of = [](std::size_t clauses) {
    std::string long_text;
    for (std::size_t i = 1; i <= clauses; ++i)
      long_text += fmt::format(R"(<clause id="c{0}" num="3.{0}"><p>{1}</p></clause>)", i,
                               std::string(400, 'w'));
    const auto made = [&](std::string_view words) {
      return version(
          with(filled("@words@", words, "sole"), "</article>", long_text + "</article>"));
    };
    return page(audit(made("one"), made("two"))).size();
  };
  BOOST_TEST(size_of(2000) - size_of(1000) < 1000U * 250U);  // a line of the outline each
}

BOOST_AUTO_TEST_SUITE_END()
