#pragma once

#include "model/dialect.hpp"
#include "review/audit.hpp"
#include "store/repository.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::cli {

/// Two states of a repository to compare.
struct Range {
  std::string before{};    // a revision; HEAD may have no commit yet
  std::string after{};     // a revision; empty: what is staged, or stands in the working tree
  std::string house{};     // the revision whose policy and detectors count: one before the change
  bool held_only = false;  // what is only in `before` is no part of the comparison
  bool rewritten = false;  // commits that `before` has were published, and `after` must have them
};

/// What git says of how agreements went from one state of the repository to another. Whose
/// signatures count is said by the house.
class CircumstanceFinder {
 public:
  /// `changed` is every file that differs in the range. The dialect is that of the agreements;
  /// null: as they say themselves.
  CircumstanceFinder(const Repository& repository, Range range,
                     const std::vector<ChangedFile>& changed, const Dialect* dialect);

  /// Of an agreement, whose file had one path and has another; null and empty for a side that has
  /// no such file.
  Circumstances of(const Version* before, const std::string& old_path, const Version* after,
                   const std::string& new_path);

  /// Says of each clause which commit changed it, too, where there are several of them.
  void tell_by_clause() { by_clause_ = true; }
  /// What was done to decisions of the ledger that are only ever added: sentences, by the part of
  /// their path that stands for the agreement.
  const std::map<std::string, std::vector<std::string>>& changed_decisions() const {
    return changed_decisions_;
  }

 private:
  void read_tags();
  void read_commits();
  void read_ledger(const std::vector<ChangedFile>& changed);
  std::vector<SignedCommit> commits_of(const std::string& old_path, const std::string& new_path);
  std::vector<std::string> changed_decisions_of(const Version* before, const Version* after) const;
  void note_passages(const CommitSteps& commit);
  std::vector<std::string> known_by(const std::string& blob, const std::string& path) const;
  std::set<std::string> paths_of(const std::string& old_path, const std::string& new_path) const;
  std::set<std::string> left_out(const Commit& merge) const;
  std::string_view allowed_signers() const;
  void check(const std::vector<std::size_t>& places);
  std::vector<std::string> merged(const std::vector<SignedCommit>& commits,
                                  const std::string& path) const;
  std::unique_ptr<const Version> joined(const Commit& merge, const std::string& path) const;
  std::vector<Circumstances::Source> other_sources(const Version& version,
                                                   const std::string& revision,
                                                   const std::string& path) const;

  void add_by_clause(Circumstances& found) const;

  const Repository& repository_;
  Range range_;
  const Dialect* dialect_;
  bool by_clause_ = false;
  std::vector<std::string> dropped_{};
  std::vector<std::string> gate_{};
  std::vector<std::string> vocabularies_{};
  /// What was done to decisions, by the part of their path that stands for the agreement.
  std::map<std::string, std::vector<std::string>> changed_decisions_{};
  std::optional<Blob> signers_{};        // whose signatures count, where the house says so
  std::vector<SignedTag> tags_{};        // that name the ends of the range
  std::vector<SignedCommit> commits_{};  // children before parents
  std::vector<bool> checked_{};          // one for each: is its signature known
  std::map<std::string, std::vector<std::size_t>> touching_{};  // places in commits_, by path
  std::map<std::string, std::set<std::string>> passages_{};  // by path: from or to where files went
};

}  // namespace clauseline::cli
