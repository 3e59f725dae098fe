#include "payments/schedule.hpp"

#include "terms/currency.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace clauseline {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// An amount in a currency of its own, from which payments in another are taken.
struct Pool {
  Exact left{};
  std::string currency{};
};

Cycle cycle_of(const Limit& limit, const Days& window) {
  const auto new_year = std::chrono::year_month_day(window.first).year() / std::chrono::January / 1;
  return {.length = limit.length, .anchor = limit.counts_from.value_or(sys_days(new_year))};
}

class Schedule {
 public:
  Schedule(const Share& share, const Setting& setting, Exchange& exchange)
      : share_(share), setting_(setting), exchange_(exchange) {
    payments_.currency = share.currency;
    payments_.decimals = currency_decimals(share.currency).value_or(2);
    running_ = overlap(setting.running, setting.window);
    if (share.recoup) advance_ = {share.recoup->amount, share.recoup->currency};
    if (!share.cap) return;
    cap_ = {share.cap->amount - setting.paid_before, share.cap->currency};
    cap_turn_ = turn_of(cycle_of(*share.cap, setting.window), setting.window.first);
    if (share.cap->currency == share.currency)
      cumulative_ = rounded(setting.paid_before, payments_.decimals, Rounding::half_up);
  }

  Payments run(const std::vector<Slot>& slots) {
    for (const Slot& slot : slots)
      payments_.periods.push_back(period(slot));
    payments_.carried = carried_;
    return std::move(payments_);
  }

 private:
  PaymentPeriod period(const Slot& slot) {
    PaymentPeriod period{
        .days = slot.days, .payday = slot.days.last + share_.within, .cumulative = cumulative_};
    const Days counted = overlap(slot.days, running_);
    period.counted = counted.count();
    if (!counted.empty()) {
      period.base = base(slot, period.payday);
      period.due = due(period.base, period.payday);
      if (share_.minimum) raise_to_minimum(period);
      period.paid = period.due;
      if (share_.cap) cap(period);
      interest(period);
    }
    cumulative_ += period.paid;
    period.cumulative = cumulative_;
    payments_.total += period.paid;
    payments_.above_cap += period.due - period.paid;
    payments_.interest += period.interest;
    return period;
  }

  Exact base(const Slot& slot, sys_days payday) {
    Exact sum = 0;
    for (const ForecastRow* row : slot.rows) {
      const int counted = overlap(overlap(row->days, slot.days), running_).count();
      if (counted == 0) continue;
      const Exact part = row->amount * Exact(counted, row->days.count());
      sum += to_pay(part, row->currency, payday);
    }
    return sum;
  }

  Minor due(const Exact& base, sys_days payday) {
    auto bands = share_.bands;
    for (Band& band : bands)
      band.over = to_pay(band.over, share_.band_currency, payday);
    Exact exact = due_on(base, share_.rate, bands);
    exact -= recouped(exact, payday);
    exact += std::exchange(carried_, 0);
    Minor due = to_minor(exact, share_.rounding);
    if (due >= 0 || share_.negative == Negative::refund) return due;
    if (share_.negative == Negative::carry) carried_ = exact;
    return 0;
  }

  Exact recouped(const Exact& due, sys_days payday) {
    if (due <= 0 || advance_.left <= 0) return 0;
    const Exact available = to_pay(advance_.left, advance_.currency, payday);
    Exact taken = std::min<Exact>(available, due * share_.recoup->percent / 100);
    draw(advance_, taken, available);
    return taken;
  }

  /// Raises what is due to the minimum for each of its stretches that is over in this period,
  /// less what was due in them before. The last one is over when the share ends.
  void raise_to_minimum(PaymentPeriod& period) {
    const Cycle cycle = cycle_of(*share_.minimum, setting_.window);
    const Days counted = overlap(period.days, running_);
    const bool is_end = counted.last == setting_.running.last;
    const Days until{counted.first,
                     is_end ? counted.last : overlap(period.days, setting_.window).last};
    int over = turns_ending_in(cycle, until);
    if (is_end && turn_of(cycle, until.last).last != until.last) ++over;
    if (over == 0) {
      since_minimum_ += period.due;
      return;
    }
    const Exact least =
        to_pay(share_.minimum->amount * over, share_.minimum->currency, period.payday);
    const Minor missing = to_minor(least, share_.rounding) - since_minimum_;
    period.due = std::max(period.due, missing);
    since_minimum_ = 0;
  }

  /// How often the cap applies to one payment: once, unless the period of the payment holds
  /// several stretches of the cap; then as often as the share ran in one.
  int times_of_cap(const Cycle& cycle, const Days& period) const {
    if (turns_ending_in(cycle, period) <= 1) return 1;
    const Days counted = overlap(period, running_);
    const bool is_end = turn_of(cycle, counted.last).last == counted.last;
    return turns_ending_in(cycle, counted) + (is_end ? 0 : 1);
  }

  void cap(PaymentPeriod& period) {
    const Limit& limit = *share_.cap;
    if (limit.counts_from && period.days.last < *limit.counts_from) return;
    const Cycle cycle = cycle_of(limit, setting_.window);
    const Days turn = turn_of(cycle, period.days.last);
    if (turn != cap_turn_) {
      cap_turn_ = turn;
      cap_is_reached_ = false;
      cap_.left = limit.amount * times_of_cap(cycle, period.days);
    }
    const Exact available = to_pay(cap_.left, cap_.currency, period.payday);
    const Minor left = std::max<Minor>(0, to_minor(available, Rounding::down));
    period.paid = std::min(period.due, left);
    draw(cap_, exact(period.paid, payments_.decimals), available);
    period.cap_left = left - period.paid;
    note_reached(period);
  }

  /// A cap is told once for each of its stretches, with all that is due above it in that.
  void note_reached(const PaymentPeriod& period) {
    if (*period.cap_left == 0 && !cap_is_reached_) {
      const bool for_life = share_.cap->length == Duration{};
      payments_.caps_reached.push_back(
          {.payday = period.payday, .stretch = for_life ? std::nullopt : std::optional(cap_turn_)});
      cap_is_reached_ = true;
    }
    if (cap_is_reached_) payments_.caps_reached.back().above_cap += period.due - period.paid;
  }

  void interest(PaymentPeriod& period) const {
    if (!share_.late_per_day || period.paid <= 0) return;
    const Exact percent = *share_.late_per_day * setting_.days_late;
    period.interest =
        to_minor(exact(period.paid, payments_.decimals) * percent / 100, share_.rounding);
  }

  /// Takes a part of what is available out of a pool, of which that is the worth today.
  void draw(Pool& pool, const Exact& taken, const Exact& available) const {
    if (pool.currency == share_.currency)
      pool.left -= taken;
    else if (available != 0)
      pool.left -= pool.left * taken / available;
  }

  Exact to_pay(const Exact& amount, const std::string& currency, sys_days payday) {
    return exchange_.convert(amount, currency, share_.currency, payday);
  }
  Minor to_minor(const Exact& amount, Rounding mode) const {
    return rounded(amount, payments_.decimals, mode);
  }

  const Share& share_;
  const Setting& setting_;
  Exchange& exchange_;
  Payments payments_{};
  Days running_{};
  Pool cap_{};
  Days cap_turn_{};
  bool cap_is_reached_ = false;  // in this stretch
  Pool advance_{};
  Exact carried_{};
  Minor cumulative_{};
  Minor since_minimum_{};  // due in the stretch of the minimum that is not over
};

}  // namespace

Payments schedule(const Share& share, const std::vector<Slot>& slots, const Setting& setting,
                  Exchange& exchange) {
  assert(currency_decimals(share.currency));
  return Schedule(share, setting, exchange).run(slots);
}

}  // namespace clauseline
