#pragma once

#include "model/agreement.hpp"

#include <string>
#include <vector>

namespace clauseline {

/// Typed terms that stand elsewhere in the document than the clause whose words say them.
struct PlacedTerms {
  std::string of;  // the address or id of that clause
  std::vector<Fact> facts;
};

/// Puts typed terms to their clauses, and makes marks that name an address name the clause's
/// id. What names no clause stays as it is written; terms without a clause are told in a remark.
void resolve(Agreement& agreement, std::vector<PlacedTerms> terms);

}  // namespace clauseline
