// Not of the program, but of its building: writes the shipped detectors as a C++ source that
// defines shipped_detectors(), made by the reader of their files itself.

#include "prose/detectors.hpp"
#include "prose/packed_detectors.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdio>
#include <span>
#include <string>

namespace {

using namespace clauseline;

/// Numbers, or letters as numbers, in lines of source.
template <class Numbers>
std::string rows(const Numbers& numbers) {
  constexpr std::size_t in_row = 32;
  std::string text;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    text += fmt::format("{},{}", int{numbers[i]}, i % in_row + 1 < in_row ? "" : "\n");
  return text;
}

}  // namespace

int main() {
  try {
    const auto [numbers, text] = pack(Detectors(std::span<const Source>{}));
    fmt::print(R"(#include "prose/packed_detectors.hpp"

namespace clauseline {{
namespace {{

constexpr std::uint16_t numbers[] = {{
{}}};

constexpr char text[] = {{
{}}};

}}  // namespace

PackedDetectors shipped_detectors() {{ return {{.numbers = numbers, .text = {{text, sizeof text}}}}; }}

}}  // namespace clauseline
)",
               rows(numbers), rows(text));
    return 0;
  } catch (const Error& error) {
    for (const Problem& problem : error.problems())
      fmt::print(stderr, "{}\n", told(problem));
  }
  return 1;
}
