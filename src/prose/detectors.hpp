#pragma once

#include "prose/packed_detectors.hpp"
#include "prose/signal_kind.hpp"
#include "prose/vocabulary.hpp"
#include "text/source.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clauseline {

/// Every signal, with the words of all patterns in one vocabulary.
class Detectors {
 public:
  /// Those that the program carries, as the reader of their files made them when it was built.
  static const Detectors& shipped();

  /// The shipped ones, extended or overridden by files of a house. Throws Error with every
  /// problem, each with its line and column.
  explicit Detectors(std::span<const Source> house);
  /// Detectors as they were packed; the numbers must outlive them.
  explicit Detectors(const PackedDetectors& packed);

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

    bool operator==(const Trigger&) const = default;
  };
  std::span<const Trigger> triggers(Symbol symbol) const {
    const auto first = first_trigger_[symbol];
    return std::span(triggers_).subspan(first, first_trigger_[symbol + std::size_t{1}] - first);
  }

  bool operator==(const Detectors&) const = default;

 private:
  friend struct PackedParts;

  std::vector<bool> index_triggers();

  std::vector<SignalKind> kinds_;
  Vocabulary vocabulary_;
  std::size_t symbols_ = 0;
  std::array<std::vector<Symbol>, classes> classes_{};
  std::vector<Trigger> triggers_;  // by their symbols
  std::vector<std::uint32_t> first_trigger_;
};

}  // namespace clauseline
