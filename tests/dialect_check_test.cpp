// What the author of a dialect is shown. The guide in README is one of the samples.

#include "report/dialect_check.hpp"

#include "temporary.hpp"
#include "xml/gate.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

constexpr std::string_view house = CLAUSELINE_ROOT "/tests/house/";

std::string read(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

git::Outcome check(const std::string& folder, const std::vector<std::string>& words) {
  std::vector<std::string> command{
      "sh", "-c", R"(cd "$0" && exec "$@")", folder, CLAUSELINE_PROGRAM, "dialect"};
  command.insert(command.end(), words.begin(), words.end());
  return git::run(command, git::environment());
}

/// The text as README shows it: a block that is set in by four columns.
std::string set_in(const std::string& text) {
  std::istringstream lines(text);
  std::string shown;
  for (std::string line; std::getline(lines, line);)
    shown += line.empty() ? "\n" : "    " + line + "\n";
  return shown;
}

struct Row {
  std::string_view rules;
  std::string_view sample;
  std::string_view says;
  bool fits = false;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.rules << ' ' << row.sample;
  }
};

// clang-format off
constexpr Row rows[] = {
    {R"(<clause element="c" kind="clause"/>)", "<d><c>a</c></d>", "  c      1  1:5       clause clause\n", true},
    {R"(<clause element="c" kind="clause"/>)", "<d><c>a<i>bc</i> <i>d</i></c></d>",
     "  i      2  1:9       read as words of the clause around it: 3 bytes\n"},
    {R"(<clause element="c" kind="clause"/>)", "<d><q><c>a</c></q></d>",
     "  q      1  1:5       no words of its own; what is in it is read\n"},
    {R"(<clause element="c" kind="clause"/><text element="satzz"/>)", "<d><c><satz>a</satz></c></d>",
     "text: satzz\n         satzz: did you mean satz?\n"},
    // of a line with several names, one that is not there is told, and may be right
    {R"(<clause element="c sub" kind="clause"/>)", "<d><c>a</c></d>", "clause clause: sub\n", true},
    {R"(<clause element="c" kind="clause"/><text element="t" within="cc"/>)", "<d><c><t>a</t></c></d>",
     "within cc: no element of the sample, no rule and no root\n"},
    {R"(<clause element="c" kind="clause"/><text element="t" within="d"/>)", "<d><c><t>a</t></c></d>",
     "text, within d: t\n"},
    {R"(<clause element="c" kind="clause"/>)", "<d><c>a</c><c/></d>", "OUTLINE, 2 clauses\n  clause: a\n  clause\n", true},
    {R"(<clause element="c" kind="section" number="n" heading="h"/>)", "<d><c n='1' h='Fees'>a<c n='2'>b</c></c></d>",
     "  section 1 [Fees]: a\n    section 2: b\n", true},
    {R"(<clause element="c" kind="clause"/><ignore element="x"/>)", "<d><x>words</x></d>",
     "reads no words of this document"},
    {R"(<clause element="c" kind="clause"/>)", "<d><c>a</c><Statute/></d>", "two formats may be"},
};
// clang-format on

struct Use {
  std::string words;
  int status;
  std::string_view says;

  friend std::ostream& operator<<(std::ostream& out, const Use& row) { return out << row.words; }
};

const Use uses[] = {
    {"", 2, "expected what to do with a dialect"},
    {"chek house.xml lease.xml", 2, "did you mean check?"},
    {"check house.xml", 2, "expected a dialect and a sample"},
    {"check nativ lease.xml", 2, "did you mean native?"},
    {"check markdown lease.xml", 2, "markdown is no XML"},
    {"check lease.xml house.xml", 2, "lease.xml:1:2: error: this is no dialect file"},
    {"check house.xml missing.xml", 2, "missing.xml"},
    {"check canada lease.xml", 2, "the dialect canada finds no clause here"},
    {"check house.xml lease.xml", 1, "did you mean xref?"},
    {"check generic lease.xml", 0, "OUTLINE, 8 clauses"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(dialect_check_test)

BOOST_DATA_TEST_CASE(shows_what_is_read_as_what, data::make(rows), row) {
  const auto dialect = read_dialect(Source(
      "x.xml", fmt::format("<dialect xmlns=\"urn:clauseline:dialect:1\" name=\"x\" about=\"x\" "
                           "roots=\"d\"><document element=\"d\"/>{}</dialect>",
                           row.rules)));
  const Source source("d.xml", std::string(row.sample));
  xml::check(source);
  const xml::Document sample(source);
  const auto result = check_dialect(sample, dialect);
  const auto text = reports::dialect_check_text(result, dialect);
  BOOST_TEST(contains(text, row.says), text);
  BOOST_TEST(result.fits() == row.fits, text);
}

BOOST_AUTO_TEST_CASE(ranks_by_words_and_stays_within_80_columns) {
  const auto dialect = read_dialect(
      Source("x.xml",
             "<dialect xmlns=\"urn:clauseline:dialect:1\" name=\"x\" about=\"x\" roots=\"d\">"
             "<clause element=\"c\" kind=\"clause\" id=\"a-long-name of-an-attribute and-another "
             "and-one-more and-the-last-one\"/></dialect>"));
  std::string bytes = "<d><short>a</short><" + std::string(90, 'n') + ">longer words</" +
                      std::string(90, 'n') + ">";
  for (int i = 0; i < 50; ++i)
    bytes += "<c>" + std::string(60, 'w') + " one two three four five six</c>";
  const Source source("d.xml", bytes + "</d>");
  const xml::Document sample(source);
  const auto text = reports::dialect_check_text(check_dialect(sample, dialect), dialect);
  BOOST_TEST(text.find("nnnn") < text.find("short"), text);
  BOOST_TEST(contains(text, "OUTLINE, 51 clauses"), text);
  BOOST_TEST(contains(text, "  and 11 more\n"), text);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    BOOST_TEST((line.size() <= 80 || contains(line, "nnnn")), line);
}

BOOST_DATA_TEST_CASE(answers_the_command_line, data::make(uses), use) {
  std::istringstream in(use.words);
  std::vector<std::string> words;
  for (std::string word; in >> word;)
    words.push_back(word);
  const auto outcome = check(std::string(house), words);
  BOOST_TEST(outcome.status == use.status, outcome.error);
  BOOST_TEST(contains(outcome.out + outcome.error, use.says), outcome.out << outcome.error);
}

/// README holds the sample, the dialect and what the check says of them, as they are.
BOOST_AUTO_TEST_CASE(is_what_the_guide_shows) {
  const auto guide = read(CLAUSELINE_ROOT "/README.md");
  const std::string folder(house);
  const auto first = check(folder, {"check", "house.xml", "lease.xml"});
  BOOST_TEST(first.status == 1, first.error);
  for (const auto& text : {read(folder + "lease.xml"), read(folder + "house.xml"), first.out})
    BOOST_TEST(contains(guide, set_in(text)), set_in(text));
}

/// The guide ends with two changes, after which nothing is left.
BOOST_AUTO_TEST_CASE(is_content_after_the_last_step_of_the_guide) {
  const Temporary folder;
  auto dialect = read(std::string(house) + "house.xml");
  dialect.replace(dialect.find("xrefs"), 5, "xref");
  dialect.insert(dialect.find("</dialect>"), "  <note element=\"aside\"/>\n");
  write_file(folder / "house.xml", dialect);
  write_file(folder / "lease.xml", read(std::string(house) + "lease.xml"));
  const auto outcome = check(folder / "", {"check", "house.xml", "lease.xml"});
  BOOST_TEST(outcome.status == 0, outcome.out << outcome.error);
  BOOST_TEST(contains(read(CLAUSELINE_ROOT "/README.md"), "<note element=\"aside\"/>"));
}

BOOST_AUTO_TEST_SUITE_END()
