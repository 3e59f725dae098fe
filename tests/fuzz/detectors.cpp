// Fuzzes the reader of detector files: any bytes become detectors that find something or nothing
// in a text, or one clear Error.

#include "law.hpp"
#include "prose/find_signals.hpp"

// libFuzzer looks for this name. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace clauseline;
  const Source house("house.txt", fuzz::text(data, size));
  const auto detectors = fuzz::unless_refused([&] { return Detectors(std::span(&house, 1)); });
  if (!detectors) return 0;
  const std::string text =
      "Licensor shall not grant an exclusive licence for twenty percent (20%) of Net Revenue, "
      "capped "
      "at $1,000,000, until December 31, 2030; unless thirty (30) days pass. " +
      house.name() + std::string(house.bytes());
  SignalFinder finder(*detectors);
  for (const Signal& signal : finder.find(text))
    fuzz::require(signal.sentence_begin <= signal.begin && signal.begin < signal.end &&
                  signal.end <= signal.sentence_end && signal.sentence_end <= text.size());
  return 0;
}
