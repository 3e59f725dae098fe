#pragma once

#include <span>
#include <string_view>

namespace clauseline {

/// The codes of the package iso-codes as it was when the program was built, each list sorted.
std::span<const std::string_view> iso_currencies();    // ISO 4217: "USD"
std::span<const std::string_view> iso_countries();     // ISO 3166-1: "US"
std::span<const std::string_view> iso_subdivisions();  // ISO 3166-2: "US-WA"

/// The version of the package: "4.15.0".
std::string_view iso_codes_version();

}  // namespace clauseline
