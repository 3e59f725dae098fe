// Fuzzes the reader of Markdown: any bytes become a sound tree or one clear Error.

#include "reader.hpp"

// libFuzzer looks for this name. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  clauseline::fuzz::read_twice(clauseline::read_markdown, "fuzz.md", data, size);
  return 0;
}
