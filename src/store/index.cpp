#include "store/index.hpp"

#include "store/process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <system_error>

namespace clauseline::git {
namespace {

Staged staged_entry(const git_index_entry& line) {
  Staged staged{.entry = {line.path, line.id, line.mode},
                .conflict = GIT_INDEX_ENTRY_STAGE(&line) != 0,
                .intent_to_add = (line.flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0,
                .skip = (line.flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0,
                .known = true,
                .seen = line};
  staged.seen.path = nullptr;
  return staged;
}

/// One record of `git ls-files -s -t -z`: "H 100644 <id> <stage>\t<path>".
Staged parse_record(std::string_view record) {
  constexpr std::size_t head = 2 + 6 + 1 + GIT_OID_HEXSZ + 1 + 1 + 1;
  Staged staged;
  const auto id = record.size() > head ? parse_id(record.substr(9, GIT_OID_HEXSZ)) : std::nullopt;
  if (!id) fail("git ls-files", "git lists the index in a way that Clauseline does not know", "");
  staged.entry = {std::string(record.substr(head)), *id};
  std::from_chars(record.data() + 2, record.data() + 8, staged.entry.mode, 8);
  staged.conflict = record[head - 2] != '0';
  staged.skip = record[0] == 'S';
  return staged;
}

/// For a split index, a sparse one, or one without a checksum.
std::vector<Staged> ask_git(const OpenRepository& repository, const std::string& why) {
  const Outcome outcome =
      run_git(repository.directory, {"ls-files", "-s", "-t", "-z", "--full-name", "--", ":/"});
  if (outcome.status == 127)
    fail(repository.name(), fmt::format("cannot read the index: {}", why),
         "install git, which can, or run git update-index --no-split-index");
  if (outcome.status != 0)
    fail(repository.name(), fmt::format("cannot read the index: {}", complaint(outcome)),
         "git status may say more");
  std::vector<Staged> all;
  std::string_view rest = outcome.out;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    all.push_back(parse_record(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return all;
}

/// What tells whether a file was touched since it was staged.
class Freshness {
 public:
  explicit Freshness(const OpenRepository& repository) {
    git_index* index = nullptr;
    if (git_repository_index(&index, repository.get()) < 0) return;
    const IndexHandle held(index);
    const char* path = git_index_path(index);
    known_ = path != nullptr && lstat(path, &index_) == 0;
  }

  /// Whether size and times say that the bytes are still those that were staged. A file that
  /// is as young as the index may have been written after it: its bytes must be read.
  bool vouches_for(const Staged& staged, const struct stat& now) const {
    if (!known_ || !staged.known || staged.intent_to_add) return false;
    const git_index_entry& seen = staged.seen;
    const bool older = now.st_mtim.tv_sec < index_.st_mtim.tv_sec;
    return older && seen.file_size == static_cast<std::uint32_t>(now.st_size) &&
           same(seen.mtime, now.st_mtim) && same(seen.ctime, now.st_ctim) &&
           seen.ino == static_cast<std::uint32_t>(now.st_ino);
  }

 private:
  static bool same(const git_index_time& seen, const struct timespec& now) {
    return seen.seconds == static_cast<std::int32_t>(now.tv_sec) &&
           seen.nanoseconds == static_cast<std::uint32_t>(now.tv_nsec);
  }

  struct stat index_ {};
  bool known_ = false;
};

[[noreturn]] void refuse_link(const std::string& tracked, const std::string& link) {
  std::error_code ignored;
  const auto target = std::filesystem::read_symlink(link, ignored).string();
  fail(tracked, fmt::format("a symbolic link to {} stands where git tracks a file", target),
       "Clauseline does not follow links in a work tree: put the file itself back");
}

/// Whether there is a file at this place. A link on the way is refused: it may lead anywhere.
bool is_there(const std::string& root, const std::string& path, struct stat& now) {
  for (std::size_t at = path.find('/'); at != std::string::npos; at = path.find('/', at + 1)) {
    const std::string folder = root + path.substr(0, at);
    if (lstat(folder.c_str(), &now) != 0) return false;
    if (S_ISLNK(now.st_mode)) refuse_link(path, folder);
  }
  const std::string whole = root + path;
  if (lstat(whole.c_str(), &now) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return false;
    fail(path, std::generic_category().message(errno), "the file must be readable");
  }
  if (S_ISLNK(now.st_mode)) refuse_link(path, whole);
  return S_ISREG(now.st_mode);
}

/// The id that git would give a file after its filters, such as those for line ends; nothing if
/// no filter of libgit2 is set for it. (git_repository_hashfile would do, but loses memory.)
std::optional<git_oid> id_after_filters(const OpenRepository& repository, const std::string& path) {
  git_filter_list* list = nullptr;
  const int status = git_filter_list_load(&list, repository.get(), nullptr, path.c_str(),
                                          GIT_FILTER_TO_ODB, GIT_FILTER_ALLOW_UNSAFE);
  const FilterHandle filters(list);
  if (status < 0 || list == nullptr) return std::nullopt;
  git_buf bytes{};
  git_oid id{};
  const bool done =
      git_filter_list_apply_to_file(&bytes, list, repository.get(), path.c_str()) == 0 &&
      git_odb_hash(&id, bytes.ptr, bytes.size, GIT_OBJECT_BLOB) == 0;
  git_buf_dispose(&bytes);
  return done ? std::optional(id) : std::nullopt;
}

git_oid id_of_file(const OpenRepository& repository, const std::string& root,
                   const Staged& staged) {
  const std::string whole = root + staged.entry.path;
  git_oid id{};
  check(git_odb_hashfile(&id, whole.c_str(), GIT_OBJECT_BLOB), staged.entry.path,
        "the file must be readable");
  if (git_oid_equal(&id, &staged.entry.id) == 1) return id;
  const auto filtered = id_after_filters(repository, staged.entry.path);
  return filtered && git_oid_equal(&*filtered, &staged.entry.id) == 1 ? *filtered : id;
}

}  // namespace

std::vector<Staged> staged_entries(const OpenRepository& repository) {
  git_index* index = nullptr;
  int status = git_repository_index(&index, repository.get());
  const IndexHandle held(index);
  if (status == 0) status = git_index_read(index, 0);
  if (status < 0) return ask_git(repository, last_words());
  std::vector<Staged> all;
  for (std::size_t i = 0; i < git_index_entrycount(index); ++i)
    all.push_back(staged_entry(*git_index_get_byindex(index, i)));
  return all;
}

std::vector<Entry> tracked_files(const OpenRepository& repository,
                                 const std::vector<Staged>& staged) {
  const std::string root = git_repository_workdir(repository.get());
  const Freshness freshness(repository);
  std::vector<Entry> files;
  for (const Staged& one : staged) {
    if (!is_file(one.entry.mode)) continue;
    if (!files.empty() && files.back().path == one.entry.path) continue;  // sides of a conflict
    Entry file = one.entry;
    struct stat now {};
    if (!one.skip) {
      if (!is_there(root, file.path, now)) continue;
      if (!freshness.vouches_for(one, now)) file.id = id_of_file(repository, root, one);
    }
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace clauseline::git
