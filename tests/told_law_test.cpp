// What the program says beside its results, and the pages that people read: whatever files and ids
// are called and agreements say, no terminal and no CI server obeys it.

#include "temporary.hpp"
#include "text/characters.hpp"
#include "text/visible.hpp"
#include "xml/writer.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <ostream>
#include <string>
#include <string_view>
#include <unicode/uchar.h>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

struct Name {
  std::string_view name;
  std::string_view bytes;

  friend std::ostream& operator<<(std::ostream& out, const Name& row) { return out << row.name; }
};

constexpr Name names[] = {
    {"a command", "::error file=x::boo"},
    {"a command behind white space", " \xE3\x80\x80::error ::boo"},
    {"a command of old", "##[error]boo"},
    {"a command of another server", "a##vso[task.setvariable]b##teamcity[c]"},
    {"lines", "a\n::error ::boo\r::error ::boo\xE2\x80\xA8::error ::boo"},
    {"what terminals obey", "\x1B[31m\xC2\x9B\x7F\b\xE2\x80\xAE\xE2\x80\x8B"},
    {"no UTF-8", "\x9B\xFF"},
};

// Options and commands, each with the name somewhere.
constexpr std::string_view uses[] = {
    "NAME",
    "audit --NAME",
    "diff NAME x.xml",
    "diff x.xml x.xml --format NAME",
    "diff x.xml x.xml --format html=NAME/x",
    "diff x.xml x.xml --color NAME",
    "audit x.xml NAME",
    "audit HEAD:x.xml HEAD:NAME",
    "audit NAME:x.xml :NAME",
    "audit x.xml x.xml --for NAME",
    "audit x.xml x.xml --fail-on NAME",
    "audit x.xml x.xml --dialect NAME",
    "audit x.xml x.xml --policy NAME",
    "audit x.xml x.xml --detectors NAME",
    "audit x.xml x.xml --format html=a.html --template NAME",
    "audit x.xml x.xml --format html=a.html --forecast NAME",
    "audit HEAD -- NAME",
    "check NAME..HEAD",
    "check x.xml x.xml --today NAME",
    "validate NAME",
    "fmt NAME",
    "fmt --check NAME",
    "rights NAME",
    "rights x.xml --party NAME",
    "rights x.xml --as-of NAME",
    "log NAME",
    "log x.xml --clause NAME",
    "log x.xml --when NAME",
    "blame NAME",
    "blame x.xml --at NAME",
    "timeline NAME",
    "signals NAME",
    "simulate x.xml x.xml --forecast NAME",
    "simulate x.xml x.xml --forecast f.csv --fx NAME",
    "simulate x.xml x.xml --forecast f.csv --event NAME",
    "simulate x.xml x.xml --forecast f.csv --scenario NAME",
    "simulate x.xml x.xml --forecast f.csv --assume NAME",
    "simulate x.xml x.xml --forecast f.csv --paid NAME",
    "amend apply NAME NAME",
    "amend check NAME x.xml NAME",
    "amend NAME",
    "review NAME",
    "review list NAME..HEAD",
    "review show NAME",
    "review approve NAME --reason x",
    "rules NAME",
    "explain NAME",
    "dialect check NAME x.xml",
    "dialect check NAME NAME",
    "policy check NAME",
    "policy test NAME",
    "diff-driver NAME NAME . . NAME . .",
    "textconv NAME",
    "merge-driver NAME NAME NAME 7 NAME",
    "hook run NAME",
    "hook install NAME",
    "verify NAME",
    "serve --port NAME",
    "serve -C NAME",
    "init NAME",
    "init x.xml/NAME",
};

// What prints words of an agreement, or of a policy, for people.
constexpr std::string_view pages[] = {
    "rights deal.xml",
    "rights deal.xml --history --as-of 2026-02-01",
    "signals deal.xml",
    "dialect check house.xml deal.xml",
    "validate deal.xml",
    "log deal.xml",
    "log deal.xml --clause licence",
    "log deal.xml --when grant.exclusivity=non-exclusive",
    "blame deal.xml",
    "blame deal.xml --clause licence",
    "timeline deal.xml",
    "diff HEAD~1:deal.xml HEAD:deal.xml",
    "diff HEAD~1:deal.xml HEAD:deal.xml --color always",
    "audit HEAD~1:deal.xml HEAD:deal.xml",
    "audit HEAD~1..HEAD",
    "audit HEAD~1..HEAD --format lines",
    "check HEAD~1..HEAD",
    "simulate HEAD~1:deal.xml HEAD:deal.xml --forecast f.csv",
    "review list HEAD~1..HEAD",
    "review show EX001@licence HEAD~1..HEAD",
    "rules --policy p.xml",
    "explain HOUSE-001 --policy p.xml",
    "policy test t.xml --policy p.xml",
};

constexpr auto agreement = R"(<agreement xmlns="urn:clauseline:agreement:1" id="deal" version="1"
    lang="en" status="in-force" text="test">
  <meta><title>{0}</title><notice>{0}</notice><dates effective="2026-01-01"/></meta>
  <parties>
    <party id="one" name={1} short={1} role="licensor"/>
    <party id="two" name={1} short={1} role="licensee"/>
  </parties>
  <register>
    <asset id="core" kind="ip" label={1}/><event id="sale" label={1}/>
  </register>
  <definitions><def id="def" num={1} term={1}><p>{0} is a word.</p></def></definitions>
  <body>
    <clause id="licence" num={1}><h>{0}</h>
      <p>{0} The licence is {2}. It ends on {0} and on TBD.</p><note>{0}</note>
      <terms><grant id="t" grantor="one" grantee="two" assets="core"><exclusivity level="{2}"/><until event="sale"/></grant></terms>
    </clause>
    <clause id="words"><p>{0} They say {2}.</p></clause>
    <clause id="fees" num="2"><p>{0}</p>
      <terms><revenue-share id="t-share" payer="one" payee="two"><rate percent="{3}"/>
        <pay every="P1Y" within="P30D" currency="USD"/><until event="sale"/></revenue-share></terms>
    </clause>
  </body>
</agreement>
)";

constexpr auto dialect =
    R"(<dialect xmlns="urn:clauseline:dialect:1" xmlns:a="urn:clauseline:agreement:1"
    name="house" about="x" roots="a:agreement">
  <container element="a:body a:definitions"/><clause element="a:clause" kind="clause" id="id" number="num"/>
  <heading element="a:h"/><text element="a:p"/>
</dialect>
)";

constexpr auto policy = R"(<policy xmlns="urn:clauseline:policy:1">
  <severity rule="EX001" is="high">{0}</severity>
  <rule code="HOUSE-001" slug="house" family="licence" severity="high" title={1}>
    <says>{0}</says><why>{0}</why><on right="grant" moves="added"/>
  </rule>
</policy>
)";

constexpr auto policy_tests = R"(<tests xmlns="urn:clauseline:policy:1">
  <case name={1}><before/><after/><finding rule="HOUSE-001" severity="high"/></case>
</tests>
)";

std::vector<std::string> words_of(std::string_view use, std::string_view name) {
  std::vector<std::string> words{CLAUSELINE_PROGRAM};
  for (std::size_t at = 0; at < use.size();) {
    const auto end = std::min(use.find(' ', at), use.size());
    auto word = std::string(use.substr(at, end - at));
    if (const auto hole = word.find("NAME"); hole != std::string::npos) word.replace(hole, 4, name);
    words.push_back(std::move(word));
    at = end + 1;
  }
  return words;
}

/// What XML can hold of a name, and more, for it holds no text that is empty.
std::string words_in(std::string_view name) {
  std::string words;
  each_character(name, [&](const Character& one) {
    const bool is_white = one.code == U'\t' || one.code == U'\n' || one.code == U'\r';
    if (one.code != U'\uFFFD' && (one.code >= U' ' || is_white)) words += one.bytes;
  });
  return words + " and so on";
}

/// What is for git, which takes the words of a file as they are.
bool gives_bytes(std::string_view use) {
  return use.starts_with("textconv") || use.starts_with("diff-driver");
}

/// Is there a command in a line, as CI servers look for them?
bool is_obeyed(std::string_view line) {
  bool in_margin = true;
  std::size_t at = 0;
  bool found = false;
  each_character(line, [&](const Character& one) {
    if (in_margin && line.substr(at).starts_with("::")) found = true;
    if (!u_isUWhiteSpace(static_cast<UChar32>(one.code))) in_margin = false;
    at += one.bytes.size();
  });
  for (auto place = line.find("##"); place != std::string_view::npos;
       place = line.find("##", place + 1)) {
    auto end = place + 2;
    while (end < line.size() && std::isalpha(static_cast<unsigned char>(line[end])) != 0)
      ++end;
    found = found || (end < line.size() && line[end] == '[');
  }
  return found;
}

void is_safe(const std::string& text) {
  BOOST_TEST(visible(text) == text);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    BOOST_TEST(!is_obeyed(line), line);
    at = end + 1;
  }
}

/// What is left where a log shows no colours.
std::string without_colors(std::string text) {
  for (auto at = text.find("\x1B["); at != std::string::npos; at = text.find("\x1B[", at)) {
    const auto end = text.find_first_not_of("0123456789;", at + 2);
    if (end == std::string::npos || text[end] != 'm') break;
    text.erase(at, end + 1 - at);
  }
  return text;
}

/// A repository whose files say and are called what a stranger likes.
struct Strange : Ground {
  Strange() {
    git(".", {"init", "-q", "r"});
    write("r/f.csv", "stream,start,end,currency,amount\n");
    write("r/x.xml", bytes_of(CLAUSELINE_ROOT "/tests/cases/frame.xml"));
    commit("r", "x");
  }

  static std::string bytes_of(const std::string& file) {
    return std::string(read_file(file).bytes());
  }
  git::Outcome attempt(std::string_view use, std::string_view name) const {
    const Inside folder(*this / "r");
    return git::run(words_of(use, name), git::environment());
  }
};

/// A repository with two versions of an agreement that says everywhere what a stranger likes.
struct Readable : Strange {
  void say(std::string_view name) const {
    const auto words = words_in(name);
    const auto fill = [&](std::string_view shape, std::string_view level, std::string_view rate) {
      return fmt::format(fmt::runtime(shape), xml::escape(words), xml::quoted(words), level, rate);
    };
    write("r/house.xml", dialect);
    write("r/p.xml", fill(policy, "", ""));
    write("r/t.xml", fill(policy_tests, "", ""));
    write("r/f.csv", "stream,start,end,currency,amount\nt-share,2026-01-01,2026-12-31,USD,5.00\n");
    write("r/deal.xml", fill(agreement, "exclusive", "20"));
    commit("r", words);
    write("r/deal.xml", fill(agreement, "non-exclusive", "26"));
    commit("r", words);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(told_law_test)

BOOST_DATA_TEST_CASE_F(Strange, holds_of_every_command, data::make(names), row) {
  for (const std::string_view use : uses)
    for (const bool is_there : {false, true}) {
      if (is_there)
        write(fmt::format("r/{}", row.bytes),
              fmt::format("<agreement>{0}&{0};\n{0}</x>\n{0}\n", row.bytes));
      const auto outcome = attempt(use, row.bytes);
      BOOST_TEST_CONTEXT(use << (is_there ? ", of a file that is there" : "")) {
        constexpr int no_merge = 129;
        BOOST_TEST((outcome.status < 3 || outcome.status == no_merge), outcome.error);
        is_safe(outcome.error);
        if (!gives_bytes(use)) is_safe(outcome.out);
      }
      std::filesystem::remove_all(*this / fmt::format("r/{}", row.bytes));
    }
}

BOOST_DATA_TEST_CASE_F(Readable, holds_of_every_page_for_people, data::make(names), row) {
  say(row.bytes);
  for (const std::string_view page : pages) {
    const auto outcome = attempt(page, "");
    BOOST_TEST_CONTEXT(page) {
      BOOST_TEST((outcome.status < 2 && !outcome.out.empty()), outcome.error);
      is_safe(without_colors(outcome.out));
      is_safe(outcome.error);
    }
  }
}

BOOST_DATA_TEST_CASE(holds_of_all_that_a_problem_says, data::make(names), row) {
  const std::string bytes(row.bytes);
  is_safe(told({.at = {.source = bytes, .position = {.line = 1, .column = 3}},
                .message = bytes,
                .hint = bytes,
                .line = bytes}));
  is_safe(unbidden(visible(bytes)));
}

BOOST_AUTO_TEST_CASE(leaves_what_nobody_obeys) {
  for (const std::string text : {"a::b\n", "## A heading [1]\n", "#[x]", "a: ::b", "clauseline: x"})
    BOOST_TEST(unbidden(text) == text);
}

BOOST_AUTO_TEST_CASE(points_to_the_character_that_is_meant) {
  const auto text = told({.at = {.source = "x", .position = {.line = 7, .column = 7}},
                          .message = "wrong",
                          .line = "\t\xC3\xA4\xE2\x80\xAE!"});
  BOOST_TEST(text ==
             fmt::format("x:7:7: error: wrong\n     7 |  \xC3\xA4\\u{{202e}}!\n       | {}^\n",
                         std::string(10, ' ')));
}

BOOST_AUTO_TEST_SUITE_END()
