#pragma once

#include "rules/rule.hpp"

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// Which rules wait for changes of a right: those that the program carries, which are looked up
/// once for all comparisons, and behind them those of a house.
class Waiting {
 public:
  explicit Waiting(std::span<const Rule> of_house) : of_house_(by_right(of_house)) {}

  /// In the order of the rules.
  std::vector<const Rule*> of(const Right& right) const;

 private:
  using ByRight = std::unordered_map<std::string_view, std::vector<const Rule*>>;

  static ByRight by_right(std::span<const Rule> all);

  ByRight of_house_;
};

}  // namespace clauseline
