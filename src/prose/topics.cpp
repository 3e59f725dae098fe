#include "prose/topics.hpp"

#include <algorithm>
#include <array>

namespace clauseline {
namespace {

struct Row {
  std::string_view right;
  std::array<std::string_view, 3> topics;
  std::size_t count;
};

constexpr Row rows[] = {
    {"grant", {"licence", "exclusivity", "ip-ownership"}, 3},
    {"revenue-share", {"revenue-share", "payment", "minimum-commitment"}, 3},
    {"payment", {"payment", "minimum-commitment", "revenue-share"}, 3},
    {"commitment", {"minimum-commitment", "payment"}, 2},
    {"hosting", {"cloud-rights", "exclusivity", "licence"}, 3},
    {"cloud-status", {"cloud-rights", "exclusivity"}, 2},
    {"launch", {"cloud-rights", "exclusivity"}, 2},
    {"agreement-term", {"term", "termination"}, 2},
    {"termination", {"termination", "term"}, 2},
    {"liability", {"liability-cap"}, 1},
    {"audit-right", {"audit-right"}, 1},
    {"assignment", {"assignment"}, 1},
    {"governing-law", {"governing-law"}, 1},
    {"ownership", {"ip-ownership"}, 1},
};

}  // namespace

std::span<const std::string_view> topics_of(const Right& right) {
  const auto* const row = std::ranges::find(rows, right.name, &Row::right);
  if (row == std::end(rows)) return {};
  return std::span(row->topics).first(row->count);
}

}  // namespace clauseline
