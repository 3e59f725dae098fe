#include "diff/redline.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(redline_test)

/// "a [-old-][+new+] b".
std::string shown(const std::vector<Edit>& edits) {
  std::string text;
  for (const Edit& edit : edits) {
    if (edit.kind == EditKind::equal) text += edit.text;
    if (edit.kind == EditKind::deletion) text += "[-" + edit.text + "-]";
    if (edit.kind == EditKind::insertion) text += "[+" + edit.text + "+]";
  }
  return text;
}

struct Row {
  std::string_view before;
  std::string_view after;
  std::string_view shown;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.before << " -> " << row.after;
  }
};

constexpr Row rows[] = {
    {"", "", ""},
    {"same words", "same words", "same words"},
    {"", "new", "[+new+]"},
    {"old", "", "[-old-]"},
    {"old", "new", "[-old-][+new+]"},
    // a word, and the space that comes or goes with it
    {"The licence is exclusive.", "The licence is non-exclusive.",
     "The licence is [-exclusive-][+non-exclusive+]."},
    {"cannot and chooses not", "cannot or chooses not", "cannot [-and-][+or+] chooses not"},
    {"is not in breach", "is in breach", "is [-not -]in breach"},
    {"shall pay", "shall promptly pay", "shall [+promptly +]pay"},
    {"Products", "products", "[-Products-][+products+]"},
    // figures stay whole
    {"a cap of $38 million", "a cap of $38 billion", "a cap of $38 [-million-][+billion+]"},
    {"20% of it", "15% of it", "[-20%-][+15%+] of it"},
    {"until 2026-04-27.", "until 2027-04-27.", "until [-2026-04-27-][+2027-04-27+]."},
    {"see 3.2(a)", "see 3.2(b)", "see [-3.2(a)-][+3.2(b)+]"},
    // a run of replaced words is one replacement
    {"pay in thirty days", "pay on delivery now", "pay [-in thirty days-][+on delivery now+]"},
    {"one two three four", "one deux trois four", "one [-two three-][+deux trois+] four"},
    // what is kept anchors the rest
    {"A pays B. B ships.", "B ships. A pays B.", "[+B ships. +]A pays B.[- B ships.-]"},
    {"the the the", "the the", "the the[- the-]"},
    // a heading and its words
    {"Fees\nPaid yearly.", "Charges\nPaid yearly.", "[-Fees-][+Charges+]\nPaid yearly."},
    {"\u201Cterm\u201D", "\"term\"", "[-\u201C-][+\"+]term[-\u201D-][+\"+]"},
};

BOOST_DATA_TEST_CASE(shows_what_a_reader_would_mark, data::make(rows), row) {
  BOOST_TEST(shown(redline(row.before, row.after)) == row.shown);
}

std::string side(const std::vector<Edit>& edits, EditKind kind) {
  std::string text;
  for (const Edit& edit : edits)
    if (edit.kind == EditKind::equal || edit.kind == kind) text += edit.text;
  return text;
}

bool is_space(std::string_view text) {
  return text.find_first_not_of(" \n") == std::string_view::npos;
}

/// What holds of every redline.
void check(const std::string& before, const std::string& after) {
  const auto edits = redline(before, after);
  BOOST_TEST(side(edits, EditKind::deletion) == before);
  BOOST_TEST(side(edits, EditKind::insertion) == after);
  for (std::size_t i = 0; i < edits.size(); ++i) {
    BOOST_TEST(!edits[i].text.empty());
    if (i == 0) continue;
    BOOST_TEST((edits[i].kind != edits[i - 1].kind), shown(edits));
    const bool turned =
        edits[i - 1].kind == EditKind::insertion && edits[i].kind == EditKind::deletion;
    BOOST_TEST(!turned, shown(edits));
    const bool bridge =
        i >= 2 && i + 2 < edits.size() && edits[i].kind == EditKind::equal &&
        edits[i - 1].kind == EditKind::insertion && edits[i - 2].kind == EditKind::deletion &&
        edits[i + 1].kind == EditKind::deletion && edits[i + 2].kind == EditKind::insertion;
    BOOST_TEST(!(bridge && is_space(edits[i].text)), shown(edits));
  }
}

class Maker {
 public:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  std::string word() {
    constexpr auto known = std::to_array<std::string_view>(
        {"the", "licence", "shall", "not", "be", "exclusive", "non-exclusive", "$38", "20%",
         "3.2(a)", "(", ")", ",", ".", "\u201Cit\u201D", "caf\u00E9", "-", "\n"});
    return std::string(known.at(static_cast<std::size_t>(below(static_cast<int>(known.size())))));
  }

  std::vector<std::string> text(int length) {
    std::vector<std::string> words;
    words.reserve(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i)
      words.push_back(word());
    return words;
  }

  void edit(std::vector<std::string>& words) {
    const auto at = words.begin() + below(static_cast<int>(words.size()) + 1);
    if (at == words.end() || below(3) == 0)
      words.insert(at, word());
    else if (below(2) == 0)
      words.erase(at);
    else
      *at = word();
  }

 private:
  std::mt19937 random_{31};
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += word + " ";
  return text;
}

BOOST_AUTO_TEST_CASE(gives_both_texts_back) {
  Maker maker;
  for (int round = 0; round < 600; ++round) {
    auto words = maker.text(maker.below(30));
    const auto before = joined(words);
    const int edits = maker.below(8);
    for (int i = 0; i < edits; ++i)
      maker.edit(words);
    check(before, joined(words));
  }
}

BOOST_AUTO_TEST_CASE(gives_unlike_texts_back) {
  Maker maker;
  for (int round = 0; round < 200; ++round)
    check(joined(maker.text(maker.below(40))), joined(maker.text(maker.below(40))));
}

/// The number of words that two texts of words have in common, in order, at most.
std::size_t longest_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::size_t> last(b.size() + 1, 0);
  for (const std::string& word : a) {
    auto row = last;
    for (std::size_t j = 0; j < b.size(); ++j)
      row[j + 1] = word == b[j] ? last[j] + 1 : std::max(row[j], last[j + 1]);
    last = row;
  }
  return last.back();
}

BOOST_AUTO_TEST_CASE(is_as_short_as_can_be_where_no_word_repeats_alone) {
  std::mt19937 random(37);
  for (int round = 0; round < 200; ++round) {
    // Every word stands twice, so that nothing anchors and the shortest script decides.
    std::vector<std::string> before;
    std::vector<std::string> after;
    for (const char* word : {"a", "b", "c", "d"})
      for (auto* side : {&before, &before, &after, &after})
        side->push_back(word);
    std::ranges::shuffle(before, random);
    std::ranges::shuffle(after, random);
    std::size_t equal = 0;
    const auto comma = [](const std::vector<std::string>& words) {
      std::string text;
      for (const std::string& word : words)
        text += word + "\u00A0";
      return text;
    };
    for (const Edit& edit : redline(comma(before), comma(after)))
      if (edit.kind == EditKind::equal)
        equal += static_cast<std::size_t>(
            std::ranges::count_if(edit.text, [](char c) { return c >= 'a' && c <= 'd'; }));
    BOOST_TEST(equal <= longest_common(before, after));
    BOOST_TEST(equal + 2 >= longest_common(before, after));  // the spaces between count too
  }
}

BOOST_AUTO_TEST_CASE(stands_long_texts_that_have_nothing_in_common) {
  std::string before;
  std::string after;
  for (int i = 0; i < 3000; ++i) {
    before += "old" + std::to_string(i) + " ";
    after += "new" + std::to_string(i) + " ";
  }
  check(before, after);
  check(before, before + after);
}

BOOST_AUTO_TEST_CASE(stands_bytes_that_are_no_text) {
  check("a\xFF b", "a\xFF\xC3 b");
  check("\xE2\x80", "\xE2\x80\x9C");
  check(std::string("a\0b", 3), "ab");
}

BOOST_AUTO_TEST_SUITE_END()
