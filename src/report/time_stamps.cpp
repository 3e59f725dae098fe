#include "report/time_stamps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <vector>

namespace clauseline::reports {

std::string counted(std::size_t number, std::string_view one) {
  return fmt::format("{} {}{}", number, one, number == 1 ? "" : "s");
}

std::string dates_known(const Report& report) {
  std::vector<std::string> told;
  std::size_t all = 0;
  for (const Audit& audit : report.audits) {
    std::set<std::size_t> spoken;  // on findings of the report
    for (const Settlement& one : audit.settlements)
      for (const Weighed& weighed : one.decisions)
        spoken.insert(weighed.entry);
    all += spoken.size();
    for (const std::size_t place : spoken) {
      const LedgerEntry& entry = audit.decisions.at(place);
      if (entry.stamp)
        told.push_back(fmt::format("{}: {}", entry.decision.id, in_words(*entry.stamp)));
    }
  }
  if (told.empty())
    return "Dates are as claimed by whoever committed: no decision has a time-stamp token.";
  return fmt::format(
      "{} of {} has a time-stamp token: {}. All other dates are as claimed by "
      "whoever committed.",
      told.size(), counted(all, "decision"), fmt::join(told, "; "));
}

}  // namespace clauseline::reports
