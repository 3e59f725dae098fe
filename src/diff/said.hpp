#pragma once

#include "diff/change.hpp"
#include "prose/agreement_signals.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// A signal of one side of a pairing, with its words and the values of its sentence.
struct Said {
  Signal signal{};
  std::string_view words{};  // of its clause
  std::string quote{};
  std::string sentence{};  // folded
  std::string matter{};    // the same without its values
  std::vector<ProseValue> values{};
  WordRoles roles{};
  bool touched = false;  // the words that differ are in it

  const SignalKind& kind() const { return *signal.kind; }
};

/// What is left of two sides of a clause when what both say is taken away.
struct SaidApart {
  const ClauseChange* clause = nullptr;
  bool beside_typed = false;  // the clause has typed terms, which stayed as they were
  std::vector<Said> before{};
  std::vector<Said> after{};
};

/// The field of `prose` (tables/records.hpp) with a name, or null.
const Field* prose_field(std::string_view name);
/// The field under which a signal is told: of its group, or else of its topic; null for none.
const Field* prose_field(const SignalKind& kind);

/// Reads what the sides of pairings say.
class SaidReader {
 public:
  SaidReader(const Comparison& comparison, const Detectors& detectors);

  /// What the old side of a change says, or the new one. Of a clause that came or went every
  /// signal is touched.
  std::vector<Said> before(const ClauseChange& change);
  std::vector<Said> after(const ClauseChange& change);
  /// The values that a clause prints, in order.
  std::vector<ProseValue> values(const Clause& clause);

 private:
  /// Bytes [begin, end) of one side that the other does not have; of what only the other side
  /// has the place where it is missing.
  struct Difference {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  static std::vector<Difference> differences(const std::vector<Edit>& redline, EditKind own);
  std::vector<Said> read(const std::vector<const Clause*>& side,
                         const std::vector<Difference>& differ, const Agreement& agreement);
  Said said(const Clause& clause, const Signal& signal, const Agreement& agreement);
  std::vector<ProseValue> values(const Clause& clause, std::size_t begin, std::size_t end);

  const Comparison& comparison_;
  SignalFinder finder_;
  LeadIns before_lists_;
  LeadIns after_lists_;
};

}  // namespace clauseline
