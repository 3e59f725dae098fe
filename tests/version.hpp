#pragma once

// A version of an agreement that a test writes down as one clause, or a few.

#include "audit_text.hpp"
#include "model/read.hpp"
#include "terms/term.hpp"

#include <stdexcept>
#include <string>

namespace clauseline::tests {

/// An agreement with its typed terms read. Stays where it is, for the terms point into it.
class Version {
 public:
  /// Takes a whole document, or clauses that are put into the frame of the cases.
  explicit Version(const std::string& text)
      : agreement_{read_agreement(Source("version.xml", in_frame(text)))},
        interpretation_{interpret(agreement_)} {}
  Version(const Version&) = delete;
  Version& operator=(const Version&) = delete;
  ~Version() = default;

  const Agreement& agreement() const { return agreement_; }
  const Interpretation& read() const { return interpretation_; }

  /// The first term of this id.
  const Term& term(const std::string& id) const {
    for (const Term& term : interpretation_.terms)
      if (term.id == id) return term;
    throw std::runtime_error("no term " + id);
  }

 private:
  Agreement agreement_;
  Interpretation interpretation_;
};

/// A clause that says nothing but typed terms.
inline std::string clause_of(const std::string& terms) {
  return "<clause id=\"here\"><p>Words.</p><terms>" + terms + "</terms></clause>";
}

}  // namespace clauseline::tests
