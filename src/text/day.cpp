#include "text/day.hpp"

#include <fmt/format.h>

namespace clauseline {

using namespace std::chrono;

std::string to_text(sys_days day) {
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_text(sys_seconds moment) {
  const auto day = floor<days>(moment);
  const hh_mm_ss time{moment - day};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_text(day), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

}  // namespace clauseline
