// Each folder is opened from the one above and each file from its folder, so that nobody can put a
// link in the way between a look and a step.

#include "store/new_files.hpp"

#include "store/descriptor.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace clauseline {
namespace {

constexpr mode_t all_less_the_umask = 0777;
constexpr mode_t readable_and_writable = 0666;

[[noreturn]] void refuse(const std::string& path, std::string message, std::string hint) {
  throw Error(Problem{.at = {path}, .message = std::move(message), .hint = std::move(hint)});
}

[[noreturn]] void cannot_write(const std::string& path, int why) {
  if (why == EEXIST)
    refuse(path, "this file is there already", "commit it, if it is not committed");
  if (why == ENOSPC || why == EDQUOT)
    refuse(path, "there is no room to write this file, and nothing was written",
           "free some space on the disk, then run this again");
  if (why == EFBIG)
    refuse(path, "there is no room to write this file, and nothing was written",
           "the system limits the size of a file (ulimit -f)");
  refuse(path, fmt::format("this file cannot be written: {}", std::generic_category().message(why)),
         "check that you may write there");
}

Descriptor opened(int folder, const std::string& name, int flags) {
  int number = -1;
  do {
    // POSIX declares it so. NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
    number = ::openat(folder, name.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, readable_and_writable);
  } while (number < 0 && errno == EINTR);
  return Descriptor(number);
}

/// Something that was made, and is taken back unless all goes well.
struct Made {
  Descriptor folder;  // that holds it
  std::string name;
  bool is_folder = false;
};

/// What was made so far; takes all of it back, the last first, unless it is kept.
class Undoing {
 public:
  Undoing() = default;
  Undoing(const Undoing&) = delete;
  Undoing& operator=(const Undoing&) = delete;
  ~Undoing() {
    for (; !made_.empty(); made_.pop_back()) {
      const Made& last = made_.back();
      ::unlinkat(last.folder.number(), last.name.c_str(), last.is_folder ? AT_REMOVEDIR : 0);
    }
  }

  void add(const Descriptor& folder, std::string name, bool is_folder) {
    // POSIX declares it so. NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
    Descriptor own(::fcntl(folder.number(), F_DUPFD_CLOEXEC, 0));
    made_.push_back({std::move(own), std::move(name), is_folder});
  }
  void keep() { made_.clear(); }

 private:
  std::vector<Made> made_{};
};

/// The folder with this name, made where it is not there. `path` is what is to be written at last.
Descriptor entered(const Descriptor& above, const std::string& name, const std::string& path,
                   Undoing& undoing) {
  if (::mkdirat(above.number(), name.c_str(), all_less_the_umask) == 0)
    undoing.add(above, name, true);
  else if (errno != EEXIST)
    cannot_write(path, errno);
  auto folder = opened(above.number(), name, O_RDONLY | O_DIRECTORY);
  if (folder) return folder;
  const int why = errno;
  struct stat found {};
  const bool is_link = ::fstatat(above.number(), name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0 &&
                       S_ISLNK(found.st_mode);
  if (is_link)
    refuse(path, fmt::format("{} on its way is a symbolic link, which may lead anywhere", name),
           "put a folder in its place: what git is to keep must lie in the working tree itself");
  cannot_write(path, why);
}

/// Writes everything. Gives errno, or 0.
int write_all(const Descriptor& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return fsync(file.number()) == 0 ? 0 : errno;
}

/// Gives a file its name, unless something has it. Gives errno, or 0. Not every file system knows a
/// rename that replaces nothing.
int rename_to(const Descriptor& folder, const std::string& from, const std::string& to) {
  const int number = folder.number();
  if (::renameat2(number, from.c_str(), number, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  return ::linkat(number, from.c_str(), number, to.c_str(), 0) == 0 ? 0 : errno;
}

/// Writes a file under another name first, so that nobody ever sees a part of it. Gives errno, or
/// 0.
int add_file(const Descriptor& folder, const std::string& name, std::string_view bytes) {
  constexpr int most_tries = 1000;
  std::string other;
  Descriptor file;
  for (int i = 0; i < most_tries && !file; ++i) {
    other = fmt::format(".clauseline-{}-{}.tmp", getpid(), i);
    file = opened(folder.number(), other, O_WRONLY | O_CREAT | O_EXCL);
    if (!file && errno != EEXIST) break;
  }
  if (!file) return errno;
  int why = write_all(file, bytes);
  if (why == 0) why = rename_to(folder, other, name);
  ::unlinkat(folder.number(), other.c_str(), 0);  // where a rename did not take it
  if (why == 0) fsync(folder.number());           // not every file system can
  return why;
}

void add(const Descriptor& root, const NewFile& file, Undoing& undoing) {
  std::vector<Descriptor> way;
  std::string_view rest = file.path;
  for (auto slash = rest.find('/'); slash != std::string_view::npos; slash = rest.find('/')) {
    const std::string name(rest.substr(0, slash));
    if (name.empty() || name == "." || name == "..")
      refuse(file.path, "this is no path in a working tree", "name folders and a file");
    way.push_back(entered(way.empty() ? root : way.back(), name, file.path, undoing));
    rest.remove_prefix(slash + 1);
  }
  const Descriptor& folder = way.empty() ? root : way.back();
  if (const int why = add_file(folder, std::string(rest), file.bytes); why != 0)
    cannot_write(file.path, why);
  undoing.add(folder, std::string(rest), false);
}

}  // namespace

void add_files(const std::string& root, const std::vector<NewFile>& files) {
  // POSIX declares it so. NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
  const Descriptor top(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!top) cannot_write(root, errno);
  Undoing undoing;
  for (const NewFile& file : files)
    add(top, file, undoing);
  undoing.keep();
}

std::vector<std::string> files_below(const std::string& root, const std::string& folder,
                                     std::string_view ending) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code failed;
  const fs::path begin = fs::path(root) / folder;
  if (fs::is_symlink(begin, failed)) return paths;
  for (fs::recursive_directory_iterator i(begin, failed), end; !failed && i != end;
       i.increment(failed)) {
    std::error_code ignored;
    if (i->symlink_status(ignored).type() != fs::file_type::regular) continue;
    auto path = fs::path(folder) / i->path().lexically_relative(begin);
    if (path.string().ends_with(ending)) paths.push_back(path.string());
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace clauseline
