#pragma once

#include "payments/days.hpp"
#include "terms/exact.hpp"
#include "text/source.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace clauseline {

/// What is expected of the base of a revenue share over some days. The amount spreads evenly
/// over them, leap days too.
struct ForecastRow {
  std::string stream;  // the id of the revenue share
  Days days{};
  std::string currency{};
  Exact amount{};          // in units of the currency; may be negative
  std::string asset{};     // empty: of the whole base
  std::string channel{};   // empty: of every channel
  std::string scenario{};  // empty: in every scenario
  unsigned line = 0;
};

struct Forecast {
  std::string source;
  std::vector<ForecastRow> rows{};  // by stream, asset, channel and day
};

/// The names that a forecast may use. A stream that has another id in the new version may be
/// called by either; the row then has the one that stands second in `renamed`.
struct ForecastNames {
  std::vector<std::string> streams{};
  std::map<std::string, std::string, std::less<>> renamed{};
  std::vector<std::string> assets{};
  std::vector<std::string> scenarios{};
};

/// Reads `stream,start,end,currency,amount`, and `asset`, `channel`, `scenario` where they are
/// there. Throws Error with every problem: a name that is not known, with the nearest that is;
/// an amount that is none or has more decimals than its currency; rows of one stream that
/// overlap in one scenario; rows of which only some name an asset or a channel.
Forecast read_forecast(const Source& source, const ForecastNames& names);

/// The last day of all rows. The forecast must not be empty.
std::chrono::sys_days last_day(const Forecast& forecast);

/// The rows of a stream that count in a scenario: its own, and those of every scenario.
std::vector<const ForecastRow*> rows_of(const Forecast& forecast, const std::string& stream,
                                        const std::string& scenario);

/// The days within `within` of which these rows, all of one stream, say nothing, by asset and
/// channel.
struct Gap {
  const ForecastRow* near = nullptr;  // a row of the same asset and channel
  Days days{};
};
std::vector<Gap> gaps(const std::vector<const ForecastRow*>& rows, const Days& within);

}  // namespace clauseline
