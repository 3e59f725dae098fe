#pragma once

#include "prose/detectors.hpp"
#include "prose/sentence.hpp"
#include "prose/sentence_rows.hpp"
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

/// Does a list follow words, of which every item goes on with them: "Supplier shall:", "Licensee
/// has the right to"?
bool leads_to_list(std::string_view text);

/// Finds signals in texts. Keeps its rooms from text to text; not for two threads at once.
///
/// Only patterns whose rarest words are in a sentence cost anything, and none costs more because
/// its words come often. So the time is linear in the text, whatever it says.
class SignalFinder {
 public:
  explicit SignalFinder(const Detectors& detectors);

  /// The signals of a text in UTF-8, by place and then in the order of the detectors. Matches
  /// of one signal that overlap are one. `carried` is what the words before have for it, where it
  /// is an item of a list.
  std::vector<Signal> find(std::string_view text, std::vector<CarriedSignal> carried = {});

  /// What words that lead to a list carry to it: of their last sentence, and of what they have
  /// themselves as an item of a list.
  std::vector<CarriedSignal> carried_by(std::string_view text,
                                        const std::vector<CarriedSignal>& inherited = {});

  /// The values that bytes [begin, end) of a text print, as exactly as they can be read.
  std::vector<ProseValue> values(std::string_view text, std::size_t begin, std::size_t end);

 private:
  struct Match {
    std::uint16_t kind = 0;
    TokenSpan span{};
  };

  std::vector<Signal> find_folded(std::string_view text, std::vector<CarriedSignal> carried);
  void match(const Detector& detector, std::uint16_t kind);
  void keep(std::vector<Signal>& found);
  std::size_t behind_colon() const;
  void carry(std::vector<CarriedSignal>& carried, char end_mark, std::size_t first,
             std::vector<Signal>& found) const;
  void keep_of_kind(const SignalKind& kind, std::vector<Signal>& found);
  bool is_harmless(std::size_t place) const;
  bool is_without(const ProseToken& token) const;
  Polarity polarity_at(const SignalKind& kind, std::size_t begin, std::size_t end) const;

  const Detectors& detectors_;
  Sentence sentence_{};
  SentenceRows rows_;
  std::vector<Match> matches_{};
  std::vector<TokenSpan> spans_{};   // of one pattern, or of one signal
  std::vector<TokenSpan> guards_{};  // that cancel them
};

}  // namespace clauseline
