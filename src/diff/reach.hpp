#pragma once

#include "diff/definitions.hpp"
#include "terms/term.hpp"

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// What a definition reaches: a clause whose words use it, or a typed term that stands there
/// or names it.
struct Reached {
  const Clause* clause = nullptr;
  const Term* term = nullptr;       // null: the words of the clause
  const Clause* through = nullptr;  // the definition that it uses itself
};

/// Who uses which definition in one version, and what a definition reaches through the
/// definitions that use it. Built in one pass over the words.
class Reach {
 public:
  Reach(const Interpretation& version, const Definitions& definitions);

  /// All that a definition reaches, in document order, each by the shortest way. Definitions
  /// on the way are among it, so that `through` leads back step by step.
  std::vector<Reached> of(const Clause& definition) const;

  /// For every definition that uses one of these, directly or not, and for these themselves:
  /// the way to the nearest of them, both ends included.
  class Ways {
   public:
    /// The way from a definition, or empty where it uses none of them.
    std::vector<const Clause*> from(const Clause& definition) const;

   private:
    friend class Reach;
    std::unordered_map<const Clause*, const Clause*> next_;
  };
  Ways ways_to(const std::vector<const Clause*>& definitions) const;

 private:
  /// Who uses a definition: a clause, or a term that names it in its data.
  struct User {
    std::size_t place = 0;  // of the clause in document order
    const Clause* clause = nullptr;
    const Term* term = nullptr;
    bool defines = false;  // the clause is a definition too, and hands on what it uses
  };

  void read_words(const Agreement& agreement, const Definitions& definitions);
  void read_terms(const Interpretation& version, const Definitions& definitions);
  const std::vector<User>& users(const Clause& definition) const;
  const std::vector<const Term*>& terms_in(const Clause& clause) const;

  std::unordered_map<const Clause*, std::vector<User>> users_;         // of a definition
  std::unordered_map<const Clause*, std::vector<const Term*>> terms_;  // of a clause
  std::unordered_map<const Clause*, std::size_t> places_;              // in document order
};

}  // namespace clauseline
