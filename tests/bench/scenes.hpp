#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace clauseline::bench {

/// Two versions of an invented agreement. The same scene and size give the same bytes on every
/// machine.
struct Pair {
  std::string before;
  std::string after;
};

/// What happens between two versions. In all but `ordinary` and `terms` the later version has other
/// ids, so that clauses must be known again by what they say.
struct Scene {
  std::string_view name;
  Pair (*make)(std::size_t size);  // of so many clauses, or sentences where there is one clause
};

std::span<const Scene> scenes();

/// An ordinary pair of about so many bytes a version.
Pair ordinary_of(std::size_t bytes);

}  // namespace clauseline::bench
