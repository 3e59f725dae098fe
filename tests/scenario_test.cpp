// When ends and starts fall in a scenario.

#include "terms/scenario.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

std::string told(const Moment& moment) {
  switch (moment.kind) {
    case Moment::Kind::always: return "always";
    case Moment::Kind::day: return fmt::format("{:%F}", moment.day);
    case Moment::Kind::never: return "never";
    case Moment::Kind::unknown: break;
  }
  return "no day for " + moment.missing;
}

std::chrono::sys_days day(std::string_view text) { return first_day(*read_date(text)); }

/// A sale that is supposed, a fire that is supposed not to come, a flood that the register knows.
std::string told(const End& end, Edge edge) {
  const Scenario scenario{.events = {{"sale", {.day = day("2028-06-30")}}, {"fire", {}}}};
  const EventCalendar calendar{
      {"sale", {.not_before = day("2020-01-01"), .not_after = day("2020-01-01")}},
      {"flood", {.not_before = day("2026-02-03"), .not_after = day("2026-02-03")}},
      {"storm", {.not_before = day("2026-02-03")}}};
  return told(moment_of(end, edge, [&](const std::string& event) {
    return event == "?unstated" ? Moment{.kind = Moment::Kind::always}
                                : moment_of(event, scenario, calendar);
  }));
}

End of(End::Kind kind, std::vector<End> parts) { return {.kind = kind, .parts = std::move(parts)}; }

End sale_and(int months) {
  auto end = ends_at("sale");
  end.plus = {.months = months};
  return end;
}

/// An end or a start, and when it falls.
struct Row {
  End end;
  Edge edge;
  std::string_view falls;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << to_text(row.end) << " falls " << row.falls;
  }
};

const auto year = ends_on(*read_date("2027"));
const auto first = End::Kind::first;
const auto last = End::Kind::last;

const std::vector<Row> rows{
    {year, Edge::end, "2027-12-31"},
    {year, Edge::start, "2027-01-01"},
    {never_ends(), Edge::end, "never"},
    {ends_at("sale"), Edge::end, "2028-06-30"},
    {sale_and(6), Edge::end, "2028-12-30"},
    {ends_at("fire"), Edge::end, "never"},
    {ends_at("flood"), Edge::end, "2026-02-03"},
    {ends_at("storm"), Edge::end, "no day for storm"},
    {unstated_end(), Edge::start, "always"},
    {of(first, {year, ends_at("sale")}), Edge::end, "2027-12-31"},
    {of(last, {year, ends_at("sale")}), Edge::end, "2028-06-30"},
    {of(first, {year, ends_at("fire")}), Edge::end, "2027-12-31"},
    {of(last, {year, ends_at("fire")}), Edge::end, "never"},
    {of(last, {unstated_end(), year}), Edge::start, "2027-01-01"},
    {of(first, {year, ends_at("storm")}), Edge::end, "no day for storm"},
    {of(last, {of(first, {year, ends_at("sale")}), ends_at("flood")}), Edge::end, "2027-12-31"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_test)

BOOST_DATA_TEST_CASE(tells_when_an_end_falls, data::make(rows), row) {
  BOOST_TEST(told(row.end, row.edge) == row.falls);
}

BOOST_AUTO_TEST_SUITE_END()
