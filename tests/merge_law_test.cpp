// What holds of every merge: of versions that are the same, of exchanged sides, and of random
// edits that do not touch each other.

#include "merges.hpp"
#include "temporary.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace clauseline;
using namespace clauseline::tests;

BOOST_AUTO_TEST_SUITE(merge_law_test)

std::string example(const char* name) {
  return std::string(
      read_file(std::string(CLAUSELINE_ROOT "/agreements/microsoft-openai/") + name).bytes());
}

/// An agreement as its drafters have it in mind: articles with clauses, each with words.
struct Provision {
  std::string id;
  std::string number;
  std::string words;
};
using Articles = std::vector<std::vector<Provision>>;

std::string written(const Articles& articles) {
  std::string body;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    body += fmt::format("<article id=\"art-{}\">\n", i);
    for (const Provision& one : articles[i])
      body += fmt::format("  <clause id=\"{}\" num=\"{}\">\n    <p>{}.</p>\n  </clause>\n", one.id,
                          one.number, one.words);
    body += "</article>\n";
  }
  return in_body(body);
}

/// Edits that two drafters make, each in clauses of their own: even ones and odd ones.
class Drafters {
 public:
  explicit Drafters(unsigned seed) : random_(seed) {
    for (int i = 0; i < 3; ++i) {
      auto& article = base.emplace_back();
      for (int k = 0; k < 4; ++k)
        article.push_back(
            {fmt::format("c-{}-{}", i, k), fmt::format("{}.{}", i + 1, k + 1), words()});
    }
    ours = theirs = both = base;
    for (int edits = 0; edits < 4; ++edits) {
      edit(ours, 0);
      edit(theirs, 1);
    }
  }

  Articles base{};
  Articles ours{};
  Articles theirs{};
  Articles both{};  // the edits of both applied

 private:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  std::string words() {
    static const std::vector<std::string> known{
        "tenant", "owner", "rent",  "garage", "shall", "pay",   "month", "notice",
        "keys",   "roof",  "water", "light",  "may",   "paint", "walls", "door"};
    std::string text;
    for (int i = 0; i < 9; ++i)
      text += (text.empty() ? "" : " ") + known[below(known.size())];
    return text;
  }

  static Provision* find(Articles& articles, const std::string& id) {
    for (auto& article : articles)
      for (Provision& one : article)
        if (one.id == id) return &one;
    return nullptr;
  }

  /// The same edit in a side and in what both make.
  void edit(Articles& side, std::size_t parity) {
    const auto id = fmt::format("c-{}-{}", below(3), 2 * below(2) + parity);
    const auto kind = below(5);
    const auto fresh = words();
    const auto name = fmt::format("n-{}", ++fresh_);
    for (Articles* articles : {&side, &both}) {
      Provision* one = find(*articles, id);
      if (one == nullptr) return;
      auto& article = *std::ranges::find_if(*articles, [&](auto& some) {
        return std::ranges::any_of(some, [&](const Provision& each) { return each.id == id; });
      });
      const auto at = article.begin() + (one - article.data());
      switch (kind) {
        case 0: one->words += " " + fresh; break;
        case 1: one->words = fresh; break;
        case 2: one->number += "A"; break;
        case 3: article.erase(at); break;
        default: article.insert(std::next(at), {name, name, fresh}); break;
      }
    }
  }

  std::mt19937 random_;
  int fresh_ = 0;
};

/// Of two clauses that were inserted at one place either may come first.
std::string sorted_lines(const std::string& text) {
  std::vector<std::string> lines{""};
  for (const char byte : text)
    if (byte == '\n')
      lines.emplace_back();
    else
      lines.back() += byte;
  std::ranges::sort(lines);
  return fmt::format("{}", fmt::join(lines, "\n"));
}

BOOST_AUTO_TEST_CASE(gives_the_side_that_changed) {
  const auto base = example("2025-10-28.xml");
  const auto other = example("2026-04-27.xml");
  for (const auto& [ours, theirs] : {std::pair(base, other), {other, base}, {other, other}}) {
    const auto made = merged(base, ours, theirs);
    BOOST_TEST(made.bytes == other);
    BOOST_TEST(made.conflicts.empty());
  }
}

BOOST_AUTO_TEST_CASE(gives_the_bytes_of_a_side_with_an_edit_of_the_other) {
  const auto base = example("2025-10-28.xml");
  const auto other = example("2026-04-27.xml");
  const auto edit = [](const std::string& text) {
    return with(text, "have worked together since 2019", "have collaborated since 2019");
  };
  for (const auto& made : {merged(base, edit(base), other), merged(base, other, edit(base))}) {
    BOOST_TEST(messages(made) == "");
    BOOST_TEST(made.bytes == edit(other));
  }
}

BOOST_AUTO_TEST_CASE(joins_edits_of_different_clauses) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Drafters drafters(seed);
    const auto base = written(drafters.base);
    const auto made = merged(base, written(drafters.ours), written(drafters.theirs));
    BOOST_TEST_CONTEXT("seed " << seed << "\n" << made.bytes) {
      BOOST_TEST(messages(made) == "");
      BOOST_TEST(sorted_lines(made.bytes) == sorted_lines(written(drafters.both)));
    }
  }
}

BOOST_AUTO_TEST_CASE(does_not_ask_who_is_who) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Drafters one(seed);
    const Drafters other(seed + 1000);  // another base: edits that meet
    const auto base = written(one.base);
    for (const auto& theirs : {written(one.theirs), written(other.ours)}) {
      const auto ours = written(one.ours);
      const auto made = merged(base, ours, theirs);
      const auto exchanged = merged(base, theirs, ours);
      BOOST_TEST_CONTEXT("seed " << seed) {
        BOOST_TEST(made.conflicts.size() == exchanged.conflicts.size());
        if (made.conflicts.empty())
          BOOST_TEST(sorted_lines(made.bytes) == sorted_lines(exchanged.bytes));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
