#pragma once

#include "prose/vocabulary.hpp"
#include "text/source.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// What a signal says of the right that its topic names: that it is there, or that it is not.
enum class Polarity : std::uint8_t { positive, negative, unclear };

std::string_view to_text(Polarity polarity);

/// What signals speak of, in the order of product.md; "other" for what belongs to none.
std::span<const std::string_view> topics();

/// One step of a pattern: a word that is there, or may be, or words between.
struct PatternStep {
  enum class Kind : std::uint8_t { word, optional, gap };

  Kind kind = Kind::word;
  Symbol symbol = 0;       // of a word
  std::uint8_t least = 0;  // of a gap: how many tokens
  std::uint8_t most = 0;
};

/// Words in a row. The longest gap is 63 tokens.
struct ProsePattern {
  std::vector<PatternStep> steps{};
  std::vector<Symbol> needed{};  // no sentence without them has the pattern; the rarest first
};

/// A pattern, what else must stand somewhere in the sentence, and what must not.
struct Detector {
  ProsePattern words{};
  std::vector<ProsePattern> besides{};
  std::vector<ProsePattern> without{};
};

/// An example of a signal, or of words that come near and are none.
struct SignalExample {
  std::string words;
  bool is_match = true;
  Location at{};
};

/// One thing that words can say, and how it is found.
struct SignalKind {
  std::string name;     // "non-exclusive"
  std::string topic;    // "exclusivity"
  std::string title;    // what it is, for people
  std::string group{};  // what reports call it together with others; else its topic
  Polarity polarity = Polarity::positive;
  bool negated = true;   // does "not" before it turn it round?
  bool carried = false;  // do the items of a list have it whose lead-in has it?
  std::vector<Detector> match{};
  std::vector<ProsePattern> unless{};  // cancels a match that it touches within three tokens
  std::vector<ProsePattern> never{};   // cancels every match of the sentence
  std::vector<SignalExample> examples{};
  std::vector<std::string> written{};  // its patterns as they stand, for manuals
};

/// Every signal, with the words of all patterns in one vocabulary.
class Detectors {
 public:
  /// Those that the program carries.
  static const Detectors& shipped();

  /// The shipped ones, extended or overridden by files of a house. Throws Error with every
  /// problem, each with its line and column.
  explicit Detectors(std::span<const Source> house);

  const std::vector<SignalKind>& kinds() const { return kinds_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  std::size_t symbols() const { return symbols_; }

  /// The symbols that ask for tokens of a class: "#pct", "#name".
  enum class Class : std::uint8_t { number, percent, money, date, duration, reference, name };
  static constexpr std::size_t classes = 7;
  std::span<const Symbol> of(Class one) const { return classes_[static_cast<std::size_t>(one)]; }

  /// A detector that a symbol may set off: the rarest of those that it needs.
  struct Trigger {
    std::uint16_t kind = 0;
    std::uint16_t detector = 0;
    Symbol also = 0;  // the next rarest that it needs, or the same one
  };
  std::span<const Trigger> triggers(Symbol symbol) const {
    const auto first = first_trigger_[symbol];
    return std::span(triggers_).subspan(first, first_trigger_[symbol + std::size_t{1}] - first);
  }

 private:
  void index_triggers();

  std::vector<SignalKind> kinds_;
  Vocabulary vocabulary_;
  std::size_t symbols_ = 0;
  std::array<std::vector<Symbol>, classes> classes_{};
  std::vector<Trigger> triggers_;  // by their symbols
  std::vector<std::uint32_t> first_trigger_;
};

}  // namespace clauseline
