#include "diff/points.hpp"

#include <algorithm>
#include <iterator>

namespace clauseline {
namespace {

using std::chrono::days;

/// Cuts away one dimension after the other: what lies outside in it is a piece, what lies inside
/// is cut further.
void cut(Points points, const Points& away, std::vector<Points>& pieces) {
  const auto keep = [&](Points piece) {
    if (!piece.empty()) pieces.push_back(std::move(piece));
  };
  for (std::size_t i = 0; i < points.names.size(); ++i) {
    Points piece = points;
    piece.names.at(i) = set_difference(points.names.at(i), away.names.at(i));
    keep(std::move(piece));
    points.names.at(i) = set_intersection(points.names.at(i), away.names.at(i));
  }
  if (away.first > points.first) {
    Points earlier = points;
    earlier.last = std::min(points.last, away.first - days{1});
    keep(std::move(earlier));
  }
  if (away.last < points.last) {
    points.first = std::max(points.first, away.last + days{1});
    keep(std::move(points));
  }
}

}  // namespace

bool Points::empty() const {
  return last < first || std::ranges::any_of(names, [](const Names& one) { return one.empty(); });
}

Points shared(const Points& one, const Points& other) {
  Points both;
  for (std::size_t i = 0; i < both.names.size(); ++i)
    both.names.at(i) = set_intersection(one.names.at(i), other.names.at(i));
  both.first = std::max(one.first, other.first);
  both.last = std::min(one.last, other.last);
  return both;
}

std::vector<Points> outside(const Points& points, const std::vector<const Points*>& others) {
  std::vector<Points> left;
  if (!points.empty()) left.push_back(points);
  for (const Points* other : others) {
    std::vector<Points> pieces;
    for (Points& one : left)
      if (shared(one, *other).empty())
        pieces.push_back(std::move(one));
      else
        cut(std::move(one), *other, pieces);
    left = std::move(pieces);
  }
  return left;
}

Names set_intersection(const Names& one, const Names& other) {
  Names both;
  std::ranges::set_intersection(one, other, std::inserter(both, both.end()));
  return both;
}

Names set_difference(const Names& of, const Names& without) {
  Names rest;
  std::ranges::set_difference(of, without, std::inserter(rest, rest.end()));
  return rest;
}

}  // namespace clauseline
