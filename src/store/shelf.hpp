#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Bytes that are put away on disk, so that memory holds no more of a history than the versions at
/// hand. The file has no name and goes when this does. Several threads may use it at once.
/// Everything throws Error where the disk fails.
class Shelf {
 public:
  Shelf();

  /// Puts bytes away, and gives their place.
  std::size_t add(std::string_view bytes);
  std::string at(std::size_t place) const;

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::unique_ptr<std::FILE, Close> file_;
  std::vector<std::size_t> ends_{};  // of each; it begins where the one before it ends
  mutable std::mutex one_at_a_time_{};
};

}  // namespace clauseline
