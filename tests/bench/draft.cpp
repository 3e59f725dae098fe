#include "draft.hpp"

#include "phrases.hpp"

#include <algorithm>
#include <iterator>

namespace clauseline::bench {

std::vector<Article> Drafter::draft(std::size_t clauses) {
  constexpr std::size_t clauses_in_article = 25;
  std::vector<Article> articles(std::max<std::size_t>(1, clauses / clauses_in_article));
  for (std::size_t number = 0; number < clauses; ++number)
    articles[number * articles.size() / clauses].push_back(clause());
  return articles;
}

void Drafter::revise(std::vector<Article>& articles, std::size_t clauses) {
  for (std::size_t count = 0; count < clauses * 20 / 1000; ++count) {
    auto& article = any_article(articles);
    edit(article[below(article.size())]);
  }
  for (std::size_t count = 0; count < clauses * 4 / 1000; ++count) {
    take(articles);
    insert(articles, clause());
    insert(articles, take(articles));
  }
}

Clause Drafter::clause() {
  Clause made{.id = ++last_id_, .heading = headings[below(std::size(headings))]};
  const auto sentences = 1 + below(3);
  while (made.sentences.size() < sentences)
    made.sentences.push_back(sentence());
  if (below(20) == 0) set_term(made);
  made.percent = 1 + below(30);
  return made;
}

Clause Drafter::invented_clause() {
  constexpr std::string_view letters = "aeioubdfgklmnprstvz";
  Clause made{.id = ++last_id_, .heading = headings[below(std::size(headings))]};
  const auto sentences = 1 + below(3);
  while (made.sentences.size() < sentences) {
    std::string words;
    while (words.size() < 200) {
      for (std::size_t letter = 3 + below(6); letter > 0; --letter)
        words += letters[below(letters.size())];
      words += ' ';
    }
    words.back() = '.';
    made.sentences.push_back({.other = std::move(words)});
  }
  return made;
}

Sentence Drafter::sentence() {
  Sentence made;
  std::ranges::transform(slots, made.phrases.begin(),
                         [this](const auto& slot) { return below(slot.size()); });
  made.days = 1 + below(90);
  return made;
}

void Drafter::edit(Clause& clause) {
  edit(clause.sentences[below(clause.sentences.size())]);
  edit_term(clause);
}

void Drafter::edit(Sentence& sentence) {
  const auto slot = below(std::size(slots));
  sentence.phrases[slot] = (sentence.phrases[slot] + 1) % slots[slot].size();
  sentence.days += 5;
}

void Drafter::set_term(Clause& clause) { clause.term = static_cast<Term>(1 + below(3)); }

void Drafter::edit_term(Clause& clause) {
  clause.percent += 1;
  clause.exclusive = false;
}

Article& Drafter::any_article(std::vector<Article>& articles) {
  auto* article = &articles[below(articles.size())];
  while (article->empty())
    article = &articles[below(articles.size())];
  return *article;
}

Clause Drafter::take(std::vector<Article>& articles) {
  auto& article = any_article(articles);
  const auto place = article.begin() + static_cast<std::ptrdiff_t>(below(article.size()));
  Clause taken = *place;
  article.erase(place);
  return taken;
}

void Drafter::insert(std::vector<Article>& articles, const Clause& clause) {
  auto& article = articles[below(articles.size())];
  article.insert(article.begin() + static_cast<std::ptrdiff_t>(below(article.size() + 1)), clause);
}

}  // namespace clauseline::bench
