// For a terminal: by scenario what each stream pays under both versions, who comes out how, and
// the periods. What was supposed stands beside every result that rests on it.

#include "report/lines.hpp"
#include "report/simulation.hpp"
#include "report/text_page.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

using Cells = std::vector<std::string>;

constexpr std::size_t indent = 4;  // of tables
constexpr std::size_t gap = 1;     // between their columns

/// Lines up cells under each other, the first column to the left and the others to the right.
/// Of what is wider than the page, so many columns may be left out, from the second on.
void table(std::vector<Cells> rows, std::size_t spare, TextPage& page) {
  const auto widths = [&] {
    std::vector<std::size_t> found(rows.front().size());
    for (const Cells& row : rows)
      for (std::size_t i = 0; i < row.size(); ++i)
        found[i] = std::max(found[i], width_of(row[i]));
    return found;
  };
  const auto too_wide = [&] {
    std::size_t sum = indent;
    for (const std::size_t width : widths())
      sum += width + gap;
    return sum - gap > page.report().width;
  };
  for (; spare > 0 && too_wide(); --spare)
    for (Cells& row : rows)
      row.erase(row.begin() + 1);
  const auto columns = widths();
  for (const Cells& row : rows) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string pad(columns[i] - width_of(row[i]), ' ');
      line += i == 0 ? row[i] + pad : std::string(gap, ' ') + pad + row[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    page.line(&row == rows.data() ? page.inked(line, Ink::faint) : line);
  }
}

std::string signed_or_none(const std::optional<Minor>& minor, unsigned decimals) {
  return minor ? signed_amount(*minor, decimals) : "in two currencies";
}

void header(const SimulationReport& report, TextPage& page) {
  const Agreement& agreement = report.after.agreement;
  page.paragraph(agreement.title.empty() ? agreement.id : agreement.title, 0, Ink::strong);
  for (const std::string& notice : agreement.notices)
    page.paragraph(notice, 2, Ink::faint);
  const auto version = [](const Version& side) {
    return fmt::format("{}{}{}", visible_line(side.evidence.source),
                       side.agreement.version.empty() ? "" : ", version ", side.agreement.version);
  };
  page.line(fmt::format("  old       {}", version(report.before)));
  page.line(fmt::format("  new       {}", version(report.after)));
  page.line(fmt::format("  forecast  {}", visible_line(report.forecast.source)));
  if (report.policy != nullptr)
    page.line(fmt::format("  scenarios {}", visible_line(report.policy->source)));
  page.line();
  page.paragraph(
      fmt::format("Payments from {} through {}, as the typed terms say",
                  to_text(report.simulation.window.first), to_text(report.simulation.window.last)),
      0, Ink::strong);
}

std::string route(const SimulationReport& report, const Stream& stream) {
  const Share& share = share_of(stream);
  return fmt::format("{} to {}", party_name(report, share.payer), party_name(report, share.payee));
}

void supposed_lines(const Stream& stream, TextPage& page) {
  for (const SupposedValue& one : supposed_of(stream))
    page.paragraph(fmt::format("supposing {}{}", one.text(),
                               one.before && one.after ? ""
                               : one.before            ? " (old)"
                                                       : " (new)"),
                   4, Ink::faint);
}

void cap_lines(const Payments& payments, std::string_view version, TextPage& page) {
  for (const std::string& text : cap_texts(payments))
    page.paragraph(fmt::format("{}: {}", version, text), 4);
  if (payments.interest != 0)
    page.paragraph(fmt::format("{}: late interest {} {}", version, payments.currency,
                               grouped(payments.interest, payments.decimals)),
                   4);
}

void totals(const SimulationReport& report, const ScenarioResult& scenario, TextPage& page) {
  for (const StreamResult& result : scenario.streams) {
    const Stream& stream = report.simulation.streams[result.stream];
    const Payments& paying = paying_side(result);
    page.line();
    page.paragraph(fmt::format("{}, {}", route(report, stream), stream.id), 2, Ink::strong);
    const auto amount = [](const Payments& side) { return grouped(side.total, side.decimals); };
    table({{"", "old", "new", "difference"},
           {paying.currency, amount(result.before.payments), amount(result.after.payments),
            signed_or_none(result.difference(), paying.decimals)}},
          0, page);
    cap_lines(result.before.payments, "old", page);
    cap_lines(result.after.payments, "new", page);
    supposed_lines(stream, page);
  }
  for (const Uncounted& one : scenario.uncounted) {
    page.line();
    page.paragraph(
        fmt::format("{} to {}, {}: not counted, for the forecast says nothing of it",
                    party_name(report, one.payer), party_name(report, one.payee), one.stream),
        2, Ink::alarm);
  }
}

void nets(const SimulationReport& report, const ScenarioResult& scenario, TextPage& page) {
  const auto all = in_order(report, scenario.nets);
  if (all.empty()) return;
  std::vector<Cells> rows{{"", "old", "new", "difference"}};
  for (const Net& net : all)
    rows.push_back({visible_line(fmt::format("{} {}", party_name(report, net.party), net.currency)),
                    grouped(net.before, net.decimals), grouped(net.after, net.decimals),
                    signed_amount(net.difference(), net.decimals)});
  page.line();
  page.paragraph("Net of each party: what it receives less what it pays" + not_counted(scenario), 2,
                 Ink::strong);
  table(std::move(rows), 0, page);
  for (const Net& net : all) {
    const int sign = net.difference().compare(0);
    page.paragraph(
        (sign == 0
             ? fmt::format("{} is neither better nor worse off", party_name(report, net.party))
             : fmt::format("{} is {} off under the new version by {} {}",
                           party_name(report, net.party), sign > 0 ? "better" : "worse",
                           net.currency, grouped(abs(net.difference()), net.decimals))) +
            not_counted(scenario, net.party),
        4);
  }
  std::vector<std::string> rests;
  for (const Stream& stream : report.simulation.streams)
    for (const SupposedValue& one : supposed_of(stream))
      rests.push_back(fmt::format("{} of {}", one.text(), stream.id));
  if (!rests.empty())
    page.paragraph(fmt::format("supposing {}", fmt::join(rests, "; ")), 4, Ink::faint);
}

/// "2026-04-27 to 12-31": the last day without its year where that is the same.
std::string short_days(const Days& days) {
  auto text = to_text(days);
  const auto to = text.find(" to ");
  if (to != std::string::npos && text.compare(0, 5, text, to + 4, 5) == 0) text.erase(to + 4, 5);
  return text;
}

void periods(const Payments& payments, std::string_view title, TextPage& page) {
  const auto amount = [&](const Minor& minor) { return grouped(minor, payments.decimals); };
  const bool capped = std::ranges::any_of(
      payments.periods, [](const PaymentPeriod& one) { return one.cap_left.has_value(); });
  std::vector<Cells> rows{{std::string(title), "base", "days", "due", "paid", "cumulative"}};
  if (capped) rows.front().emplace_back("cap left");
  for (const PaymentPeriod& one : payments.periods) {
    if (one.counted == 0) continue;
    rows.push_back({short_days(one.days),
                    amount(rounded(one.base, payments.decimals, Rounding::half_up)),
                    fmt::format("{}", one.counted), amount(one.due), amount(one.paid),
                    amount(one.cumulative)});
    if (capped) rows.back().push_back(one.cap_left ? amount(*one.cap_left) : "");
  }
  if (rows.size() == 1) return;
  if (capped)  // what is paid so far and what is left say the same twice
    for (Cells& row : rows)
      row.erase(row.end() - 2);
  page.line();
  constexpr std::size_t base_and_days = 2;
  table(std::move(rows), base_and_days, page);
}

/// Told once where scenarios differ in nothing but the event that was tried.
void break_even(const SimulationReport& report, const ScenarioResult& scenario, TextPage& page) {
  const auto& first = report.simulation.scenarios.front();
  if (scenario.break_even.empty()) return;
  page.line();
  if (&scenario != &first && scenario.break_even == first.break_even) {
    page.paragraph(fmt::format("Break-even: as in scenario {}.", first.name), 2);
    return;
  }
  for (const BreakEven& one : in_order(report, scenario.break_even))
    page.paragraph(fmt::format("Break-even: {}.", break_even_text(report, scenario, one)), 2);
}

void scenario_lines(const SimulationReport& report, const ScenarioResult& scenario,
                    TextPage& page) {
  page.line();
  page.item(fmt::format("Scenario: {}", scenario.name), Ink::strong);
  if (!scenario.events.empty())
    page.paragraph(fmt::format("events: {}", events_text(report, scenario)), 2);
  for (const std::string& note : scenario.notes)
    page.paragraph("note: " + note, 2);
  totals(report, scenario, page);
  nets(report, scenario, page);
  break_even(report, scenario, page);
  for (const StreamResult& result : scenario.streams) {
    const auto& id = report.simulation.streams[result.stream].id;
    page.line();
    page.paragraph(fmt::format("Periods of {}, in {}", id, paying_side(result).currency), 2,
                   Ink::strong);
    periods(result.before.payments, "old", page);
    periods(result.after.payments, "new", page);
  }
}

void evidence(const SimulationReport& report, TextPage& page) {
  bool first = true;
  for (const Stream& stream : report.simulation.streams)
    for (const SupposedValue& one : supposed_of(stream))
      for (const Supposed* place : one.places) {
        if (first) page.line("\nWhat the agreements do not show, and was supposed:");
        first = false;
        page.paragraph(fmt::format("{}: {} of {} is {}; supposed {}, {}", place->at, place->field,
                                   place->term, place->said, place->value, place->basis),
                       2);
      }
  if (!report.simulation.notes.empty()) page.line("\nWhat was taken for granted or left out:");
  for (const std::string& note : report.simulation.notes)
    page.item("- " + note);
}

}  // namespace

std::string simulation_text(const SimulationReport& report) {
  const Report look{.color = report.color, .width = report.width};
  TextPage page(look);
  header(report, page);
  for (const ScenarioResult& scenario : report.simulation.scenarios)
    scenario_lines(report, scenario, page);
  if (report.simulation.streams.empty())
    page.line("\nNo stream of the forecast pays in either version.");
  evidence(report, page);
  return page.finish();
}

}  // namespace clauseline::reports
