#pragma once

#include "terms/term.hpp"

#include <vector>

namespace clauseline {

/// An old and a new term that are the same right, or one that has no counterpart.
struct TermPair {
  const Term* before = nullptr;
  const Term* after = nullptr;

  bool operator==(const TermPair&) const = default;
};

/// Which old terms are which new ones: by id; by `was`; else the same right
/// and key between the same parties over overlapping objects. Rights compared asset by asset
/// may have several counterparts: a licence split in two is compared with both.
std::vector<TermPair> match_terms(const Interpretation& before, const Interpretation& after);

/// The assets that a term is about, with all that lies within them, by its own register.
Names cells(const Term& term, const Register& things);

/// Do two facts say the same in the same words, wherever they stand and whoever is cited?
bool same_statement(const Fact& a, const Fact& b);

}  // namespace clauseline
