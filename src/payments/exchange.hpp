#pragma once

#include "terms/exact.hpp"
#include "text/source.hpp"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace clauseline {

/// Rates of exchange by day, and what was asked for and is not there.
class Exchange {
 public:
  /// No rates: enough where everything is in one currency.
  Exchange() = default;

  /// Reads `date,from,to,rate`, where one unit of `from` is `rate` units of `to`. No rate is
  /// made from another: neither an inverse nor a cross rate. Throws Error with every problem.
  explicit Exchange(const Source& source);

  /// An amount in another currency at the rate of a day. A rate that is missing is noted, and
  /// nothing given.
  Exact convert(const Exact& amount, const std::string& from, const std::string& to,
                std::chrono::sys_days day);

  /// Throws Error if a rate was missing, with each line that the file needs.
  void require_complete() const;

 private:
  using Key = std::tuple<std::chrono::sys_days, std::string, std::string>;

  std::string source_ = "--fx";
  std::map<Key, Exact> rates_{};
  std::set<Key> missing_{};
};

}  // namespace clauseline
