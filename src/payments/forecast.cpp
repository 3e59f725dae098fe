#include "payments/forecast.hpp"

#include "payments/amount.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view required[] = {"stream", "start", "end", "currency", "amount"};
constexpr std::string_view optional[] = {"asset", "channel", "scenario"};

auto part_of_base(const ForecastRow& row) { return std::tie(row.stream, row.asset, row.channel); }

/// A row, with the bytes that its problems point to.
struct Written {
  ForecastRow row;
  std::size_t at = 0;     // of the row
  std::size_t start = 0;  // of its first day
};

class ForecastReader {
 public:
  ForecastReader(const Source& source, const ForecastNames& names)
      : source_(source), names_(names), problems_(source), cells_(problems_) {}

  Forecast read() {
    const auto table = Table::read(source_, {.required = required, .optional = optional});
    for (const Record& record : table.records()) {
      read_row(table, record);
      if (problems_.full()) break;
    }
    if (table.records().empty())
      problems_.add(source_.bytes().size(), "the forecast has no rows",
                    "add a row for each stream and period: STREAM,2026-01-01,2026-12-31,USD,0");
    problems_.raise();
    sort();
    check_parts();
    check_overlaps();
    problems_.raise();
    Forecast forecast{.source = source_.name()};
    for (Written& one : written_)
      forecast.rows.push_back(std::move(one.row));
    return forecast;
  }

 private:
  void read_row(const Table& table, const Record& record) {
    const auto cell = [&](std::string_view name) -> const Cell& {
      return table.cell(record, name);
    };
    require_known(cell("stream"), "stream", names_.streams);
    if (!cell("asset").text.empty()) require_known(cell("asset"), "asset", names_.assets);
    if (!cell("scenario").text.empty())
      require_known(cell("scenario"), "scenario", names_.scenarios);
    const auto start = cells_.day(cell("start"));
    const auto end = cells_.day(cell("end"));
    if (start && end && *end < *start)
      problems_.add(cell("end").at, "the row ends before it starts", "change its days round");
    const auto currency = cells_.currency(cell("currency"));
    const auto amount = cells_.amount(cell("amount"));
    if (currency && amount)
      if (const auto fault = fault_of_decimals(cell("amount").text, *currency))
        problems_.add(cell("amount").at, fault->message, fault->hint);
    if (!start || !end || !currency || !amount) return;
    const auto at = record.front().at;
    const auto renamed = names_.renamed.find(cell("stream").text);
    written_.push_back(
        {.row = {.stream = renamed == names_.renamed.end() ? cell("stream").text : renamed->second,
                 .days = {*start, *end},
                 .currency = *currency,
                 .amount = *amount,
                 .asset = cell("asset").text,
                 .channel = cell("channel").text,
                 .scenario = cell("scenario").text,
                 .line = source_.position(at).line},
         .at = at,
         .start = cell("start").at});
  }

  void require_known(const Cell& cell, std::string_view what,
                     const std::vector<std::string>& known) {
    if (std::ranges::find(known, cell.text) != known.end()) return;
    const auto hint = suggestion(cell.text, known);
    problems_.add(cell.at,
                  cell.text.empty() ? fmt::format("the {} is missing", what)
                                    : fmt::format("there is no {} {}", what, beginning(cell.text)),
                  hint.empty() ? fmt::format("name a {} of the agreement", what) : hint);
  }

  void sort() {
    std::ranges::stable_sort(written_, [](const Written& a, const Written& b) {
      return std::tuple(part_of_base(a.row), a.row.days.first) <
             std::tuple(part_of_base(b.row), b.row.days.first);
    });
  }

  /// A row of the whole base beside one of a part of it would count that part twice.
  void check_parts() {
    std::map<std::string_view, const Written*> first;
    for (const Written& one : written_) {
      const auto found = first.try_emplace(one.row.stream, &one);
      if (found.second) continue;
      const ForecastRow& known = found.first->second->row;
      check_part(one, known.asset.empty() != one.row.asset.empty(), "an asset");
      check_part(one, known.channel.empty() != one.row.channel.empty(), "a channel");
    }
  }

  void check_part(const Written& one, bool differs, std::string_view part) {
    if (differs)
      problems_.add(
          one.at,
          fmt::format("of the rows of {}, some name {} and some do not", one.row.stream, part),
          "name it in every row of the stream, or in none");
  }

  void check_overlaps() {
    for (auto begin = written_.begin(); begin != written_.end();) {
      const auto end = std::find_if(begin, written_.end(), [&](const Written& one) {
        return part_of_base(one.row) != part_of_base(begin->row);
      });
      std::set<std::string_view> scenarios{""};
      for (auto one = begin; one != end; ++one)
        scenarios.insert(one->row.scenario);
      for (const auto scenario : scenarios)
        check_overlaps({begin, end}, scenario);
      begin = end;
    }
  }

  void check_overlaps(std::span<const Written> part, std::string_view scenario) {
    const Written* last = nullptr;
    for (const Written& one : part) {
      if (!one.row.scenario.empty() && one.row.scenario != scenario) continue;
      if (last != nullptr && one.row.days.first <= last->row.days.last && told_.insert(&one).second)
        problems_.add(one.start,
                      fmt::format("the row overlaps the one in line {}, which goes from {} "
                                  "through {}",
                                  last->row.line, to_text(last->row.days.first),
                                  to_text(last->row.days.last)),
                      "rows of one stream must follow each other; both their days count");
      if (last == nullptr || last->row.days.last < one.row.days.last) last = &one;
    }
  }

  const Source& source_;
  const ForecastNames& names_;
  Problems problems_;
  CellReader cells_;
  std::vector<Written> written_{};
  std::set<const Written*> told_{};
};

}  // namespace

Forecast read_forecast(const Source& source, const ForecastNames& names) {
  return ForecastReader(source, names).read();
}

std::chrono::sys_days last_day(const Forecast& forecast) {
  return std::ranges::max(forecast.rows, {}, [](const ForecastRow& row) { return row.days.last; })
      .days.last;
}

std::vector<const ForecastRow*> rows_of(const Forecast& forecast, const std::string& stream,
                                        const std::string& scenario) {
  std::vector<const ForecastRow*> found;
  for (const ForecastRow& row : forecast.rows)
    if (row.stream == stream && (row.scenario.empty() || row.scenario == scenario))
      found.push_back(&row);
  return found;
}

std::vector<Gap> gaps(const std::vector<const ForecastRow*>& rows, const Days& within) {
  std::vector<Gap> found;
  const auto add = [&](const ForecastRow* near, const Days& days) {
    if (const auto missing = overlap(days, within); !missing.empty())
      found.push_back({.near = near, .days = missing});
  };
  const ForecastRow* before = nullptr;
  for (const ForecastRow* row : rows) {
    const bool begins = before == nullptr || part_of_base(*before) != part_of_base(*row);
    if (begins && before != nullptr)
      add(before, {before->days.last + std::chrono::days(1), within.last});
    const auto from = begins ? within.first : before->days.last + std::chrono::days(1);
    add(row, {from, row->days.first - std::chrono::days(1)});
    before = row;
  }
  if (before != nullptr) add(before, {before->days.last + std::chrono::days(1), within.last});
  return found;
}

}  // namespace clauseline
