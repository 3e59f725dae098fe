// The table of departures as a document and as a sheet, and what holds of every format that is a
// package, whatever agreements and commits say.

#include "report/departures.hpp"

#include "count.hpp"
#include "office/late.hpp"
#include "office/package.hpp"
#include "paper.hpp"
#include "report/format.hpp"
#include "text/error.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <string>

using namespace clauseline;
using namespace clauseline::tests;
using reports::Departure;
using reports::departures;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(departures_test)

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

Report report_of(Audit audited) {
  Report report;
  report.depth = Depth::findings;
  report.audits.push_back(std::move(audited));
  return report;
}

Report example() { return report_of(audit_of(chosen_pairs().front())); }

/// An agreement in which everything that people write says the same.
std::string agreement(const std::string& words, std::string_view level) {
  return fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<agreement xmlns="urn:clauseline:agreement:1" id="small" version="1" lang="en" status="draft" text="test">
  <meta><title>{0}</title><notice>{0}</notice><dates effective="2026-01-01"/></meta>
  <parties>
    <party id="one" name="{0}" short="{0}" role="licensor"/>
    <party id="two" name="Two Limited" short="Two" role="licensee"/>
  </parties>
  <register><asset id="core" kind="ip" label="{0}"/></register>
  <body><article id="first" num="{0}"><h>{0}</h>
    <clause id="grant" num="2"><h>Grant</h><p>{0} {1}</p>
      <terms><grant id="t" grantor="one" grantee="two" assets="core"><exclusivity level="{1}"/></grant>
      </terms></clause></article></body>
  <schedules><schedule id="s" num="1"><h>Table</h><table id="table">
    <row id="row-one"><cell>{0}</cell><cell>{1}</cell></row></table></schedule></schedules>
</agreement>)",
                     words, level);
}

PaperPair pair_with(const std::string& words) {
  return {.name = "hostile",
          .before = agreement(words, "exclusive"),
          .after = agreement("Now " + words, "non-exclusive")};
}

const std::string hostile[] = {
    "]]&gt; &lt;/w:t&gt;&lt;w:p/&gt; &amp;amp; &quot; ' &lt;!--",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2",
    "@SUM(A1)",
    "_x000D__x0041_ &amp;L&amp;P",
    "left &#x202E;thgir&#x2066; &#x200B;&#xAD;&#xFEFF;&#x85;&#x7F;",
    "אבג דהו 123 abc",
    "一二三四 🏛",
    std::string(1'000'000, 'w'),
};

/// The same in commits and names of files, which may be no text at all.
Report with_evidence(Audit audited) {
  const std::string odd = "\xFF\x01\x1B[31m]]>\xEF\xBF\xBF<w:p> \n=1+1";
  audited.circumstances.commits = {commit_by(odd, 1)};
  auto report = report_of(std::move(audited));
  report.failed.push_back({.source = odd, .message = odd});
  return report;
}

/// A document or a sheet; paper is held by the law of formats.
bool is_package(const Format& format) {
  return format.file_type == "docx" || format.file_type == "xlsx";
}

}  // namespace

BOOST_DATA_TEST_CASE(is_a_sound_package_whatever_the_agreement_says, data::make(hostile), words) {
  const auto pair = pair_with(words);
  for (const Format& format : formats()) {
    if (!is_package(format)) continue;
    const auto package = format.render(with_evidence(audit_of(pair)));
    for (const auto& [name, bytes] : office::unpacked(package))
      BOOST_TEST(xml::check(Source(name, bytes), nullptr, {}).empty(), name);
    if (format.file_type == "xlsx")
      BOOST_TEST(!contains(part_of(package, "xl/worksheets/sheet1.xml"), "<f>"));
    else
      BOOST_TEST(!contains(part_of(package, "word/document.xml"), "\x1B"));
  }
  auto report = report_of(audit_of(pair));
  const auto document = part_of(reports::docx(report), "word/document.xml");
  const Audit& audited = report.audits.front();
  BOOST_TEST((lines_after(Choice::accept, document) == lines_of(*audited.after)));
  BOOST_TEST((lines_after(Choice::reject, document) == lines_of(*audited.before)));
}

BOOST_AUTO_TEST_CASE(runs_from_right_to_left_where_the_words_do) {
  const auto document =
      part_of(reports::docx(report_of(audit_of(pair_with("אבג abc")))), "word/document.xml");
  BOOST_TEST(contains(document, "<w:rtl/>"));
  const auto turned =
      part_of(reports::docx(report_of(audit_of({.name = "turned",
                                                .before = agreement("אבג", "exclusive"),
                                                .after = agreement("אבגד", "exclusive")}))),
              "word/document.xml");
  BOOST_TEST(contains(turned, "<w:bidi/>"));
  const auto plain =
      part_of(reports::docx(report_of(audit_of(pair_with("abc")))), "word/document.xml");
  BOOST_TEST(!contains(plain, "<w:bidi/>"));
  BOOST_TEST(!contains(plain, "<w:rtl/>"));
}

BOOST_AUTO_TEST_CASE(has_a_row_for_each_finding_and_those_explained_behind_the_rest) {
  const auto report = example();
  const Audit& audited = report.audits.front();
  const auto rows = departures(report, audited);
  BOOST_TEST_REQUIRE(rows.size() == audited.findings.size());
  const auto open = std::ranges::count_if(
      audited.findings, [](const Finding& finding) { return finding.folded_under < 0; });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    BOOST_TEST(rows[i].number == i + 1);
    BOOST_TEST(rows[i].explained.empty() == (i < static_cast<std::size_t>(open)));
    BOOST_TEST(!rows[i].proposed.empty());
  }
  const Departure& first = rows.front();
  BOOST_TEST(first.reference == "2.1 Licensed IP");
  BOOST_TEST(first.rule == "EX001");
  BOOST_TEST(first.severity == "critical");
  BOOST_TEST(first.whom == "Microsoft: loss; OpenAI: gain");
  BOOST_TEST(std::ranges::count(first.proposed, Edit{EditKind::deletion, "exclusive until AGI"}) ==
             1);
}

BOOST_AUTO_TEST_CASE(puts_the_asked_for_party_first) {
  auto report = example();
  report.perspective = "openai";
  BOOST_TEST(departures(report, report.audits.front()).front().whom ==
             "OpenAI: gain; Microsoft: loss");
}

BOOST_AUTO_TEST_CASE(shows_the_changed_clauses_where_nothing_was_judged) {
  auto report = report_of(audit_of(chosen_pairs().front(), Depth::clauses));
  report.depth = Depth::clauses;
  const auto rows = departures(report, report.audits.front());
  BOOST_TEST(rows.size() > 10U);
  BOOST_TEST(std::ranges::count(rows, "edited", &Departure::finding) > 0);
  BOOST_TEST(!reports::departures_docx(report).empty());
}

BOOST_AUTO_TEST_CASE(leaves_out_what_is_far_from_a_change) {
  std::string words;
  for (int i = 0; i < 300; ++i)
    words += "same words ";
  const auto rows = [&](const std::string& text) {
    const auto report = report_of(audit_of(pair_with(text)));
    return departures(report, report.audits.front());
  };
  std::size_t bytes = 0;
  for (const Edit& edit : rows(words).front().proposed)
    bytes += edit.text.size();
  BOOST_TEST(bytes < 1'000U);
  BOOST_TEST(bytes > 100U);
}

BOOST_AUTO_TEST_CASE(is_a_table_with_a_heading_on_every_page) {
  const auto report = example();
  const auto document = part_of(reports::departures_docx(report), "word/document.xml");
  const auto rows = departures(report, report.audits.front()).size();
  BOOST_TEST(count(document, "<w:tblHeader/>") == 2U);  // the explained have a table of their own
  BOOST_TEST(count(document, "<w:tr>") == rows + 2);
  BOOST_TEST(contains(document, "w:orient=\"landscape\""));
  BOOST_TEST(contains(document,
                      "<w:rStyle w:val=\"Removed\"/></w:rPr><w:t "
                      "xml:space=\"preserve\">exclusive until AGI<"));
  BOOST_TEST(!contains(document, "<w:ins "));
  BOOST_TEST(!contains(document, "<w:del "));
}

/// The redline is left alone: with all changes accepted it is the agreement, and is passed on.
BOOST_AUTO_TEST_CASE(ends_with_who_stands_for_both_versions_and_the_notes) {
  auto report = example();
  Audit& audited = report.audits.front();
  audited.circumstances.commits = {commit_by("Ann", 1'777'248'000)};
  audited.circumstances.commits.front().signature = {.state = SignatureState::good,
                                                     .signer = "ann@clauseline.invalid"};
  const auto text = part_of(reports::departures_docx(report), "word/document.xml");
  for (const std::string_view says :
       {"Before: example/before.xml", "After: example/after.xml", "Ann, 2026-04-27; ",
        ", by ann@clauseline.invalid", "Signature of Microsoft: method none",
        "Drafting notes, which are not operative",
        "2.2 Research IP: The April 2026 statement is silent on Research IP", " Before: none"})
    BOOST_TEST(contains(text, says), says);
  const auto redline = reports::docx(report);
  for (const auto& [name, bytes] : office::unpacked(redline))
    BOOST_TEST(!contains(bytes, "The April 2026 statement is silent"), name);
}

BOOST_AUTO_TEST_CASE(is_a_sheet_that_can_be_filtered) {
  const auto report = example();
  const auto package = reports::xlsx(report);
  const auto sheet = part_of(package, "xl/worksheets/sheet1.xml");
  const auto words = part_of(package, "xl/sharedStrings.xml");
  const auto rows = departures(report, report.audits.front()).size();
  BOOST_TEST(count(sheet, "<row ") == rows + 1);
  BOOST_TEST(contains(sheet, fmt::format("<autoFilter ref=\"A1:J{}\"/>", rows + 1)));
  BOOST_TEST(contains(sheet, "state=\"frozen\""));
  BOOST_TEST(contains(words, "<strike/>"));
  BOOST_TEST(contains(words, ">exclusive until AGI</t>"));
  BOOST_TEST(contains(words, "<u/>"));
  BOOST_TEST((package == reports::xlsx(example())), "another run gave other bytes");
}

BOOST_AUTO_TEST_CASE(is_written_where_no_agreement_differs) {
  for (const Format& format : formats())
    if (is_package(format)) BOOST_TEST(office::unpacked(format.render(Report{})).size() > 5U);
}

BOOST_AUTO_TEST_CASE(refuses_bytes_that_are_no_package) {
  BOOST_CHECK_THROW(office::unpacked("no package"), Error);
  BOOST_CHECK_THROW(office::unpacked(""), Error);
}

BOOST_AUTO_TEST_CASE(is_told_of_where_a_library_is_missing) {
  const auto said = [](const LateLibrary& library) -> std::string {
    try {
      address_in(library, "zip_close");
    } catch (const Error& error) {
      return told(error.problems().front());
    }
    return "nothing was missing";
  };
  BOOST_TEST(said(office::zip_library) == "nothing was missing");
  const auto missing = said({"libzip.so.0", "libzip.so.0", "--format", "files are packed", ""});
  BOOST_TEST(contains(missing, "files are packed with libzip.so.0, which is missing"), missing);
  BOOST_TEST(contains(missing, "install the package that holds libzip.so.0"), missing);
  BOOST_TEST(contains(said({"libc.so.6", "libc.so.6", "--format", "", ""}),
                      "libc.so.6 is not the one that it calls itself"));
}

BOOST_AUTO_TEST_SUITE_END()
