#pragma once

#include "text/source.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

enum class Verdict : std::uint8_t { approve, waive, reject, withdraw };

/// As data: "approve", "waive", ...
std::string_view to_text(Verdict verdict);
/// In a sentence: "approved", "waived", "rejected", "withdrawn".
std::string_view in_words(Verdict verdict);

/// What one person said of one finding, as a file of the ledger holds it. Days are YYYY-MM-DD. Who
/// it was is claimed here; a signature beside the file, or else the commit that added it, proves it
/// or does not.
struct Decision {
  std::string id{};
  std::string agreement{};
  std::string finding{};      // for people: "EX001@licence/t-licence"
  std::string fingerprint{};  // 32 hex digits
  Verdict verdict{};
  std::string withdraws{};  // of a withdrawal: the id of the decision that it takes back
  std::string role{};       // empty: none in particular
  std::string by{};         // "Name <e-mail>"
  std::string on{};
  std::string expires{};  // of a waiver: its last day
  std::string ticket{};
  std::string from_blob{};  // 40 hex digits; empty: the agreement was new
  std::string to_blob{};    // 40 hex digits; empty: the agreement was gone
  std::string rules{};      // the version of the rules
  std::string rationale{};
  std::vector<std::string> conditions{};

  bool operator==(const Decision&) const = default;
};

/// The folder of all decisions, from the root of a repository.
inline constexpr std::string_view ledger_folder = "reviews";

/// Where a decision belongs: "reviews/deal/1f3c.../d-2026-05-04-1a2b.xml", from the root.
std::string path_of(const Decision& decision);

/// A name as one part of a path: what is no letter, digit, dot, hyphen or underscore is written
/// %XX, and so is a dot in front.
std::string path_part(std::string_view name);

/// The name and the e-mail of "Name <e-mail>"; the e-mail is empty where there is none.
struct NamedPerson {
  std::string name;
  std::string email;
};
NamedPerson person_named(std::string_view by);

/// Reads a file of the ledger, which lies at `path` from the root of the repository. Throws Error
/// with everything that is wrong with it: that it is of a newer vocabulary, departs from the
/// schema, lies in a folder of another finding, gives no reason, ends before it begins.
Decision read_decision(const Source& source, std::string_view path);

/// The canonical form of its file; read_decision() gives the same decision again.
std::string written(const Decision& decision);

}  // namespace clauseline
