#pragma once

#include "terms/register.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <vector>

namespace clauseline {

/// The points at which a right holds: in each dimension some names, and the days from the first
/// to the last. It holds nowhere if a dimension is empty.
struct Points {
  enum Dimension : std::size_t { assets, territory, fields, uses };

  std::array<Names, 4> names{};
  std::chrono::sys_days first = std::chrono::sys_days::min();
  std::chrono::sys_days last = std::chrono::sys_days::max();

  bool operator==(const Points&) const = default;
  bool empty() const;
};

Points shared(const Points& one, const Points& other);

/// What of the points lies outside `others`, in pieces that share no point.
std::vector<Points> outside(const Points& points, const std::vector<const Points*>& others);

/// What is in both sets, and what is in one and not in another.
Names set_intersection(const Names& one, const Names& other);
Names set_difference(const Names& of, const Names& without);

}  // namespace clauseline
