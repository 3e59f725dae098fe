#pragma once

#include "history/step.hpp"
#include "history/walk.hpp"
#include "store/cache.hpp"
#include "store/shelf.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::history {

/// What is asked of the repository while many agreements are gone through.
struct Reading {
  /// The bytes of a version. Throws Error where they cannot be had.
  std::function<Source(const PathVersion&)> bytes;
  /// Reads a version from them. Throws Error for one that cannot be read.
  std::function<std::unique_ptr<const Version>(const PathVersion&, const Source&)> version;
  std::shared_ptr<Cache> cache{};  // of what was worked out before; may be null
};

/// How many agreements are gone through.
struct ManyWalk {
  std::function<Reading()> reader;  // one for each thread
  std::function<bool(const std::string& path, std::string_view bytes)> is_agreement;
  Identity identity;
  JudgedBy by{};
  std::string settings{};  // what else the answers hang on: digests of policy, detectors, dialect
  unsigned jobs = 1;
  std::function<void(std::size_t done, std::size_t all)> progress{};  // may be empty
};

/// Every agreement that each of some commits changed, and what it changed there. Of a merge only
/// what is as in none of its parents.
class ManySteps {
 public:
  /// Goes through them all, as `commits` gives them. Throws Error where nothing can be put away on
  /// disk.
  ManySteps(const std::function<void(const TakeSteps&)>& commits, const ManyWalk& walk);

  std::size_t size() const { return told_.size(); }
  /// Tells them in the order of the commits, then of the paths.
  void each(const TellStep& tell) const;

 private:
  struct Told {
    std::size_t file;  // as the commit changed it: its place on the shelf
    std::size_t step;  // what that changed, likewise
  };

  Shelf shelf_{};
  std::vector<Told> told_{};
};

}  // namespace clauseline::history
