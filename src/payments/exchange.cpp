#include "payments/exchange.hpp"

#include "payments/amount.hpp"
#include "payments/days.hpp"

#include <fmt/format.h>

#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view columns[] = {"date", "from", "to", "rate"};

}  // namespace

Exchange::Exchange(const Source& source) : source_(source.name()) {
  const auto table = Table::read(source, {.required = columns});
  Problems problems(source);
  CellReader cells(problems);
  for (const Record& record : table.records()) {
    const auto day = cells.day(table.cell(record, "date"));
    const auto from = cells.currency(table.cell(record, "from"));
    const auto to = cells.currency(table.cell(record, "to"));
    const auto rate = cells.amount(table.cell(record, "rate"));
    if (rate && *rate <= 0)
      problems.add(table.cell(record, "rate").at, "a rate of exchange is more than nothing",
                   "write how many units of the second currency one of the first is");
    if (!day || !from || !to || !rate) continue;
    if (!rates_.try_emplace({*day, *from, *to}, *rate).second)
      problems.add(
          record.front().at,
          fmt::format("the rate from {} to {} on {} is there twice", *from, *to, to_text(*day)),
          "leave one of them out");
  }
  problems.raise();
}

Exact Exchange::convert(const Exact& amount, const std::string& from, const std::string& to,
                        std::chrono::sys_days day) {
  if (from == to || amount == 0) return amount;
  const Key key{day, from, to};
  const auto rate = rates_.find(key);
  if (rate != rates_.end()) return amount * rate->second;
  missing_.insert(key);
  return 0;
}

void Exchange::require_complete() const {
  std::vector<Problem> problems;
  for (const auto& [day, from, to] : missing_)
    problems.push_back(
        {.at = {.source = source_},
         .message = fmt::format("there is no rate from {} to {} on {}, the day of a payment", from,
                                to, to_text(day)),
         .hint = fmt::format("add the line {},{},{},RATE to the file of --fx; no rate is made "
                             "from another",
                             to_text(day), from, to)});
  if (!problems.empty()) throw Error(std::move(problems));
}

}  // namespace clauseline
