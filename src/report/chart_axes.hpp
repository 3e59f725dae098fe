#pragma once

// Places on charts of payments are whole tenths of a pixel, computed from whole minor units and
// days: no amount becomes a binary fraction, and the same payments give the same bytes.

#include "payments/days.hpp"
#include "report/html_markup.hpp"
#include "terms/exact.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::pages {

/// Where the field of a chart lies.
struct ChartField {
  static constexpr int width = 7200;
  static constexpr int height = 2300;
  static constexpr int left = 760;
  static constexpr int right = 7120;
  static constexpr int top = 160;
  static constexpr int bottom = 1980;
};

/// Tenths of a pixel as SVG has them: "12.5".
std::string px(int tenths);

/// The vertical axis: from nothing, or from what is below it, up to the highest value.
class AmountAxis {
 public:
  AmountAxis(const std::vector<Minor>& values, unsigned decimals);

  int y(const Minor& value) const;
  /// " million", or nothing.
  std::string unit() const { return std::string(unit_.name); }
  std::string label(const Minor& value) const;
  /// A line for each step, with its amount.
  Markup lines() const;

 private:
  struct Unit {
    unsigned digits = 0;
    std::string_view name{};
  };

  unsigned decimals_;
  Minor low_ = 0;
  Minor high_ = 0;
  Minor step_ = 0;
  Unit unit_{};
};

/// The horizontal axis: days, with room for what stands at the first and the last of them.
class DayAxis {
 public:
  explicit DayAxis(const Days& days) : days_(days) {}

  int x(std::chrono::sys_days day) const;
  /// The years or months below the field, as many as have room, with a mark where each begins.
  Markup names() const;

  static constexpr int margin = 280;

 private:
  Days days_;
};

}  // namespace clauseline::pages
