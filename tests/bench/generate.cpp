#include "generate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <random>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline::bench {
namespace {

// A sentence takes one phrase from each table, and a number of days.
constexpr std::string_view subjects[] = {
    R"(The <party ref="supplier">Supplier</party>)",
    R"(The <party ref="customer">Customer</party>)",
    "Each party",
    R"(Where the <term ref="def-works">Works</term> are delayed, the party at fault)",
    R"(The <party ref="supplier">Supplier</party>, acting through its affiliates,)",
    R"(A party that receives a <term ref="def-notice">Notice</term>)",
};
constexpr std::string_view duties[] = {
    "shall deliver",   "may withhold",
    "must not assign", "shall keep records of",
    "shall replace",   "warrants the fitness of",
    "may inspect",     "shall bear the cost of",
    "shall insure",    "must return",
    "may suspend",     "shall account for",
};
constexpr std::string_view objects[] = {
    R"(the <term ref="def-works">Works</term>)",
    "all drawings and models made under this agreement",
    R"(every <term ref="def-notice">Notice</term> sent to the site)",
    "the tools and materials that were lent for the purpose",
    R"(any part of the <term ref="def-fee">Fee</term> that is in dispute)",
    "the certificates that the authority of the place requires",
    "spare parts of the same kind and quality",
    "measurements taken before the first delivery",
};
constexpr std::string_view occasions[] = {
    "the day on which the other party asks for it in writing",
    "the end of the quarter in which the work was done",
    "receipt of a complete and correct invoice",
    "the first test that the equipment did not pass",
    "a change of the law that bears on this section",
    "the arrival of the goods at the agreed place",
};
constexpr std::string_view limits[] = {
    "unless the delay was caused by the other party",
    R"(but never for more than <money amount="40000" currency="EUR">EUR 40,000</money> in a year)",
    "without prejudice to any other remedy",
    "save for fair wear and tear",
    R"(in so far as <ref to="def-notice">the rules on notices</ref> were followed)",
    "even if the reason for it has since fallen away",
    R"(and at most <pct v="15">15 percent</pct> of it in advance)",
};
constexpr std::span<const std::string_view> slots[] = {subjects, duties, objects, occasions,
                                                       limits};

constexpr std::string_view headings[] = {"Delivery",  "Records", "Payment", "Inspection",
                                         "Insurance", "Returns", "Delay",   "Materials"};

enum class Term : std::uint8_t { none, grant, share, duty };

struct Sentence {
  std::array<std::size_t, std::size(slots)> phrases{};
  std::size_t days = 0;
};

struct Clause {
  std::size_t id = 0;
  std::string_view heading;
  std::vector<Sentence> sentences{};
  Term term = Term::none;
  bool exclusive = true;
  std::size_t percent = 0;
};

using Article = std::vector<Clause>;

/// Writes clauses and changes them. Takes its chances from an engine whose numbers the
/// standard fixes, and not from a distribution, which is another one in each library.
class Drafter {
 public:
  std::vector<Article> draft(std::size_t clauses) {
    constexpr std::size_t clauses_in_article = 25;
    std::vector<Article> articles(std::max<std::size_t>(1, clauses / clauses_in_article));
    for (std::size_t number = 0; number < clauses; ++number)
      articles[number * articles.size() / clauses].push_back(clause());
    return articles;
  }

  void revise(std::vector<Article>& articles, std::size_t clauses) {
    for (std::size_t count = 0; count < clauses * 20 / 1000; ++count)
      edit(any(articles));
    for (std::size_t count = 0; count < clauses * 4 / 1000; ++count) {
      take(articles);
      insert(articles, clause());
      insert(articles, take(articles));
    }
  }

 private:
  std::size_t below(std::size_t bound) { return engine_() % bound; }

  Sentence sentence() {
    Sentence made;
    std::ranges::transform(slots, made.phrases.begin(),
                           [this](const auto& slot) { return below(slot.size()); });
    made.days = 1 + below(90);
    return made;
  }

  Clause clause() {
    Clause made{.id = ++last_id_, .heading = headings[below(std::size(headings))]};
    const auto sentences = 1 + below(3);
    while (made.sentences.size() < sentences)
      made.sentences.push_back(sentence());
    if (below(20) == 0) made.term = static_cast<Term>(1 + below(3));
    made.percent = 1 + below(30);
    return made;
  }

  void edit(Clause& clause) {
    auto& sentence = clause.sentences[below(clause.sentences.size())];
    const auto slot = below(std::size(slots));
    sentence.phrases[slot] = (sentence.phrases[slot] + 1) % slots[slot].size();
    sentence.days += 5;
    clause.percent += 1;
    clause.exclusive = false;
  }

  Article& any_article(std::vector<Article>& articles) {
    auto* article = &articles[below(articles.size())];
    while (article->empty())
      article = &articles[below(articles.size())];
    return *article;
  }

  Clause& any(std::vector<Article>& articles) {
    auto& article = any_article(articles);
    return article[below(article.size())];
  }

  Clause take(std::vector<Article>& articles) {
    auto& article = any_article(articles);
    const auto place = article.begin() + static_cast<std::ptrdiff_t>(below(article.size()));
    Clause taken = *place;
    article.erase(place);
    return taken;
  }

  void insert(std::vector<Article>& articles, const Clause& clause) {
    auto& article = articles[below(articles.size())];
    article.insert(article.begin() + static_cast<std::ptrdiff_t>(below(article.size() + 1)),
                   clause);
  }

  std::mt19937_64 engine_;
  std::size_t last_id_ = 0;
};

using Out = std::back_insert_iterator<std::string>;

void write_term(Out out, const Clause& clause) {
  switch (clause.term) {
    case Term::none: return;
    case Term::grant:
      fmt::format_to(out,
                     R"(        <terms>
          <grant id="t-{0}" grantor="supplier" grantee="customer" assets="designs">
            <exclusivity level="{1}"/>
            <until date="20{2}"/>
          </grant>
        </terms>
)",
                     clause.id, clause.exclusive ? "exclusive" : "non-exclusive",
                     30 + clause.percent);
      return;
    case Term::share:
      fmt::format_to(out,
                     R"(        <terms>
          <revenue-share id="t-{0}" payer="customer" payee="supplier">
            <base measure="net-revenue" of="customer" assets="designs"/>
            <rate percent="{1}"/>
            <pay every="P3M" currency="EUR"/>
          </revenue-share>
        </terms>
)",
                     clause.id, clause.percent);
      return;
    case Term::duty:
      fmt::format_to(out,
                     R"(        <terms>
          <obligation id="t-{0}" by="supplier" for="customer" act="keep-records"/>
        </terms>
)",
                     clause.id);
      return;
  }
}

void write_clause(Out out, const Clause& clause, std::size_t article, std::size_t place) {
  fmt::format_to(out, R"(      <clause id="c-{0}" num="{1}.{2}">
        <h>{3}</h>
)",
                 clause.id, article, place, clause.heading);
  for (const auto& [phrases, days] : clause.sentences)
    fmt::format_to(out,
                   R"(        <p>{0} {1} {2} within <dur v="P{5}D">{5} days</dur> of {3}, {4}.</p>
)",
                   subjects[phrases[0]], duties[phrases[1]], objects[phrases[2]],
                   occasions[phrases[3]], limits[phrases[4]], days);
  write_term(out, clause);
  fmt::format_to(out, "      </clause>\n");
}

constexpr std::string_view front = R"(<?xml version="1.0" encoding="UTF-8"?>
<agreement xmlns="urn:clauseline:agreement:1" id="works" version="{0}" lang="en"
           status="draft" text="test">
  <meta>
    <title>Works Agreement</title>
    <dates effective="{0}"/>
  </meta>

  <parties>
    <party id="supplier" name="Supplier" short="Supplier" role="licensor payee"/>
    <party id="customer" name="Customer" short="Customer" role="licensee payer"/>
  </parties>

  <register>
    <asset id="designs" kind="ip" label="Designs"/>
  </register>

  <definitions>
    <def id="def-works" num="0.1" term="Works">
      <p>"Works" means what the <party ref="supplier">Supplier</party> is to build.</p>
    </def>
    <def id="def-notice" num="0.2" term="Notice">
      <p>"Notice" means a message in writing that names this agreement.</p>
    </def>
    <def id="def-fee" num="0.3" term="Fee">
      <p>"Fee" means the price of the <term ref="def-works">Works</term>.</p>
    </def>
  </definitions>

  <body>
)";

std::string written(const std::vector<Article>& articles, std::string_view version) {
  std::string text;
  const Out out(text);
  fmt::format_to(out, front, version);
  for (std::size_t number = 1; number <= articles.size(); ++number) {
    fmt::format_to(out, "    <article id=\"a-{0}\" num=\"{0}\">\n      <h>Part {0}</h>\n", number);
    std::size_t place = 0;
    for (const Clause& clause : articles[number - 1])
      write_clause(out, clause, number, ++place);
    fmt::format_to(out, "    </article>\n");
  }
  fmt::format_to(out, "  </body>\n</agreement>\n");
  return text;
}

}  // namespace

Pair generate(std::size_t clauses) {
  Drafter drafter;
  auto articles = drafter.draft(clauses);
  auto before = written(articles, "2031-01-01");
  drafter.revise(articles, clauses);
  return {std::move(before), written(articles, "2032-01-01")};
}

}  // namespace clauseline::bench
