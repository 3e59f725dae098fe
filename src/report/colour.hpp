#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clauseline {

/// A colour of a screen. It is numbers and never text, so that it can stand in any style sheet.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  auto operator<=>(const Colour&) const = default;
};

/// "#1d4e89", in letters of either case, or "#fff"; nothing for any other text.
std::optional<Colour> read_colour(std::string_view text);

/// "#1d4e89".
std::string to_text(Colour colour);

/// So many parts of 100 of one colour over another.
Colour mixed(Colour under, Colour over, int percent);

/// The contrast ratio of two colours in hundredths, as WCAG 2.2 reckons it, rounded down: 2100 is
/// black on white.
int contrast(Colour one, Colour other);

/// What WCAG 2.2 AA asks of text (1.4.3), and of what shows a control (1.4.11), in hundredths.
inline constexpr int enough_for_text = 450;
inline constexpr int enough_for_controls = 300;

}  // namespace clauseline
