// What holds of every report format, whatever the agreements say: a law over the table of formats.
// A format that is in no row of the law fails it.

#include "count.hpp"
#include "feed.hpp"
#include "model/read.hpp"
#include "office/package.hpp"
#include "report/format.hpp"
#include "review/audit.hpp"
#include "store/file.hpp"
#include "temporary.hpp"
#include "text/characters.hpp"
#include "text/visible.hpp"
#include "xml/gate.hpp"
#include "xml/writer.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
using clauseline::tests::count;
namespace data = boost::unit_test::data;

namespace {

constexpr auto shape = R"(<agreement xmlns="urn:clauseline:agreement:1" id="deal" version="1"
    lang="en" status="draft" text="test">
  <meta><title>{0}</title><notice>{0}</notice><dates effective="2026-01-01"/></meta>
  <parties>
    <party id="one" name={1} short={1} role="licensor"/>
    <party id="two" name="Two Limited" short={1} role="licensee"/>
  </parties>
  <register><asset id="core" kind="ip" label={1}/></register>
  <body><clause id="licence" num="1"><h>{0}</h><p>{0} It is {2}.</p><note>{0}</note>
    <terms><grant id="t" grantor="one" grantee="two" assets="core"><exclusivity level="{2}"/></grant></terms>
  </clause>{3}</body>
</agreement>)";

std::unique_ptr<const Version> version(std::string_view hostile, std::string_view level,
                                       const std::string& source) {
  const std::string gone =
      fmt::format(R"(<clause id="gone" num="2"><p>{} goes.</p></clause>)", xml::escape(hostile));
  const auto text = fmt::format(shape, xml::escape(hostile), xml::quoted(hostile), level,
                                level == "exclusive" ? gone : std::string());
  return std::make_unique<const Version>(
      Evidence{.source = source, .revision = std::string(hostile.substr(0, 100))},
      read_agreement(Source("a.xml", text)));
}

/// Git says what it likes of names and paths.
Circumstances circumstances(const std::string& hostile) {
  SignedCommit made;
  made.commit.id = std::string(40, 'a');
  made.commit.author.name = hostile;
  made.commit.committer.name = hostile;
  made.commit.subject = hostile;
  Circumstances out;
  out.commits.push_back(made);
  out.old_path = hostile;
  out.new_path = hostile;
  return out;
}

/// What hostile text is tried: as words of the agreement, where XML can hold it, and as the name
/// of its file and of who committed it.
struct Hostile {
  std::string_view name;
  std::string words;
  std::string path;

  friend std::ostream& operator<<(std::ostream& out, const Hostile& row) { return out << row.name; }
};

const Hostile hostiles[] = {
    {"plain", "Plain words", "agreements/a.xml"},
    {"script",
     "</script></style><script>alert(1)</script><style>*{}</style><img src=x onerror=a()>",
     "<script>alert(1)</script>.xml"},
    {"the end of CDATA", "]]> <![CDATA[ --> <!-- ?> <?php", "]]>.xml"},
    {"entities", "&amp; &lt;b&gt; &#x1b; &evil;", "&#10;.xml"},
    // NOLINTNEXTLINE(misc-misleading-bidirectional)
    {"bidirectional", "\u202e\u2066 \u200b\ufeff \u2028\u2029 \u0085", "\u202e\u2028lmx.xml"},
    {"formula", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil\").xml"},
    {"plus", "+1+1", "+1.xml"},
    {"at", "@SUM(A1)", "@SUM.xml"},
    {"minus and tabulator", "-2+3\t=1", "\t=1.xml"},
    {"carriage return", "\r=1\r\n=2", "\r=1.xml"},
    {"annotation", "\n::error ::forged\n##[error]forged\n::set-output name=x::y",
     "a,file=b:c\n::error file=x::forged.xml"},
    {"escaped annotation", "%0A::error::forged%25%3A", "%0A::error::.xml"},
    {"quotes", "\"a\",\"b\"\n\"c\"", R"("a","b".xml)"},
    {"Markdown", "| a | b |\n# h\n[x](javascript:alert(1)) ![i](x) `c` @all <b> ~~s~~ {0} {{1}}",
     "`a|b`.xml"},
    {"control characters", "Plain words", "\x1b[31m\x07\x08\x7f\x9b.xml"},
    {"no UTF-8", "Plain words", "\xff\xfe\xed\xa0\x80\xc0\xaf.xml"},
    {"no characters", "\ufffd", "\xef\xbf\xbe\xef\xbf\xbf\xf4\x90\x80\x80.xml"},
    {"a long word", std::string(1'000'000, 'w'), std::string(5'000, 'p')},
};

/// A house that says the same everywhere, past all that its schema would stop.
std::unique_ptr<const StyleVersion> style_of(const std::string& words) {
  StyleVersion made{.evidence = {{.source = words.substr(0, 200), .digest = words.substr(0, 200)}}};
  HouseStyle& style = made.style;
  style.firm = style.heading = style.footer = style.serif = style.sans = words.substr(0, 2000);
  for (const auto* label : {"gate", "open", "blocked", "findings", "balance"})
    style.labels[label] = style.firm;
  style.light.accent = Colour{.red = 0x7a, .green = 0x1f, .blue = 0x2b};
  style.logo = Logo{.kind = "png", .bytes = words.substr(0, 2000), .width = 40, .height = 10};
  return std::make_unique<const StyleVersion>(std::move(made));
}

/// A licence that stops being exclusive and a clause that goes, once counted and once turned off,
/// and a file that could not be read.
Report report_of(const Hostile& hostile) {
  Report report;
  report.several = true;
  report.fail_on = Severity::high;
  report.full_report = {"clauseline", "audit", hostile.path};
  report.manifest = {.command = "audit", .range = true, .words = {hostile.path}};
  report.manifest.policy = hostile.words.substr(0, 200);
  report.audits.push_back(audit(version(hostile.words, "exclusive", hostile.path),
                                version(hostile.words, "non-exclusive", hostile.path),
                                Depth::findings, {}, circumstances(hostile.path)));
  report.house_style = style_of(hostile.words);
  Audit& audit = report.audits.front();
  audit.turned_off.push_back(audit.findings.front());
  audit.turned_off.front().modifier = hostile.words;
  report.failed.push_back({.source = hostile.path, .message = hostile.words});
  return report;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::size_t told(const Report& report) {
  std::size_t count = report.failed.size();
  for (const Audit& audit : report.audits)
    count += audit.findings.size() + audit.turned_off.size();
  return count;
}

bool is_unicode(const std::string& text) {
  bool valid = true;
  each_character(text, [&](const Character& one) {
    valid = valid && (one.code != U'\ufffd' || one.bytes == "\xEF\xBF\xBD");
  });
  return valid;
}

/// Nothing that a terminal obeys, and no line that a CI server takes for a command.
void is_readable(const std::string& text, const Report& /*report*/) {
  BOOST_TEST((visible(text) == text));
  for (const std::string& line : lines_of(text)) {
    const auto begin = line.find_first_not_of(" \t");
    BOOST_TEST((begin == std::string::npos || line.compare(begin, 2, "::") != 0), line);
    BOOST_TEST((line.find("##[") == std::string::npos), line);
  }
}

/// Beside what stands between back quotes, which means nothing there.
void is_markdown(const std::string& text, const Report& report) {
  is_readable(text, report);
  std::string outside;
  bool code = false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '`' && (i == 0 || text[i - 1] != '\\'))
      code = !code;
    else if (!code)
      outside += text[i];
  BOOST_TEST(!code);
  for (const auto* tag : {"<script", "<style", "<img", "<b>", "](javascript", "\n# h"})
    BOOST_TEST((outside.find(tag) == std::string::npos), tag);
}

void is_comment(const std::string& text, const Report& report) {
  is_markdown(text, report);
  BOOST_TEST(text.size() <= 65'536U);
}

void is_note(const std::string& text, const Report& report) {
  is_markdown(text, report);
  BOOST_TEST(text.size() <= 1'000'000U);
}

void is_summary(const std::string& text, const Report& report) {
  is_markdown(text, report);
  BOOST_TEST(text.size() <= 1'048'576U);
}

void is_page(const std::string& text, const Report& /*report*/) {
  // NOLINTNEXTLINE(misc-misleading-bidirectional)
  for (const auto* part : {"<script>alert", "<img src=x", "<style>*{}", "\x1b", "\u202e"})
    BOOST_TEST((text.find(part) == std::string::npos), part);
}

void is_json(const std::string& text, const Report& /*report*/) {
  BOOST_TEST(nlohmann::json::accept(text));
  BOOST_TEST(std::ranges::none_of(text, [](char c) { return c >= 0 && c < ' ' && c != '\n'; }));
}

/// What people read of it is made visible, too.
void is_shown_json(const std::string& text, const Report& report) {
  is_json(text, report);
  BOOST_TEST((visible(text) == text));
}

void is_xml(const std::string& text, const std::string& schema) {
  const xml::Schema rules(read_file(CLAUSELINE_ROOT "/tests/" + schema));
  for (const Problem& problem : xml::check(Source("report.xml", text), &rules))
    BOOST_ERROR(problem.message);
  BOOST_TEST((visible(text) == text));
}

void is_junit(const std::string& text, const Report& /*report*/) { is_xml(text, "junit.xsd"); }
void is_feed(const std::string& text, const Report& /*report*/) {
  is_xml(text, "atom.xsd");
  for (const std::string& broken : clauseline::tests::broken_musts(text))
    BOOST_ERROR(broken);
}

void is_a_line_each(const std::string& text, const Report& report) {
  is_readable(text, report);
  BOOST_TEST(lines_of(text).size() == told(report));
}

/// Commands of the runner and nothing else, one in each line, with properties that name what ours
/// name.
void is_annotations(const std::string& text, const Report& /*report*/) {
  BOOST_TEST((visible(text) == text));
  std::map<std::string, int> levels;
  for (const std::string& line : lines_of(text)) {
    const auto end = line.find("::", 2);
    BOOST_TEST_REQUIRE((line.starts_with("::") && end != std::string::npos), line);
    BOOST_TEST((line.find("##[") == std::string::npos), line);
    const auto space = line.find(' ');
    const auto level = line.substr(2, space - 2);
    BOOST_TEST((level == "error" || level == "warning" || level == "notice"), line);
    BOOST_TEST(++levels[level] <= 10);
    auto properties = line.substr(space + 1, end - space - 1) + ",";
    for (std::size_t at = 0; at < properties.size(); at = properties.find(',', at) + 1) {
      const auto name = properties.substr(at, properties.find('=', at) - at);
      BOOST_TEST((name == "file" || name == "line" || name == "col" || name == "title"), line);
    }
  }
}

/// The cells of CSV, as RFC 4180 reads it.
std::vector<std::vector<std::string>> rows_of(const std::string& text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    if (quoted && text.compare(i, 2, "\"\"") == 0)
      cell += text[i++];
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && text[i] == ',')
      rows.back().emplace_back();
    else if (!quoted && text.compare(i, 2, "\r\n") == 0)
      rows.push_back({""}), ++i;
    else
      cell += text[i];
  }
  BOOST_TEST(!quoted);
  BOOST_TEST((rows.back() == std::vector<std::string>{""}));
  rows.pop_back();
  return rows;
}

void is_csv(const std::string& text, const Report& report) {
  const auto rows = rows_of(text);
  BOOST_TEST(rows.size() == told(report) + 1);
  for (const auto& row : rows) {
    BOOST_TEST(row.size() == 20U);
    for (const std::string& cell : row) {
      BOOST_TEST((visible(cell) == cell), cell);
      BOOST_TEST((cell.empty() || std::string_view("=+-@").find(cell.front()) == std::string::npos),
                 cell);
    }
  }
}

/// Every part of it can be read, and no cell of it reckons.
void is_package(const std::string& bytes, const Report& /*report*/) {
  const auto parts = office::unpacked(bytes);
  BOOST_TEST(parts.size() > 5U);
  for (const auto& [name, part] : parts) {
    if (name.starts_with("word/media/")) continue;  // a picture, whatever its bytes
    BOOST_TEST(xml::check(Source(name, part), nullptr, {}).empty(), name);
    BOOST_TEST(is_unicode(part), name);
    BOOST_TEST((part.find("<f>") == std::string::npos), name);
  }
}

/// What a report was made of is read out of it as it was put in, where it is in it.
void carries_its_making(const Format& format, const std::string& text, const Report& report) {
  constexpr std::string_view all[] = {"json", "html",       "markdown", "sarif",
                                      "docx", "departures", "xlsx"};
  if (std::ranges::find(all, format.name) == std::end(all)) return;
  const auto found = reports::manifest_in(Source("report", text));
  BOOST_TEST_REQUIRE(found.has_value());
  BOOST_TEST(found->format == format.name);
  BOOST_TEST((found->policy == report.manifest.policy));
  if (is_unicode(report.manifest.words.front()))
    BOOST_TEST((found->words == report.manifest.words));
}

/// Pages, tagged, whose words are those of the agreement and nobody else's commands.
void is_paper(const std::string& bytes, const Report& /*report*/) {
  BOOST_TEST(bytes.starts_with("%PDF-"));
  BOOST_TEST(contains(bytes, "/MarkInfo"));
  for (const auto* part : {"/JavaScript", "/Launch", "/EmbeddedFile", "/URI", "/SubmitForm"})
    BOOST_TEST(!contains(bytes, part), part);
}

struct Law {
  std::string_view format;
  void (*holds)(const std::string& text, const Report& report);
};

constexpr Law laws[] = {
    {"text", is_readable},
    {"json", is_json},
    {"html", is_page},
    {"pdf", is_paper},
    {"markdown", is_markdown},
    {"github-comment", is_comment},
    {"github-summary", is_summary},
    {"gitlab-note", is_note},
    {"sarif", is_shown_json},
    {"junit", is_junit},
    {"github", is_annotations},
    {"gitlab", is_shown_json},
    {"rdjson", is_shown_json},
    {"csv", is_csv},
    {"lines", is_a_line_each},
    {"atom", is_feed},
    {"docx", is_package},
    {"departures", is_package},
    {"xlsx", is_package},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_law_test)

BOOST_AUTO_TEST_CASE(speaks_of_every_format) {
  for (const Format& format : formats())
    BOOST_TEST((std::ranges::find(laws, format.name, &Law::format) != std::end(laws)),
               "no law speaks of the format " << format.name);
}

BOOST_DATA_TEST_CASE(holds_whatever_an_agreement_says, data::make(hostiles), hostile) {
  const auto report = report_of(hostile);
  BOOST_TEST(told(report) >= 4U);
  for (const auto& [name, holds] : laws) {
    BOOST_TEST_CONTEXT("format " << name) {
      const Format* format = find_format(name);
      BOOST_TEST_REQUIRE((format != nullptr));
      const auto text = format->render(report);
      BOOST_TEST((is_unicode(text) || !format->file_type.empty()));
      holds(text, report);
      // It takes seconds; pdf_test makes the same again.
      if (name != "pdf") BOOST_TEST((format->render(report) == text));
      carries_its_making(*format, text, report);
    }
  }
}

namespace {

/// So many licences stop being exclusive, each with a recital of so many bytes.
Report licences(int count, std::size_t bytes) {
  const auto written = [&](std::string_view level) {
    std::string clauses;
    for (int i = 1; i <= count; ++i)
      clauses += fmt::format(
          "<clause id=\"c{0}\" num=\"{0}\"><p>It is {1}. {2}</p><terms><grant id=\"t{0}\" "
          "grantor=\"one\" grantee=\"two\" assets=\"core\"><exclusivity level=\"{1}\"/>"
          "</grant></terms></clause>",
          i, level, std::string(bytes, 'w'));
    return fmt::format(
        "<agreement xmlns=\"urn:clauseline:agreement:1\" id=\"deal\" version=\"1\" lang=\"en\" "
        "status=\"draft\" text=\"test\"><meta><title>Deal</title><dates effective=\"2026-01-01\"/>"
        "</meta><parties><party id=\"one\" name=\"One\" short=\"One\" role=\"licensor\"/>"
        "<party id=\"two\" name=\"Two\" short=\"Two\" role=\"licensee\"/></parties><register>"
        "<asset id=\"core\" kind=\"ip\" label=\"Core\"/></register><body>{}</body></agreement>",
        clauses);
  };
  const auto version_of = [&](std::string_view level) {
    return std::make_unique<const Version>(Evidence{.source = "a.xml"},
                                           read_agreement(Source("a.xml", written(level))));
  };
  Report report;
  report.full_report = {"clauseline", "audit", "it's.xml", "a.xml"};
  report.audits.push_back(audit(version_of("exclusive"), version_of("non-exclusive")));
  return report;
}

}  // namespace

BOOST_AUTO_TEST_CASE(leaves_a_report_whole_that_fits) {
  const auto report = licences(3, 10);
  BOOST_TEST(reports::github_comment(report) == reports::markdown(report));
}

BOOST_AUTO_TEST_CASE(says_what_it_cut_and_where_the_rest_is) {
  const auto report = licences(300, 10'000);
  const auto whole = reports::markdown(report);
  const auto cut = reports::github_comment(report);
  BOOST_TEST(cut.size() <= 65'536U);
  BOOST_TEST(cut.size() > 50'000U);
  BOOST_TEST(cut.starts_with("> **Cut to 65536 bytes.** Left out: "));
  BOOST_TEST((cut.find("of 300 clauses. All of it: `clauseline audit 'it'\\''s.xml' a.xml`.\n") !=
              std::string::npos),
             cut.substr(0, 300));
  // Every line is one of the whole report: nothing is cut in the middle.
  const auto lines = lines_of(whole);
  const auto shown = lines_of(cut.substr(cut.find('\n') + 1));
  BOOST_TEST(std::ranges::all_of(shown, [&](const std::string& line) {
    return std::ranges::find(lines, line) != lines.end();
  }));
  BOOST_TEST(count(cut, "| critical |") == 300U);  // rows come before details and clauses
}

BOOST_AUTO_TEST_CASE(keeps_the_gravest_in_a_cut_report) {
  auto report = licences(1'500, 10);
  Audit& audit = report.audits.front();
  for (std::size_t i = 0; i < audit.findings.size(); ++i)
    audit.findings[i].severity = i < 20 ? Severity::critical : Severity::low;
  std::ranges::reverse(audit.findings);
  const auto cut = reports::github_comment(report);
  BOOST_TEST(cut.size() <= 65'536U);
  BOOST_TEST(count(cut, "| critical |") == 20U);
  const auto low = count(cut, "| low |");
  BOOST_TEST(low > 100U);
  const auto all = 20 + count(reports::markdown(report), "| low |");
  const auto said = fmt::format("Left out: {} of {} findings", all - 20 - low, all);
  BOOST_TEST((cut.find(said) != std::string::npos), said << " is not in " << cut.substr(0, 200));
}

BOOST_AUTO_TEST_CASE(counts_what_annotations_do_not_show) {
  const auto text = reports::annotations(licences(40, 10));
  BOOST_TEST(count(text, "::error file=") == 9U);
  BOOST_TEST((text.find("::error title=Not all is shown::31 more of this level. The whole report: "
                        "clauseline audit 'it'\\''s.xml' a.xml\n") != std::string::npos),
             text);
}

BOOST_AUTO_TEST_CASE(gives_two_copies_of_a_finding_two_names) {
  auto report = licences(1, 10);
  report.several = true;
  report.audits.push_back(std::move(licences(1, 10).audits.front()));
  std::vector<std::string> names;
  for (const auto& issue : nlohmann::json::parse(reports::code_quality(report)))
    names.push_back(issue["fingerprint"]);
  BOOST_TEST(names.size() >= 2U);
  std::ranges::sort(names);
  BOOST_TEST((std::ranges::adjacent_find(names) == names.end()));
  BOOST_TEST(count(reports::atom(report), "<id>") - 1 == names.size());
}

BOOST_AUTO_TEST_CASE(points_beside_what_is_gone) {
  Report report;
  report.audits.push_back(
      audit(version("Words", "exclusive", "a.xml"), version("Words", "non-exclusive", "a.xml")));
  const auto text = reports::lines(report);
  const Clause& beside = report.audits.front().after->agreement.clauses.front();
  const auto place = fmt::format("a.xml:{}:{}: ", beside.at.line, beside.at.column);
  BOOST_TEST((text.find(place) != std::string::npos), place << " is not in\n" << text);
  BOOST_TEST((text.find(":0:") == std::string::npos), text);
}

BOOST_AUTO_TEST_SUITE_END()
