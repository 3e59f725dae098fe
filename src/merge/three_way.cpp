#include "merge/three_way.hpp"

#include "diff/common_runs.hpp"

#include <algorithm>
#include <limits>

namespace clauseline::merge {
namespace {

constexpr auto nowhere = std::numeric_limits<std::size_t>::max();

/// For each place of the base, its place in a side, or nowhere.
std::vector<std::size_t> places(Symbols base, Symbols side, Weights weights) {
  std::vector<std::size_t> found(base.size(), nowhere);
  for (const EqualRun& run : common_runs(base, side, weights))
    for (std::size_t i = 0; i < run.length; ++i)
      found[run.before + i] = run.after + i;
  return found;
}

/// Regions that all have, and between them regions that not all have.
std::vector<Region> cut(const Sequences& all, Weights weights) {
  const auto& [base, ours, theirs] = all;
  const auto in_ours = places(base, ours, weights);
  const auto in_theirs = places(base, theirs, weights);
  std::vector<Region> regions;
  Region here{};
  const auto close = [&](std::size_t at, std::size_t our, std::size_t their) {
    here.base.end = at;
    here.ours.end = our;
    here.theirs.end = their;
    if (here.base.size() + here.ours.size() + here.theirs.size() > 0) {
      here.taken = Taken::conflict;
      regions.push_back(here);
    }
    here = {.base = {at, at}, .ours = {our, our}, .theirs = {their, their}};
  };
  for (std::size_t at = 0; at < base.size(); ++at) {
    if (in_ours[at] == nowhere || in_theirs[at] == nowhere) continue;
    close(at, in_ours[at], in_theirs[at]);
    here.base.end = here.base.begin = at + 1;
    here.ours.end = here.ours.begin = in_ours[at] + 1;
    here.theirs.end = here.theirs.begin = in_theirs[at] + 1;
    const bool goes_on = !regions.empty() && regions.back().taken == Taken::base;
    if (!goes_on)
      regions.push_back({.base = {at, at},
                         .ours = {in_ours[at], in_ours[at]},
                         .theirs = {in_theirs[at], in_theirs[at]}});
    regions.back().base.end = here.base.end;
    regions.back().ours.end = here.ours.end;
    regions.back().theirs.end = here.theirs.end;
  }
  close(base.size(), ours.size(), theirs.size());
  return regions;
}

bool same(Symbols a, Stretch in_a, Symbols b, Stretch in_b) {
  return std::ranges::equal(a.subspan(in_a.begin, in_a.size()), b.subspan(in_b.begin, in_b.size()));
}

}  // namespace

std::vector<Region> three_way(const Sequences& all, Weights weights, std::uint32_t blank) {
  const auto& [base, ours, theirs] = all;
  auto regions = cut(all, weights);
  std::vector<Region> joined;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    Region& one = regions[i];
    const auto words = base.subspan(one.base.begin, one.base.size());
    const auto is_blank = [&](std::uint32_t word) { return word == blank; };
    const bool between = i > 0 && i + 1 < regions.size() && one.taken == Taken::base &&
                         std::ranges::all_of(words, is_blank);
    const bool goes_on = !joined.empty() && joined.back().taken == Taken::conflict &&
                         (between || one.taken == Taken::conflict);
    if (!goes_on) {
      joined.push_back(one);
      continue;
    }
    joined.back().base.end = one.base.end;
    joined.back().ours.end = one.ours.end;
    joined.back().theirs.end = one.theirs.end;
  }
  for (Region& one : joined) {
    if (one.taken == Taken::base) continue;
    const bool ours_changed = !same(base, one.base, ours, one.ours);
    const bool theirs_changed = !same(base, one.base, theirs, one.theirs);
    if (!theirs_changed || same(ours, one.ours, theirs, one.theirs))
      one.taken = Taken::ours;
    else if (!ours_changed)
      one.taken = Taken::theirs;
  }
  return joined;
}

}  // namespace clauseline::merge
