#include "history/in_force.hpp"

#include <chrono>
#include <utility>

namespace clauseline::history {
namespace {

bool binds(const Agreement& agreement) {
  return agreement.status != "draft" && agreement.status != "proposed";
}

}  // namespace

InForce in_force(const PathHistory& history, const ReadVersion& read, const Date& day) {
  InForce found;
  std::optional<std::chrono::sys_days> since;
  std::optional<std::chrono::sys_days> first;
  Versions versions(history, read);
  for (std::size_t place = 0; place < history.versions.size(); ++place) {
    const Version* version = versions.at(place);
    if (const auto problem = versions.problem(place); !problem.empty())
      found.problems.push_back(problem);
    const auto date = version == nullptr ? std::nullopt : read_date(version->agreement.effective());
    if (date && binds(version->agreement)) {
      const auto begins = first_day(*date);
      if (!first || begins < *first) found.first_effective = to_text(*date);
      if (!first || begins < *first) first = begins;
      if (begins <= last_day(day) && (!since || begins > *since)) {
        since = begins;
        found.version = place;
        found.read = versions.take(place);
      }
    }
    versions.let_go(place);
  }
  return found;
}

}  // namespace clauseline::history
