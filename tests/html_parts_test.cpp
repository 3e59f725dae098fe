// The parts of the HTML report that a reader may choose or that draw: filters, who changed what,
// the timeline, consequences, payments.

#include "audit_text.hpp"
#include "count.hpp"
#include "html_pages.hpp"
#include "html_tags.hpp"
#include "text/split.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <map>
#include <ostream>
#include <string>

using namespace clauseline;
using namespace clauseline::tests;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(html_parts_test)

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
    BOOST_TEST(contains(style, fmt::format(".filters:has(.{0}:checked) ~ * tbody tr:not(.{0})",
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

/// What each kind of consequence says, with the case that shows it.
struct Consequence {
  const char* shown_by;
  const char* title;
  const char* says;

  friend std::ostream& operator<<(std::ostream& out, const Consequence& row) {
    return out << row.shown_by;
  }
};

constexpr Consequence consequences[] = {
    {"ST015-term-use-retargeted", "Terms that mean another thing", "the same words stood for"},
    {"ST016-cross-reference-retargeted", "References that lead elsewhere", ": led to <bdi>"},
    {"ST020-not-renumbered", "References that follow a new number", ": printed <bdi>"},
    {"ST037-clause-added", "Provisions that give way", " now gives way to <bdi>3: "},
    {"ST038-clause-removed", "Provisions that give way", " no longer gives way to <bdi>3: "},
    {"ST039-conflict-decided-otherwise", "Conflicts that are decided the other way",
     ": what counted was <bdi>2032 (2)</bdi>, and is now <bdi>Through 2030 (row-end)</bdi>."},
};

BOOST_DATA_TEST_CASE(tells_what_happened_outside_the_words_that_changed, data::make(consequences),
                     row) {
  const auto side = [&](const char* name) {
    const auto file = fmt::format(CLAUSELINE_ROOT "/tests/cases/{}/{}.xml", row.shown_by, name);
    return version(in_frame(std::string(read_file(file).bytes())));
  };
  const auto html = page(audit(side("before"), side("after")));
  const auto effects = html.substr(html.find("<section class=\"effects\">"));
  const auto found = effects.find(row.title);
  BOOST_TEST_REQUIRE(found != std::string::npos, effects);
  const auto told = effects.substr(found, effects.find("</li>", found) - found);
  BOOST_TEST(contains(told, row.says), told);
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

BOOST_AUTO_TEST_SUITE_END()
