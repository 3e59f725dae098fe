#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace clauseline::fuzz {

/// A fuzz target as libFuzzer calls it: one input, 0 for done. What is wrong aborts or throws.
struct Target {
  std::string_view name;  // of its source in tests/fuzz/ and of its folder in tests/fuzz/corpus/
  int (*run)(const std::uint8_t* data, std::size_t size);
};

/// All of them; CMake writes the table from the folder.
std::span<const Target> targets();

}  // namespace clauseline::fuzz
