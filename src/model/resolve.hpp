#pragma once

#include "model/agreement.hpp"

#include <set>
#include <string>
#include <vector>

namespace clauseline {

/// Typed terms that stand elsewhere in the document than the clause whose words say them.
struct PlacedTerms {
  std::string of;  // the address or id of that clause
  std::vector<Fact> facts;
};

/// A name that marks point to by an id: of a defined term, of a currency.
struct Concept {
  std::string id;
  std::string name;
};

/// What stands elsewhere in a document than where it counts.
struct Elsewhere {
  std::vector<PlacedTerms> terms{};
  std::vector<Concept> concepts{};
  std::set<std::string, std::less<>> actors{};   // ids of those who have a name here
  std::set<std::string, std::less<>> signing{};  // ids that the signatures name
};

/// Puts typed terms to their clauses, and makes marks that name an address or a concept name the
/// clause's id, or what the concept is called. What names no clause stays as it is written;
/// terms without a clause are told in a remark.
void resolve(Agreement& agreement, Elsewhere& elsewhere);

}  // namespace clauseline
