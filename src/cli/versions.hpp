#pragma once

#include "cli/circumstances.hpp"
#include "cli/command.hpp"
#include "cli/dialect_choice.hpp"
#include "ledger/find.hpp"
#include "model/dialect.hpp"
#include "report/format.hpp"
#include "review/audit.hpp"
#include "store/repository.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::cli {

/// The two sides of one agreement, as bytes; a side that is missing was added or deleted.
struct BlobPair {
  std::string path;
  std::string old_path{};  // of the side before
  std::optional<Blob> before{};
  std::optional<Blob> after{};
};

/// A range is A..B or A...B; an argument that names a file is a path even if it holds dots.
bool names_range(const std::string& word);

/// The range that such a word names; of A...B from the merge base, and the house is that of A.
Range named_range(const std::string& word, const Repository& repository);

/// Counts a file as an agreement: one in their folder, or XML of a vocabulary that is known.
bool is_agreement(const std::string& path, std::string_view bytes, const std::string& folder);

/// Finds what the words of a request name. The repository is opened when it is first needed.
class VersionFinder {
 public:
  explicit VersionFinder(const Request& request, std::optional<Range> range = {})
      : request_(request), range_(std::move(range)) {}

  /// The version that one word names: FILE, REV:PATH, :PATH, or -. Where the request holds files,
  /// one of those or REV:PATH.
  Blob named(const std::string& name);

  /// True if the request names a range of revisions, one commit, or HEAD against the index or the
  /// files.
  bool is_range() const;
  /// The names of revisions that the answers hang on, each once.
  std::vector<std::string> revisions();
  /// The range: A..B, A...B, one commit against its first parent, or what stands beside HEAD.
  const Range& range();
  /// Every agreement that differs in the range, by path. In `folder` every file is one.
  std::vector<BlobPair> pairs(const std::string& folder);

  /// What git says of how the agreements of the range changed, which are read by this dialect.
  CircumstanceFinder& circumstances(const Dialect* dialect);
  /// The same of two versions of one agreement; nothing where one of them is in no commit.
  Circumstances circumstances(const Version& before, const Version& after, const Dialect* dialect);

  /// The policy to judge by: the one that --policy names; else the repository's, as it was in
  /// the revision of the older version (of A...B, in A), or as it is in the working tree where
  /// that version is a file. Nothing where there is none.
  std::optional<Blob> policy();
  /// The policy as the range leaves it, where it changes that; nothing where it does not.
  std::optional<Blob> changed_policy();
  /// The same of the roster, which no option names.
  std::optional<Blob> roster();
  std::optional<Blob> changed_roster();
  /// The certificates of the house by which time stamps count, which no option names either.
  std::optional<Blob> authorities();
  /// A file of the template by its name: in the folder that --template names; else in the folder of
  /// templates, from where policy() reads. Nothing where there is no such file.
  std::optional<Blob> style_file(const std::string& name);
  /// template.xml of the repository as the range leaves it, where it changes that.
  std::optional<Blob> changed_template();
  /// Any file of the house, by its path from the root, from where policy() reads.
  std::optional<Blob> house_file(const std::string& path);
  /// What was asked for.
  const Request& request() const { return request_; }
  /// The decisions that `after` holds, a revision, for what it has and `before` has not.
  Ledger ledger(const std::string& before, const std::string& after);
  /// The ids of the agreements below a folder as the range leaves them, each with its path.
  std::vector<std::pair<std::string, std::string>> agreement_ids(const std::string& folder);
  /// The agreement whose decisions lie in this folder of the ledger, as both ends of the range have
  /// it; nothing where neither has one.
  std::optional<BlobPair> pair_of_ledger(const std::string& part, const std::string& folder);
  /// The house's detectors as a range of revisions leaves them, where it changes any.
  std::vector<Blob> changed_detectors();
  /// The house's detectors: those that --detectors names; else the files of the repository, by
  /// name, from where policy() reads.
  std::vector<Blob> detectors();

  /// The repository, which must be there.
  Repository& repository();

 private:
  bool names_file(const std::string& word) const;
  Blob held(const std::string& name) const;
  bool tells_by_clause() const;
  Range named_range();
  std::vector<BlobPair> between(const Range& ends, const std::string& folder);
  std::vector<BlobPair> against_head(const std::string& folder);
  std::optional<Blob> changed_house_file(const std::string& path);
  std::optional<std::string> revision_of_house();
  std::string work_tree_of_house() const;
  Blob blob_of(const std::string& id, const std::string& name, const std::string& revision);

  const Request& request_;
  std::optional<Range> range_;
  std::optional<Repository> repository_{};
  std::optional<CircumstanceFinder> circumstances_{};
  bool input_taken_ = false;
};

/// Where these bytes came from.
Evidence evidence_of(const Blob& blob);

/// Reads a version and keeps where it came from.
std::unique_ptr<const Version> read_version(const Blob& blob, const Dialect* dialect);

}  // namespace clauseline::cli
