// Words as tokens, detectors as data, and signals: that patterns match as they are written.

#include "prose/find_signals.hpp"
#include "text/boundaries.hpp"
#include "text/error.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <random>
#include <span>
#include <string>
#include <vector>

using namespace clauseline;

BOOST_AUTO_TEST_SUITE(prose_test)

/// The tokens of a text: words as they are, values as "percent:20% (twenty)", "|" between
/// sentences.
std::string dump(std::string_view text) {
  const auto& vocabulary = Detectors::shipped().vocabulary();
  SentenceReader reader(vocabulary, text);
  std::string all;
  for (Sentence sentence; reader.next(sentence);) {
    if (!all.empty()) all += " |";
    for (const ProseToken& token : sentence) {
      const auto words = text.substr(token.begin, token.end - token.begin);
      all += all.empty() ? "" : " ";
      all += token.kind == ProseToken::Kind::word
                 ? std::string(words)
                 : fmt::format("{}[{}]", to_text(token.kind), words);
    }
  }
  return all;
}

struct TokenCase {
  const char* text;
  const char* tokens;
};

constexpr TokenCase token_cases[] = {
    {"Supplier shall pay.", "Supplier shall pay"},
    {"Licensor's non- exclusive rights", "Licensor non- exclusive rights"},
    {"Licensor\u2019s nonexclusive royalty-free right(s)",
     "Licensor nonexclusive royalty-free right"},
    {"He pays; she does not. Nobody asks.", "He pays | she does not | Nobody asks"},
    {"Alpha Inc. sells. Beta Corp. Ltd. buys", "Alpha Inc sells | Beta Corp Ltd buys"},
    {"Sold to Alpha Inc. The price of Beta, Inc. Ltd. is fixed",
     "Sold to Alpha Inc | The price of Beta Inc Ltd is fixed"},
    {"goods, parts, etc. No. 5 of Alpha Inc. Theatre Co.",
     "goods parts etc | No number[5] of Alpha Inc Theatre Co"},
    {"pays twenty percent (20%) of it", "pays percent[twenty percent (20%] of it"},
    {"pays 20 % or 20 per cent or [***]%",
     "pays percent[20 %] or percent[20 per cent] or percent[***]%]"},
    {"capped at $1,000,000.00 (one million)", "capped at money[$1,000,000.00 (one million]"},
    {"USD 38 billion and five dollars", "money[USD 38 billion] and money[five dollars]"},
    {"within thirty (30) days", "within duration[thirty (30) days]"},
    {"two business days, 12-month", "duration[two business days] duration[12-month]"},
    {"on December 31, 2030 and 31st day of March, 2031",
     "on date[December 31, 2030] and date[31st day of March, 2031]"},
    {"2030-12-31 or 12/31/2030", "date[2030-12-31] or date[12/31/2030]"},
    {"Section 3.2(a) and Article IV", "reference[Section 3.2] and reference[Article IV]"},
    {"one hundred and twenty units", "number[one hundred and twenty] units"},
    {"the licence (a) may (ii) end", "the licence may end"},
    {"May the parties", "May the parties"},
};

BOOST_AUTO_TEST_CASE(reads_words_and_values) {
  for (const auto& [text, tokens] : token_cases)
    BOOST_TEST(dump(text) == tokens,
               text << "\n  gives  " << dump(text) << "\n  not    " << tokens);
}

struct ValueCase {
  const char* text;
  const char* values;
};

constexpr ValueCase value_cases[] = {
    {"twenty percent (20%)", "20%"},
    {"2.5%", "2.5%"},
    {"$1,000,000", "1000000 $"},
    {"USD 38 billion", "38000000000 USD"},
    {"\u20AC100 and five euros", "100 EUR, 5 EUR"},
    {"thirty (30) days' notice within two business days", "30 days, 2 business days"},
    {"December 31, 2030", "2030-12-31"},
    {"1st day of May, 2027", "2027-05-01"},
    {"[***]% of 12/31/2030", "***]%, 12/31/2030"},  // not shown; read two ways
    {"five percent (9%) or 1/2%", "five percent (9%, 1/2%"},
    {"a five-year term, 60-day notice", "5 years, 60 days"},
    {"US$5M in fees", "US$5M"},
    {"fees in US$ within 30 days", "30 days"},
    {"one year", "1 year"},
    {"ninety-nine cents, five US dollars, one (1) year's notice", "99 cents, 5 USD, 1 year"},
    {"USD 5 and 7 euros", "5 USD, 7 EUR"},
};

BOOST_AUTO_TEST_CASE(reads_values_out_exactly) {
  SignalFinder finder(Detectors::shipped());
  for (const auto& [text, values] : value_cases) {
    std::string told;
    for (const ProseValue& value : finder.values(text, 0, std::string_view(text).size()))
      told += fmt::format("{}{}", told.empty() ? "" : ", ", to_text(value));
    BOOST_TEST(told == values, text);
  }
}

/// Words of letters are what Unicode says they are (UAX #29), but for the hyphens and apostrophes
/// that join them here.
BOOST_AUTO_TEST_CASE(cuts_words_as_unicode_does) {
  const std::string text =
      "The Licensor grants, to each Licensee (and its affiliates), na\u00EFve caf\u00E9 rights; "
      "\u201Cquoted\u201D \u2018words\u2019 \u2014 dashes\u2026 ellipses, \u00DCbung "
      "\u041C\u0438\u0440 \u03B1\u03B2.";
  std::vector<std::string> ours;
  SentenceReader reader(Detectors::shipped().vocabulary(), text);
  for (Sentence sentence; reader.next(sentence);)
    for (const ProseToken& token : sentence)
      ours.push_back(text.substr(token.begin, token.end - token.begin));
  std::vector<std::string> theirs;
  std::size_t begin = 0;
  for (const auto end : unicode_word_ends(text)) {
    const auto piece = text.substr(begin, end - begin);
    const auto lead = static_cast<unsigned char>(piece.front());
    if (std::isalnum(lead) != 0 || (lead >= 0xC3 && lead < 0xE2)) theirs.push_back(piece);
    begin = end;
  }
  BOOST_TEST(ours == theirs, boost::test_tools::per_element());
}

/// What the program carries ready to use is what its reader makes of the files, to the last member.
BOOST_AUTO_TEST_CASE(carries_what_the_reader_makes_of_the_files) {
  const Detectors read(std::span<const Source>{});
  BOOST_TEST((Detectors::shipped() == read));
  const Source house("house.txt", "drop audit");
  BOOST_TEST((Detectors::shipped() != Detectors(std::span(&house, 1))));
  const auto packed = pack(read);
  BOOST_TEST((Detectors(PackedDetectors{packed.numbers, packed.text}) == read));
}

/// Every example of a detector is found, nothing is found that only comes near.
BOOST_AUTO_TEST_CASE(finds_the_examples_of_every_signal) {
  SignalFinder finder(Detectors::shipped());
  for (const SignalKind& kind : Detectors::shipped().kinds()) {
    BOOST_TEST(kind.title != kind.name, kind.name << " has no title");
    std::size_t matching = 0;
    for (const SignalExample& example : kind.examples) {
      const auto found = finder.find(example.words);
      const bool is_found =
          std::ranges::any_of(found, [&](const Signal& signal) { return signal.kind == &kind; });
      BOOST_TEST(is_found == example.is_match, fmt::format("{}: {}", example.at, example.words));
      matching += example.is_match ? 1 : 0;
    }
    BOOST_TEST(matching >= 1, kind.name << " has no example");
    BOOST_TEST(matching < kind.examples.size(), kind.name << " has nothing that comes near");
  }
}

/// What a pattern means, told in the plainest way: try everything.
bool matches(const std::vector<std::string>& pattern, std::size_t step,
             const std::vector<std::string>& words, std::size_t at) {
  if (step == pattern.size()) return true;
  const auto& part = pattern[step];
  if (part.front() == '<') {
    const auto least = static_cast<std::size_t>(part[1] - '0');
    const auto most = static_cast<std::size_t>(part[3] - '0');
    for (auto skipped = least; skipped <= most && at + skipped <= words.size(); ++skipped)
      if (matches(pattern, step + 1, words, at + skipped)) return true;
    return false;
  }
  const bool optional = part.front() == '?';
  if (optional && matches(pattern, step + 1, words, at)) return true;
  return at < words.size() && words[at] == part.substr(optional ? 1 : 0) &&
         matches(pattern, step + 1, words, at + 1);
}

BOOST_AUTO_TEST_CASE(matches_as_trying_everything_does) {
  std::mt19937 random(1);
  const auto pick = [&](std::size_t count) { return random() % count; };
  const std::vector<std::string> alphabet{"alpha", "beta", "gamma"};
  std::size_t found = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<std::string> pattern{alphabet[pick(3)]};
    for (auto steps = 1 + pick(4); steps-- > 0;) {
      if (pick(3) == 0) pattern.push_back(fmt::format("<{}-{}>", pick(2), 1 + pick(4)));
      pattern.push_back((pick(4) == 0 ? "?" : "") + alphabet[pick(3)]);
    }
    const Source house("own.txt", fmt::format("signal own\nmatch {}\n", fmt::join(pattern, " ")));
    const Detectors detectors(std::span(&house, 1));
    SignalFinder finder(detectors);
    for (const std::size_t length : {5U, 20U, 63U, 64U, 65U, 130U, 400U}) {
      std::vector<std::string> words;
      while (words.size() < length)
        words.push_back(pick(3) == 0 ? alphabet[pick(3)] : "filler");
      const auto text = fmt::format("{}", fmt::join(words, " "));
      bool expected = false;
      for (std::size_t at = 0; at < words.size(); ++at)
        expected = expected || matches(pattern, 0, words, at);
      const auto signals = finder.find(text);
      const bool is_found = std::ranges::any_of(
          signals, [](const Signal& signal) { return signal.kind->name == "own"; });
      BOOST_REQUIRE_MESSAGE(is_found == expected, fmt::format("{}", fmt::join(pattern, " "))
                                                      << "\n"
                                                      << text);
      found += is_found ? 1U : 0U;
    }
  }
  BOOST_TEST(found > 300U);
}

struct PolarityCase {
  const char* text;
  const char* polarity;
};

constexpr PolarityCase polarity_cases[] = {
    {"the widget right is here", "positive"},
    {"no widget right is here", "negative"},
    {"shall not in any event have a widget right", "negative"},
    {"cannot be without a widget right", "unclear"},
    {"not unless there is a widget right", "positive"},
    {"not once in all of these many long years a widget right", "positive"},
};

BOOST_AUTO_TEST_CASE(hears_what_is_denied) {
  const Source house("own.txt", "signal own\nmatch widget right\n");
  const Detectors detectors(std::span(&house, 1));
  SignalFinder finder(detectors);
  for (const auto& [text, polarity] : polarity_cases)
    for (const Signal& signal : finder.find(text))
      if (signal.kind->name == "own") BOOST_TEST(to_text(signal.polarity) == polarity, text);
}

BOOST_AUTO_TEST_CASE(a_house_extends_overrides_and_drops) {
  const Source house(
      "own.txt",
      "# ours\nset thing widget|gadget\nsignal own\ntopic licence\nmatch $thing & #pct\n"
      "unless broken\nnever toy\n");
  const Detectors detectors(std::span(&house, 1));
  SignalFinder finder(detectors);
  const auto found = [&](std::string_view text) {
    return std::ranges::any_of(finder.find(text),
                               [](const Signal& one) { return one.kind->name == "own"; });
  };
  BOOST_TEST(found("A widget costs 5% more."));
  BOOST_TEST(found("Of gadgets nothing, of a gadget 5%."));
  BOOST_TEST(!found("A widget costs more."));
  BOOST_TEST(!found("A broken widget costs 5% more."));
  BOOST_TEST(!found("A widget costs 5% more than any other toy."));
}

/// The items of a list have what the words before it carry, whatever mark these end with.
BOOST_AUTO_TEST_CASE(carries_what_leads_to_a_list) {
  SignalFinder finder(Detectors::shipped());
  const std::string lead = "Licensor grants to Licensee the exclusive right";
  for (const auto* end : {":", " to:", " to", " to ", "\u2014"})
    BOOST_TEST(!finder.carried_by(lead + end).empty(), lead << end);
  for (const auto* end : {"", ".", " to sell.", " into"})
    BOOST_TEST(finder.carried_by(lead + end).empty(), lead << end);
}

/// A set is everywhere what its last definition says, in patterns that are shipped, too.
BOOST_AUTO_TEST_CASE(a_house_overrides_a_shipped_set) {
  const auto is_found = [](std::string_view lines) {
    const Source house("own.txt", std::string(lines));
    const Detectors detectors(std::span(&house, 1));
    SignalFinder finder(detectors);
    return std::ranges::any_of(
        finder.find("Licensor bestows exclusive rights on Licensee."),
        [](const Signal& one) { return one.kind->name == "exclusive-grant"; });
  };
  BOOST_TEST(!is_found("# nothing\n"));
  BOOST_TEST(is_found("set ex-gives bestows\n"));
  BOOST_TEST(is_found("set ex-gives $ex-gives|bestows\n"));
  BOOST_TEST(is_found("set ours bestows\nset ex-gives $ours|hereby\n"));
  BOOST_TEST(!is_found("set ex-gives $ex-gives|bestows\nset ex-gives hereby\n"));
}

struct BadFile {
  const char* text;
  const char* error;
};

constexpr BadFile bad_files[] = {
    {"signl x\n", "house.txt:1:1: error: no line begins with \"signl\""},
    {"match a\n", "house.txt:1:1: error: \"match\" stands before any signal"},
    {"signal x\nmatch a <0-6>\n", "house.txt:2:7: error: a pattern begins with a word"},
    {"signal x\nmatch <0-6> a\n", "house.txt:2:7: error: a pattern begins with a word"},
    {"signal x\nmatch a <6-2> b\n", "house.txt:2:9: error: \"<6-2>\" is no gap"},
    {"signal x\nmatch a <0-99> b\n", "house.txt:2:9: error: \"<0-99>\" is no gap"},
    {"signal x\nmatch a|B\n", "house.txt:2:9: error: \"B\" is no word of a pattern"},
    {"signal x\nmatch #pc\n", "house.txt:2:7: error: there is no class \"#pc\""},
    {"signal x\nmatch $who\n", "house.txt:2:7: error: there is no set \"who\""},
    {"set a b|$c\nsignal x\nmatch $a\n", "house.txt:1:9: error: there is no set \"c\""},
    {"set a $a|b\n", "house.txt:1:7: error: there is no set \"a\""},
    {"set a\n", "house.txt:1:6: error: a word is missing"},
    {"set a b\nset c $a\nset a d|$c\nsignal x\nmatch $c\n",
     "house.txt:3:9: error: the set \"c\" is made of itself"},
    {"signal x\nmatch a B\nmatch a\ntopic c\n", "house.txt:2:9: error: \"B\" is no word"},
    {"signal x\ntopic licenc\nmatch a\n", "house.txt:2:7: error: there is no topic \"licenc\""},
    {"signal x\npolarity yes\nmatch a\n", "house.txt:2:10: error: polarity is"},
    {"signal x\ntitle\nmatch a\n", "house.txt:2:1: error: \"title\" says nothing"},
    {"drop exclusiv\n", "house.txt:1:6: error: there is no signal \"exclusiv\" to drop"},
    {"signal x\ntitle X\n", "house.txt:1:8: error: signal \"x\" has no line \"match\""},
    {"signal My Signal\nmatch a\n", "house.txt:1:8: error: \"My Signal\" is no name of a signal"},
    {"signal x\nmatch a\xFF\n", "house.txt:2:8: error: "},
};

BOOST_AUTO_TEST_CASE(says_what_is_wrong_with_a_file) {
  for (const auto& [text, expected] : bad_files) {
    const Source house("house.txt", text);
    std::string message = "no error";
    try {
      const Detectors detectors(std::span(&house, 1));
    } catch (const Error& error) {
      message = told(error.problems().front());
    }
    BOOST_TEST(message.starts_with(expected), text << message);
  }
}

BOOST_AUTO_TEST_SUITE_END()
