#include "diff/mark_value.hpp"

#include "model/quantity.hpp"

#include <algorithm>

namespace clauseline {

bool is_value(const Mark& mark) {
  return mark.kind == MarkKind::date || mark.kind == MarkKind::money ||
         mark.kind == MarkKind::percent || mark.kind == MarkKind::duration;
}

std::string mark_value(const Mark& mark) {
  const auto space = std::min(mark.target.find(' '), mark.target.size());
  const auto written = std::string_view(mark.target).substr(0, space);
  if (const auto duration = read_duration(written)) return to_text(*duration);
  if (written.find('.') == std::string_view::npos) return mark.target;
  const auto digits = written.substr(0, written.find_last_not_of('0') + 1);
  const auto point = digits.ends_with('.') ? digits.size() - 1 : digits.size();
  return std::string(digits.substr(0, point)) + mark.target.substr(space);
}

}  // namespace clauseline
