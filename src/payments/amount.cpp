#include "payments/amount.hpp"

#include "terms/currency.hpp"
#include "terms/iso_codes.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace clauseline {

std::string beginning(std::string_view word) {
  constexpr std::size_t most = 60;
  return word.size() <= most ? std::string(word) : std::string(word.substr(0, most)) + "...";
}

std::optional<Fault> fault_of_amount(std::string_view text) {
  if (read_exact(text)) return std::nullopt;
  const auto shown = beginning(text);
  const auto any = [&](std::string_view bytes) {
    return text.find_first_of(bytes) != std::string_view::npos;
  };
  const auto about = [&](std::string_view what, std::string_view hint) {
    return Fault{fmt::format("the amount {} {}", shown, what), std::string(hint)};
  };
  if (text.empty()) return Fault{"the amount is missing", "write 0 where nothing is expected"};
  if (!any("0123456789")) return about("is no number", "write it as 1234.50");
  if (any("eE")) return about("is written with an exponent", "write all its digits: 30000000000");
  if (any(",'_ ") || text.find("\xC2\xA0") != std::string_view::npos)
    return about("holds a separator or a blank", "write 1234.50 for 1,234.50 or 1.234,50");
  if (any("+(") || text.find('-', 1) != std::string_view::npos)
    return about("has a sign that is no leading minus", "write -1234.50 for a negative amount");
  if (text.find_first_not_of("-.0123456789") == std::string_view::npos &&
      std::ranges::count(text, '.') <= 1 && text.back() != '.' && text.find("-.") != 0 &&
      text.front() != '.')
    return about("has more than 30 digits", "no currency needs as many");
  return about("is no number", "write it as 1234.50, in the units of its currency");
}

std::optional<Fault> fault_of_currency(std::string_view code) {
  if (currency_decimals(code)) return std::nullopt;
  if (is_currency(code))
    return Fault{fmt::format("{} has no minor unit, so amounts in it have no last decimal", code),
                 "write the amount in a currency that is paid in, such as USD"};
  const auto codes = iso_currencies();
  const std::vector<std::string> known(codes.begin(), codes.end());
  const auto hint = suggestion(code, known);
  return Fault{fmt::format("{} is no currency of ISO 4217", beginning(code)),
               hint.empty() ? "write a code such as USD, EUR or JPY" : hint};
}

std::optional<Fault> fault_of_decimals(std::string_view amount, std::string_view currency) {
  const auto decimals = currency_decimals(currency);
  if (!decimals || decimals_of(amount) <= *decimals) return std::nullopt;
  return Fault{fmt::format("the amount {} has more decimals than {}, which has {}",
                           beginning(amount), currency, *decimals),
               "round it before it is forecast; only payments are rounded here"};
}

std::optional<std::chrono::sys_days> CellReader::day(const Cell& cell) {
  const auto date = read_date(cell.text);
  if (date && date->precision == Date::Precision::day) return first_day(*date);
  refused(cell, Fault{fmt::format("{} is no day",
                                  cell.text.empty() ? "an empty cell" : beginning(cell.text)),
                      "write it as 2026-12-31"});
  return std::nullopt;
}

std::optional<Exact> CellReader::amount(const Cell& cell) {
  if (refused(cell, fault_of_amount(cell.text))) return std::nullopt;
  return read_exact(cell.text);
}

std::optional<std::string> CellReader::currency(const Cell& cell) {
  if (refused(cell, fault_of_currency(cell.text))) return std::nullopt;
  return cell.text;
}

bool CellReader::refused(const Cell& cell, const std::optional<Fault>& fault) {
  if (fault) problems_.add(cell.at, fault->message, fault->hint);
  return fault.has_value();
}

}  // namespace clauseline
