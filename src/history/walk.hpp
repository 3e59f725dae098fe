#pragma once

#include "history/step.hpp"
#include "store/history.hpp"
#include "text/error.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace clauseline::history {

/// Reads a version that has bytes. Throws Error for one that cannot be read.
using ReadVersion = std::function<std::unique_ptr<const Version>(const PathVersion&)>;

/// The versions of one history as they are needed: each is read when it is first asked for, and
/// kept until it is let go. An unreadable one is null, and its problem is known.
class Versions {
 public:
  Versions(const PathHistory& history, ReadVersion read);

  /// The version at a place; null for one that is deleted or unreadable.
  const Version* at(std::size_t place);
  /// Hands a version out for a comparison, and takes it back.
  std::unique_ptr<const Version> take(std::size_t place);
  void put_back(std::size_t place, std::unique_ptr<const Version> version);
  void let_go(std::size_t place);

  /// Why a version could not be read; empty if it could, or was not tried.
  std::string problem(std::size_t place) const;
  /// The versions before one: the nearest that are readable or deleted. Those passed over are
  /// added to `skipped`.
  std::vector<std::size_t> before(std::size_t place, std::vector<std::size_t>& skipped);

 private:
  const PathHistory& history_;
  ReadVersion read_;
  std::map<std::size_t, std::unique_ptr<const Version>> held_{};
  std::map<std::size_t, std::string> problems_{};
};

/// How a history is gone through: how the versions are read, by a reader for each thread, what
/// they are judged by, and how many threads there may be.
struct Walk {
  std::function<ReadVersion()> reader;
  JudgedBy by{};
  unsigned jobs = 1;
};

/// Compares every version of a history with those before it.
std::vector<Step> steps(const PathHistory& history, const Walk& walk);

/// Everything that an Error says, on one line.
std::string in_one_line(const Error& error);

}  // namespace clauseline::history
