#include "store/raw_log.hpp"

#include "store/git.hpp"
#include "store/object.hpp"
#include "store/process.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace clauseline::git {
namespace {

/// What users may have configured, and what would change the answer.
std::vector<std::string> plainly() {
  return {"-c", "log.showRoot=true",   "-c", "log.follow=false",
          "-c", "diff.relative=false", "-c", "diff.orderFile=/dev/null"};
}

/// Reads what git ends with NUL characters, piece by piece.
class Pieces {
 public:
  explicit Pieces(std::string_view rest) : rest_(rest) {}

  /// git puts line feeds and one more NUL between what it prints.
  bool at_end() {
    rest_.remove_prefix(
        std::min(rest_.find_first_not_of(std::string_view("\n\0", 2)), rest_.size()));
    return rest_.empty();
  }
  bool at_change() const { return rest_.starts_with(':'); }
  std::string_view next() {
    const auto end = std::min(rest_.find('\0'), rest_.size());
    const auto piece = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return piece;
  }

 private:
  std::string_view rest_;
};

unsigned mode_of(std::string_view octal) {
  constexpr int base = 8;
  unsigned mode = 0;
  std::from_chars(octal.data(), octal.data() + octal.size(), mode, base);
  return mode;
}

std::string id_of_file(std::string_view mode, const std::string& id) {
  return is_file(mode_of(mode)) ? id : std::string();
}

/// ":100644 100644 9369f8e... f9501c6... M", with a colon, a mode and an id for each parent, and
/// the path behind it; of a rename both.
RawChange next_change(Pieces& pieces) {
  const auto head = pieces.next();
  const auto parents = head.find_first_not_of(':');
  const auto words = split(head.substr(parents));
  RawChange change;
  if (words.size() < 2 * (parents + 1) + 1) return change;
  for (std::size_t i = 0; i < parents; ++i)
    change.old_ids.push_back(id_of_file(words[i], words[parents + 1 + i]));
  change.new_id = id_of_file(words[parents], words[2 * parents + 1]);
  if (words.back().front() == 'R' && parents == 1) change.from = pieces.next();
  change.path = pieces.next();
  return change;
}

RawCommit next_commit(Pieces& pieces) {
  std::vector<std::string> fields;
  for (std::size_t i = 0; i < commit_fields; ++i)
    fields.emplace_back(pieces.next());
  return {.commit = commit_from(fields)};
}

std::vector<std::string> with(std::vector<std::string> words,
                              const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

std::vector<RawCommit> raw_log(const OpenRepository& repository,
                               const std::vector<std::string>& words) {
  const auto all =
      with(with(plainly(), {"log", "--raw", "-z", "--no-abbrev", "--no-renames", "--date=raw",
                            "--no-show-signature", "--no-notes", "--encoding=UTF-8",
                            fmt::format("--format=tformat:{}", commit_format)}),
           words);
  const Outcome outcome = run_git(repository.directory, all);
  if (outcome.status != 0)
    fail(repository.name(), fmt::format("git cannot tell the history: {}", complaint(outcome)),
         "git fsck checks the repository for damage; a fresh clone has all that is missing");
  std::vector<RawCommit> found;
  for (Pieces pieces(outcome.out); !pieces.at_end();) {
    if (pieces.at_change() && !found.empty()) {
      found.back().changes.push_back(next_change(pieces));
      continue;
    }
    auto next = next_commit(pieces);
    // A merge comes once for each parent that it differs from.
    if (found.empty() || found.back().commit.id != next.commit.id) found.push_back(std::move(next));
  }
  return found;
}

std::vector<Commit> commits(const OpenRepository& repository, std::vector<std::string> words) {
  words.insert(words.begin(), {"--topo-order", "--no-patch"});
  std::vector<Commit> found;
  for (RawCommit& raw : raw_log(repository, words))
    found.push_back(std::move(raw.commit));
  return found;
}

std::vector<RawChange> raw_changes(const OpenRepository& repository, const std::string& commit,
                                   bool renames) {
  const auto all =
      with(plainly(), {"diff-tree", "-r", "-m", "--raw", "-z", "--no-abbrev", "--no-commit-id",
                       renames ? "--find-renames" : "--no-renames", commit});
  const Outcome outcome = run_git(repository.directory, all);
  std::vector<RawChange> found;
  for (Pieces pieces(outcome.out); !pieces.at_end();)
    found.push_back(next_change(pieces));
  return found;
}

}  // namespace clauseline::git
