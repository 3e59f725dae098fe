// What the program says beside its results: whatever files and ids are called, no terminal and no
// CI server obeys it.

#include "temporary.hpp"
#include "text/characters.hpp"
#include "text/visible.hpp"

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
