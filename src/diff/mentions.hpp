#pragma once

#include "diff/definitions.hpp"
#include "diff/references.hpp"
#include "model/agreement.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace clauseline {

/// Words of a clause that stand for something with a name or number of its own: a defined
/// term, another clause, a party. Bytes [begin, end) of Clause::words.
struct Mention {
  MarkKind kind{};  // term, reference or party
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool marked = false;
  bool relative = false;       // a reference that counts from where it stands
  const Clause* to = nullptr;  // the definition or clause; null of a party or where unknown
  std::string target{};        // as a mark names it
};

/// What the same place of two versions of a clause mentions. A side may mention nothing: its
/// `end` is 0.
struct MentionPair {
  Mention before{};
  Mention after{};
};

/// How the mentions of a clause went on from one version to the next.
struct MentionMoves {
  bool followed = false;   // the words differ, and only as the name or number did that they print
  bool explained = false;  // they differ at most in what they mention, all of which is told here
  std::vector<MentionPair> retargeted{};  // the same place, or the same print, means another thing
  std::vector<MentionPair> renumbered{};  // a reference to the same clause prints another number
};

/// Finds what the clauses of one version mention.
class Mentions {
 public:
  explicit Mentions(const Agreement& agreement)
      : agreement_(agreement), definitions_(agreement), references_(agreement) {}

  /// In order, none within another; the first of two that overlap.
  std::vector<Mention> in(const Clause& clause) const;
  /// The references alone, which is much less work.
  std::vector<Mention> references_in(const Clause& clause) const;
  const Agreement& agreement() const { return agreement_; }
  const Clause* around(const Clause& clause) const { return references_.around(clause); }

 private:
  const Agreement& agreement_;
  Definitions definitions_;
  References references_;
};

}  // namespace clauseline
