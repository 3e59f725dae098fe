// What holds of every simulation, over shares and forecasts made at random.

#include "payments.hpp"
#include "payments/simulate.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace clauseline;
using std::chrono::sys_days;
using tests::Deal;
using tests::over;

namespace {

/// Makes terms of a share and forecasts of it.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  std::string terms() {
    if (below(12) == 0) return share(R"( status="ceased")", "<rate percent=\"5\"/>");
    auto inside = fmt::format(R"(<rate percent="{}.{}"/>)", below(40), below(1000));
    for (int i = below(3); i > 0; --i)
      inside += fmt::format(R"(<tier over="{}" currency="USD" percent="{}"{}/>)",
                            (3 - i) * 4000 + below(4000), below(50),
                            below(3) == 0 ? " applies=\"whole\"" : "");
    if (below(2) == 0) inside += limit("cap", 2000);
    if (below(3) == 0) inside += limit("minimum", 300);
    if (below(4) == 0) inside += fmt::format(R"(<recoup amount="{}" currency="USD"/>)", below(500));
    inside += payment();
    if (below(3) == 0) inside += fmt::format(R"(<from date="2026-{:02}"/>)", 1 + below(12));
    const int end = below(4);
    if (end == 0) inside += fmt::format(R"(<until date="2027-{:02}-15"/>)", 1 + below(12));
    if (end == 1) inside += R"(<until event="sale"/>)";
    if (end == 2)
      inside += R"(<until><first><at event="sale"/><at date="2028-03"/></first></until>)";
    return share("", inside);
  }

  /// Rows of 2026 to 2028. Each amount is so many cents a day, so that any part of a row is an
  /// amount too.
  struct Row {
    Days days{};
    int cents_a_day = 0;
  };
  std::vector<Row> rows() {
    std::vector<Row> made;
    auto day = sys_days(std::chrono::year(2026) / 1 / 1) + std::chrono::days(below(60));
    while (day < sys_days(std::chrono::year(2028) / 12 / 1)) {
      const Days days{day, day + std::chrono::days(1 + below(400))};
      made.push_back({.days = days, .cents_a_day = below(4000) - 400});
      day = days.last + std::chrono::days(1 + (below(3) == 0 ? below(40) : 0));
    }
    return made;
  }

 private:
  static std::string share(std::string_view status, std::string_view inside) {
    return fmt::format(
        R"(<revenue-share id="s"{} payer="supplier" payee="customer">{}</revenue-share>)", status,
        inside);
  }

  std::string limit(std::string_view element, int most) {
    const char* const lengths[] = {"lifetime", "year", "quarter"};
    return fmt::format(R"(<{} amount="{}.{:02}" currency="USD" per="{}"{}/>)", element, below(most),
                       below(100), lengths[below(3)],
                       below(3) == 0 ? " counts-from=\"2026-02-01\"" : "");
  }

  std::string payment() {
    const char* const lengths[] = {"undisclosed", "P1M", "P3M", "P1Y", "P45D"};
    const char* const modes[] = {"half-up", "half-even", "down", "up"};
    const char* const below_nothing[] = {"carry", "refund", "zero"};
    return fmt::format(R"(<pay every="{}" currency="USD" rounding="{}" negative="{}"/>)",
                       lengths[below(5)], modes[below(4)], below_nothing[below(3)]);
  }

  std::mt19937 random_;
};

std::string text(const std::vector<Maker::Row>& rows) {
  std::string csv;
  for (const auto& [days, cents] : rows)
    csv += fmt::format("s,{:%F},{:%F},USD,{}\n", days.first, days.last,
                       to_text(Minor(cents) * days.count(), 2));
  return csv;
}

Question question(Maker& maker) {
  auto asked = over("2026-02-10", "2028-11-20");
  if (maker.below(2) == 0)
    asked.scenarios = read_scenarios(
        {}, {fmt::format("sale=2027-{:02}-{:02}", 1 + maker.below(12), 1 + maker.below(28))});
  return asked;
}

void for_many(const auto& law) {
  for (unsigned seed = 1; seed <= 150; ++seed) {
    BOOST_TEST_INFO_SCOPE("seed " << seed);
    Maker maker(seed);
    law(maker);
  }
}

Exact base_of(const Payments& payments) {
  Exact sum = 0;
  for (const PaymentPeriod& period : payments.periods)
    sum += period.base;
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(simulate_law_test)

BOOST_AUTO_TEST_CASE(adds_up_its_rounded_periods_and_keeps_below_its_caps) {
  int capped = 0;
  for_many([&](Maker& maker) {
    const auto terms = maker.terms();
    const Deal deal(terms, terms);
    const auto simulation = deal.simulate(text(maker.rows()), question(maker));
    const auto& share = *simulation.streams.front().after;
    const auto& payments = simulation.scenarios.front().streams.front().after.payments;
    Minor sum = 0;
    Minor above = 0;
    for (const PaymentPeriod& period : payments.periods) {
      sum += period.paid;
      above += period.due - period.paid;
      BOOST_TEST(period.paid <= period.due);
      BOOST_TEST(period.cumulative == sum);
      if (period.cap_left) BOOST_TEST(*period.cap_left >= 0);
      if (period.counted == 0) BOOST_TEST(period.paid == 0);
      const bool whole_life = share.cap && share.cap->length == Duration{} &&
                              !share.cap->counts_from && share.negative != Negative::refund;
      if (whole_life) BOOST_TEST(exact(sum, 2) <= share.cap->amount);
      capped += whole_life && period.cap_left && *period.cap_left == 0 ? 1 : 0;
    }
    BOOST_TEST(payments.total == sum);
    BOOST_TEST(payments.above_cap == above);
    BOOST_TEST(*simulation.scenarios.front().streams.front().difference() == 0);
  });
  BOOST_TEST(capped > 10);
}

BOOST_AUTO_TEST_CASE(takes_a_row_in_two_parts_as_one) {
  for_many([](Maker& maker) {
    const auto terms = maker.terms();
    const Deal deal(terms, terms);
    const auto asked = question(maker);
    auto rows = maker.rows();
    const auto whole = deal.simulate(text(rows), asked);
    std::vector<Maker::Row> parts;
    for (const auto& [days, cents] : rows) {
      const auto middle = days.first + std::chrono::days(maker.below(days.count()));
      parts.push_back({.days = {days.first, middle}, .cents_a_day = cents});
      if (middle < days.last)
        parts.push_back({.days = {middle + std::chrono::days(1), days.last}, .cents_a_day = cents});
    }
    const auto split = deal.simulate(text(parts), asked);
    const auto& one = whole.scenarios.front().streams.front().after.payments;
    const auto& other = split.scenarios.front().streams.front().after.payments;
    BOOST_TEST((base_of(one) == base_of(other)));
    // Where each row is a payment period, other rows are other periods, rounded on their own.
    const auto& share = *whole.streams.front().after;
    if (share.every) BOOST_TEST(tests::told(one) == tests::told(other));
  });
}

BOOST_AUTO_TEST_CASE(turns_every_difference_round_with_the_versions) {
  int different = 0;
  for_many([&](Maker& maker) {
    const auto before = maker.terms();
    const auto after = maker.terms();
    const auto asked = question(maker);
    const auto rows = text(maker.rows());
    const auto forth = Deal(before, after).simulate(rows, asked);
    const auto back = Deal(after, before).simulate(rows, asked);
    const auto& one = forth.scenarios.front();
    const auto& other = back.scenarios.front();
    BOOST_TEST(*one.streams.front().difference() == -*other.streams.front().difference());
    BOOST_TEST_REQUIRE(one.nets.size() == other.nets.size());
    for (std::size_t i = 0; i < one.nets.size(); ++i) {
      BOOST_TEST(one.nets[i].party == other.nets[i].party);
      BOOST_TEST(one.nets[i].difference() == -other.nets[i].difference());
      different += one.nets[i].difference() == 0 ? 0 : 1;
    }
  });
  BOOST_TEST(different > 100);
}

BOOST_AUTO_TEST_CASE(moves_money_and_makes_none) {
  for_many([](Maker& maker) {
    const auto simulation =
        Deal(maker.terms(), maker.terms()).simulate(text(maker.rows()), question(maker));
    Minor before = 0;
    Minor after = 0;
    for (const Net& net : simulation.scenarios.front().nets) {
      before += net.before;
      after += net.after;
    }
    BOOST_TEST(before == 0);
    BOOST_TEST(after == 0);
  });
}

BOOST_AUTO_TEST_CASE(breaks_even_where_simulating_each_day_does) {
  int turns = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    BOOST_TEST_INFO_SCOPE("seed " << seed);
    Maker maker(seed);
    const Deal deal(maker.terms(), maker.terms());
    auto asked = over("2026-02-10", "2028-11-20");
    asked.break_even = "sale";
    const auto rows = text(maker.rows());
    const auto simulation = deal.simulate(rows, asked);
    for (const BreakEven& party : simulation.scenarios.front().break_even)
      for (const Stretch& stretch : party.stretches) {
        turns += stretch.days.first > simulation.window.first ? 1 : 0;
        for (const auto day : {stretch.days.first, stretch.days.last}) {
          auto on_day = over("2026-02-10", "2028-11-20", {fmt::format("sale={:%F}", day)});
          for (const Net& net : deal.simulate(rows, on_day).scenarios.front().nets)
            if (net.party == party.party) BOOST_TEST(net.difference().compare(0) == stretch.sign);
        }
      }
  }
  BOOST_TEST(turns > 0);
}

BOOST_AUTO_TEST_SUITE_END()
