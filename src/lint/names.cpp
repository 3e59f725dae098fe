#include "lint/names.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace clauseline {
namespace {

/// Words with a capital of their own, which no agreement has to define, in small letters.
constexpr std::string_view common[] = {
    "agreement",  "amendment", "american", "annex",      "appendix",  "april",      "article",
    "articles",   "august",    "board",    "california", "chapter",   "clause",     "clauses",
    "committee",  "congress",  "council",  "court",      "courts",    "december",   "delaware",
    "division",   "dollar",    "dollars",  "england",    "english",   "euro",       "euros",
    "european",   "exhibit",   "february", "federal",    "friday",    "government", "i",
    "internet",   "ireland",   "january",  "july",       "june",      "kingdom",    "london",
    "march",      "may",       "minister", "monday",     "november",  "october",    "paragraph",
    "parliament", "part",      "parties",  "party",      "president", "recital",    "recitals",
    "republic",   "saturday",  "schedule", "schedules",  "secretary", "section",    "sections",
    "september",  "state",     "states",   "sunday",     "thursday",  "treasury",   "tuesday",
    "union",      "united",    "wales",    "washington", "wednesday", "york"};

/// What the name of a law, an authority or a company ends with, in small letters.
constexpr std::string_view endings[] = {
    "act",          "acts",         "agency",     "association", "authority",  "bank",
    "bureau",       "code",         "commission", "committee",   "convention", "corporation",
    "council",      "court",        "department", "directive",   "exchange",   "institute",
    "law",          "laws",         "limited",    "ministry",    "office",     "order",
    "organization", "organisation", "principles", "protocol",    "regulation", "regulations",
    "registry",     "rules",        "service",    "standard",    "standards",  "statute",
    "time",         "treaty",       "university"};

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::ranges::find(words, word) != std::end(words);
}

std::string small(std::string_view word) {
  auto text = tokens_of(word);
  return text.empty() ? std::string() : text.front().small;
}

}  // namespace

KnownNames::KnownNames(const Agreement& agreement) {
  add(agreement.title);
  for (const Fact& fact : agreement.records)
    for (const std::string_view name : {"name", "short", "label"})
      add(fact[name]);
  walk(agreement.clauses, [this](const Clause& clause, const Clause*) { add(clause.heading); });
}

void KnownNames::add(std::string_view name) {
  constexpr std::size_t longest = 8;  // words; what is longer is a sentence
  std::vector<std::string> words;
  for (const Token& token : tokens_of(name))
    if (token.word) words.push_back(fold(token.text));
  if (words.size() > longest) return;
  for (std::size_t first = 0; first < words.size(); ++first) {
    std::string phrase;
    for (auto last = first; last < words.size(); ++last) {
      phrase += (phrase.empty() ? "" : " ") + words[last];
      phrases_.insert(phrase);
    }
  }
}

bool KnownNames::holds(std::string_view phrase) const {
  auto folded = fold(phrase);
  for (const std::string_view ending : {"'s", "s", "es"}) {
    if (folded.ends_with(ending) &&
        phrases_.contains(folded.substr(0, folded.size() - ending.size())))
      return true;
  }
  return phrases_.contains(folded);
}

bool is_capitalised(const Token& token) {
  return token.word && token.text.front() >= 'A' && token.text.front() <= 'Z';
}

bool is_common_name(const std::vector<std::string_view>& words) {
  const bool law = is_one_of(small(words.back()), endings) && words.size() > 1;
  return law || std::ranges::any_of(
                    words, [](std::string_view word) { return is_one_of(small(word), common); });
}

}  // namespace clauseline
