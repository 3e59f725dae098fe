#include "prose/sentence_rows.hpp"

#include <algorithm>
#include <type_traits>

namespace clauseline {
namespace {

using Class = Detectors::Class;

Class class_of(ProseToken::Kind kind) {
  using Kind = ProseToken::Kind;
  switch (kind) {
    case Kind::percent: return Class::percent;
    case Kind::money: return Class::money;
    case Kind::date: return Class::date;
    case Kind::duration: return Class::duration;
    case Kind::reference: return Class::reference;
    case Kind::number:
    case Kind::word: break;
  }
  return Class::number;
}

}  // namespace

SentenceRows::SentenceRows(const Detectors& detectors)
    : detectors_(detectors),
      rows_(detectors.symbols() * widest),
      triggers_(detectors.symbols() + 1) {}

template <class Width>
void SentenceRows::add(std::span<const Symbol> symbols, std::size_t place, Width width) {
  auto* const rows = rows_.data() + (width == 1 ? 0 : place / 64);
  const auto bit = std::uint64_t{1} << (place % 64);
  for (const Symbol symbol : symbols)
    rows[symbol * width] |= bit;
}

/// Which of them are new is nothing that a branch could foresee.
template <class Width>
void SentenceRows::add_triggers(std::span<const Symbol> symbols, std::size_t place, Width width) {
  auto* const rows = rows_.data();
  auto* const triggers = triggers_.data();
  const auto at = width == 1 ? 0 : place / 64;
  const auto bit = std::uint64_t{1} << (place % 64);
  auto found = found_;
  for (const Symbol symbol : symbols) {
    auto* const row = rows + symbol * width;
    std::uint64_t before = 0;
    for (std::size_t i = 0; i <= at; ++i)
      before |= row[i];
    triggers[found] = symbol;
    found += before == 0 ? 1U : 0U;
    row[at] |= bit;
  }
  found_ = found;
}

template <class Width>
void SentenceRows::add_all(const Sentence& sentence, Width width) {
  const Vocabulary& vocabulary = detectors_.vocabulary();
  for (std::size_t i = 0; i < tokens_; ++i) {
    const ProseToken& token = sentence[i];
    if (token.set != 0) {
      add_triggers(vocabulary.triggers(token.set), i, width);
      add(vocabulary.others(token.set), i, width);
    }
    if (token.kind != ProseToken::Kind::word)
      add_triggers(detectors_.of(class_of(token.kind)), i, width);
    if (token.kind == ProseToken::Kind::duration)
      add_triggers(detectors_.of(Class::number), i, width);
    if (token.capital && i > 0) add_triggers(detectors_.of(Class::name), i, width);
  }
}

void SentenceRows::read(const Sentence& sentence) {
  tokens_ = sentence.size();
  width_ = tokens_ / 64 + 1;
  found_ = 0;
  std::fill_n(rows_.begin(), detectors_.symbols() * width_, 0);
  // Most sentences are as wide as one number, and then nothing need be multiplied.
  if (width_ == 1) return add_all(sentence, std::integral_constant<std::size_t, 1>());
  add_all(sentence, width_);
}

bool SentenceRows::has_all(const ProsePattern& pattern) const {
  return std::ranges::all_of(pattern.needed, [this](Symbol symbol) { return has(symbol); });
}

/// The places from which the pattern leads through; from its last step back.
template <class Places>
Places SentenceRows::begins_of(const ProsePattern& pattern) const {
  using Kind = PatternStep::Kind;
  auto places = Places::all(tokens_);
  std::for_each(pattern.steps.rbegin(), pattern.steps.rend(), [&](const PatternStep& step) {
    if (step.kind == Kind::gap) {
      places = places.earlier(step.least).reaching_earlier(step.most - std::size_t{step.least});
      return;
    }
    auto through = places.earlier(1);
    through &= row(step.symbol);
    if (step.kind == Kind::optional) through |= places;
    places = through;
  });
  return places;
}

/// The first place behind the pattern if it begins here.
template <class Places>
std::size_t SentenceRows::end_of(const ProsePattern& pattern, std::size_t begin) const {
  using Kind = PatternStep::Kind;
  Places places(tokens_);
  places.add(begin);
  for (const PatternStep& step : pattern.steps) {
    if (step.kind == Kind::gap) {
      places = places.later(step.least).reaching_later(step.most - std::size_t{step.least});
      continue;
    }
    auto through = places;
    through &= row(step.symbol);
    through = through.later(1);
    if (step.kind == Kind::optional) through |= places;
    places = through;
  }
  return places.first();
}

template <class Places>
void SentenceRows::find_in(const ProsePattern& pattern, std::vector<TokenSpan>& spans) const {
  const auto begins = begins_of<Places>(pattern);
  for (auto at = begins.first(); at < tokens_; at = begins.first(at + 1))
    spans.push_back({.begin = at, .end = std::min(end_of<Places>(pattern, at), tokens_)});
}

bool SentenceRows::occurs(const ProsePattern& pattern) const {
  if (!has_all(pattern)) return false;
  return width_ == 1 ? !begins_of<Few>(pattern).empty() : !begins_of<Many>(pattern).empty();
}

void SentenceRows::find(const ProsePattern& pattern, std::vector<TokenSpan>& spans) const {
  if (!has_all(pattern)) return;
  if (width_ == 1) return find_in<Few>(pattern, spans);
  find_in<Many>(pattern, spans);
}

}  // namespace clauseline
