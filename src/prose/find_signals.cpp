#include "prose/find_signals.hpp"

#include "model/paragraph.hpp"
#include "prose/token_role.hpp"
#include "text/characters.hpp"
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
    is_plain_ = is_ascii(text);
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
    return static_cast<std::uint32_t>(character_end(text_, folded_.from[byte - 1]));
  }

 private:
  std::string_view text_;
  FoldedText folded_{};
  bool is_plain_ = true;
};

}  // namespace

SignalFinder::SignalFinder(const Detectors& detectors) : detectors_(detectors), rows_(detectors) {}

void SignalFinder::match(const Detector& detector, std::uint16_t kind) {
  const auto may_be = [this](const ProsePattern& pattern) { return rows_.has_all(pattern); };
  if (!may_be(detector.words) || !std::ranges::all_of(detector.besides, may_be)) return;
  spans_.clear();
  rows_.find(detector.words, spans_);
  const auto is_there = [this](const ProsePattern& pattern) { return rows_.occurs(pattern); };
  if (spans_.empty() || !std::ranges::all_of(detector.besides, is_there) ||
      std::ranges::any_of(detector.without, is_there))
    return;
  for (const TokenSpan& span : spans_)
    matches_.push_back({.kind = kind, .span = span});
}

bool SignalFinder::is_without(const ProseToken& token) const {
  constexpr std::string_view word = "without";
  return token.end - token.begin == word.size();  // no other negator is as long
}

/// Does the word at a place make the negator before it deny nothing: "without limitation"?
bool SignalFinder::is_harmless(std::size_t place) const {
  return place > 0 && place < sentence_.size() && is_without(sentence_[place - 1]) &&
         has(sentence_[place].roles, TokenRole::harmless);
}

/// One negator in the few words before turns a signal round, two leave it unclear; "except"
/// and its like stand between a negator and what it does not reach.
Polarity SignalFinder::polarity_at(const SignalKind& kind, std::size_t begin,
                                   std::size_t end) const {
  if (!kind.negated) return kind.polarity;
  std::size_t negators = 0;
  for (auto i = begin; i > 0 && begin - i < negated_within; --i) {
    // "If Licensee does not report, Licensee shall": another subject begins behind the comma.
    if (i < begin && sentence_[i].before == ',' && sentence_[i].capital) break;
    if (has(sentence_[i - 1].roles, TokenRole::limit)) break;
    if (has(sentence_[i - 1].roles, TokenRole::negator) && !is_harmless(i)) ++negators;
  }
  for (auto i = begin + 1; i < end; ++i)  // "pay no royalty"
    if (has(sentence_[i].roles, TokenRole::negator) && !is_harmless(i + 1)) ++negators;
  if (negators == 0) return kind.polarity;
  if (negators > 1) return Polarity::unclear;
  return kind.polarity == Polarity::positive ? Polarity::negative : Polarity::positive;
}

/// Joins the matches in `spans_` that overlap, without those that a guard cancels.
void SignalFinder::keep_of_kind(const SignalKind& kind, std::vector<Signal>& found) {
  if (std::ranges::any_of(kind.never, [&](const ProsePattern& one) { return rows_.occurs(one); }))
    return;
  guards_.clear();
  for (const ProsePattern& guard : kind.unless)
    rows_.find(guard, guards_);
  std::erase_if(spans_, [&](const TokenSpan& span) {
    return std::ranges::any_of(guards_, [&](const TokenSpan& guard) {
      return guard.begin < span.end + touching && guard.end + touching > span.begin;
    });
  });
  std::ranges::sort(spans_, {}, &TokenSpan::begin);
  for (std::size_t i = 0; i < spans_.size();) {
    TokenSpan whole = spans_[i];
    for (++i; i < spans_.size() && spans_[i].begin < whole.end; ++i)
      whole.end = std::max(whole.end, spans_[i].end);
    found.push_back({.kind = &kind,
                     .polarity = polarity_at(kind, whole.begin, whole.end),
                     .begin = sentence_[whole.begin].begin,
                     .end = sentence_[whole.end - 1].end,
                     .sentence_begin = sentence_.front().begin,
                     .sentence_end = sentence_.back().end});
  }
}

void SignalFinder::keep(std::vector<Signal>& found) {
  std::ranges::sort(matches_, {}, &Match::kind);
  for (std::size_t i = 0; i < matches_.size();) {
    const auto kind = matches_[i].kind;
    spans_.clear();
    for (; i < matches_.size() && matches_[i].kind == kind; ++i)
      spans_.push_back(matches_[i].span);
    keep_of_kind(detectors_.kinds()[kind], found);
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
  if (carried.empty() && found.size() == first) return;
  const auto colon = behind_colon();
  std::size_t item = 0;
  if (colon < sentence_.size()) {
    carried.clear();
    item = colon;
    for (auto i = first; i < found.size(); ++i)
      if (found[i].kind->carried && found[i].end <= sentence_[colon].begin)
        carried.push_back({.kind = found[i].kind, .polarity = found[i].polarity});
  }
  for (const CarriedSignal& over : carried) {
    const bool has_it = std::any_of(
        found.begin() + static_cast<std::ptrdiff_t>(first), found.end(), [&](const Signal& one) {
          return one.kind == over.kind && one.begin >= sentence_[item].begin;
        });
    if (!has_it)
      found.push_back({.kind = over.kind,
                       .polarity = over.polarity,
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
    rows_.read(sentence_);
    for (const Symbol symbol : rows_.triggers())
      for (const auto& [kind, detector, also] : detectors_.triggers(symbol))
        if (rows_.has(also)) match(detectors_.kinds()[kind].match[detector], kind);
    if (!matches_.empty()) keep(found);
    carry(carried, reader.end_mark(), first, found);
    if (found.size() > first + 1)  // else it would take room for nothing
      std::stable_sort(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
                       [](const Signal& a, const Signal& b) { return a.begin < b.begin; });
  }
  return found;
}

namespace {

/// Is it in the last sentence of the text?
bool is_last(std::string_view text, const Signal& signal) {
  return text.substr(signal.sentence_end).find_first_of(".;") == std::string_view::npos;
}

}  // namespace

bool leads_to_list(std::string_view text) {
  while (!text.empty() && text.back() == ' ')
    text.remove_suffix(1);
  return leads_in(text) || text.ends_with(" to") || text.ends_with(" TO");
}

std::vector<CarriedSignal> SignalFinder::carried_by(std::string_view text,
                                                    const std::vector<CarriedSignal>& inherited) {
  std::vector<CarriedSignal> carried;
  if (!leads_to_list(text)) return carried;
  for (const Signal& signal : find(text, inherited))
    if (signal.kind->carried && is_last(text, signal))
      carried.push_back({.kind = signal.kind, .polarity = signal.polarity});
  return carried;
}

}  // namespace clauseline
