#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline {

/// Answers that were worked out before, kept in a file of SQLite in the folder of a repository,
/// `clauseline/cache.sqlite` beside its objects. It may be deleted at any time. Several processes
/// and threads may hold one each. Where it cannot be read or written, or holds rubbish, nothing is
/// found in it and nothing is lost but time.
class Cache {
 public:
  /// Opens the cache below the folder of a repository, and makes it where there is none. Keys of
  /// another build of the program are never found.
  explicit Cache(const std::string& git_folder);
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;
  /// Writes what was to be kept, and lets go of the oldest answers where there are too many.
  ~Cache();

  std::optional<std::string> find(std::string_view key);
  /// The answer takes the place of one that was kept before.
  void keep(std::string_view key, std::string value);

 private:
  class Store;

  std::string name_of(std::string_view key) const;

  std::unique_ptr<Store> store_;
  std::string build_;
  std::vector<std::pair<std::string, std::string>> kept_{};
  std::size_t kept_bytes_ = 0;
};

/// What tells this build of the program from any other: 40 hex digits that the linker made from all
/// of it; empty where it made none.
std::string build_id();

}  // namespace clauseline
