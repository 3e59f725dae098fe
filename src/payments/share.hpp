#pragma once

#include "payments/suppose.hpp"
#include "terms/due.hpp"
#include "terms/term.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clauseline {

/// What happens to a period in which less than nothing is due.
enum class Negative : std::uint8_t { carry, refund, zero };

/// A cap or a minimum: an amount for each stretch of a cycle, or for the whole life.
struct Limit {
  Exact amount{};
  std::string currency{};
  Duration length{};  // nothing: for the whole life
  std::optional<std::chrono::sys_days> counts_from{};
};

/// Is a minimum above a cap in its currency over any time that holds a period of both? Of a
/// minimum for the whole life against a cap for each period nobody can say.
bool is_above(const Limit& minimum, const Limit& cap);

/// An advance that the payer may keep back from what is due.
struct Advance {
  Exact amount{};
  std::string currency{};
  Exact percent{100};  // of each payment, at most
};

/// What one version says of one revenue share, ready to be computed.
struct Share {
  std::string id;
  std::string payer{};
  std::string payee{};
  std::string silent{};  // why it pays nothing: "ceased"; empty: it pays
  std::string currency{};
  Exact rate{};               // percent, from the first unit
  std::vector<Band> bands{};  // by `over`, lowest first
  std::string band_currency{};
  std::optional<Limit> cap{};
  std::optional<Limit> minimum{};
  std::optional<Advance> recoup{};
  std::optional<Duration> every{};  // nothing: one period for each row of the forecast
  Duration within{};                // how long after a period it is paid
  Rounding rounding = Rounding::half_up;
  Negative negative = Negative::carry;
  std::optional<Exact> late_per_day{};  // percent of what is late, for each day
  End from{};
  End until{};
  std::optional<Names> assets{};    // nothing: all
  std::optional<Names> channels{};  // nothing: all
  std::vector<Supposed> supposed{};
  std::vector<std::string> notes{};  // what was taken for granted or left out
};

/// Reads a revenue share of a version. What the agreement does not show is taken from what is
/// given, from the same rate of the earlier version, or from what is reported; else it is added
/// to `missing`.
Share read_share(const Term& term, const Interpretation& version, Given& given,
                 std::vector<Problem>& missing);

}  // namespace clauseline
