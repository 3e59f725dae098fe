// Fuzzes the reader of plain text: any bytes become a sound tree or one clear Error.

#include "reader.hpp"

// libFuzzer looks for this name. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  clauseline::fuzz::read_twice(clauseline::read_text, "fuzz.txt", data, size);
  return 0;
}
