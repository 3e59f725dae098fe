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

unsigned mode_of(std::string_view octal) {
  constexpr int base = 8;
  unsigned mode = 0;
  std::from_chars(octal.data(), octal.data() + octal.size(), mode, base);
  return mode;
}

std::string id_of_file(std::string_view mode, const std::string& id) {
  return is_file(mode_of(mode)) ? id : std::string();
}

/// Reads what git prints, piece by piece, each of which ends with a NUL character. git puts line
/// feeds and one more NUL between what it prints.
class LogReader {
 public:
  explicit LogReader(const TakeCommit& take) : take_(take) {}

  void add(std::string_view bytes) {
    for (auto end = bytes.find('\0'); end != std::string_view::npos; end = bytes.find('\0')) {
      piece_ += bytes.substr(0, end);
      next();
      piece_.clear();
      bytes.remove_prefix(end + 1);
    }
    piece_ += bytes;
  }

  void finish() {
    if (!open_.commit.id.empty() || !open_.changes.empty()) take_(std::exchange(open_, {}));
  }

 private:
  void next() {
    if (paths_ > 0) return path();
    if (fields_.empty()) {
      piece_.erase(0, piece_.find_first_not_of('\n'));
      if (piece_.empty()) return;
      if (piece_.front() == ':') return change();
    }
    fields_.push_back(std::move(piece_));
    if (fields_.size() == commit_fields) commit();
  }

  /// A merge comes once for each parent that it differs from.
  void commit() {
    auto next = commit_from(std::exchange(fields_, {}));
    if (next.id == open_.commit.id) return;
    finish();
    open_.commit = std::move(next);
  }

  /// ":100644 100644 9369f8e... f9501c6... M", with a colon, a mode and an id for each parent, and
  /// the path behind it; of a rename both.
  void change() {
    const auto parents = piece_.find_first_not_of(':');
    const auto words = split(std::string_view(piece_).substr(parents));
    if (words.size() < 2 * (parents + 1) + 1) return;
    RawChange& change = open_.changes.emplace_back();
    for (std::size_t i = 0; i < parents; ++i)
      change.old_ids.push_back(id_of_file(words[i], words[parents + 1 + i]));
    change.new_id = id_of_file(words[parents], words[2 * parents + 1]);
    paths_ = words.back().front() == 'R' && parents == 1 ? 2 : 1;
  }

  void path() {
    RawChange& change = open_.changes.back();
    (--paths_ > 0 ? change.from : change.path) = piece_;
  }

  const TakeCommit& take_;
  std::string piece_{};  // what is known of it
  std::vector<std::string> fields_{};
  int paths_ = 0;  // so many of them come next
  RawCommit open_{};
};

std::vector<std::string> with(std::vector<std::string> words,
                              const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

void raw_log(const OpenRepository& repository, const std::vector<std::string>& words,
             const TakeCommit& take) {
  const auto all =
      with(with(plainly(), {"log", "--raw", "-z", "--no-abbrev", "--no-renames", "--date=raw",
                            "--no-show-signature", "--no-notes", "--encoding=UTF-8",
                            fmt::format("--format=tformat:{}", commit_format)}),
           words);
  LogReader reader(take);
  const Outcome outcome =
      run_git(repository.directory, all, [&](std::string_view bytes) { reader.add(bytes); });
  if (outcome.status != 0)
    fail(repository.name(), fmt::format("git cannot tell the history: {}", complaint(outcome)),
         "git fsck checks the repository for damage; a fresh clone has all that is missing");
  reader.finish();
}

std::vector<Commit> commits(const OpenRepository& repository, std::vector<std::string> words) {
  words.insert(words.begin(), {"--topo-order", "--no-patch"});
  std::vector<Commit> found;
  raw_log(repository, words, [&](RawCommit&& raw) { found.push_back(std::move(raw.commit)); });
  return found;
}

std::vector<RawChange> raw_changes(const OpenRepository& repository, const std::string& commit,
                                   bool renames) {
  const auto all =
      with(plainly(), {"diff-tree", "-r", "-m", "--raw", "-z", "--no-abbrev", "--no-commit-id",
                       renames ? "--find-renames" : "--no-renames", commit});
  std::vector<RawChange> found;
  const TakeCommit take = [&](RawCommit&& raw) { found = std::move(raw.changes); };
  LogReader reader(take);
  reader.add(run_git(repository.directory, all).out);
  reader.finish();
  return found;
}

}  // namespace clauseline::git
