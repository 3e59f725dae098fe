#include "model/ordinal.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace clauseline {
namespace {

using Text = std::string_view;

constexpr unsigned letters = 26;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lowered(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// The value of a Roman numeral in small letters up to 100, or 0 if it is none.
unsigned roman(Text text) {
  struct Step {
    Text numeral;
    unsigned value;
  };
  constexpr std::array<Step, 9> steps{{{"c", 100},
                                       {"xc", 90},
                                       {"l", 50},
                                       {"xl", 40},
                                       {"x", 10},
                                       {"ix", 9},
                                       {"v", 5},
                                       {"iv", 4},
                                       {"i", 1}}};
  constexpr unsigned most = 100;
  unsigned value = 0;
  std::string canonical;
  Text rest = text;
  for (const auto& [numeral, worth] : steps)
    for (unsigned times = 0; times < 3 && rest.starts_with(numeral); ++times) {
      value += worth;
      rest.remove_prefix(numeral.size());
      if (numeral.size() == 2 || worth % 10 == 5) break;  // these stand once
    }
  return rest.empty() && value <= most ? value : 0;
}

}  // namespace

std::vector<Ordinal> ordinals_of(std::string_view group) {
  std::vector<Ordinal> found;
  const bool upper = is_upper(group.front());
  if (std::ranges::any_of(group, [&](char c) { return is_upper(c) != upper; })) return found;
  std::string small(group);
  std::ranges::transform(small, small.begin(), lowered);
  const bool repeated = small.find_first_not_of(small.front()) == std::string::npos;
  if (repeated && small.size() <= 2)
    found.push_back({.glyph = upper ? Glyph::upper_letter : Glyph::lower_letter,
                     .value = static_cast<unsigned>(small.front() - 'a') + 1 +
                              (small.size() == 2 ? letters : 0U)});
  if (const unsigned value = roman(small); value != 0)
    found.push_back({.glyph = upper ? Glyph::upper_roman : Glyph::lower_roman, .value = value});
  return found;
}

std::vector<Ordinal> going_on(const std::vector<Ordinal>& last, const std::vector<Ordinal>& now) {
  std::vector<Ordinal> kept;
  for (const Ordinal& one : now)
    if (std::ranges::any_of(last, [&](const Ordinal& before) {
          return before.glyph == one.glyph && before.value + 1 == one.value;
        }))
      kept.push_back(one);
  return kept;
}

}  // namespace clauseline
