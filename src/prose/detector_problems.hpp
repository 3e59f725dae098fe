#pragma once

#include "text/error.hpp"
#include "text/source.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline {

/// The problems of files of detectors, each at a part of one of the files.
class DetectorProblems {
 public:
  /// The files must outlive it.
  explicit DetectorProblems(std::vector<const Source*> files) : files_(std::move(files)) {}

  void add(std::string_view at, std::string message, std::string hint);
  bool empty() const { return problems_.empty(); }
  /// Where a part of a file stands.
  Location place(std::string_view at) const;
  /// Throws all of them in the order of the files, if there are any.
  void finish();

 private:
  std::size_t file_of(std::string_view at) const;

  struct Placed {
    std::size_t file = 0;
    Problem problem{};
  };
  std::vector<const Source*> files_;
  std::vector<Placed> problems_{};
};

}  // namespace clauseline
