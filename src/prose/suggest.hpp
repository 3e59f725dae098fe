#pragma once

#include "model/agreement.hpp"
#include "prose/detectors.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// An attribute of a typed term, and the words that it was read from.
struct SuggestedAttribute {
  std::string_view name;
  std::string value{};
  std::string words{};
};

/// A child element of a typed term: <rate percent="20"/>.
struct SuggestedPart {
  std::string_view element;
  std::vector<SuggestedAttribute> attributes{};
};

/// A typed term as far as words say it. It departs from the schema until what is missing is there.
struct SuggestedTerm {
  std::string_view element;  // the name of a right
  std::string id{};          // that nothing else in the agreement has
  std::vector<SuggestedAttribute> attributes{};
  std::vector<SuggestedPart> parts{};
  std::vector<std::string> missing{};    // attributes that the term needs and words do not say
  std::vector<std::string> undecided{};  // attributes that words give two values, with both
  std::vector<std::string> limits{};     // words of its sentences that limit it: "until"
};

/// What a clause without typed terms could have.
struct Suggestion {
  const Clause* clause = nullptr;
  std::vector<SuggestedTerm> terms{};
};

/// Typed terms for the clauses that have none and whose words say enough. Nothing is guessed: an
/// attribute is there only if a signal, a value or the name of a party bears it out. Limits of
/// time, conditions and exceptions are left to the reader.
std::vector<Suggestion> suggest_terms(const Agreement& agreement, const Detectors& detectors);

}  // namespace clauseline
