// Payments as one file that needs nothing else, script neither: by scenario what each stream
// pays, who comes out how, a chart and the periods.

#include "report/simulation_html.hpp"

#include "report/html_frame.hpp"
#include "report/html_parts.hpp"
#include "report/payment_chart.hpp"
#include "report/simulation.hpp"
#include "text/embedded.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

using pages::heading;
using pages::Markup;
using pages::markup;

constexpr std::string_view rests_on = "evidence";

struct Cell {
  std::string words{};
  std::string_view css_class{};
};

/// A table of amounts that scrolls by itself where the screen is narrow. The first cell of a
/// row names it.
Markup table(std::string_view name, const std::vector<std::string>& columns,
             const std::vector<std::vector<Cell>>& rows) {
  Markup head;
  for (const std::string& column : columns)
    head += markup(R"(<th scope="col">{}</th>)", column);
  Markup body;
  for (const auto& row : rows) {
    Markup cells;
    for (const Cell& cell : row)
      cells += &cell == row.data()
                   ? markup(R"(<th scope="row">{}</th>)", cell.words)
                   : markup(R"(<td class="{}">{}</td>)", cell.css_class, cell.words);
    body += markup("<tr>{}</tr>\n", cells);
  }
  return markup(R"(<div class="scroll" role="region" tabindex="0" aria-label="{}">)"
                "<table class=\"amounts\"><thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody></table>"
                "</div>\n",
                name, head, body);
}

Markup fate_mark(const Minor& difference) {
  const int sign = difference.compare(0);
  return markup(R"(<span class="direction {}">{}</span>)",
                sign == 0  ? "neutral"
                : sign > 0 ? "gain"
                           : "loss",
                sign == 0  ? "the same"
                : sign > 0 ? "better off"
                           : "worse off");
}

std::string route(const SimulationReport& report, const Stream& stream) {
  const Share& share = share_of(stream);
  return fmt::format("{} to {}", party_name(report, share.payer), party_name(report, share.payee));
}

/// What a stream rests on, as a sentence that begins with these words.
Markup supposing(const Stream& stream, const std::string& begin = "Supposing ") {
  std::string text;
  for (const SupposedValue& one : supposed_of(stream))
    text += fmt::format("{}{}{}", text.empty() ? begin : "; ", one.text(),
                        one.before && one.after ? ""
                        : one.before            ? " (old)"
                                                : " (new)");
  return text.empty() ? Markup{} : markup(R"(<p class="supposing">{}.</p>)", text);
}

Markup notes(const std::vector<std::string>& texts) {
  Markup items;
  for (const std::string& text : texts)
    items += markup("<li>{}</li>\n", text);
  return items.empty() ? items : markup("<ul class=\"taken\">\n{}</ul>\n", items);
}

Markup nets(const SimulationReport& report, const ScenarioResult& scenario) {
  std::vector<std::vector<Cell>> rows;
  Markup fates;
  for (const Net& net : in_order(report, scenario.nets)) {
    const auto name = fmt::format("{}, {}", party_name(report, net.party), net.currency);
    rows.push_back({{name},
                    {grouped(net.before, net.decimals)},
                    {grouped(net.after, net.decimals)},
                    {signed_amount(net.difference(), net.decimals), "strong"}});
    fates +=
        markup("<p class=\"taken\">{} {} under the new version, by {} {}{}.</p>\n",
               party_name(report, net.party) + " is", fate_mark(net.difference()), net.currency,
               grouped(abs(net.difference()), net.decimals), not_counted(scenario, net.party));
  }
  return markup(
      "<p class=\"small\">Net of each party: what it receives less what it pays{}</p>\n"
      "{}{}",
      not_counted(scenario),
      table("Net of each party", {"Party", "Old", "New", "Difference"}, rows), fates);
}

Markup streams(const SimulationReport& report, const ScenarioResult& scenario) {
  std::vector<std::vector<Cell>> rows;
  for (const StreamResult& result : scenario.streams) {
    const Stream& stream = report.simulation.streams[result.stream];
    const Payments& paying = paying_side(result);
    const auto total = [](const Payments& side) { return grouped(side.total, side.decimals); };
    const auto difference = result.difference();
    rows.push_back(
        {{route(report, stream)},
         {paying.currency},
         {total(result.before.payments)},
         {total(result.after.payments)},
         {difference ? signed_amount(*difference, paying.decimals) : "two currencies", "strong"}});
  }
  for (const Uncounted& one : scenario.uncounted)
    rows.push_back({{fmt::format("{} to {} ({})", party_name(report, one.payer),
                                 party_name(report, one.payee), one.stream)},
                    {},
                    {},
                    {},
                    {"not counted: no forecast", "words strong"}});
  return table("Paid by each stream", {"Stream", "Currency", "Old", "New", "Difference"}, rows);
}

Markup periods(const Payments& payments, std::string_view title) {
  const auto amount = [&](const Minor& minor) { return grouped(minor, payments.decimals); };
  std::vector<std::vector<Cell>> rows;
  for (const PaymentPeriod& one : payments.periods) {
    if (one.counted == 0) continue;
    rows.push_back({{to_text(one.days)},
                    {fmt::format("{}", one.counted)},
                    {amount(rounded(one.base, payments.decimals, Rounding::half_up))},
                    {amount(one.due)},
                    {amount(one.paid), "strong"},
                    {amount(one.cumulative)},
                    {one.cap_left ? amount(*one.cap_left) : "no cap"}});
  }
  if (rows.empty())
    return markup("<p class=\"small\">{}</p><p class=\"taken\">Nothing is paid.</p>\n", title);
  return markup(
      "<p class=\"small\">{}, in {}</p>\n{}", title, payments.currency,
      table(title, {"Period", "Days", "Base", "Due", "Paid", "Cumulative", "Cap left"}, rows));
}

/// What a table of periods does not say: when caps are reached, and late interest.
Markup outcome(const Payments& payments, std::string_view version) {
  const auto amount = [&](const Minor& minor) {
    return fmt::format("{} {}", payments.currency, grouped(minor, payments.decimals));
  };
  Markup all;
  for (const std::string& text : cap_texts(payments))
    all += markup("<p class=\"taken\">{} version: {}.</p>\n", version, text);
  if (payments.interest != 0)
    all += markup("<p class=\"taken\">{} version: late interest {}.</p>\n", version,
                  amount(payments.interest));
  return all;
}

Markup stream_part(const SimulationReport& report, const StreamResult& result,
                   const PaymentsPlace& at) {
  const Stream& stream = report.simulation.streams[result.stream];
  const auto& id = at.id;
  auto all = heading(at.level, "stream", id, markup("{}", route(report, stream)));
  all += markup("<p class=\"quiet mono\">{}</p>\n", stream.id);
  all += supposing(stream);
  all += outcome(result.before.payments, "Old");
  all += outcome(result.after.payments, "New");
  all +=
      pages::payment_chart(stream, result, {.id = id + "-chart", .title = route(report, stream)});
  all += periods(result.before.payments, "Old version");
  return all += periods(result.after.payments, "New version");
}

Markup break_even(const SimulationReport& report, const ScenarioResult& scenario) {
  Markup all;
  for (const BreakEven& one : in_order(report, scenario.break_even))
    all += markup("<li>{}.</li>\n", break_even_text(report, scenario, one));
  return all.empty() ? all
                     : markup(
                           "<p class=\"small\">Break-even on {}</p>\n<ul class=\"taken\">\n{}"
                           "</ul>\n",
                           report.simulation.break_even, all);
}

std::string scenario_id(std::size_t number) { return fmt::format("scenario-{}", number + 1); }

Markup scenario_part(const SimulationReport& report, std::size_t number, const PaymentsPlace& at) {
  const ScenarioResult& scenario = report.simulation.scenarios[number];
  const auto id = at.id + scenario_id(number);
  auto all = heading(at.level, "part", id, markup("Scenario: {}", scenario.name));
  if (!scenario.events.empty())
    all += markup("<p class=\"lead\">Events: {}.</p>\n", events_text(report, scenario));
  all += notes(scenario.notes);
  all += streams(report, scenario);
  for (const Stream& stream : report.simulation.streams)
    all += supposing(stream, route(report, stream) + ", supposing ");
  all += nets(report, scenario);
  all += break_even(report, scenario);
  for (std::size_t i = 0; i < scenario.streams.size(); ++i)
    all += stream_part(report, scenario.streams[i],
                       {.id = fmt::format("{}-stream-{}", id, i + 1), .level = at.level + 1});
  return all;
}

/// "plan.csv (SHA-256 ...)".
std::string file_told(const Evidence& from) {
  return from.digest.empty() ? from.source
                             : fmt::format("{} (SHA-256 {})", from.source, from.digest);
}

Markup evidence(const SimulationReport& report, const PaymentsPlace& at) {
  std::vector<std::vector<Cell>> rows;
  for (const Stream& stream : report.simulation.streams)
    for (const SupposedValue& one : supposed_of(stream))
      for (const Supposed* place : one.places)
        rows.push_back({{fmt::format("{} of {}", place->field, place->term)},
                        {place->said, "words"},
                        {place->value, "words strong"},
                        {place->basis, "words"},
                        {fmt::format("{}", place->at), "words mono"}});
  auto all = heading(at.level, "part", at.id + std::string(rests_on), markup("What this rests on"));
  all += markup(
      "<p class=\"lead\">The forecast {}. What the agreements do not show was supposed; "
      "nothing here says what they mean.</p>\n",
      file_told(report.forecast));
  if (report.exchange != nullptr)
    all += markup("<p class=\"lead\">The rates of exchange {}.</p>\n", file_told(*report.exchange));
  if (report.policy != nullptr)
    all += markup("<p class=\"lead\">The scenarios are of the policy {}.</p>\n",
                  report.policy->source);
  if (!rows.empty())
    all += table("Values supposed", {"Value", "The agreement says", "Supposed", "Basis", "Place"},
                 rows);
  if (report.simulation.notes.empty()) return all;
  all += markup("<p class=\"small\">Taken for granted or left out</p>\n");
  return all += notes(report.simulation.notes);
}

Markup bar(const SimulationReport& report) {
  std::vector<pages::Stop> stops;
  for (std::size_t i = 0; i < report.simulation.scenarios.size(); ++i)
    stops.push_back({.id = scenario_id(i), .name = report.simulation.scenarios[i].name});
  stops.push_back({.id = std::string(rests_on), .name = "What this rests on"});
  return pages::bar(stops, {});
}

Markup header(const SimulationReport& report) {
  const Agreement& agreement = report.after.agreement;
  const auto title = agreement.title.empty() ? agreement.id : agreement.title;
  return markup(
      "<header class=\"page\">{}{}{}"
      "<div class=\"versions\">{}{}</div></header>\n",
      pages::brand("payments", agreement.id), heading(1, "title", "title", markup("{}", title)),
      pages::notices(report.before, report.after), pages::version_block("Before", report.before),
      pages::version_block("After", report.after));
}

}  // namespace

Markup payments_parts(const SimulationReport& report, const PaymentsPlace& at) {
  auto parts = markup(
      "<p class=\"lead first\">{}</p>\n",
      fmt::format("Payments from {} through {}, as the typed terms say.",
                  to_text(report.simulation.window.first), to_text(report.simulation.window.last)));
  for (std::size_t i = 0; i < report.simulation.scenarios.size(); ++i)
    parts += scenario_part(report, i, at);
  return parts += evidence(report, at);
}

std::string simulation_html(const SimulationReport& report) {
  const auto style = std::string(embedded("src/report/report.css")) +
                     std::string(embedded("src/report/payments.css"));
  return markup(
             "<!DOCTYPE html>\n<html lang=\"en\">\n{}<body>\n"
             "<a class=\"skip\" href=\"#main\">Skip to the payments</a>\n{}{}"
             "<main id=\"main\" class=\"page payments\">\n{}</main>\n"
             "<footer class=\"page\"><p>Not legal advice. This report computes what typed terms "
             "say on a forecast that somebody gave.</p></footer>\n</body>\n</html>\n",
             pages::head("Clauseline: payments of " + report.after.agreement.id, style, ""),
             header(report), bar(report), payments_parts(report, {.id = "", .level = 2}))
      .html;
}

}  // namespace clauseline::reports
