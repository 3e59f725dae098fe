#include "terms/currency.hpp"

#include "terms/iso_codes.hpp"

#include <algorithm>

namespace clauseline {
namespace {

struct Decimals {
  std::string_view code;
  std::optional<unsigned> count;
};

// The package iso-codes does not tell the minor units of ISO 4217, so here is who has others
// than two, after "List one" of the standard's maintenance agency, SIX (iso.org/iso-4217).
// Without a count: the standard says "N.A.".
constexpr Decimals not_two[] = {
    {"BHD", 3},  {"BIF", 0},  {"CLF", 4},  {"CLP", 0},  {"DJF", 0},  {"GNF", 0},  {"IQD", 3},
    {"ISK", 0},  {"JOD", 3},  {"JPY", 0},  {"KMF", 0},  {"KRW", 0},  {"KWD", 3},  {"LYD", 3},
    {"OMR", 3},  {"PYG", 0},  {"RWF", 0},  {"TND", 3},  {"UGX", 0},  {"UYI", 0},  {"UYW", 4},
    {"VND", 0},  {"VUV", 0},  {"XAF", 0},  {"XAG", {}}, {"XAU", {}}, {"XBA", {}}, {"XBB", {}},
    {"XBC", {}}, {"XBD", {}}, {"XDR", {}}, {"XOF", 0},  {"XPD", {}}, {"XPF", 0},  {"XPT", {}},
    {"XSU", {}}, {"XTS", {}}, {"XUA", {}}, {"XXX", {}}};

}  // namespace

bool is_currency(std::string_view code) {
  return std::ranges::binary_search(iso_currencies(), code);
}

std::optional<unsigned> currency_decimals(std::string_view code) {
  if (!is_currency(code)) return std::nullopt;
  const auto* row = std::ranges::find(not_two, code, &Decimals::code);
  return row == std::end(not_two) ? 2U : row->count;
}

}  // namespace clauseline
