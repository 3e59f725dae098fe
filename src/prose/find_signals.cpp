#include "prose/find_signals.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

constexpr std::size_t touching = 3;  // tokens between a match and what cancels it
constexpr std::size_t negated_within = 6;

/// A text as words are read in it: typography folded, invisible characters gone. What is plain
/// ASCII stays where it is.
class AsFolded {
 public:
  explicit AsFolded(std::string_view text) : text_(text) {
    is_plain_ = std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
    if (!is_plain_) folded_ = fold_with_places(text);
  }

  std::string_view text() const { return is_plain_ ? text_ : std::string_view(folded_.text); }

  /// The byte of the text as written from which a byte of the folded one came, and the one behind
  /// the character of the last byte before a byte.
  std::uint32_t begin_of(std::uint32_t byte) const {
    return is_plain_ ? byte : static_cast<std::uint32_t>(folded_.from[byte]);
  }
  std::uint32_t end_of(std::uint32_t byte) const {
    if (is_plain_ || byte == 0) return byte;
    auto end = folded_.from[byte - 1] + 1;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U)
      ++end;
    return static_cast<std::uint32_t>(end);
  }

 private:
  std::string_view text_;
  FoldedText folded_{};
  bool is_plain_ = true;
};

Detectors::Class class_of(ProseToken::Kind kind) {
  using Kind = ProseToken::Kind;
  using Class = Detectors::Class;
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

SignalFinder::SignalFinder(const Detectors& detectors)
    : detectors_(detectors), rows_(detectors.symbols()), seen_(detectors.symbols(), 0) {}

void SignalFinder::note(Symbol symbol, std::size_t place) {
  if (seen_[symbol] != number_) {
    seen_[symbol] = number_;
    rows_[symbol].clear(sentence_.size());
    present_.push_back(symbol);
  }
  rows_[symbol].add(place);
}

void SignalFinder::index_sentence() {
  ++number_;
  present_.clear();
  const auto add = [&](std::span<const Symbol> symbols, std::size_t place) {
    for (const Symbol symbol : symbols)
      note(symbol, place);
  };
  for (std::size_t i = 0; i < sentence_.size(); ++i) {
    const ProseToken& token = sentence_[i];
    if (token.set != 0) add(detectors_.vocabulary().symbols(token.set), i);
    if (token.kind != ProseToken::Kind::word) add(detectors_.of(class_of(token.kind)), i);
    if (token.kind == ProseToken::Kind::duration) add(detectors_.of(Detectors::Class::number), i);
    if (token.capital && i > 0) add(detectors_.of(Detectors::Class::name), i);
  }
}

bool SignalFinder::has_all(const ProsePattern& pattern) const {
  return std::ranges::all_of(pattern.needed,
                             [&](Symbol symbol) { return seen_[symbol] == number_; });
}

/// The places from which the pattern leads through; from its last step back.
PlaceSet SignalFinder::begins_of(const ProsePattern& pattern) const {
  using Kind = PatternStep::Kind;
  const PlaceSet none(sentence_.size());
  auto places = PlaceSet::all(sentence_.size());
  for (auto step = pattern.steps.rbegin(); step != pattern.steps.rend(); ++step) {
    if (step->kind == Kind::gap) {
      places = places.earlier(step->least).reaching_earlier(step->most - std::size_t{step->least});
      continue;
    }
    auto through = places.earlier(1);
    through &= seen_[step->symbol] == number_ ? rows_[step->symbol] : none;
    if (step->kind == Kind::optional) through |= places;
    places = through;
  }
  return places;
}

/// The first place behind the pattern if it begins here.
std::size_t SignalFinder::end_of(const ProsePattern& pattern, std::size_t begin) const {
  using Kind = PatternStep::Kind;
  const PlaceSet none(sentence_.size());
  PlaceSet places(sentence_.size());
  places.add(begin);
  for (const PatternStep& step : pattern.steps) {
    if (step.kind == Kind::gap) {
      places = places.later(step.least).reaching_later(step.most - std::size_t{step.least});
      continue;
    }
    auto through = places;
    through &= seen_[step.symbol] == number_ ? rows_[step.symbol] : none;
    through = through.later(1);
    if (step.kind == Kind::optional) through |= places;
    places = through;
  }
  return places.first();
}

bool SignalFinder::occurs(const ProsePattern& pattern) const {
  return has_all(pattern) && !begins_of(pattern).empty();
}

std::vector<SignalFinder::Span> SignalFinder::spans_of(const ProsePattern& pattern) const {
  std::vector<Span> spans;
  if (!has_all(pattern)) return spans;
  const auto begins = begins_of(pattern);
  for (auto at = begins.first(); at < sentence_.size(); at = begins.first(at + 1))
    spans.push_back({.begin = at, .end = std::min(end_of(pattern, at), sentence_.size())});
  return spans;
}

void SignalFinder::match(const Detector& detector, std::uint16_t kind) {
  if (!has_all(detector.words)) return;
  const auto spans = spans_of(detector.words);
  const auto is_there = [this](const ProsePattern& pattern) { return occurs(pattern); };
  if (spans.empty() || !std::ranges::all_of(detector.besides, is_there) ||
      std::ranges::any_of(detector.without, is_there))
    return;
  for (const Span& span : spans)
    matches_.push_back({.kind = kind, .span = span});
}

bool SignalFinder::is_without(const ProseToken& token) const {
  constexpr std::string_view word = "without";
  return token.end - token.begin == word.size();  // no other negator is as long
}

/// Does the word at a place make the negator before it deny nothing: "without limitation"?
bool SignalFinder::is_harmless(std::size_t place) const {
  return place > 0 && place < sentence_.size() && is_without(sentence_[place - 1]) &&
         has(detectors_.vocabulary().roles(sentence_[place].set), TokenRole::harmless);
}

/// One negator in the few words before turns a signal round, two leave it unclear; "except"
/// and its like stand between a negator and what it does not reach.
Polarity SignalFinder::polarity_at(const SignalKind& kind, std::size_t begin,
                                   std::size_t end) const {
  if (!kind.negated) return kind.polarity;
  std::size_t negators = 0;
  const auto roles_at = [&](std::size_t i) {
    return detectors_.vocabulary().roles(sentence_[i].set);
  };
  for (auto i = begin; i > 0 && begin - i < negated_within; --i) {
    // "If Licensee does not report, Licensee shall": another subject begins behind the comma.
    if (i < begin && sentence_[i].before == ',' && sentence_[i].capital) break;
    if (has(roles_at(i - 1), TokenRole::limit)) break;
    if (has(roles_at(i - 1), TokenRole::negator) && !is_harmless(i)) ++negators;
  }
  for (auto i = begin + 1; i < end; ++i)  // "pay no royalty"
    if (has(roles_at(i), TokenRole::negator) && !is_harmless(i + 1)) ++negators;
  if (negators == 0) return kind.polarity;
  if (negators > 1) return Polarity::unclear;
  return kind.polarity == Polarity::positive ? Polarity::negative : Polarity::positive;
}

void SignalFinder::keep_of_kind(const SignalKind& kind, std::vector<Span>& spans,
                                std::vector<Signal>& found) {
  if (std::ranges::any_of(kind.never, [&](const ProsePattern& one) { return occurs(one); })) return;
  std::vector<Span> guards;
  for (const ProsePattern& guard : kind.unless) {
    const auto more = spans_of(guard);
    guards.insert(guards.end(), more.begin(), more.end());
  }
  std::erase_if(spans, [&](const Span& span) {
    return std::ranges::any_of(guards, [&](const Span& guard) {
      return guard.begin < span.end + touching && guard.end + touching > span.begin;
    });
  });
  std::ranges::sort(spans, {}, &Span::begin);
  for (std::size_t i = 0; i < spans.size();) {
    Span whole = spans[i];
    for (++i; i < spans.size() && spans[i].begin < whole.end; ++i)
      whole.end = std::max(whole.end, spans[i].end);
    found.push_back({.kind = &kind,
                     .polarity = polarity_at(kind, whole.begin, whole.end),
                     .begin = sentence_[whole.begin].begin,
                     .end = sentence_[whole.end - 1].end,
                     .sentence_begin = sentence_.front().begin,
                     .sentence_end = sentence_.back().end});
  }
}

void SignalFinder::keep(std::vector<Signal>& found) {
  std::ranges::stable_sort(matches_, {}, &Match::kind);
  std::vector<Span> spans;
  for (std::size_t i = 0; i < matches_.size();) {
    const auto kind = matches_[i].kind;
    spans.clear();
    for (; i < matches_.size() && matches_[i].kind == kind; ++i)
      spans.push_back(matches_[i].span);
    keep_of_kind(detectors_.kinds()[kind], spans, found);
  }
  matches_.clear();
}

std::vector<ProseValue> SignalFinder::values(std::string_view text, std::size_t begin,
                                             std::size_t end) {
  std::vector<ProseValue> found;
  const AsFolded folded(text.substr(begin, end - begin));
  const auto part = folded.text();
  SentenceReader reader(detectors_.vocabulary(), part);
  while (reader.next(sentence_))
    for (const ProseToken& token : sentence_) {
      auto value = read_value(token.kind, part.substr(token.begin, token.end - token.begin));
      if (!value) continue;
      value->begin = static_cast<std::uint32_t>(begin) + folded.begin_of(token.begin);
      value->end = static_cast<std::uint32_t>(begin) + folded.end_of(token.end);
      found.push_back(std::move(*value));
    }
  return found;
}

/// The first token behind the last colon of the sentence, or their number.
std::size_t SignalFinder::behind_colon() const {
  for (auto i = sentence_.size(); i-- > 1;)
    if (sentence_[i].before == ':') return i;
  return sentence_.size();
}

/// Gives an item of a list what the words before it carry. A sentence with a colon is lead-in and
/// first item; the next items follow behind semicolons.
void SignalFinder::carry(std::vector<CarriedSignal>& carried, char end_mark, std::size_t first,
                         std::vector<Signal>& found) const {
  const auto colon = behind_colon();
  std::size_t item = 0;
  if (colon < sentence_.size()) {
    carried.clear();
    item = colon;
    for (auto i = first; i < found.size(); ++i)
      if (found[i].kind->carried && found[i].end <= sentence_[colon].begin)
        carried.push_back({.kind = found[i].kind, .polarity = found[i].polarity});
  }
  for (const auto& [kind, polarity] : carried) {
    const bool has_it = std::any_of(
        found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
        [&](const Signal& one) { return one.kind == kind && one.begin >= sentence_[item].begin; });
    if (!has_it)
      found.push_back({.kind = kind,
                       .polarity = polarity,
                       .begin = sentence_[item].begin,
                       .end = sentence_.back().end,
                       .sentence_begin = sentence_.front().begin,
                       .sentence_end = sentence_.back().end,
                       .carried = true});
  }
  if (end_mark != ';') carried.clear();
}

std::vector<Signal> SignalFinder::find(std::string_view text, std::vector<CarriedSignal> carried) {
  const AsFolded folded(text);
  auto found = find_folded(folded.text(), std::move(carried));
  for (Signal& signal : found) {
    signal.begin = folded.begin_of(signal.begin);
    signal.end = folded.end_of(signal.end);
    signal.sentence_begin = folded.begin_of(signal.sentence_begin);
    signal.sentence_end = folded.end_of(signal.sentence_end);
  }
  return found;
}

std::vector<Signal> SignalFinder::find_folded(std::string_view text,
                                              std::vector<CarriedSignal> carried) {
  std::vector<Signal> found;
  SentenceReader reader(detectors_.vocabulary(), text);
  while (reader.next(sentence_)) {
    const auto first = found.size();
    index_sentence();
    for (const Symbol symbol : present_)
      for (const auto& [kind, detector] : detectors_.triggers(symbol))
        match(detectors_.kinds()[kind].match[detector], kind);
    keep(found);
    carry(carried, reader.end_mark(), first, found);
    std::stable_sort(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
                     [](const Signal& a, const Signal& b) { return a.begin < b.begin; });
  }
  return found;
}

namespace {

/// Is it in the sentence that the colon at the end of the text closes?
bool is_last(std::string_view text, const Signal& signal) {
  return text.substr(signal.sentence_end).find_first_of(".;") == std::string_view::npos;
}

}  // namespace

std::vector<CarriedSignal> SignalFinder::carried_by(std::string_view text,
                                                    const std::vector<CarriedSignal>& inherited) {
  std::vector<CarriedSignal> carried;
  while (!text.empty() && text.back() == ' ')
    text.remove_suffix(1);
  if (!text.ends_with(':')) return carried;
  for (const Signal& signal : find(text, inherited))
    if (signal.kind->carried && is_last(text, signal))
      carried.push_back({.kind = signal.kind, .polarity = signal.polarity});
  return carried;
}

}  // namespace clauseline
