#pragma once

#include "payments/csv.hpp"
#include "terms/exact.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace clauseline {

/// What is wrong with a number, and the way out; nothing if nothing is.
struct Fault {
  std::string message;
  std::string hint;
};

/// Why this is no amount such as `-1234.50`: separators of thousands, an exponent, a sign other
/// than a leading minus, white space, no digits at all, more than 30 of them.
std::optional<Fault> fault_of_amount(std::string_view text);

/// Why a currency is none that amounts can be written in; with the nearest that is.
std::optional<Fault> fault_of_currency(std::string_view code);

/// Why an amount has more decimals than its currency.
std::optional<Fault> fault_of_decimals(std::string_view amount, std::string_view currency);

/// What is shown of a word that somebody else wrote: its beginning.
std::string beginning(std::string_view word);

/// Reads cells and says where they are wrong; what is wrong gives nothing.
class CellReader {
 public:
  explicit CellReader(Problems& problems) : problems_(problems) {}

  std::optional<std::chrono::sys_days> day(const Cell& cell);
  std::optional<Exact> amount(const Cell& cell);
  std::optional<std::string> currency(const Cell& cell);

 private:
  bool refused(const Cell& cell, const std::optional<Fault>& fault);

  Problems& problems_;
};

}  // namespace clauseline
