// Fuzzes the readers of CSV: any bytes become a forecast, or rates of exchange, or one clear Error;
// what is read holds what the reader promises.

#include "payments/forecast.hpp"

#include "law.hpp"
#include "payments/exchange.hpp"

namespace clauseline::fuzz {
namespace {

void require_sound(const Forecast& forecast) {
  require(!forecast.rows.empty());
  for (std::size_t i = 0; i < forecast.rows.size(); ++i) {
    const ForecastRow& row = forecast.rows[i];
    require(row.stream == "t-rent" || row.stream == "t-fee");
    require(!row.days.empty() && row.line > 1);
    require(i == 0 || forecast.rows[i - 1].stream <= row.stream);
  }
  for (const auto* stream : {"t-rent", "t-fee"})
    for (const auto* scenario : {"", "early"}) {
      const auto rows = rows_of(forecast, stream, scenario);
      for (std::size_t i = 1; i < rows.size(); ++i) {
        const bool same =
            rows[i - 1]->asset == rows[i]->asset && rows[i - 1]->channel == rows[i]->channel;
        require(!same || rows[i - 1]->days.last < rows[i]->days.first);
      }
    }
}

void forecast(const std::string& input) {
  constexpr std::size_t largest = std::size_t{64} << 10U;
  if (input.size() > largest) return;
  const ForecastNames names{
      .streams = {"t-rent", "t-fee"}, .assets = {"shop"}, .scenarios = {"early"}};
  const Source source("fuzz.csv", input);
  if (const auto read = unless_refused([&] { return read_forecast(source, names); }))
    require_sound(*read);
  unless_refused([&] { return Exchange(source); });
}

}  // namespace
}  // namespace clauseline::fuzz

// libFuzzer looks for this name. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  clauseline::fuzz::forecast(clauseline::fuzz::text(data, size));
  return 0;
}
