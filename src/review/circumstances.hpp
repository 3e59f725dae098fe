#pragma once

#include "diff/change.hpp"
#include "ledger/settle.hpp"
#include "rules/rule.hpp"
#include "store/commit.hpp"
#include "store/signature.hpp"
#include "store/tag.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// A commit that touched an agreement, and what its signature is worth.
struct SignedCommit {
  Commit commit;
  Signature signature{};
};

/// What git says of how one version of an agreement became the other, beside their bytes.
struct Circumstances {
  std::string old_path{};  // of the file; empty where only one is known
  std::string new_path{};
  std::vector<SignedCommit> commits{};  // that touched the file, children before parents
  /// Which of these changed a clause or what hangs on it, by its id in any version on the way, as
  /// places in `commits`. Empty where that was not asked for, or could not be told.
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_clause{};
  std::vector<SignedTag> tags{};       // annotated, that name the old version or the new
  bool wants_signatures = false;       // whether the house says who may sign
  std::vector<std::string> merged{};   // clauses that a merge made: "3.2 Fees, by commit ...,"
  std::vector<std::string> dropped{};  // commits of the old history that the new one leaves out
  std::vector<std::string> gate{};     // files of the house that changed too
  std::vector<std::string> vocabularies{};  // schemas and dialects that changed too
  struct Source {
    std::string path;
    std::string given;  // "sha256:..."
    std::string found;

    bool operator==(const Source&) const = default;
  };
  std::vector<Source> other_sources{};  // stored sources that have another digest than is said
  std::vector<std::string> changed_decisions{};  // "reviews/deal/... was removed by commit ..."
  /// What a forecast of the house says of the payments of both versions, of the party and the
  /// scenario in which they differ most.
  struct Payments {
    std::string forecast;  // a path from the root
    std::string before{};  // "Ann receives USD 38.00 more than she pays"; empty: the same
    std::string after{};
    std::string unknown{};           // why that cannot be told
    std::optional<Money> differs{};  // by so much; nothing where that cannot be told
    bool is_over = false;            // more than the policy lets pass
  };
  std::vector<Payments> payments{};
};

/// "commit 1f3c90aa2b51 of Ann (2026-04-27)"; the date is what the commit claims.
std::string called(const Commit& commit);

/// Whether payments changed that no forecast reckons: fixed ones, or the base of a share, which a
/// forecast takes to be the same.
bool touches_uncounted_payments(const Comparison& comparison);

/// The fields of an agreement that tell_circumstances() speaks of: no comparison of two files
/// shows them.
bool is_circumstance(const Pattern& pattern);

/// Adds what the circumstances come to, as changes of the agreement, to what differs.
void tell_circumstances(const Circumstances& circumstances, Comparison& into);

/// The same of what is wrong with decisions.
void tell_faults(const std::vector<LedgerFault>& faults, Comparison& into);

}  // namespace clauseline
