#include "diff/outline.hpp"

#include "diff/stub.hpp"
#include "model/clause_id.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

namespace clauseline {
namespace {

constexpr std::size_t enough_letters = 40;  // some eight words

std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
  return (seed ^ (value + 0x9E3779B97F4A7C15ULL + (seed << 6U) + (seed >> 2U))) *
         0xBF58476D1CE4E5B9ULL;
}

std::uint64_t hash(std::string_view text) {
  return text.empty() ? 0 : mix(1, std::hash<std::string_view>{}(text));
}

std::uint64_t folded_hash(const std::string& text) {
  std::string room;
  return hash(folded(text, room));
}

std::uint64_t name_of(const Clause& clause) {
  if (!clause.heading.empty()) return folded_hash(clause.heading);
  return clause.terms_defined.empty() ? 0 : mix(2, folded_hash(clause.terms_defined.front()));
}

Outline::Entry entry(const Clause& clause, int parent) {
  Outline::Entry made{.clause = &clause, .parent = parent};
  made.words = mix(folded_hash(clause.heading), folded_hash(clause.words));
  if (clause.heading.empty() && clause.words.empty()) made.words = 0;
  made.number = hash(bare_number(clause.number));
  made.name = name_of(clause);
  made.has_words = made.words != 0;
  made.stub = is_stub(clause);
  made.distinctive = clause.words.size() + clause.heading.size() >= enough_letters && !made.stub;
  return made;
}

}  // namespace

Outline::Outline(const std::vector<Clause>& clauses) {
  add(clauses, -1);
  bags_.resize(entries_.size());
}

void Outline::add(const std::vector<Clause>& clauses, int parent) {
  const std::uint64_t above = parent < 0 ? 0 : (*this)[parent].place;
  for (const Clause& clause : clauses) {
    const int index = size();
    auto made = entry(clause, parent);
    made.quoted = parent >= 0 &&
                  ((*this)[parent].quoted || (*this)[parent].clause->kind == ClauseKind::quotation);
    made.place = mix(mix(above, static_cast<std::uint64_t>(clause.kind)),
                     made.number != 0 ? made.number : made.name);
    entries_.push_back(made);
    if (clause.stable_id) by_id_.try_emplace(clause.id, index);
    if (!clause.address.empty()) by_address_.try_emplace(clause.address, index);
    add(clause.clauses, index);
    auto subtree = mix(static_cast<std::uint64_t>(clause.kind) + 1, made.words);
    for (int child = index + 1; child < size(); child = (*this)[child].last + 1)
      subtree = mix(subtree, (*this)[child].subtree);
    auto& added = entries_[static_cast<std::size_t>(index)];
    added.subtree = subtree;
    added.last = size() - 1;
  }
}

std::vector<int> Outline::children(int index) const {
  std::vector<int> found;
  const int last = index < 0 ? size() - 1 : (*this)[index].last;
  for (int child = index + 1; child <= last; child = (*this)[child].last + 1)
    found.push_back(child);
  return found;
}

int Outline::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? -1 : found->second;
}

int Outline::find_address(const std::string& address) const {
  const auto found = by_address_.find(address);
  return found == by_address_.end() ? -1 : found->second;
}

bool Outline::repeats(int index) const {
  if (words_.empty()) {
    words_.reserve(entries_.size());
    for (const Entry& entry : entries_)
      words_.push_back(entry.words);
    std::ranges::sort(words_);
  }
  const auto first = std::ranges::lower_bound(words_, (*this)[index].words);
  return std::next(first) != words_.end() && *first == *std::next(first);
}

int Outline::sibling_before(int index) const {
  const int parent = (*this)[index].parent;
  int before = index - 1;
  while (before != parent && (*this)[before].parent != parent)
    before = (*this)[before].parent;
  return before == parent ? -1 : before;
}

int Outline::sibling_behind(int index) const {
  const int behind = (*this)[index].last + 1;
  return behind < size() && (*this)[behind].parent == (*this)[index].parent ? behind : -1;
}

const WordBag& Outline::bag(int index) const {
  auto& bag = bags_[static_cast<std::size_t>(index)];
  if (!bag) bag.emplace((*this)[index].clause->own_text());
  return *bag;
}

const std::vector<std::uint64_t>& Outline::shingles(int index) const {
  const auto [place, fresh] = shingles_.try_emplace(index);
  if (fresh) place->second = clauseline::shingles((*this)[index].clause->own_text());
  return place->second;
}

const WordBag& Outline::deep_bag(int index) const {
  const int last = (*this)[index].last;
  if (last == index) return bag(index);
  const auto known = deep_bags_.find(index);
  if (known != deep_bags_.end()) return known->second;
  std::vector<std::string> texts;
  for (int i = index; i <= last; ++i)
    texts.push_back((*this)[i].clause->own_text());
  return deep_bags_.emplace(index, WordBag(texts)).first->second;
}

}  // namespace clauseline
