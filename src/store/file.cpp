#include "store/file.hpp"

#include "store/descriptor.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace clauseline {
namespace {

namespace files = std::filesystem;

constexpr mode_t permission_bits = 07777;

[[noreturn]] void fail(const std::string& subject, std::string message, std::string hint) {
  throw Error(Problem{.at = {subject}, .message = std::move(message), .hint = std::move(hint)});
}

std::string reason(int why) { return std::generic_category().message(why); }

Descriptor open_file(const std::string& path, int flags) {
  constexpr mode_t readable_and_writable = 0666;  // less the umask
  int number = -1;
  do {
    // POSIX declares it so. NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
    number = ::open(path.c_str(), flags | O_CLOEXEC, readable_and_writable);
  } while (number < 0 && errno == EINTR);
  return Descriptor(number);
}

enum class Wanted : std::uint8_t { anything, folders };

/// Names in a folder, in order; none if it cannot be listed.
std::vector<std::string> names_in(const files::path& folder, Wanted wanted = Wanted::anything) {
  std::vector<std::string> names;
  std::error_code failed;
  const files::path place = folder.empty() ? "." : folder;
  for (files::directory_iterator i(place, failed), end; !failed && i != end; i.increment(failed))
    if (std::error_code ignored; wanted == Wanted::anything || i->is_directory(ignored))
      names.push_back(i->path().filename().string());
  std::ranges::sort(names);
  return names;
}

/// Says which part of a path is not there, and what stands nearest to it.
[[noreturn]] void missing(const std::string& path) {
  if (path.empty()) fail("", "no file is named", "name a file, or - for standard input");
  files::path known;
  std::error_code ignored;
  for (const files::path& step : files::path(path)) {
    const files::path next = known / step;
    if (files::exists(next, ignored)) {
      known = next;
      continue;
    }
    const bool last = next == files::path(path);
    const auto names = names_in(known, last ? Wanted::anything : Wanted::folders);
    const auto where = known.empty() ? std::string("this folder") : known.string();
    std::string hint =
        suggestion_or(step.string(), names, fmt::format("nothing in {} is called like it", where));
    if (const auto best = nearest(step.string(), names); !best.empty())
      hint = fmt::format("did you mean {}?", (known / best).string());
    if (files::is_symlink(next, ignored))
      fail(path, "this is a symbolic link to nothing", std::move(hint));
    fail(path, last ? "there is no such file" : fmt::format("there is no folder {}", next.string()),
         std::move(hint));
  }
  fail(path, "there is no such file", "");
}

[[noreturn]] void cannot_open(const std::string& path, int why) {
  if (why == ENOENT) missing(path);
  if (why == ENOTDIR) fail(path, "a part of this path is a file, not a folder", "check the path");
  if (why == EACCES || why == EPERM)
    fail(path, "this file may not be read by you", "ask its owner, or look at ls -l");
  fail(path, fmt::format("this file cannot be read: {}", reason(why)), "check the path");
}

[[noreturn]] void refuse_folder(const std::string& path) {
  for (const std::string& name : names_in(path))
    if (name.ends_with(".xml"))
      fail(path, "this is a folder",
           fmt::format("name a file in it, such as {}", (files::path(path) / name).string()));
  fail(path, "this is a folder", "name a file");
}

[[noreturn]] void too_large(const std::string& path) {
  fail(path, "this is too large for an agreement",
       fmt::format("the limit is {} MiB; is it the right file?", largest_file >> 20U));
}

/// Refuses what is not a file, or too large, before a byte of it is read.
std::size_t size_of(const Descriptor& file, const std::string& path) {
  struct stat found {};
  if (fstat(file.number(), &found) != 0) cannot_open(path, errno);
  if (S_ISDIR(found.st_mode)) refuse_folder(path);
  if (!S_ISREG(found.st_mode))
    fail(path, "this is a device or a pipe, not a file",
         "use - to read from standard input, or save it as a file first");
  const auto size = static_cast<std::size_t>(found.st_size);
  if (size > largest_file) too_large(path);
  return size;
}

/// Everything up to the end; `expected` bytes if nobody writes meanwhile.
std::string read_all(int number, const std::string& path, std::size_t expected) {
  constexpr std::size_t step = std::size_t{64} << 10U;
  std::string bytes(expected + 1, '\0');
  std::size_t size = 0;
  while (true) {
    const ssize_t count = ::read(number, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, fmt::format("reading failed: {}", reason(errno)), "try again");
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > largest_file) too_large(path);
    if (size == bytes.size()) bytes.resize(std::max(bytes.size() * 2, step));
  }
  bytes.resize(size);
  return bytes;
}

[[noreturn]] void cannot_write(const std::string& path, int why, bool replaces) {
  const bool full = why == ENOSPC || why == EDQUOT || why == EFBIG;
  std::string message = full ? "there is no room to write this file"
                             : fmt::format("this file cannot be written: {}", reason(why));
  if (replaces) message += "; the old file is untouched";
  std::string hint = "check that the folder is there and that you may write in it";
  if (why == EFBIG) hint = "the system limits the size of a file (ulimit -f)";
  if (why == ENOSPC || why == EDQUOT) hint = "free some space on the disk, then run this again";
  fail(path, std::move(message), std::move(hint));
}

/// Writes everything. Gives errno, or 0.
int write_all(const Descriptor& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

/// A file that is removed unless it got its real name.
class TemporaryFile {
 public:
  explicit TemporaryFile(const files::path& folder) {
    constexpr int most_tries = 1000;
    for (int i = 0; i < most_tries && !file_; ++i) {
      path_ = (folder / fmt::format(".clauseline-{}-{}.tmp", getpid(), i)).string();
      file_ = open_file(path_, O_WRONLY | O_CREAT | O_EXCL);
      if (!file_ && errno != EEXIST) break;
    }
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (file_) ::unlink(path_.c_str());
  }

  const Descriptor& file() const { return file_; }

  /// Gives errno, or 0.
  int rename_to(const files::path& target) {
    if (std::rename(path_.c_str(), target.c_str()) != 0) return errno;
    file_.close();
    return 0;
  }

 private:
  std::string path_;
  Descriptor file_;
};

/// Makes a new name last through a power cut. Not every file system can.
void sync_folder(const files::path& folder) {
  const Descriptor held = open_file(folder.string(), O_RDONLY | O_DIRECTORY);
  if (held) fsync(held.number());
}

/// Writes what is poured. Gives errno, or 0.
int write_all(const Descriptor& file, const Pour& pour) {
  int why = 0;
  pour([&](std::string_view bytes) {
    if (why == 0) why = write_all(file, bytes);
  });
  return why;
}

/// Gives errno, or 0.
int replace(const files::path& target, const Pour& pour, const struct stat* old) {
  const files::path folder = target.has_parent_path() ? target.parent_path() : files::path(".");
  TemporaryFile temporary(folder);
  if (!temporary.file()) return errno;
  const int number = temporary.file().number();
  if (old != nullptr) {
    // Only root may give a file away; for others the file is theirs already.
    const bool given = fchown(number, old->st_uid, old->st_gid) == 0;
    const mode_t mode = old->st_mode & (given ? permission_bits : mode_t{0777});
    if (fchmod(number, mode) != 0) return errno;
  }
  if (const int why = write_all(temporary.file(), pour); why != 0) return why;
  if (fsync(number) != 0) return errno;
  if (const int why = temporary.rename_to(target); why != 0) return why;
  sync_folder(folder);
  return 0;
}

/// A device or a pipe cannot be replaced, and takes what it is given.
void write_through(const std::string& path, const Pour& pour) {
  const Descriptor file = open_file(path, O_WRONLY);
  if (!file) cannot_write(path, errno, false);
  if (const int why = write_all(file, pour); why != 0) cannot_write(path, why, false);
}

/// Where symbolic links lead, so that the links stay and their target is written.
files::path resolved(const std::string& path) {
  constexpr int most_links = 40;  // as many as the system follows
  files::path target = path;
  std::error_code failed;
  for (int i = 0; i < most_links && files::is_symlink(target, failed); ++i)
    target = target.parent_path() / files::read_symlink(target, failed);
  return target;
}

}  // namespace

bool is_there(const std::string& path) {
  std::error_code ignored;
  return files::exists(path, ignored);
}

Source read_file(const std::string& path) {
  if (path == "-") return {path, read_all(STDIN_FILENO, "standard input", 0)};
  // A pipe that nobody writes to would hold up open() without O_NONBLOCK.
  const Descriptor file = open_file(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  if (!file) cannot_open(path, errno);
  const std::size_t size = size_of(file, path);
  return {path, read_all(file.number(), path, size)};
}

void write_file(const std::string& path, std::string_view bytes) {
  write_file(path, [bytes](const Sink& out) { out(bytes); });
}

void write_file(const std::string& path, const Pour& pour) {
  struct stat old {};
  const bool exists = stat(path.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) fail(path, "this is a folder", "name a file in it");
  if (exists && !S_ISREG(old.st_mode)) {
    write_through(path, pour);
    return;
  }
  // A rename would go round this protection, which somebody set on purpose.
  if (exists && access(path.c_str(), W_OK) != 0) cannot_write(path, errno, true);
  if (const int why = replace(resolved(path), pour, exists ? &old : nullptr); why != 0)
    cannot_write(path, why, exists);
}

}  // namespace clauseline
