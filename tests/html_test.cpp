#include "count.hpp"
#include "html_pages.hpp"
#include "html_tags.hpp"
#include "model/read.hpp"
#include "payments/simulate.hpp"
#include "report/format.hpp"
#include "report/html_markup.hpp"
#include "report/html_pieces.hpp"
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

namespace {

/// So many clauses whose words change, one in ten of so many.
Report many(int changed) {
  const auto made = [&](std::string_view words) {
    std::string clauses;
    for (int i = 1; i <= changed * 10; ++i)
      clauses += fmt::format(R"(<clause id="c{0}" num="3.{0}"><p>{1} {0}</p></clause>)", i,
                             i % 10 == 0 ? words : "The words of");
    return version(with(filled("", "", "sole"), "</article>", clauses + "</article>"));
  };
  return of(audit(made("Old words of"), made("New words of")));
}

std::vector<std::string> without(std::vector<std::string> all, std::string_view left_out) {
  std::erase(all, left_out);
  return all;
}

}  // namespace

/// It says the same with script, without script, and to a program that prints it.
BOOST_AUTO_TEST_CASE(holds_what_is_out_of_sight_of_a_long_page_as_text) {
  const auto html = reports::html(many(400));
  const auto pieces = count(html, "<noscript class=\"later\">");
  BOOST_TEST(pieces > 20U);
  BOOST_TEST(count(html, "</noscript>") == pieces);
  BOOST_TEST(count(html, "<article class=\"card\"") == 400U);
  const auto at_once = html.substr(0, html.find("<noscript class=\"later\"><p"));
  BOOST_TEST(count(at_once, "<article class=\"card\"") < 20U);
  const auto whole = pages::in_one_piece(html);
  BOOST_TEST(!contains(whole, "<noscript"));
  BOOST_TEST(without(values(html, "class"), "later") == values(whole, "class"),
             boost::test_tools::per_element());
  BOOST_TEST(!contains(reports::html(many(20)), "<noscript"));
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
