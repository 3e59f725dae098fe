#pragma once

#include "report/html_markup.hpp"
#include "report/rights_lanes.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// How rights are drawn, whatever picture they stand in: where a day lies, and the shape of a bar.
namespace clauseline::pages {

/// A place across a picture, in hundredths of a percent of its width, so that labels keep their
/// size however narrow it is.
using Across = long;

inline constexpr Across last_date = 8600;  // behind it lies the field of what has no known date

/// "86.00%".
std::string percent(Across across);

/// The axis of days: whole years, from the first day that it includes to the last.
class DayScale {
 public:
  explicit DayScale(std::chrono::sys_days day) : first_(day), last_(day) {}

  void include(std::chrono::sys_days day);
  /// The days that a lane names.
  void include(const Lane& lane);
  /// Rounds to whole years; after this days have places.
  void close();

  Across across(std::chrono::sys_days day) const;
  std::chrono::sys_days first() const { return first_; }
  /// The years that are named, and where each begins: at most about six.
  std::vector<std::pair<int, Across>> years() const;

 private:
  std::chrono::sys_days first_;
  std::chrono::sys_days last_;
};

/// Where a bar lies.
struct BarPlace {
  std::optional<std::chrono::sys_days> begins{};  // where the lane says no beginning
  int middle = 0;                                 // down the picture
  int height = 0;
  std::string_view hatch{};  // the id of the pattern of what may end sooner
};

/// The bar of a lane, with what stands at its ends: a line at a date, a diamond at an event, an
/// arrow where it never ends, a cross where it ended on a day not said.
Markup lane_bar(const Lane& lane, const DayScale& scale, const BarPlace& at);

/// A pattern of slanting lines for what may end sooner.
Markup hatch_pattern(std::string_view id);

}  // namespace clauseline::pages
