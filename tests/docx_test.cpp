// The redline for word processors: what accepting and rejecting all changes gives, read by our own
// reader of the format for every pair that the tests have. LibreOffice reads a few of them in
// libreoffice_test.

#include "count.hpp"
#include "office/package.hpp"
#include "paper.hpp"
#include "report/format.hpp"
#include "text/error.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace clauseline;
using namespace clauseline::tests;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(docx_test)

namespace {

Report report_of(Audit audited) {
  Report report;
  report.audits.push_back(std::move(audited));
  return report;
}

std::string document_of(const std::string& package) {
  return part_of(package, "word/document.xml");
}

/// Accepting gives the later version and rejecting the older one, by what the model says of each.
void keeps_both_versions(const PaperPair& pair) {
  const auto report = report_of(audit_of(pair));
  const auto document = document_of(reports::docx(report));
  const Audit& audited = report.audits.front();
  const auto accepted = lines_after(Choice::accept, document);
  const auto rejected = lines_after(Choice::reject, document);
  BOOST_TEST_CONTEXT(pair.name) {
    BOOST_TEST(accepted == lines_of(*audited.after), boost::test_tools::per_element());
    BOOST_TEST(rejected == lines_of(*audited.before), boost::test_tools::per_element());
  }
}

/// The elements of a part below the root, each with the names of its children in order.
template <class Visit>
void each_element(const xml::Node& node, const Visit& visit) {
  visit(node);
  for (const auto child : node.elements())
    each_element(child, visit);
}

/// The order in which the transitional schema wants the children of a property element.
const std::map<std::string, std::vector<std::string>, std::less<>> orders{
    {"pPr",
     {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "pBdr", "tabs", "bidi", "spacing",
      "ind", "jc", "outlineLvl", "rPr", "sectPr", "pPrChange"}},
    {"rPr",
     {"ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike",
      "color", "sz", "szCs", "u", "rtl", "lang"}},
    {"tblPr", {"tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar"}},
    {"trPr", {"cantSplit", "tblHeader", "ins", "del"}},
    {"tcPr", {"tcW", "shd"}},
    {"sectPr", {"headerReference", "footerReference", "pgSz", "pgMar"}},
    {"tbl", {"tblPr", "tblGrid", "tr"}},
    {"tr", {"trPr", "tc"}},
};

void keeps_the_order_of_the_schema(const xml::Node& node) {
  const auto order = orders.find(node.local_name());
  if (order == orders.end()) return;
  std::size_t at = 0;
  for (const auto child : node.elements()) {
    const auto& names = order->second;
    const auto found = std::find(names.begin(), names.end(), child.local_name());
    BOOST_TEST((found != names.end()), child.local_name() << " in " << node.local_name());
    const auto place = static_cast<std::size_t>(found - names.begin());
    BOOST_TEST(place >= at, child.local_name() << " in " << node.local_name());
    at = place;
  }
}

/// Every part is well-formed, its properties are in order, and numbers and names of changes,
/// comments and moves fit together.
void is_sound(const std::string& package) {
  for (const auto& [name, bytes] : office::unpacked(package)) {
    const Source source(name, bytes);
    BOOST_TEST(xml::check(source).empty(), name);
    const xml::Document tree(source);
    std::set<std::string> ids;
    std::map<std::string, int> ranges;  // by name, bits for both ends
    std::map<std::string, std::string> open;
    each_element(tree.root(), [&](const xml::Node& node) {
      keeps_the_order_of_the_schema(node);
      const std::string kind(node.local_name());
      const std::string id(node["w:id"]);
      if (kind.ends_with("RangeStart")) {
        open[kind.substr(0, kind.size() - 5) + id] = node["w:name"];
        ranges[std::string(node["w:name"])] |= kind == "moveFromRangeStart" ? 1 : 2;
      }
      if (kind.ends_with("RangeEnd"))
        BOOST_TEST(open.erase(kind.substr(0, kind.size() - 3) + id) == 1U, kind << " " << id);
      const bool change = node.has("w:author") && kind != "comment";
      if (change) BOOST_TEST(ids.insert(id).second, "two changes " << id << " in " << name);
    });
    BOOST_TEST(open.empty());
    for (const auto& [move, ends] : ranges)
      if (!move.empty()) BOOST_TEST(ends == 3, move << " has one end");
  }
}

}  // namespace

BOOST_DATA_TEST_CASE(gives_back_both_versions,
                     data::make({"cases", "tricky", "policies", "moves", "akn"}), folder) {
  std::size_t unreadable = 0;
  for (const PaperPair& pair : pairs_in(folder))
    try {
      keeps_both_versions(pair);
      auto back = pair;
      std::swap(back.before, back.after);
      keeps_both_versions(back);
    } catch (const Error&) {
      ++unreadable;  // a case about what is refused
    }
  BOOST_TEST(unreadable <= 2U);
}

BOOST_AUTO_TEST_CASE(gives_back_both_versions_of_the_example) {
  for (const PaperPair& pair : chosen_pairs()) {
    keeps_both_versions(pair);
    is_sound(reports::docx(report_of(audit_of(pair))));
  }
}

BOOST_AUTO_TEST_CASE(moves_whole_clauses_with_what_changed_in_them) {
  for (const PaperPair& pair : chosen_pairs()) {
    if (pair.name.find("moved-and-edited") == std::string::npos) continue;
    const auto document = document_of(reports::docx(report_of(audit_of(pair))));
    BOOST_TEST(count(document, "<w:moveFromRangeStart ") == 1U, document);
    BOOST_TEST(count(document, "<w:moveToRangeStart ") == 1U);
    BOOST_TEST(count(document, "w:name=\"move1\"") == 2U);
    return;
  }
  BOOST_FAIL("there is no such pair");
}

BOOST_AUTO_TEST_CASE(comments_on_clauses_with_what_is_found) {
  const auto report = report_of(audit_of(chosen_pairs().front()));
  const auto package = reports::docx(report);
  const auto comments = part_of(package, "word/comments.xml");
  const auto open = std::ranges::count_if(report.audits.front().findings,
                                          [](const Finding& one) { return one.folded_under < 0; });
  BOOST_TEST(count(comments, "<w:comment ") == static_cast<std::size_t>(open));
  BOOST_TEST(count(document_of(package), "<w:commentReference ") == static_cast<std::size_t>(open));
  for (const std::string_view words :
       {"EX001 exclusivity-ended", "Critical: ", "Microsoft: loss; OpenAI: gain", "Why it matters"})
    BOOST_TEST(count(comments, words) > 0U, words);
}

BOOST_AUTO_TEST_CASE(tells_who_changed_what_and_when_by_the_commits) {
  auto audited = audit_of(chosen_pairs().front());
  audited.circumstances.commits = {commit_by("Ann \"A\" <Ltd>", 1'777'248'000),
                                   commit_by("Bob", 1'761'609'600)};
  const auto document = document_of(reports::docx(report_of(std::move(audited))));
  BOOST_TEST(count(document,
                   "w:author=\"Ann &quot;A&quot; &lt;Ltd&gt;, Bob\" "
                   "w:date=\"2026-04-27T00:00:00Z\"") > 10U);
  const auto alone = document_of(reports::docx(report_of(audit_of(chosen_pairs().front()))));
  BOOST_TEST(count(alone, "w:author=\"Clauseline\"") > 10U);
  BOOST_TEST(count(alone, "w:date=") == 0U);
}

BOOST_AUTO_TEST_CASE(takes_every_change_for_one_of_a_whole_agreement) {
  const auto pair = chosen_pairs().front();
  const auto read = [&](const std::string& bytes) {
    return std::move(audit_of({.name = "a", .before = bytes, .after = bytes}).after);
  };
  const auto added = document_of(reports::docx(report_of(audit(nullptr, read(pair.after)))));
  BOOST_TEST(lines_after(Choice::reject, added).empty());
  BOOST_TEST(lines_after(Choice::accept, added) == lines_of(*read(pair.after)),
             boost::test_tools::per_element());
  const auto deleted = document_of(reports::docx(report_of(audit(read(pair.after), nullptr))));
  BOOST_TEST(lines_after(Choice::accept, deleted).empty());
  BOOST_TEST(lines_after(Choice::reject, deleted) == lines_of(*read(pair.after)),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(gives_the_same_bytes_each_time) {
  const auto pair = chosen_pairs().front();
  const auto once = reports::docx(report_of(audit_of(pair)));
  BOOST_TEST((once == reports::docx(report_of(audit_of(pair)))));
  const auto parts = office::unpacked(once);
  BOOST_TEST((office::packed(parts) == once), "a package that is packed anew is another");
}

BOOST_AUTO_TEST_CASE(has_a_section_for_each_agreement_of_a_range) {
  const auto pairs = chosen_pairs();
  auto report = report_of(audit_of(pairs[0]));
  report.several = true;
  report.audits.push_back(audit_of(pairs[1]));
  report.failed.push_back({.source = "<b>.xml", .message = "no \"XML\""});
  const auto package = reports::docx(report);
  is_sound(package);
  const auto document = document_of(package);
  BOOST_TEST(count(document, "<w:sectPr>") == 3U);
  BOOST_TEST(count(document, "Could not be read: &lt;b&gt;.xml: no &quot;XML&quot;") == 1U);
  BOOST_TEST(part_of(package, "word/header3.xml").size() > 0U);
  is_sound(reports::docx(Report{}));
}

BOOST_AUTO_TEST_SUITE_END()
