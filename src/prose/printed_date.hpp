#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace clauseline {

/// A day as prose prints it: bytes [begin, end) of a text, and what it says. A day that does
/// not exist is one, too.
struct PrintedDate {
  enum class Form : std::uint8_t { words, iso, numeric };

  std::size_t begin = 0;
  std::size_t end = 0;
  Form form{};
  unsigned year = 0;   // two digits stay two digits
  unsigned month = 0;  // numeric: the first number
  unsigned day = 0;    // numeric: the second number
};

/// "December 31, 2030", "31 December 2030", "31st December, 2030", "2030-12-31", "12/31/2030"
/// and "31.12.2030", in the order of the text.
std::vector<PrintedDate> printed_dates(std::string_view text);

/// Is there such a day?
bool exists(unsigned year, unsigned month, unsigned day);

}  // namespace clauseline
