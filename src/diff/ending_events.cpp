#include "diff/ending_events.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace clauseline {

TriggeredEnds triggered_ends(const Interpretation& version) {
  TriggeredEnds ends;
  for (const Term& trigger : version.terms) {
    if (trigger.right->name != "trigger" || !trigger.active() || trigger["effect"].text != "ends")
      continue;
    if (const auto* of = trigger["of"].get<Names>())
      for (const std::string& term : *of)
        ends[term].insert(trigger["on"].text);
  }
  return ends;
}

Names ending_events(const Term& term, const TriggeredEnds& triggered) {
  Names events;
  if (const auto* end = term["until"].get<End>())
    for (const std::string& event : events_of(*end))
      events.insert(event);
  if (const auto found = triggered.find(term.id); found != triggered.end())
    events.insert(found->second.begin(), found->second.end());
  return events;
}

std::string link_text(const Names& ends, const Value& independent) {
  if (!ends.empty()) return fmt::format("ends on {}", fmt::join(ends, ", "));
  if (const auto* names = independent.get<Names>())
    return fmt::format("independent of {}", fmt::join(*names, ", "));
  return "tied to no event";
}

}  // namespace clauseline
