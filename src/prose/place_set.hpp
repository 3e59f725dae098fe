#pragma once

#include "prose/sentence.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace clauseline {

/// Places in a sentence, a bit each, so that a step of a pattern is taken from all of them at
/// once. Every operation costs the numbers of 64 places that the sentence fills, of which most
/// sentences fill one; `Most` is how many there may be.
template <std::size_t Most>
class PlaceSet {
 public:
  /// No place of a sentence of so many tokens; the place behind the last is one, too.
  explicit PlaceSet(std::size_t tokens) : used_(tokens / 64 + 1) {}

  static PlaceSet all(std::size_t tokens) {
    PlaceSet set(tokens);
    for (std::size_t i = 0; i < tokens / 64; ++i)
      set.bits_[i] = ~std::uint64_t{0};
    set.bits_[tokens / 64] = ~std::uint64_t{0} >> (63 - tokens % 64);
    return set;
  }

  void add(std::size_t place) { bits_[place / 64] |= std::uint64_t{1} << (place % 64); }

  bool empty() const {
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < used(); ++i)
      any |= bits_[i];
    return any == 0;
  }

  /// The first place that is not before `from`, or `none`.
  static constexpr std::size_t none = longest_sentence + 1;
  std::size_t first(std::size_t from = 0) const {
    for (auto i = from / 64; i < used(); ++i) {
      const auto rest = i == from / 64 ? bits_[i] >> (from % 64) << (from % 64) : bits_[i];
      if (rest != 0) return i * 64 + static_cast<std::size_t>(std::countr_zero(rest));
    }
    return none;
  }

  /// Keeps the places that a row of as many numbers has.
  PlaceSet& operator&=(std::span<const std::uint64_t> row) {
    for (std::size_t i = 0; i < used(); ++i)
      bits_[i] &= row[i];
    return *this;
  }
  PlaceSet& operator|=(const PlaceSet& other) {
    for (std::size_t i = 0; i < used(); ++i)
      bits_[i] |= other.bits_[i];
    return *this;
  }

  /// Every place moved towards the beginning, or towards the end; what leaves the words that
  /// the sentence fills is gone. At most 63 at once.
  PlaceSet earlier(std::size_t by) const {
    PlaceSet moved(*this);
    if (by == 0) return moved;
    for (std::size_t i = 0; i < used(); ++i)
      moved.bits_[i] = bits_[i] >> by | (i + 1 < used() ? bits_[i + 1] << (64 - by) : 0);
    return moved;
  }
  PlaceSet later(std::size_t by) const {
    PlaceSet moved(*this);
    if (by == 0) return moved;
    for (auto i = used(); i-- > 0;)
      moved.bits_[i] = bits_[i] << by | (i > 0 ? bits_[i - 1] >> (64 - by) : 0);
    return moved;
  }

  /// Every place and up to `most` places before it, or behind it: by doubling.
  PlaceSet reaching_earlier(std::size_t most) const {
    return reaching(most, [](const PlaceSet& set, std::size_t by) { return set.earlier(by); });
  }
  PlaceSet reaching_later(std::size_t most) const {
    return reaching(most, [](const PlaceSet& set, std::size_t by) { return set.later(by); });
  }

 private:
  std::size_t used() const { return Most == 1 ? 1 : used_; }

  template <class Move>
  PlaceSet reaching(std::size_t most, const Move& move) const {
    PlaceSet reached(*this);
    for (std::size_t done = 0; done < most;) {
      const auto by = done + 1 < most - done ? done + 1 : most - done;
      reached |= move(reached, by);
      done += by;
    }
    return reached;
  }

  std::array<std::uint64_t, Most> bits_{};
  std::size_t used_;
};

}  // namespace clauseline
