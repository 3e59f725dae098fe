#include "report/rights_lanes.hpp"

#include "report/rights_names.hpp"
#include "report/rights_words.hpp"
#include "terms/describe.hpp"
#include "terms/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace clauseline::pages {
namespace {

Reach reach_of(const End& end);

/// The first or the last of several: what may end sooner is uncertain, and what may run on has
/// no known day.
Reach reach_of_parts(const End& end) {
  const bool first = end.kind == End::Kind::first;
  Reach all;
  for (const End& part : end.parts) {
    const Reach one = reach_of(part);
    all.uncertain = all.uncertain || one.uncertain || one.unknown;
    all.by_event = all.by_event || one.by_event;
    all.never = all.never || (!first && one.never);
    if (!one.day) continue;
    all.day = !all.day ? one.day : first ? std::min(all.day, one.day) : std::max(all.day, one.day);
  }
  if (!first && (all.uncertain || all.never)) all.at_least = std::exchange(all.day, std::nullopt);
  return all;
}

Reach reach_of(const End& end) {
  switch (end.kind) {
    case End::Kind::date:
      return {.day =
                  last_day(end.date) + (end.plus == Duration{} ? Duration{.days = 1} : end.plus)};
    case End::Kind::never: return {.never = true};
    case End::Kind::event:
      if (end.event.starts_with('?')) return {.unknown = true};
      return {.uncertain = true, .by_event = true};
    case End::Kind::first:
    case End::Kind::last: break;
  }
  return reach_of_parts(end);
}

std::string_view class_of(Standing standing) {
  switch (standing) {
    case Standing::stands: return "stands";
    case Standing::unless_event:
    case Standing::once_event:
    case Standing::unless_end: return "open";
    case Standing::not_yet: return "waits";
    case Standing::suspended:
    case Standing::reserved: return "rests";
    case Standing::ended:
    case Standing::none: break;
  }
  return "ended";
}

Lane lane_of(const reports::HeldRight& right) {
  const End* from = right.term->get<End>("from");
  const End* until = right.term->get<End>("until");
  const bool active = right.term->active();
  const auto ends = !active ? fmt::format("{}, {}", right.stands, right.until) : right.until;
  const auto colon = right.what.find(": ");
  return {
      .label = fmt::format("{} \u00B7 {}", right.what, ends),
      .short_label = colon == std::string::npos
                         ? ends
                         : fmt::format("{}, {}", right.what.substr(colon + 2), ends),
      .words = fmt::format("{}: {}, {}, {}.", right.what, right.since, right.until, right.stands),
      .css_class = class_of(right.standing),
      .from = from == nullptr ? Reach{} : reach_of(reports::as_beginning(*from)),
      .until = until == nullptr ? Reach{.unknown = true} : reach_of(*until),
      .starts = from != nullptr,
      .is_over = !active && class_of(right.standing) == "ended",
      .is_part = false};
}

void add_part(const reports::HeldRight& right, const reports::RightsPage& page,
              std::vector<Lane>& lanes) {
  const auto part = reports::part_with_end(*right.term);
  if (part.empty()) return;
  const End* from = right.term->get<End>(part + ".from");
  const auto words =
      reports::labelled(describe(*right.term, part + ".until", Wording::sentence), page.version);
  auto label = fmt::format("{}, {}", (*right.term)[part].text, words);
  lanes.push_back({.label = label,
                   .short_label = label,
                   .words = fmt::format("Of this: {}.", label),
                   .css_class = class_of(right.standing),
                   .from = from == nullptr ? Reach{} : reach_of(reports::as_beginning(*from)),
                   .until = reach_of(*right.term->get<End>(part + ".until")),
                   .starts = from != nullptr,
                   .is_over = false,
                   .is_part = true});
}

using Shown = std::set<const Term*>;

/// What a party holds and receives, or what it grants, owes and pays, as far as nobody before
/// it has shown it.
LaneGroup group_of(const reports::PartyRights& party, bool holds, const reports::RightsPage& page,
                   Shown& shown) {
  LaneGroup group{.name = "The agreement as a whole"};
  if (party.party != nullptr)
    group.name = party.party->name + (holds ? " holds and receives" : " grants, owes and pays");
  for (const reports::RightsShare& share : party.shares) {
    const bool theirs = share.name.starts_with("Holds") || share.name == "Receives";
    if (theirs != holds) continue;
    for (const reports::HeldRight& right : share.rights) {
      if (!shown.insert(right.term).second) continue;
      for (Lane& lane : lanes_of(right, page))
        group.lanes.push_back(std::move(lane));
    }
  }
  return group;
}

}  // namespace

std::vector<Lane> lanes_of(const reports::HeldRight& right, const reports::RightsPage& page) {
  std::vector<Lane> lanes{lane_of(right)};
  add_part(right, page, lanes);
  return lanes;
}

std::vector<LaneGroup> lane_groups(const reports::RightsPage& page) {
  std::vector<LaneGroup> groups;
  Shown shown;
  for (const bool holds : {true, false})
    for (const reports::PartyRights& party : page.parties)
      if (auto group = group_of(party, holds, page, shown); !group.lanes.empty())
        groups.push_back(std::move(group));
  return groups;
}

}  // namespace clauseline::pages
