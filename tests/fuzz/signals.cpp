// Fuzzes what reads words: any bytes have signals and values at places within them, in order, and
// the same ones when they are read again.

#include "law.hpp"
#include "prose/find_signals.hpp"

// libFuzzer looks for this name. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace clauseline;
  static SignalFinder finder(Detectors::shipped());
  const auto text = fuzz::text(data, size);
  const auto found = finder.find(text);
  std::uint32_t last = 0;
  for (const Signal& signal : found) {
    fuzz::require(signal.kind != nullptr && signal.begin < signal.end &&
                  signal.end <= signal.sentence_end && signal.sentence_end <= text.size());
    fuzz::require(signal.sentence_begin <= signal.begin && last <= signal.begin);
    last = signal.begin;
    for (const ProseValue& value : finder.values(text, signal.sentence_begin, signal.sentence_end))
      fuzz::require(value.begin < value.end && value.end <= signal.sentence_end &&
                    !to_text(value).empty());
  }
  fuzz::require(finder.find(text).size() == found.size());
  return 0;
}
