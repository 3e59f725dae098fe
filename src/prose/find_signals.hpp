#pragma once

#include "prose/detectors.hpp"
#include "prose/place_set.hpp"
#include "prose/sentence.hpp"
#include "prose/value.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace clauseline {

/// What words say at one place: bytes [begin, end) of the text.
struct Signal {
  const SignalKind* kind = nullptr;
  Polarity polarity = Polarity::positive;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t sentence_begin = 0;  // bytes of the sentence in which it stands
  std::uint32_t sentence_end = 0;
  bool carried = false;  // by the words before a list, of which it is an item
};

/// A signal that the words before a list carry to its items.
struct CarriedSignal {
  const SignalKind* kind = nullptr;
  Polarity polarity = Polarity::positive;
};

/// Finds signals in texts. Keeps its rooms from text to text; not for two threads at once.
///
/// A sentence is a row of bits for each set of words that a pattern asks for, and a pattern is
/// a few shifts of such rows: its time does not depend on how often its words come, there is
/// nothing to go back on, and only patterns whose rarest words are there cost anything. So the
/// time is linear in the text, whatever it says.
class SignalFinder {
 public:
  explicit SignalFinder(const Detectors& detectors);

  /// The signals of a text in UTF-8, by place and then in the order of the detectors. Matches
  /// of one signal that overlap are one. `carried` is what the words before have for it, where it
  /// is an item of a list.
  std::vector<Signal> find(std::string_view text, std::vector<CarriedSignal> carried = {});

  /// What words that end with a colon carry to the list behind them: of their last sentence, and
  /// of what they have themselves as an item of a list.
  std::vector<CarriedSignal> carried_by(std::string_view text,
                                        const std::vector<CarriedSignal>& inherited = {});

  /// The values that bytes [begin, end) of a text print, as exactly as they can be read.
  std::vector<ProseValue> values(std::string_view text, std::size_t begin, std::size_t end);

 private:
  struct Span {
    std::size_t begin = 0;  // tokens [begin, end) of the sentence
    std::size_t end = 0;
  };
  struct Match {
    std::uint16_t kind = 0;
    Span span{};
  };

  std::vector<Signal> find_folded(std::string_view text, std::vector<CarriedSignal> carried);
  void index_sentence();
  void note(Symbol symbol, std::size_t place);
  bool has_all(const ProsePattern& pattern) const;
  PlaceSet begins_of(const ProsePattern& pattern) const;
  std::size_t end_of(const ProsePattern& pattern, std::size_t begin) const;
  bool occurs(const ProsePattern& pattern) const;
  std::vector<Span> spans_of(const ProsePattern& pattern) const;
  void match(const Detector& detector, std::uint16_t kind);
  void keep(std::vector<Signal>& found);
  std::size_t behind_colon() const;
  void carry(std::vector<CarriedSignal>& carried, char end_mark, std::size_t first,
             std::vector<Signal>& found) const;
  void keep_of_kind(const SignalKind& kind, std::vector<Span>& spans, std::vector<Signal>& found);
  bool is_harmless(std::size_t place) const;
  bool is_without(const ProseToken& token) const;
  Polarity polarity_at(const SignalKind& kind, std::size_t begin, std::size_t end) const;

  const Detectors& detectors_;
  Sentence sentence_{};
  std::vector<PlaceSet> rows_{};       // by symbol: where its words stand
  std::vector<std::uint32_t> seen_{};  // by symbol: the last sentence that has it
  std::vector<Symbol> present_{};      // of this sentence
  std::vector<Match> matches_{};
  std::uint32_t number_ = 0;  // of the sentence
};

}  // namespace clauseline
