#include "report/colour.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace clauseline {
namespace {

std::optional<std::uint8_t> byte_of(std::string_view digits) {
  constexpr int hexadecimal = 16;
  std::uint8_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stopped, failed] = std::from_chars(digits.data(), end, value, hexadecimal);
  if (failed != std::errc() || stopped != end) return std::nullopt;
  return value;
}

/// How bright a colour is, from 0 to 1: relative luminance as WCAG 2.2 defines it.
double luminance(Colour colour) {
  const auto linear = [](std::uint8_t channel) {
    const double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

std::optional<Colour> read_colour(std::string_view text) {
  constexpr std::size_t in_full = 7;
  constexpr std::size_t short_form = 4;
  if (!text.starts_with('#')) return std::nullopt;
  std::string digits(text.substr(1));
  if (text.size() == short_form)
    digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
  else if (text.size() != in_full)
    return std::nullopt;
  const std::string_view all(digits);
  const auto red = byte_of(all.substr(0, 2));
  const auto green = byte_of(all.substr(2, 2));
  const auto blue = byte_of(all.substr(4, 2));
  if (!red || !green || !blue) return std::nullopt;
  return Colour{*red, *green, *blue};
}

std::string to_text(Colour colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

Colour mixed(Colour under, Colour over, int percent) {
  constexpr int whole = 100;
  const auto channel = [&](std::uint8_t below, std::uint8_t above) {
    return static_cast<std::uint8_t>((below * (whole - percent) + above * percent + whole / 2) /
                                     whole);
  };
  return {channel(under.red, over.red), channel(under.green, over.green),
          channel(under.blue, over.blue)};
}

int contrast(Colour one, Colour other) {
  constexpr double flare = 0.05;
  const auto [darker, brighter] = std::minmax({luminance(one), luminance(other)});
  return static_cast<int>(std::floor((brighter + flare) / (darker + flare) * 100 + 1e-9));
}

}  // namespace clauseline
