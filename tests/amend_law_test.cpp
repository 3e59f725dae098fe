// What holds of every instrument: carried out it gives what its drafter meant, the copy proves
// itself, and no change of the copy's words goes unnoticed.

#include "amendments.hpp"
#include "model/read.hpp"
#include "store/file.hpp"
#include "temporary.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;
using namespace clauseline::tests;

BOOST_AUTO_TEST_SUITE(amend_law_test)

std::string example(const char* name) {
  return std::string(
      read_file(std::string(CLAUSELINE_ROOT "/agreements/microsoft-openai/") + name).bytes());
}

BOOST_AUTO_TEST_CASE(reproduces_the_shipped_version) {
  const auto old = example("2025-10-28.xml");
  const auto instrument = example("amendment-2026-04-27.xml");
  BOOST_TEST(compared(old, instrument, example("2026-04-27.xml")).empty());
  const auto copy = applied(old, instrument);
  BOOST_TEST(compared(old, instrument, copy).empty());
  BOOST_TEST(canonical(copy) == copy);
  BOOST_TEST(schema_problems(Source("copy.xml", copy)).empty());
  BOOST_TEST(!compared(old, instrument, old).empty());
}

/// The words of paragraphs, headings and cells of a text: where each of their letters stands.
std::vector<std::size_t> letters_of_words(const std::string& text) {
  std::vector<std::size_t> found;
  bool in_words = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const std::string_view open : {"<p>", "<h>", "<cell>"})
      in_words = in_words || text.compare(at, open.size(), open) == 0;
    if (text[at] == '\n') in_words = false;
    if (text[at] == '<') at = text.find('>', at);
    if (in_words && text[at] >= 'a' && text[at] <= 'z') found.push_back(at);
  }
  return found;
}

BOOST_AUTO_TEST_CASE(notices_every_letter) {
  const auto old = example("2025-10-28.xml");
  const auto instrument = example("amendment-2026-04-27.xml");
  const auto copy = example("2026-04-27.xml");
  const auto letters = letters_of_words(copy);
  BOOST_TEST_REQUIRE(letters.size() > 2000U);
  for (std::size_t i = 0; i < letters.size(); i += 53) {
    auto changed = copy;
    changed[letters[i]] = 'Q';
    const auto found = compared(old, instrument, changed);
    BOOST_TEST_REQUIRE(found.size() == 1U);
    const Source source("new.xml", changed);
    BOOST_TEST(found.front().found_at.position.line == source.position(letters[i]).line);
  }
}

/// An agreement as a drafter has it in mind: articles with clauses, each with words.
struct Clause {
  std::string id;
  std::string number;
  std::vector<std::string> words{};
};
using Article = std::vector<Clause>;

std::string written(const Clause& clause) {
  std::string text;
  for (const std::string& word : clause.words)
    text += (text.empty() ? "" : " ") + word;
  return fmt::format(R"(<clause id="{}" num="{}"><p>{}.</p></clause>)", clause.id, clause.number,
                     text);
}

std::string written(const std::vector<Article>& articles) {
  std::string body;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    body += fmt::format(R"(<article id="art-{}">)", i);
    for (const Clause& clause : articles[i])
      body += written(clause);
    body += "</article>";
  }
  return in_body(body);
}

/// Edits an agreement at random and writes down each edit as an instruction.
class Drafter {
 public:
  explicit Drafter(unsigned seed) : random_(seed) {
    for (int i = 0; i < 3; ++i) {
      Article& article = articles_.emplace_back();
      for (int k = 0; k < 4; ++k)
        article.push_back(fresh());
    }
  }

  void edit() {
    const auto from = pick(articles_.size());
    Article& article = articles_[from];
    if (article.empty()) return insert_into(from);
    const auto at = pick(article.size());
    switch (pick(8)) {
      case 0: return replace(article[at]);
      case 1: return insert(article, at, 0, "insert-before");
      case 2: return insert(article, at, 1, "insert-after");
      case 3: return insert_into(from);
      case 4: return remove(article, at);
      case 5: return renumber(article[at]);
      case 6: return move(article, at);
      default: return replace_words(article[at]);
    }
  }

  const std::vector<Article>& articles() const { return articles_; }
  const std::string& instructions() const { return instructions_; }

 private:
  std::size_t pick(std::size_t number) {
    return std::uniform_int_distribution<std::size_t>(0, number - 1)(random_);
  }

  std::string word() {
    constexpr std::string_view known[] = {"rent", "car", "non-exclusive", "exclusive",    "day",
                                          "days", "3.2", "20%",           "\u00E9t\u00E9"};
    return std::string(known[pick(std::size(known))]);
  }

  Clause fresh() {
    Clause clause{.id = fmt::format("c-{}", ++last_), .number = fmt::format("{}", pick(90))};
    for (auto count = 2 + pick(6); count > 0; --count)
      clause.words.push_back(word());
    return clause;
  }

  void say(std::string_view op, const std::string& target, const std::string& rest) {
    instructions_ +=
        fmt::format("<instruction id=\"i-{}\" op=\"{}\" target=\"{}\"{}</instruction>\n", ++number_,
                    op, target, rest);
  }

  static std::string brought(const Clause& clause) {
    return fmt::format("><new>{}</new>", written(clause));
  }

  void replace(Clause& clause) {
    auto made = fresh();
    made.id = clause.id;
    clause = made;
    say("replace", clause.id, brought(made));
  }

  void insert(Article& article, std::size_t at, std::size_t behind, std::string_view op) {
    const auto made = fresh();
    say(op, article[at].id, brought(made));
    article.insert(article.begin() + static_cast<std::ptrdiff_t>(at + behind), made);
  }

  void insert_into(std::size_t article) {
    const auto made = fresh();
    say("insert-into", fmt::format("art-{}", article), brought(made));
    articles_[article].push_back(made);
  }

  void remove(Article& article, std::size_t at) {
    say("delete", article[at].id, ">");
    article.erase(article.begin() + static_cast<std::ptrdiff_t>(at));
  }

  void renumber(Clause& clause) {
    clause.number = fmt::format("{}A", pick(90));
    say("renumber", clause.id, fmt::format(R"( num="{}">)", clause.number));
  }

  void move(Article& article, std::size_t at) {
    Article& other = articles_[pick(articles_.size())];
    const Clause moved = article[at];
    article.erase(article.begin() + static_cast<std::ptrdiff_t>(at));
    if (other.empty()) {
      article.insert(article.begin() + static_cast<std::ptrdiff_t>(at), moved);
      return;
    }
    const auto behind = pick(other.size());
    say("move-after", moved.id, fmt::format(R"( anchor="{}">)", other[behind].id));
    other.insert(other.begin() + static_cast<std::ptrdiff_t>(behind + 1), moved);
  }

  void replace_words(Clause& clause) {
    const auto at = pick(clause.words.size());
    const auto old = clause.words[at];
    std::size_t occurrence = 1;
    for (std::size_t i = 0; i < at; ++i)
      occurrence += clause.words[i] == old ? 1U : 0U;
    clause.words[at] = word();
    say("replace-words", clause.id,
        fmt::format(R"( words="{}" occurrence="{}" with="{}">)", old, occurrence,
                    clause.words[at]));
  }

  std::vector<Article> articles_{};
  std::string instructions_{};
  std::mt19937 random_;
  int last_ = 0;
  int number_ = 0;
};

BOOST_AUTO_TEST_CASE(gives_what_the_drafter_meant) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Drafter drafter(seed);
    const auto old = written(drafter.articles());
    for (unsigned edits = 0; edits < seed % 13 + 1; ++edits)
      drafter.edit();
    if (drafter.instructions().empty()) continue;
    const auto instrument = instrument_of(drafter.instructions());
    const auto copy = applied(old, instrument);
    BOOST_TEST(parts_of(copy) == parts_of(canonical(written(drafter.articles()))), instrument);
    BOOST_TEST(compared(old, instrument, copy).empty(), instrument);
    BOOST_TEST(schema_problems(Source("copy.xml", copy)).empty(), instrument);
  }
}

BOOST_AUTO_TEST_CASE(carries_instructions_out_in_the_order_written) {
  const std::string old = in_body(R"(<clause id="a"><p>day</p></clause>)");
  const std::string year =
      R"(<instruction id="i" op="replace-words" target="a" words="day" with="year"/>)";
  const std::string week =
      R"(<instruction id="j" op="replace-words" target="a" words="year" with="week"/>)";
  BOOST_TEST(contains(applied(old, instrument_of(year + week)), "<p>week</p>"));
  BOOST_TEST(contains(problem([&] { applied(old, instrument_of(week + year)); }),
                      R"("year" does not stand in)"));
}

BOOST_AUTO_TEST_SUITE_END()
