#include "diff/rising.hpp"

#include <algorithm>
#include <iterator>

namespace clauseline {

PlacePairs longest_rising(const PlacePairs& pairs) {
  std::vector<std::size_t> ends;  // index of the pair that ends the best run of each length
  std::vector<std::ptrdiff_t> previous(pairs.size(), -1);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto at = std::ranges::lower_bound(
        ends, pairs[i].second, {}, [&](std::size_t index) { return pairs[index].second; });
    if (at != ends.begin()) previous[i] = static_cast<std::ptrdiff_t>(*std::prev(at));
    if (at == ends.end())
      ends.push_back(i);
    else
      *at = i;
  }
  PlacePairs run;
  auto i = ends.empty() ? std::ptrdiff_t{-1} : static_cast<std::ptrdiff_t>(ends.back());
  for (; i >= 0; i = previous[static_cast<std::size_t>(i)])
    run.push_back(pairs[static_cast<std::size_t>(i)]);
  std::ranges::reverse(run);
  return run;
}

}  // namespace clauseline
