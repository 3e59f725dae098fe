#include "terms/end.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(end_test)

/// Reads "first(agi + P6M, 2030)": dates begin with a digit, "perpetual" and "indefinite"
/// never come, and every other word is an event.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  End read() {
    End end = head();
    if (take(" + ")) end.plus = read_duration(word()).value();
    return end;
  }

 private:
  End head() {
    if (take("first(")) return composite(End::Kind::first);
    if (take("last(")) return composite(End::Kind::last);
    const auto name = word();
    if (name == "perpetual" || name == "indefinite")
      return {.kind = End::Kind::never, .open = std::string(name)};
    if (name == "unstated" || name == "undisclosed") return ends_at("?" + std::string(name));
    if (const auto date = read_date(name)) return ends_on(*date);
    return ends_at(std::string(name));
  }
  End composite(End::Kind kind) {
    End end{.kind = kind};
    do
      end.parts.push_back(read());
    while (take(", "));
    BOOST_TEST_REQUIRE(take(")"));
    return end;
  }
  std::string_view word() {
    const auto length = std::min(rest_.find_first_of(",) "), rest_.size());
    return std::exchange(rest_, rest_.substr(length)).substr(0, length);
  }
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  std::string_view rest_;
};

End formula(std::string_view text) { return Reader(text).read(); }

std::chrono::sys_days day(std::string_view text) { return first_day(read_date(text).value()); }

std::string_view name(EndOrder order) {
  switch (order) {
    case EndOrder::equal: return "equal";
    case EndOrder::later: return "later";
    case EndOrder::earlier: return "earlier";
    case EndOrder::indeterminate: break;
  }
  return "indeterminate";
}

std::string_view reversed(std::string_view verdict) {
  if (verdict == "later") return "earlier";
  return verdict == "earlier" ? "later" : verdict;
}

struct Row {
  std::string_view before;
  std::string_view after;
  std::string_view verdict;
  std::string_view not_before{};  // of agi
  std::string_view not_after{};

  EventCalendar calendar() const {
    EventBounds known;
    if (!not_before.empty()) known.not_before = day(not_before);
    if (!not_after.empty()) known.not_after = day(not_after);
    return {{"agi", known}};
  }

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.before << " -> " << row.after;
  }
};

constexpr Row rows[] = {
    {"2032", "2032-12-31", "equal"},
    {"2032", "2032-06-30", "earlier"},
    {"agi", "2032", "indeterminate"},
    {"agi", "2032", "earlier", "2033-01-01"},
    {"agi", "2030", "later", "2028-06-30", "2028-06-30"},
    {"first(agi, 2030)", "2030", "later"},
    {"first(agi, 2030)", "first(agi, 2032)", "later"},
    {"first(agi, 2030)", "last(agi, 2030)", "later"},
    {"agi", "first(agi, 2030)", "earlier"},
    {"agi", "perpetual", "later"},
    {"perpetual", "2032", "earlier"},
    {"agi", "declared", "indeterminate"},
    {"last(agi, 2028)", "2030", "indeterminate"},
    // precision
    {"2032-02", "2032-02-29", "equal"},
    {"2032", "2032-12", "equal"},
    {"2032-11", "2032", "later"},
    {"2031-12-31", "2032-01-01", "later"},
    // never
    {"perpetual", "indefinite", "equal"},
    {"first(agi, perpetual)", "agi", "equal"},
    {"last(agi, perpetual)", "perpetual", "equal"},
    {"last(agi, perpetual)", "agi", "earlier"},
    // formulas that say the same
    {"agi", "agi", "equal"},
    {"first(agi, 2030)", "first(2030, agi)", "equal"},
    {"first(agi, agi)", "agi", "equal"},
    {"first(agi, last(agi, 2030))", "agi", "equal"},
    {"last(first(agi, 2030), first(agi, 2032))", "first(agi, 2032)", "equal"},
    {"first(last(agi, sale), last(agi, 2030))", "last(agi, first(sale, 2030))", "equal"},
    // one part more, or another join
    {"first(agi, sale)", "agi", "later"},
    {"last(agi, sale)", "agi", "earlier"},
    {"first(agi, sale)", "first(agi, sale, 2030)", "earlier"},
    {"first(agi, 2030)", "first(sale, 2030)", "indeterminate"},
    // bounds
    {"agi", "2032", "later", "", "2031-12-31"},
    {"agi", "2032", "later", "", "2032-12-31"},
    {"agi", "2032", "indeterminate", "", "2033-01-01"},
    {"agi", "2032-12-31", "earlier", "2032-12-31"},
    {"last(agi, 2028)", "agi", "equal", "2029-01-01"},
    {"first(agi, 2030)", "2030", "equal", "2031-01-01"},
    {"agi", "2028-06-30", "equal", "2028-06-30", "2028-06-30"},
    // some time after
    {"agi", "agi + P6M", "later"},
    {"agi + P6M", "agi + P3M", "earlier"},
    {"agi + P30D", "agi + P1M", "indeterminate"},
    {"agi + P1Y", "agi + P12M", "equal"},
    {"2030-01-31 + P1M", "2030-02-28", "equal"},
    {"2030-06-30 + P1Y", "2031", "later"},
    {"agi + P1Y", "2030", "later", "", "2028-12-31"},
    {"agi + P1Y", "2030", "indeterminate", "", "2030-01-01"},
    {"agi + P30D", "agi + P1M", "later", "2028-01-01", "2028-01-01"},    // 31 January
    {"agi + P30D", "agi + P1M", "earlier", "2027-02-01", "2027-02-01"},  // 1 March
    // what is not said
    {"unstated", "unstated", "equal"},
    {"unstated", "2030", "indeterminate"},
    {"undisclosed", "unstated", "indeterminate"},
    {"unstated", "perpetual", "later"},
};

BOOST_DATA_TEST_CASE(stands_to_another_end_on_every_calendar, data::make(rows), row) {
  const auto before = formula(row.before);
  const auto after = formula(row.after);
  BOOST_TEST(name(order(before, after, row.calendar())) == row.verdict);
  BOOST_TEST(name(order(after, before, row.calendar())) == reversed(row.verdict));
}

BOOST_AUTO_TEST_CASE(gives_up_where_the_normal_form_would_be_too_long) {
  End all{.kind = End::Kind::first};
  for (int i = 0; i < 13; ++i)
    all.parts.push_back(formula("last(a" + std::to_string(i) + ", b" + std::to_string(i) + ")"));
  End fewer = all;
  fewer.parts.resize(8);
  BOOST_TEST(name(order(all, all)) == "indeterminate");
  BOOST_TEST(name(order(fewer, fewer)) == "equal");
}

struct Said {
  std::string_view text;
  std::string_view events;

  friend std::ostream& operator<<(std::ostream& out, const Said& row) { return out << row.text; }
};

constexpr Said said[] = {
    {"2032", ""},
    {"2032-06", ""},
    {"agi", "agi "},
    {"first(agi, 2030)", "agi "},
    {"last(sale, first(agi, sale + P6M))", "agi sale "},
    {"2030-06-30 + P1Y2M", ""},
    {"perpetual", ""},
    {"indefinite", ""},
    {"unstated", ""},
    {"undisclosed", ""},
};

BOOST_DATA_TEST_CASE(is_printed_as_it_is_said, data::make(said), row) {
  BOOST_TEST(to_text(formula(row.text)) == row.text);
  std::string events;
  for (const auto& event : events_of(formula(row.text)))
    events += event + " ";
  BOOST_TEST(events == row.events);
}

BOOST_AUTO_TEST_SUITE_END()
