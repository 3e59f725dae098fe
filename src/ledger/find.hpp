#pragma once

#include "ledger/settle.hpp"
#include "store/detached_signature.hpp"
#include "store/repository.hpp"
#include "text/error.hpp"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Between what a ledger is looked at: the decisions are those of `after`.
struct LedgerEnds {
  std::string before{};  // a revision; what its commits brought is no part of what is judged
  std::string after{};   // a revision
  std::string allowed_signers{};  // whose signatures count: the bytes of the file of the base
  std::string authorities{};      // whose time stamps count: the same
};

/// The decisions that a revision holds. Works on bare repositories; nothing is checked out.
class Ledger {
 public:
  /// Reads all of them. A file that is no decision is passed over where `before` has it already,
  /// with the same bytes, and counts for nothing; else it throws Error with all that is wrong.
  Ledger(const Repository& repository, LedgerEnds ends);

  /// The decisions on an agreement, by path, each with the commit that gave its file the bytes that
  /// it has. What is costly to know, the worth of signatures and time stamps, is known of those on
  /// these findings.
  std::vector<LedgerEntry> on(const std::string& agreement,
                              const std::vector<std::string>& fingerprints) const;

  bool empty() const { return entries_.empty(); }
  /// What is wrong with the files that were passed over.
  const std::vector<Problem>& passed_over() const { return passed_over_; }

 private:
  void read();
  void find_commits();
  const std::string* beside(const LedgerEntry& entry, std::string_view proof_ending) const;
  std::optional<TimeStamp> stamp_of(const LedgerEntry& entry) const;
  std::optional<DetachedSignature> own_signature_of(const LedgerEntry& entry) const;
  void know_commits(const std::vector<LedgerEntry*>& asked) const;
  void know_own_signatures(const std::vector<LedgerEntry*>& asked) const;
  void know_of(std::vector<LedgerEntry>& entries, const std::vector<std::string>& some) const;

  const Repository& repository_;
  LedgerEnds ends_;
  std::map<std::string, std::vector<LedgerEntry>, std::less<>> entries_{};  // by agreement
  std::map<std::string, std::string, std::less<>> blobs_{};                 // ids, by path
  std::map<std::string, std::string, std::less<>> proofs_{};                // their bytes, by path
  std::vector<Problem> passed_over_{};
};

/// True for the path of a file that holds a decision, from the root.
bool is_decision_path(std::string_view path);

/// How the names of files end that may lie beside one and prove it: see check_time_stamp() and
/// detached_signatures().
inline constexpr std::array<std::string_view, 2> proof_endings{token_ending, signature_ending};

/// True for the path of such a file.
bool is_proof_path(std::string_view path);

/// Either: what is added to a ledger and never edited.
bool is_ledger_path(std::string_view path);

/// The path of what lies beside a decision and ends so.
std::string beside(std::string_view decision_path, std::string_view proof_ending);

/// The part of such a path that stands for the agreement.
std::string_view agreement_part(std::string_view path);

/// Decisions, and what lies beside them and bears them out, that a revision has and that were
/// edited or removed: sentences, by the part of their path that stands for the agreement. `changed`
/// is all that differs from it; what was no decision, or proved nothing, is not missed.
std::map<std::string, std::vector<std::string>> changed_decisions(
    const Repository& repository, const std::string& before,
    const std::vector<ChangedFile>& changed);

/// The same of what the commits of a range did on the way (children before parents): a decision
/// that came and went. Who brought one in the range may take it away again before it is published.
std::map<std::string, std::vector<std::string>> changed_decisions(
    const std::vector<CommitSteps>& steps);

}  // namespace clauseline
