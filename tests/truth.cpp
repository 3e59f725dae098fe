#include "truth.hpp"

#include "text/split.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace clauseline::tests {
namespace {

constexpr std::array<std::string_view, 3> copies{
    "Nothing in this article limits a right that a party has under the law of its seat.",
    "This article survives the end of the agreement for as long as a claim may arise from it.",
    "Notices under this article are given in writing.",
};

constexpr std::size_t enough_to_split = 100;  // letters; some 16 words

/// Words that are common are short.
std::string invented(std::size_t rank) {
  constexpr std::string_view consonants = "bdfghklmnprstvwz";
  constexpr std::string_view vowels = "aeiou";
  std::string made;
  for (std::size_t rest = rank; rest > 0; rest /= consonants.size() * vowels.size()) {
    made += consonants[rest % consonants.size()];
    made += vowels[rest / consonants.size() % vowels.size()];
  }
  return made + (rank % 3 == 0 ? "n" : "");
}

void number(std::vector<Clause>& clauses, const std::string& above, std::size_t depth) {
  std::size_t place = 0;
  for (Clause& clause : clauses) {
    ++place;
    if (clause.kind == ClauseKind::definition) continue;
    clause.number = depth == 0   ? fmt::format("{}.", place)
                    : depth == 1 ? fmt::format("{}{}", above, place)
                                 : fmt::format("({})", static_cast<char>('a' + (place - 1) % 26));
    number(clause.clauses, clause.number, depth + 1);
  }
}

template <class Visit>
void each(std::vector<Clause>& clauses, const Visit& visit) {
  for (Clause& clause : clauses) {
    visit(clause);
    each(clause.clauses, visit);
  }
}

std::size_t count(const std::vector<Clause>& clauses) {
  std::size_t all = 0;
  walk(clauses, [&](const Clause&, const Clause*) { ++all; });
  return all;
}

Clause taken(std::vector<Clause>& family, std::size_t place) {
  Clause clause = std::move(family[place]);
  family.erase(family.begin() + static_cast<std::ptrdiff_t>(place));
  return clause;
}

void put(std::vector<Clause>& family, std::size_t place, Clause clause) {
  family.insert(family.begin() + static_cast<std::ptrdiff_t>(place), std::move(clause));
}

}  // namespace

bool boilerplate(const Clause& clause) {
  return std::ranges::find(copies, clause.words) != copies.end();
}

TrueVersion Drafter::draft() {
  TrueVersion made;
  made.clauses.push_back(clause(ClauseKind::article, 0));
  made.clauses.back().heading = "Definitions";
  for (int i = 0; i < 20; ++i)
    made.clauses.back().clauses.push_back(definition());
  for (std::size_t place = 0; place < 12; ++place)
    made.clauses.push_back(article(place));
  each(made.clauses, [](Clause& clause) { clause.path = clause.id; });
  number(made.clauses, "", 0);
  return made;
}

TrueVersion Drafter::revise(const TrueVersion& version, const std::vector<Deed>& deeds_done) {
  TrueVersion later{.clauses = version.clauses};
  const std::size_t each_deed = count(later.clauses) / 10 / deeds_done.size();
  for (const Deed deed : deeds_done)
    for (std::size_t i = 0; i < (deed == Deed::regroup ? 2 : each_deed); ++i)
      apply(later, deed);
  number(later.clauses, "", 0);
  if (!stable_ids_) rename(later.clauses);
  return later;
}

void Drafter::rename(std::vector<Clause>& clauses) {
  each(clauses, [&](Clause& clause) { clause.id = fmt::format("c{}", ++last_); });
}

/// The first of twice as many words is twice as rare, as in languages.
std::string Drafter::word() {
  if (below(20) == 0) return std::to_string(1 + below(90));
  const std::size_t octave = std::size_t{1} << below(11);
  return invented(octave + below(octave));
}

std::string Drafter::words(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += (i == 0 ? "" : " ") + word();
  return text;
}

Clause Drafter::clause(ClauseKind kind, std::size_t most_words) {
  Clause made{.id = fmt::format("c{}", ++last_), .stable_id = stable_ids_, .kind = kind};
  if (most_words > 0) made.words = words(5 + below(most_words - 4)) + ".";
  return made;
}

Clause Drafter::definition() {
  Clause made = clause(ClauseKind::definition, 30);
  made.terms_defined = {words(2)};
  made.words = fmt::format("\"{}\" means {}", made.terms_defined.front(), made.words);
  return made;
}

Clause Drafter::article(std::size_t place) {
  Clause made = clause(ClauseKind::article, 0);
  made.heading = words(2);
  for (std::size_t i = 5 + below(6); i > 0; --i) {
    made.clauses.push_back(clause(ClauseKind::clause, 60));
    Clause& inner = made.clauses.back();
    if (below(2) == 0) inner.heading = words(1 + below(3));
    for (std::size_t j = below(2) * below(6); j > 0; --j)
      inner.clauses.push_back(clause(ClauseKind::subclause, 40));
  }
  made.clauses.push_back(clause(ClauseKind::clause, 5));
  made.clauses.back().words = copies.at(place % copies.size());
  return made;
}

/// The clauses of an article, or of one of its clauses, of which there are at least so many.
Drafter::Family& Drafter::any_family(TrueVersion& version, std::size_t fewest) {
  std::vector<Family*> families;
  for (Clause& article : version.clauses) {
    if (article.heading == "Definitions") continue;
    families.push_back(&article.clauses);
    for (Clause& clause : article.clauses)
      families.push_back(&clause.clauses);
  }
  std::erase_if(families, [&](const Family* family) { return family->size() < fewest; });
  return *families.at(below(families.size()));
}

void Drafter::apply(TrueVersion& version, Deed deed) {
  if (deed == Deed::regroup) return regroup(version);
  const auto untouched = [&](const Clause& clause) {
    return !clause.path.empty() && !boilerplate(clause) && !version.touched.contains(clause.path);
  };
  for (int tries = 0; tries < 100; ++tries) {
    Family& family = any_family(version, 2);
    const auto place = below(family.size() - 1);
    const Clause& next = family[place + 1];
    if (!untouched(family[place]) || !untouched(next)) continue;
    if (deed == Deed::split && family[place].words.size() < enough_to_split) continue;
    if (deed == Deed::merge && !(next.clauses.empty() && next.heading.empty())) continue;
    version.touched.insert(family[place].path);
    return edit(version, family, place, deed);
  }
}

void Drafter::edit(TrueVersion& version, Family& family, std::size_t place, Deed deed) {
  Clause& clause = family[place];
  switch (deed) {
    case Deed::insert: return put(family, place, this->clause(clause.kind, 50));
    case Deed::remove: return static_cast<void>(taken(family, place));
    case Deed::reword: return reword(clause);
    case Deed::move: return move(version, family, place);
    case Deed::swap: return std::swap(clause, family[place + 1]);
    case Deed::rewrite: reword(clause); return move(version, family, place);
    case Deed::split: return split(family, place);
    case Deed::merge: return merge(version, family, place);
    case Deed::regroup: return;
  }
}

void Drafter::move(TrueVersion& version, Family& family, std::size_t place) {
  Clause moved = taken(family, place);
  Family* other = &family;
  while (other == &family)
    other = &any_family(version, 1);
  put(*other, below(other->size()), std::move(moved));
}

void Drafter::reword(Clause& clause) {
  auto all = clauseline::split(clause.words);
  const std::size_t edits = std::max<std::size_t>(1, all.size() * (10 + below(31)) / 100);
  for (std::size_t i = 0; i < edits; ++i)
    all[below(all.size())] = word();
  clause.words = fmt::format("{}", fmt::join(all, " "));
}

void Drafter::regroup(TrueVersion& version) {
  const std::size_t place = 1 + below(version.clauses.size() - 2);
  Family& these = version.clauses[place].clauses;
  Clause next = clause(ClauseKind::article, 0);
  next.heading = words(2);
  if (below(2) == 0) {
    const auto middle = these.begin() + static_cast<std::ptrdiff_t>(these.size() / 2);
    next.clauses.assign(std::move_iterator(middle), std::move_iterator(these.end()));
    these.erase(middle, these.end());
    for (const Clause& moved : next.clauses)
      version.touched.insert(moved.path);
    return put(version.clauses, place + 1, std::move(next));
  }
  for (Clause& moved : taken(version.clauses, place + 1).clauses) {
    version.touched.insert(moved.path);
    if (!boilerplate(moved)) these.push_back(std::move(moved));
  }
}

void Drafter::split(Family& family, std::size_t place) {
  Clause second = clause(family[place].kind, 5);
  auto& words = family[place].words;
  const auto middle = words.find(' ', words.size() / 2);
  second.path = family[place].path;
  second.words = words.substr(middle + 1);
  words = words.substr(0, middle) + ".";
  put(family, place + 1, std::move(second));
}

void Drafter::merge(TrueVersion& version, Family& family, std::size_t place) {
  const Clause second = taken(family, place + 1);
  version.touched.insert(second.path);
  family[place].words += " " + second.words;
  family[place].path += "," + second.path;
}

}  // namespace clauseline::tests
