#include "merge/order.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace clauseline::merge {
namespace {

using Order = std::vector<int>;
using Members = std::set<int>;

Members members(const Order& order) { return {order.begin(), order.end()}; }

Order only(const Order& order, const std::function<bool(int)>& wanted) {
  Order kept;
  std::ranges::copy_if(order, std::back_inserter(kept), wanted);
  return kept;
}

/// Puts what is missing behind what it stands behind in the other order. `passes` tells behind
/// which of the inserted ones that stand there already.
void insert_missing(Order& into, const Order& other, const std::function<bool(int)>& stays,
                    const std::function<bool(int)>& passes) {
  auto there = members(into);
  for (std::size_t i = 0; i < other.size(); ++i) {
    if (!stays(other[i]) || !there.insert(other[i]).second) continue;
    auto before = i;
    while (before > 0 && std::ranges::find(into, other[before - 1]) == into.end())
      --before;
    auto place = before == 0 ? into.begin() : std::next(std::ranges::find(into, other[before - 1]));
    while (place != into.end() && passes(*place))
      ++place;
    into.insert(place, other[i]);
  }
}

}  // namespace

MergedOrder merge_order(const Lists& lists, const std::function<bool(int)>& stays) {
  const auto in_base = members(lists.base);
  const auto in_ours = members(lists.ours);
  const auto in_theirs = members(lists.theirs);
  const auto in_all = [&](int one) {
    return stays(one) && in_base.contains(one) && in_ours.contains(one) && in_theirs.contains(one);
  };
  const auto before = only(lists.base, in_all);
  const auto ours = only(lists.ours, in_all);
  const auto theirs = only(lists.theirs, in_all);
  const bool as_theirs = ours == before && theirs != before;
  MergedOrder merged{.order = {},
                     .both_reordered = ours != before && theirs != before && ours != theirs};
  const auto of_ours_alone = [&](int one) {
    return !in_base.contains(one) && !in_theirs.contains(one);
  };
  const auto nothing = [](int /*one*/) { return false; };
  merged.order = only(as_theirs ? lists.theirs : lists.ours, stays);
  if (as_theirs)
    insert_missing(merged.order, lists.ours, stays, nothing);
  else
    insert_missing(merged.order, lists.theirs, stays, of_ours_alone);
  return merged;
}

}  // namespace clauseline::merge
