// What holds of every redline, whatever the texts.

#include "corpus.hpp"
#include "diff/redline.hpp"
#include "text/fold.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;

BOOST_AUTO_TEST_SUITE(redline_law_test)

std::string side(const std::vector<Edit>& edits, EditKind kind) {
  std::string text;
  for (const Edit& edit : edits)
    if (edit.kind == EditKind::equal || edit.kind == kind) text += edit.text;
  return text;
}

/// The edits as they are from the later text to the earlier one.
std::vector<Edit> exchanged(std::vector<Edit> edits) {
  for (Edit& edit : edits)
    if (edit.kind != EditKind::equal)
      edit.kind = edit.kind == EditKind::deletion ? EditKind::insertion : EditKind::deletion;
  for (std::size_t i = 1; i < edits.size(); ++i)
    if (edits[i - 1].kind == EditKind::insertion && edits[i].kind == EditKind::deletion)
      std::swap(edits[i - 1], edits[i]);
  return edits;
}

bool is_space(std::string_view text) {
  return text.find_first_not_of(" \n") == std::string_view::npos;
}

/// Does white space stay equal between two words that are replaced for the same reason?
bool is_bridge(const std::vector<Edit>& edits, std::size_t i) {
  if (i < 2 || i + 2 >= edits.size() || edits[i].kind != EditKind::equal) return false;
  const bool replaced =
      edits[i - 1].kind == EditKind::insertion && edits[i - 2].kind == EditKind::deletion &&
      edits[i + 1].kind == EditKind::deletion && edits[i + 2].kind == EditKind::insertion;
  return replaced && is_space(edits[i].text) &&
         equal_folded(edits[i - 2].text, edits[i - 1].text) ==
             equal_folded(edits[i + 1].text, edits[i + 2].text);
}

void check(std::string_view before, std::string_view after) {
  const auto edits = redline(before, after);
  BOOST_TEST((side(edits, EditKind::deletion) == before));
  BOOST_TEST((side(edits, EditKind::insertion) == after));
  BOOST_TEST((exchanged(redline(after, before)) == edits));
  for (std::size_t i = 0; i < edits.size(); ++i) {
    BOOST_TEST(!edits[i].text.empty());
    if (i == 0) continue;
    BOOST_TEST((edits[i].kind != edits[i - 1].kind), edits[i].text);
    const bool turned =
        edits[i - 1].kind == EditKind::insertion && edits[i].kind == EditKind::deletion;
    BOOST_TEST(!turned, edits[i].text);
    BOOST_TEST(!is_bridge(edits, i), edits[i - 1].text);
  }
}

class Maker {
 public:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  std::string word() {
    constexpr auto known = std::to_array<std::string_view>({"the",
                                                            "licence",
                                                            "shall",
                                                            "not",
                                                            "be",
                                                            "exclusive",
                                                            "non-exclusive",
                                                            "$38",
                                                            "20%",
                                                            "3.2(a)",
                                                            "(",
                                                            ")",
                                                            ",",
                                                            ".",
                                                            "\"a\"",
                                                            "-",
                                                            "\n",
                                                            "\u201Cit\u201D",
                                                            "caf\u00E9",
                                                            "cafe\u0301",
                                                            "\u201Ca\u201D",
                                                            "\u00A0",
                                                            "ex\u00ADclusive",
                                                            "Section",
                                                            "4"});
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

BOOST_AUTO_TEST_CASE(gives_long_texts_back) {
  Maker maker;
  for (int round = 0; round < 4; ++round) {
    auto words = maker.text(3000);
    const auto before = joined(words);
    for (int i = 0; i < 40 << (2 * round); ++i)
      maker.edit(words);
    check(before, joined(words));
  }
}

BOOST_AUTO_TEST_CASE(gives_parts_back) {
  Maker maker;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> texts(10);
    for (std::string& text : texts)
      text = joined(maker.text(maker.below(3)));
    const Parts before(texts.begin(), texts.begin() + 1 + maker.below(4));
    const Parts after(texts.begin() + 5, texts.begin() + 6 + maker.below(4));
    const auto whole = [](const Parts& parts) {
      std::string text;
      for (const auto part : parts)
        text += part;
      return text;
    };
    const auto edits = redline(before, after);
    BOOST_TEST(side(edits, EditKind::deletion) == whole(before));
    BOOST_TEST(side(edits, EditKind::insertion) == whole(after));
    BOOST_TEST((exchanged(redline(after, before)) == edits));
  }
}

std::size_t changed_bytes(const std::vector<Edit>& edits) {
  std::size_t bytes = 0;
  for (const Edit& edit : edits)
    if (edit.kind != EditKind::equal) bytes += edit.text.size();
  return bytes;
}

BOOST_AUTO_TEST_CASE(marks_no_more_than_what_was_edited) {
  Maker maker;
  for (int round = 0; round < 200; ++round) {
    auto words = maker.text(150);
    const auto before = joined(words);
    // One word in two places at most, which leaves no reason to give up what lies between.
    const auto edits = static_cast<std::size_t>(maker.below(3));
    for (std::size_t i = 0; i < edits; ++i)
      maker.edit(words);
    constexpr std::size_t longest = 80;  // two pieces of text, each joined to a neighbour
    BOOST_TEST(changed_bytes(redline(before, joined(words))) <= edits * longest);
  }
}

std::string many(std::string_view word, int times) {
  std::string text;
  for (int i = 0; i < times; ++i)
    text += word;
  return text;
}

BOOST_AUTO_TEST_CASE(stands_long_texts_in_which_nothing_is_rare) {
  check(many("the ", 30000), many("the ", 20000));
  check(many("the of ", 6000), many("of and the ", 4000));
  check(many("The fee is due. ", 2000) + "x", "y " + many("The fee is due. ", 1500));
  check(many("(", 3000), many(")", 3000));
  check("any " + many("x ", 5000), many("any ", 5000));
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

BOOST_AUTO_TEST_CASE(marks_the_sentences_of_a_long_text_that_changed) {
  std::string before;
  std::string after;
  for (int i = 0; i < 600; ++i) {
    const auto number = std::to_string(i);
    const bool changed = i % 3 == 1;
    before += "The fee for part " + number + " is paid in euro. ";
    after += "The fee for part " + number + (changed ? " falls due" : " is paid") + " in euro. ";
  }
  const auto edits = redline(before, after);
  BOOST_TEST(std::ranges::count(edits, Edit{EditKind::deletion, "is paid"}) == 200);
  BOOST_TEST(std::ranges::count(edits, Edit{EditKind::insertion, "falls due"}) == 200);
  BOOST_TEST(edits.size() == 601U);
}

BOOST_AUTO_TEST_CASE(stands_bytes_that_are_no_text) {
  check("a\xFF b", "a\xFF\xC3 b");
  check("\xE2\x80", "\xE2\x80\x9C");
  check(std::string("a\0b", 3), "ab");
  std::mt19937 random(41);
  std::uniform_int_distribution<int> byte(0, 255);
  for (std::size_t round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i)
      text += static_cast<char>(byte(random));
    check(text.substr(0, 20), text.substr(round % 20, 25));
  }
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Raw documents, markup and all: any text will do.
BOOST_AUTO_TEST_CASE(gives_real_documents_back) {
  constexpr std::uintmax_t largest = 300'000;
  for (const char* const folder : {"agreement_pairs", "canada_pairs", "dc_law_pairs"}) {
    const auto pairs = tests::corpus(folder);
    if (!pairs) continue;
    for (const auto& pair : std::filesystem::directory_iterator(*pairs))
      for (const char* const ending : {".md", ".xml"}) {
        const auto before = pair.path() / (std::string("old") + ending);
        const auto after = pair.path() / (std::string("new") + ending);
        const bool there = exists(before) && exists(after);
        if (there && file_size(before) + file_size(after) <= largest)
          check(content(before), content(after));
      }
  }
}

BOOST_AUTO_TEST_SUITE_END()
