#pragma once

#include "model/quantity.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clauseline {

/// An exact number: a fraction of two whole numbers of any size. Amounts, percents and rates
/// stay exact until a payment is rounded, once.
using Exact = boost::multiprecision::number<boost::multiprecision::cpp_rational_backend,
                                            boost::multiprecision::et_off>;

/// Whole minor units of a currency: cents of USD, yen of JPY.
using Minor = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                            boost::multiprecision::et_off>;

/// How a payment is rounded to the minor unit. Up is away from zero, down towards it; halves
/// go away from zero, or to the even neighbour.
enum class Rounding : std::uint8_t { half_up, half_even, down, up };

/// The mode that `pay rounding` names; half_up for any other word.
Rounding read_rounding(std::string_view word);

Exact exact(const Decimal& decimal);

/// Reads `[-]digits[.digits]` with at most 30 digits in all, or nothing.
std::optional<Exact> read_exact(std::string_view text);

/// How many digits stand behind the point.
std::size_t decimals_of(std::string_view number);

/// The amount, in units of a currency that has so many decimals, as whole minor units.
Minor rounded(const Exact& amount, unsigned decimals, Rounding mode);

/// Minor units as an amount, which rounded() takes back.
Exact exact(const Minor& minor, unsigned decimals);

/// "38000000000.00", "-0.05"; of a currency without decimals "1003".
std::string to_text(const Minor& minor, unsigned decimals);

/// The same with digits in groups of three: "38,000,000,000.00".
std::string grouped(const Minor& minor, unsigned decimals);

/// A fraction in lowest terms: "7470000000000/365"; a whole number without a slash.
std::string to_text(const Exact& number);

}  // namespace clauseline
