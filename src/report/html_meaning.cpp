#include "report/html_parts.hpp"
#include "report/html_pieces.hpp"
#include "report/view.hpp"

#include <algorithm>

namespace clauseline::pages {
namespace {

std::size_t columns_of(const Page& page) { return std::min(page.parties.size(), most_columns); }

bool told_of_the_whole(const Page& page, std::size_t number) {
  return std::ranges::find(page.general, number) != page.general.end();
}

/// "3.2 → 3.3", "new 3.2", "Parties"; what has no number is told by what is around it.
Markup place(const Page& page, std::size_t number) {
  const Finding& finding = page.audit.findings[number];
  const auto [before, after] = reports::clauses_of(finding);
  const auto* change = page.places.change_of(after == nullptr ? before : after);
  if (change == nullptr) return markup("{}", reports::place_of(finding));
  if (told_of_the_whole(page, number)) return markup("several");
  if (!subject(*change).number.empty()) return numbers_of(before, after);
  const auto* around = page.parent(*change);
  const Clause& named = subject(around == nullptr ? *change : *around);
  const auto name = named.number.empty() ? title_of(named) : named.number;
  return markup("{}<bdi>{}</bdi>", around == nullptr ? "" : "in ", name);
}

Markup row(const Page& page, std::size_t number) {
  const Finding& finding = page.audit.findings[number];
  auto cells = markup(R"(<th scope="row" role="rowheader">{} <span class="code">{}</span>)"
                      R"(<span class="says"><bdi>{}</bdi></span></th>)",
                      link(page.finding_ids[number], markup("{}", finding.rule->title)),
                      finding.rule->code, finding.message);
  for (std::size_t i = 0; i < columns_of(page); ++i)
    cells += markup(R"(<td role="cell" class="party" data-label="{}">{}</td>)",
                    page.parties[i]->short_name, direction_mark(finding, page.parties[i]->id));
  return markup(R"(<tr role="row" class="{}">{}<td role="cell" class="weight">{}</td>)"
                "<td role=\"cell\" class=\"place\">{}</td></tr>\n",
                filter_classes(page, finding), cells, severity_mark(finding.severity),
                place(page, number));
}

constexpr std::size_t long_table = 100;  // rows; a longer one is laid out row by row

Markup column(std::string_view name) {
  return markup(R"(<th scope="col" role="columnheader"><bdi>{}</bdi></th>)", name);
}

Markup table(const Page& page) {
  auto names = column("Finding");
  for (std::size_t i = 0; i < columns_of(page); ++i)
    names += column(page.parties[i]->short_name);
  names += column("Severity");
  names += column("Clause");
  std::vector<Markup> rows;
  for (std::size_t i = 0; i < page.audit.findings.size(); ++i)
    if (page.audit.findings[i].folded_under < 0) rows.push_back(row(page, i));
  const auto begin = [&](std::string_view more_classes) {
    return markup(
        R"(<table class="matrix{}" role="table" aria-labelledby="{}"><thead role="rowgroup">)"
        "<tr role=\"row\">{}</tr></thead><tbody role=\"rowgroup\">\n",
        more_classes, page.id("means"), names);
  };
  return in_pieces(rows, {.begin = begin(rows.size() > long_table ? " long" : ""),
                          .begin_of_rest = begin(" long rest"),
                          .end = markup("</tbody></table>\n"),
                          .longest = long_table});
}

std::string lead(const Page& page, std::size_t shown) {
  if (shown == 0)
    return "No finding: the rules saw nothing in this change that a reviewer must weigh.";
  auto text = counted(shown, "finding", "findings") +
              ", most severe first, with the direction for each party.";
  if (page.parties.size() > most_columns)
    text += fmt::format(" Of {} parties the first {} have a column; each finding names them all.",
                        page.parties.size(), most_columns);
  return text;
}

Markup folded_item(const Page& page, std::size_t number) {
  const Finding& finding = page.audit.findings[number];
  const auto under = static_cast<std::size_t>(finding.folded_under);
  const auto [before, after] = reports::clauses_of(finding);
  const auto* card = page.card_of(page.places.change_of(after == nullptr ? before : after));
  const auto where = markup("{}", reports::place_of(finding));
  return markup(
      R"(<li id="{}">{}<span class="mono">{}</span><span><bdi>{}</bdi> <span class="quiet">{}; )"
      "explained by {}</span></span></li>\n",
      page.finding_ids[number], severity_mark(finding.severity), finding.rule->code,
      finding.message, card == nullptr ? where : link(card->id, where),
      link(page.finding_ids[under], markup("{}", page.audit.findings[under].message)));
}

}  // namespace

Markup meaning(const Page& page) {
  if (page.report.depth == Depth::clauses) return {};
  const auto shown = static_cast<std::size_t>(std::ranges::count_if(
      page.audit.findings, [](const Finding& finding) { return finding.folded_under < 0; }));
  auto all = heading(page.level, "part", page.id("means"), markup("What it means"));
  all += markup("<p class=\"lead\">{}</p>\n", lead(page, shown));
  all += filters(page);
  if (shown > 0) all += table(page);
  all += folded(page);
  return markup("<section class=\"meaning\">{}</section>\n", all);
}

Markup folded(const Page& page) {
  Markup items;
  std::size_t number = 0;
  for (std::size_t i = 0; i < page.audit.findings.size(); ++i)
    if (page.audit.findings[i].folded_under >= 0) {
      items += folded_item(page, i);
      ++number;
    }
  if (number == 0) return {};
  return markup(
      R"(<details class="folded" id="{}"><summary>{}: explained by a finding above, not counted)"
      "</summary><ul>\n{}</ul></details>\n",
      page.id("folded"), counted(number, "folded finding", "folded findings"), items);
}

}  // namespace clauseline::pages
