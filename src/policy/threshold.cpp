#include "policy/threshold.hpp"

#include "terms/exact.hpp"

#include <algorithm>

namespace clauseline {
namespace {

Exact distance(const Decimal& one, const Decimal& other) {
  if (one < other) return exact(other) - exact(one);
  return exact(one) - exact(other);
}

/// Does a number move by less than so many percent of what it was, or by less than a number?
bool small_number(const Decimal& before, const Decimal& after, const Threshold& threshold) {
  const Exact moved = distance(before, after);
  if (threshold.part) return moved * 100 < exact(*threshold.part) * exact(before);
  const auto* by = std::get_if<Decimal>(&threshold.by);
  return by != nullptr && moved < exact(*by);
}

bool small_amount(const Money& before, const Money& after, const Threshold& threshold) {
  if (before.unit != after.unit) return false;
  if (threshold.part) return small_number(before.amount, after.amount, threshold);
  const auto* by = std::get_if<Money>(&threshold.by);
  return by != nullptr && by->unit == before.unit &&
         distance(before.amount, after.amount) < exact(by->amount);
}

/// Months and days have no fixed relation: both must move the same way.
bool small_duration(const Duration& before, const Duration& after, const Duration& by) {
  Duration moved{.months = after.months - before.months, .days = after.days - before.days};
  if (moved.months <= 0 && moved.days <= 0) moved = {-moved.months, -moved.days};
  return moved.months >= 0 && moved.days >= 0 && std::is_lt(moved <=> by);
}

bool small_delay(const Date& before, const Date& after, const Duration& by) {
  const auto [earlier, later] = std::minmax({last_day(before), last_day(after)});
  return earlier + by > later;
}

bool is_day(const End& end) { return end.kind == End::Kind::date && end.plus == Duration{}; }

}  // namespace

bool is_small(const Change& change, const Threshold& threshold) {
  const bool right = threshold.right == change.right->name ||
                     (threshold.right == "*" && change.right->part.empty());
  if (!right || threshold.field != change.field) return false;
  const Value* before = change.old_value();
  const Value* after = change.new_value();
  if (before == nullptr || after == nullptr || !before->stated() || !after->stated() ||
      before->content.index() != after->content.index())
    return false;
  if (const auto* number = before->get<Decimal>())
    return small_number(*number, *after->get<Decimal>(), threshold);
  if (const auto* money = before->get<Money>())
    return small_amount(*money, *after->get<Money>(), threshold);
  const auto* by = std::get_if<Duration>(&threshold.by);
  if (by == nullptr) return false;
  if (const auto* duration = before->get<Duration>())
    return small_duration(*duration, *after->get<Duration>(), *by);
  if (const auto* date = before->get<Date>()) return small_delay(*date, *after->get<Date>(), *by);
  const auto* end = before->get<End>();
  const auto* other = after->get<End>();
  return end != nullptr && is_day(*end) && is_day(*other) &&
         small_delay(end->date, other->date, *by);
}

}  // namespace clauseline
