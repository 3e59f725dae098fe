#pragma once

#include "diff/numbering.hpp"
#include "model/agreement.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// Words of a clause that point to another: bytes [begin, end) of Clause::words.
struct Reference {
  std::uint32_t begin = 0;  // of what the author marked, else of the number: "3.2(a)"
  std::uint32_t end = 0;
  bool marked = false;
  bool relative = false;       // counts from where it stands: "paragraph (b)"
  const Clause* to = nullptr;  // null: no clause of this version, or it is not clear which
  std::string target{};        // of a mark: as written, an id or work@version#id
};

/// Finds what clauses refer to. A reference is what an author marked as one; elsewhere it is
/// known by its printed form, "Section 3.2" or "paragraph (b)", and by the clause that has
/// that number. What points out of the agreement ("section 3 of the Companies Act") is none.
class References {
 public:
  explicit References(const Agreement& agreement);

  /// The references in the words of a clause, in order. Printed ones only where they are
  /// resolved; marked ones always.
  std::vector<Reference> in(const Clause& clause) const;
  /// The clause around a clause of this version, or null.
  const Clause* around(const Clause& clause) const { return numbering_.around(clause); }
  const Numbering& numbering() const { return numbering_; }

 private:
  std::vector<Reference> marked(const Clause& clause) const;
  std::vector<Reference> printed(const Clause& clause) const;

  std::unordered_map<std::string, const Clause*> by_id_;
  Numbering numbering_;
};

}  // namespace clauseline
