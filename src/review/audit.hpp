#pragma once

#include "diff/change.hpp"
#include "ledger/settle.hpp"
#include "model/agreement.hpp"
#include "policy/policy.hpp"
#include "prose/detectors.hpp"
#include "review/circumstances.hpp"
#include "rules/rule.hpp"
#include "terms/term.hpp"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace clauseline {

/// Where the bytes of a version came from. What is not known is empty.
struct Evidence {
  std::string source;      // as named by the user: "v1:agreements/a.xml"
  std::string revision{};  // "v1"
  std::string commit{};    // 40 hex digits
  std::string blob{};      // git's id of the bytes, 40 hex digits
  std::string digest{};    // SHA-256 of the bytes, 64 hex digits
};

/// One version, read and interpreted. Stays where it is, because what is said of it points
/// into it.
struct Version {
  Version(Evidence from, Agreement read);
  Version(const Version&) = delete;
  Version& operator=(const Version&) = delete;
  ~Version() = default;

  Evidence evidence;
  Agreement agreement;
  Interpretation interpretation;
};

/// A version in which the agreement had no clauses yet, or has none any more: the other side
/// of an added or a deleted one.
std::unique_ptr<const Version> empty_version(const Version& other);

/// The policy that a comparison is judged by, and where its bytes came from.
struct PolicyVersion {
  Evidence evidence{};
  Policy policy{};
};

/// The roster that decisions are settled by, and where its bytes came from.
struct RosterVersion {
  Evidence evidence{};
  Roster roster{};
};

/// The shipped detectors as files of a house extend them, and where the bytes of each came from.
struct DetectorsVersion {
  std::vector<Evidence> evidence{};
  Detectors detectors;
};

/// What a house judges a comparison by, beside what the program carries. Null is nothing.
struct JudgedBy {
  const Policy* policy = nullptr;
  const Detectors* detectors = nullptr;
};

/// What a comparison of two versions means, with what identifies each finding for ever.
struct Audit {
  std::unique_ptr<const Version> before;  // of an added agreement: see empty_version
  std::unique_ptr<const Version> after;
  bool added = false;
  bool deleted = false;
  Circumstances circumstances{};
  Comparison comparison{};
  std::vector<Finding> findings{};
  std::vector<Finding> turned_off{};        // by the policy, whose reason is their modifier
  std::vector<std::string> fingerprints{};  // one for each finding, 32 hex digits
  std::vector<LedgerEntry> decisions{};     // what the ledger holds on the agreement
  /// What became of each finding; empty where no ledger was looked at, and all are open.
  std::vector<Settlement> settlements{};

  const Version& subject() const { return deleted ? *before : *after; }
  /// By which findings and decisions know the agreement: that of the older version, so that no
  /// change of the id makes other findings of them, or takes them from under a line of policy.
  const std::string& id() const { return before->agreement.id; }
};

/// How the findings of an audit add up. Folded ones are not counted.
struct Tally {
  std::map<std::string, std::size_t> clauses{};                 // by kind of change
  std::array<std::size_t, 5> findings{};                        // by severity
  std::map<std::string, std::array<std::size_t, 6>> parties{};  // by party id, then direction
};

enum class Depth : std::uint8_t { clauses, findings };

/// Compares two versions and judges them (Depth::findings), or only compares (clauses). One
/// of them may be null. What git says of the change is judged with it. Findings point into the
/// policy and the detectors, which must outlive the audit.
Audit audit(std::unique_ptr<const Version> before, std::unique_ptr<const Version> after,
            Depth depth = Depth::findings, const JudgedBy& by = {},
            Circumstances circumstances = {});

/// Settles the findings of an audit by the decisions of a ledger, which the bench brings with it;
/// what is wrong with these are findings, too. `by` is what the audit was judged by.
void settle(Audit& audit, Bench bench, const JudgedBy& by);

/// What became of a finding; of one that nobody settled, that it is open.
const Settlement& settlement_of(const Audit& audit, std::size_t place);

/// How the findings that are counted were settled, by ReviewState, and which waiver ends first.
struct ReviewTally {
  std::array<std::size_t, 5> states{};
  std::string first_end{};  // YYYY-MM-DD; empty: nothing is waived
};
ReviewTally tally_reviews(const Audit& audit);

Tally tally(const Audit& audit);

/// The kinds of change of a clause, as reports name them: "edited", "moved", ...
std::vector<std::string_view> kinds(const ClauseChange& change);

/// True if a finding keeps a gate closed that closes from this severity on: it is not folded, and
/// nobody let it pass; one that was rejected does so whatever it weighs.
bool blocks(const Finding& finding, Severity fail_on);
/// The same of any of them.
bool blocks(const Audit& audit, Severity fail_on);

}  // namespace clauseline
