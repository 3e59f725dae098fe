#pragma once

#include "terms/exact.hpp"
#include "terms/term.hpp"
#include "text/error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// A value that somebody gives for one field of one term: "t-share.rate=20".
struct Assumption {
  std::string term;
  std::string field;
  std::string value;
  bool used = false;
};

/// A value that stood in for one that the agreement does not show.
struct Supposed {
  std::string term;
  std::string field;  // "rate"
  std::string value;  // "20%"
  std::string basis;  // "assumed", "reported (s-press)", "same as t-share of msft@2025-10-28"
  std::string said;   // what the agreement says instead: "undisclosed"
  Location at{};

  bool operator==(const Supposed& other) const {
    return term == other.term && field == other.field && value == other.value &&
           basis == other.basis;
  }
};

/// What is given besides the agreements: assumptions, whether reported values may be used, and
/// what the earlier version is, to which `same-as` may point.
struct Given {
  std::vector<Assumption> assumptions{};
  bool use_reported = false;
  const Interpretation* earlier = nullptr;

  /// The assumption for a field of a term, which counts as used then; or null.
  Assumption* find(std::string_view term, std::string_view field);
};

/// Reads "TERM.FIELD=VALUE", where TERM is one of these. Throws Error with the nearest name.
Assumption read_assumption(std::string_view word, const std::vector<std::string>& terms);

/// Throws Error if an assumption was not used: what it is about is stated or is not there.
void require_used(const Given& given);

/// An amount of money, with its currency if one is written: "38000000000", "USD 38000000000".
struct WrittenAmount {
  Exact amount{};
  std::string currency{};
  std::string digits{};  // the amount as it was written
};

/// Throws Error that begins with `option`.
WrittenAmount read_written_amount(std::string_view word, std::string_view option);

}  // namespace clauseline
