#include "history/in_force.hpp"

#include <algorithm>
#include <chrono>

namespace clauseline::history {
namespace {

/// The day from which a version applies; nothing where it does not say, or does not bind.
std::optional<std::chrono::sys_days> applies_from(const Version* version) {
  if (version == nullptr) return std::nullopt;
  const Agreement& agreement = version->agreement;
  if (agreement.status == "draft" || agreement.status == "proposed") return std::nullopt;
  const auto date = read_date(agreement.effective());
  return date ? std::optional(first_day(*date)) : std::nullopt;
}

}  // namespace

InForce in_force(const PathHistory& history, const ReadVersion& read, const Date& day) {
  InForce found;
  std::optional<std::chrono::sys_days> since;
  std::optional<std::chrono::sys_days> first;
  Versions versions(history, read);
  for (std::size_t place = 0; place < history.versions.size(); ++place) {
    const auto begins = applies_from(versions.at(place));
    if (const auto problem = versions.problem(place); !problem.empty())
      found.problems.push_back(problem);
    versions.let_go(place);
    if (!begins) continue;
    first = std::min(first.value_or(*begins), *begins);
    const bool later = !since || *begins > *since;
    if (!later || *begins > last_day(day)) continue;
    since = begins;
    found.version = place;
  }
  if (first) found.first_effective = to_text(date_of(*first));
  if (found.version) found.read = versions.take(*found.version);
  return found;
}

}  // namespace clauseline::history
