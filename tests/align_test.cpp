#include "diff/align.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(align_test)

/// Reads an outline, one clause a line, two spaces a level: `fees 3.1 (was) | words`. An id
/// that begins with ~ was made.
class OutlineReader {
 public:
  explicit OutlineReader(std::string_view text) : rest_(text) {}

  std::vector<Clause> read(std::size_t depth = 0) {
    std::vector<Clause> clauses;
    while (!rest_.empty()) {
      const auto indent = rest_.find_first_not_of(' ');
      if (indent < 2 * depth) break;
      const auto end = std::min(rest_.find('\n'), rest_.size());
      clauses.push_back(clause(rest_.substr(indent, end - indent)));
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      clauses.back().clauses = read(depth + 1);
    }
    return clauses;
  }

 private:
  static Clause clause(std::string_view line) {
    const auto bar = line.find(" | ");
    auto head = line.substr(0, bar);
    Clause read{.id = std::string(take(head))};
    read.stable_id = !read.id.starts_with('~');
    for (auto word = take(head); !word.empty(); word = take(head))
      if (word.starts_with('('))
        read.was.emplace_back(word.substr(1, word.size() - 2));
      else
        read.number = word;
    if (bar != std::string_view::npos) read.words = line.substr(bar + 3);
    return read;
  }
  static std::string_view take(std::string_view& text) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
  }

  std::string_view rest_;
};

/// One pairing after the other: "a=a", "a+b=c", "=new", "old=", with ">" where it moved.
std::string paired(std::string_view before, std::string_view after) {
  const auto olds = OutlineReader(before).read();
  const auto news = OutlineReader(after).read();
  std::string text;
  for (const Pairing& pairing : align(olds, news)) {
    if (!text.empty()) text += ' ';
    for (const auto* side : {&pairing.before, &pairing.after}) {
      if (side == &pairing.after) text += pairing.moved ? "=>" : "=";
      for (const Clause* clause : *side)
        text += (clause == side->front() ? "" : "+") + clause->id;
    }
  }
  return text;
}

struct Row {
  std::string_view name;
  std::string_view before;
  std::string_view after;
  std::string_view pairs;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }
};

constexpr Row with_ids[] = {
    {"same id, other words", "a | one two three\nb | four", "a | five six seven\nb | four",
     "a=a b=b"},
    {"added and removed", "a | one\nb | two three", "a | one\nc | entirely different", "a=a b= =c"},
    {"removed where it stood", "a | x\nb | y z\nc | w", "a | x\nc | w", "a=a b= c=c"},
    {"renumbered", "a 1 | one\nb 2 | two", "a 2 | one\nb 3 | two", "a=a b=b"},
    {"was", "a | one two", "b (a) | three four", "a=b"},
    {"merged", "a | one\nb | two", "c (a) (b) | one two", "a+b=c"},
    {"merged into one that stays", "a | one\nb | two", "a (b) | one two", "a+b=a"},
    {"split", "a | one two", "b (a) | one\nc (a) | two", "a=b+c"},
    {"split and merged in one", "a | one\nb | two", "c (a) | one\nd (b) | two\ne (a) (b) | three",
     "a+b=c+d+e"},
    {"swapped", "a | one\nb | two\nc | three", "b | two\na | one\nc | three", "b=>b a=>a c=c"},
    {"first moved to the end", "a | one\nb | two\nc | three", "b | two\nc | three\na | one",
     "b=b c=c a=>a"},
    {"to another parent", "p | p\n  a | one\nq | q", "p | p\nq | q\n  a | one", "p=p q=q a=>a"},
    {"out of its parent", "p | p\n  a | one", "p | p\na | one", "p=p a=>a"},
    {"with its parent", "p | p\n  a | one\nq | q", "q | q\np | p\n  a | one", "q=>q p=>p a=a"},
    {"another id, equal words", "a | one two three four", "b | one two three four", "a=b"},
    {"another id, near-equal words",
     "a | The customer pays the supplier a fee every single month of it",
     "b | The customer pays the supplier a fee every single year of it", "a=b"},
    {"another id, other words", "a | The customer pays the supplier a fee",
     "b | The supplier may end this agreement at will", "a= =b"},
    {"swapped words keep their ids", "a | one two\nb | three four", "a | three four\nb | one two",
     "a=a b=b"},
    {"an id that goes to other words while its words get another",
     "a | one two three four\nb | five six seven eight", "a | five six seven eight", "a=a b="},
    {"nothing", "", "", ""},
    {"all new", "", "a | one\n  b | two", "=a =b"},
    {"all gone", "a | one\n  b | two", "", "a= b="},
};

constexpr Row without_ids[] = {
    {"equal words", "~1 | one two\n~2 | three four", "~1 | three four\n~2 | one two",
     "~2=>~1 ~1=>~2"},
    {"one added before them all", "~1 | one two\n~2 | three four",
     "~1 | brand new words\n~2 | one two\n~3 | three four", "=~1 ~1=~2 ~2=~3"},
    {"near-equal words", "~1 | The customer pays the supplier a fee every month",
     "~1 | other words stand here\n~2 | The customer pays the supplier a large fee every year",
     "=~1 ~1=~2"},
    {"near-equal words elsewhere",
     "~1 | p\n  ~1.1 | The customer pays the supplier a fee every month\n~2 | q",
     "~1 | p\n~2 | q\n  ~2.1 | The customer pays the supplier a fee every year",
     "~1=~1 ~2=~2 ~1.1=>~2.1"},
    {"same number, other words", "~1 1 | The customer pays a fee",
     "~1 1 | The customer pays a large price to the supplier", "~1=~1"},
    {"same place between the same neighbours", "~1 | one\n~2 | alpha beta gamma delta\n~3 | three",
     "~1 | one\n~2 | alpha beta epsilon zeta eta\n~3 | three", "~1=~1 ~2=~2 ~3=~3"},
    {"nothing in common", "~1 | one\n~2 | alpha beta\n~3 | three",
     "~1 | one\n~2 | gamma delta\n~3 | three", "~1=~1 ~2= =~2 ~3=~3"},
    {"boilerplate one after the other", "~1 | Reserved.\n~2 | fees\n~3 | Reserved.",
     "~1 | Reserved.\n~2 | fees\n~3 | Reserved.", "~1=~1 ~2=~2 ~3=~3"},
    {"boilerplate, one more", "~1 | Reserved.\n~2 | Reserved.",
     "~1 | Reserved.\n~2 | Reserved.\n~3 | Reserved.", "~1=~1 ~2=~2 =~3"},
    {"boilerplate under its own parents", "~1 | alpha\n  ~1.1 | None.\n~2 | beta\n  ~2.1 | None.",
     "~1 | beta\n  ~1.1 | None.\n~2 | alpha\n  ~2.1 | None.", "~2=>~1 ~2.1=~1.1 ~1=>~2 ~1.1=~2.1"},
    {"a whole article moved, one of its clauses edited",
     "~1 | head one\n  ~1.1 | The customer pays the supplier a fee every month\n  ~1.2 | alpha "
     "beta "
     "gamma\n~2 | head two",
     "~1 | head two\n~2 | head one\n  ~2.1 | The customer pays the supplier a fee every year\n  "
     "~2.2 | alpha beta gamma",
     "~2=>~1 ~1=>~2 ~1.1=~2.1 ~1.2=~2.2"},
    {"clauses without words", "~1\n  ~1.1 | one two\n~2\n  ~2.1 | three four",
     "~1\n  ~1.1 | one two\n~2\n  ~2.1 | three four", "~1=~1 ~1.1=~1.1 ~2=~2 ~2.1=~2.1"},
};

BOOST_DATA_TEST_CASE(trusts_the_ids_that_authors_keep, data::make(with_ids), row) {
  BOOST_TEST(paired(row.before, row.after) == row.pairs);
}

BOOST_DATA_TEST_CASE(finds_what_has_no_id_by_its_words, data::make(without_ids), row) {
  BOOST_TEST(paired(row.before, row.after) == row.pairs);
}

BOOST_AUTO_TEST_CASE(does_not_pair_one_clause_twice_though_ids_repeat) {
  BOOST_TEST(paired("a | one two\na | three four", "a | one two\na | three four") == "a=a a=a");
  BOOST_TEST(paired("a | one two", "a | one two\na | five six seven") == "a=a =a");
}

BOOST_AUTO_TEST_CASE(says_how_like_and_on_what_evidence) {
  const auto olds = OutlineReader("a | one two three four\nb | five six").read();
  const auto news = OutlineReader("a | one two three five\nb | five six\nc | seven").read();
  const auto pairings = align(olds, news);
  BOOST_TEST_REQUIRE(pairings.size() == 3U);
  BOOST_TEST(pairings[0].similarity == 0.75);
  BOOST_TEST(pairings[0].why == "same id");
  BOOST_TEST(pairings[1].similarity == 1.0);
  BOOST_TEST(pairings[2].why == "added");
}

BOOST_AUTO_TEST_SUITE_END()
