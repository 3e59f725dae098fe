#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

class Detectors;

/// Detectors as numbers and text, so that the program can carry them ready to use: reading their
/// files takes longer than many a comparison. Only a program of the same sources can use them.
template <class Numbers, class Text>
struct Packed {
  Numbers numbers{};
  Text text{};
};

/// Those that lie elsewhere, and those that were packed just now.
using PackedDetectors = Packed<std::span<const std::uint16_t>, std::string_view>;
using DetectorsToPack = Packed<std::vector<std::uint16_t>, std::string>;

DetectorsToPack pack(const Detectors& detectors);

/// The shipped ones. Made by cli/pack_detectors.cpp while the program is built.
PackedDetectors shipped_detectors();

}  // namespace clauseline
