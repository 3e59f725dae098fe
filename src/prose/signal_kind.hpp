#pragma once

#include "prose/vocabulary.hpp"
#include "text/source.hpp"

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

  bool operator==(const PatternStep&) const = default;
};

/// Words in a row. The longest gap is 63 tokens.
struct ProsePattern {
  std::vector<PatternStep> steps{};
  std::vector<Symbol> needed{};  // no sentence without them has the pattern; the rarest first

  bool operator==(const ProsePattern&) const = default;
};

/// A pattern, what else must stand somewhere in the sentence, and what must not.
struct Detector {
  ProsePattern words{};
  std::vector<ProsePattern> besides{};
  std::vector<ProsePattern> without{};

  bool operator==(const Detector&) const = default;
};

/// An example of a signal, or of words that come near and are none.
struct SignalExample {
  std::string words;
  bool is_match = true;
  Location at{};

  bool operator==(const SignalExample& other) const {
    return words == other.words && is_match == other.is_match && at.source == other.at.source &&
           at.position == other.at.position;
  }
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

  bool operator==(const SignalKind&) const = default;
};

}  // namespace clauseline
