#pragma once

#include "report/rights.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The rights as lanes of a picture: what is drawn of each, before anybody draws.
namespace clauseline::pages {

/// When something ends, as far as a picture can show it.
struct Reach {
  std::optional<std::chrono::sys_days> day{};       // the day behind the last, if a date is known
  std::optional<std::chrono::sys_days> at_least{};  // it lasts until then, whatever comes
  bool uncertain = false;  // an event may end it before the day, or after the last known
  bool by_event = false;   // without a date only the event ends it
  bool never = false;
  bool unknown = false;  // unstated or undisclosed
};

/// One bar: of a right, or of a part of it that has an end of its own.
struct Lane {
  std::string label;
  std::string short_label;  // without what kind of right it is
  std::string words;        // for the description
  std::string_view css_class;
  Reach from;
  Reach until;
  bool starts = false;   // its beginning is stated
  bool is_over = false;  // it ended, or never was, whatever its end says
  bool is_part = false;
};

struct LaneGroup {
  std::string name;
  std::vector<Lane> lanes{};
};

/// The bar of a right, and that of a part of it that has an end of its own, if there is one.
std::vector<Lane> lanes_of(const reports::HeldRight& right, const reports::RightsPage& page);

/// Each right once: with the first party that holds or receives it, else with who owes it.
std::vector<LaneGroup> lane_groups(const reports::RightsPage& page);

}  // namespace clauseline::pages
