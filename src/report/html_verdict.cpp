#include "report/finding_facts.hpp"
#include "report/html_parts.hpp"

#include <algorithm>
#include <numeric>

namespace clauseline::pages {
namespace {

std::size_t counted_findings(const Page& page) {
  return std::accumulate(page.sum.findings.begin(), page.sum.findings.end(), std::size_t{0});
}

/// Findings that keep the gate closed.
std::size_t at_the_gate(const Page& page) {
  return static_cast<std::size_t>(std::ranges::count_if(
      page.audit.findings,
      [&](const Finding& finding) { return blocks(finding, page.report.fail_on); }));
}

/// What the verdict calls a part of itself: a word of the template, or ours.
std::string label(const Page& page, std::string_view part, std::string_view ours) {
  return page.report.house_style ? page.report.house_style->style.label(part, ours)
                                 : std::string(ours);
}

/// What a template says beside a word of the verdict, which stays ours: whoever writes a template
/// must not make a closed gate read as an open one.
std::string_view beside(const Page& page, std::string_view part) {
  if (!page.report.house_style) return {};
  const auto& labels = page.report.house_style->style.labels;
  const auto found = labels.find(part);
  return found == labels.end() ? std::string_view() : found->second;
}

Markup gate_at_work(const Page& page, std::string_view state) {
  const auto name = beside(page, "gate");
  const auto words = beside(page, state);
  auto made =
      markup(R"(<p class="caption">Gate{}</p><p class="gate {}">{}</p>)",
             name.empty() ? Markup{} : markup(" (<bdi>{}</bdi>)", name), state, capitalised(state));
  if (!words.empty()) made += markup("<p><bdi>{}</bdi></p>", words);
  return made;
}

Markup gate(const Page& page) {
  const auto found = at_the_gate(page);
  const auto level = to_text(page.report.fail_on);
  const std::string_view state = found == 0 ? "open" : "blocked";
  const auto number = counted(found, "finding", "findings");
  const auto decided = reports::decisions_counted({&page.audit});
  const auto decisions =
      decided.empty() ? Markup{} : markup("<p class=\"quiet\">{}.</p>", capitalised(decided));
  if (!page.report.gate)
    return markup(
        R"(<div><p class="caption">At or above {}</p><p class="gate {}">{}</p>{}{}</div>)", level,
        state, number,
        found == 0 ? Markup{} : markup(R"(<p class="quiet">Each asks for a decision.</p>)"),
        decisions);
  return markup("<div>{}<p>{} at or above <em>{}</em>.</p>{}</div>", gate_at_work(page, state),
                found == 0 ? "No finding" : number, level, decisions);
}

Markup count_row(const Markup& name, std::size_t number, std::string_view css_class = "") {
  return markup(R"(<li class="{}"><span>{}</span><span>{}</span></li>)", css_class, name, number);
}

Markup severities(const Page& page) {
  Markup rows;
  for (auto level = page.sum.findings.size(); level-- > 0;)
    rows += count_row(severity_mark(static_cast<Severity>(level)), page.sum.findings.at(level));
  const auto all = counted_findings(page);
  rows += count_row(markup("Counted"), all, "total");
  if (const auto hidden = page.audit.findings.size() - all; hidden > 0)
    rows += count_row(link(page.id("folded"), markup("Folded, not counted")), hidden, "quiet");
  return markup(R"(<div><p class="caption">{}</p><ul class="counts">{}</ul></div>)",
                label(page, "findings", "Findings"), rows);
}

struct Effect {
  Direction direction;
  std::string_view label;
};

constexpr std::array<Effect, 6> effects{{{Direction::gain, "+ gain"},
                                         {Direction::loss, "− loss"},
                                         {Direction::depends, "± depends"},
                                         {Direction::mixed, "∓ mixed"},
                                         {Direction::neutral, "= neutral"},
                                         {Direction::unknown, "? unknown"}}};

std::size_t effect_on(const Page& page, const Party& party, Direction direction) {
  const auto found = page.sum.parties.find(party.id);
  return found == page.sum.parties.end() ? 0
                                         : found->second.at(static_cast<std::size_t>(direction));
}

/// The findings that do not speak of a party, so that every column adds up to all of them.
std::size_t not_concerned(const Page& page, const Party& party) {
  auto rest = counted_findings(page);
  for (const Effect& effect : effects)
    rest -= effect_on(page, party, effect.direction);
  return rest;
}

using Parties = std::vector<const Party*>;

template <class Count>
Markup balance_row(std::string_view label, const Parties& parties, const Count& count) {
  Markup cells;
  std::size_t all = 0;
  for (const Party* party : parties) {
    const std::size_t number = count(*party);
    all += number;
    cells += markup("<td>{}</td>", number);
  }
  return all == 0 ? Markup{} : markup(R"(<tr><th scope="row">{}</th>{}</tr>)", label, cells);
}

/// Parties without a column of their own: "Carrier: 2 gain, 1 loss".
Markup further_party(const Page& page, const Party& party) {
  std::string effects_text;
  for (const Effect& effect : effects)
    if (const auto number = effect_on(page, party, effect.direction); number > 0)
      effects_text += fmt::format("{}{} {}", effects_text.empty() ? "" : ", ", number,
                                  to_text(effect.direction));
  return markup(R"(<p class="quiet"><bdi>{}</bdi>: {}</p>)", party.short_name,
                effects_text.empty() ? "not concerned" : effects_text);
}

Markup balance(const Page& page) {
  const auto caption = label(page, "balance", "Balance");
  const auto columns = std::min(page.parties.size(), most_columns);
  if (columns == 0)
    return markup(R"(<div><p class="caption">{}</p><p class="quiet">)"
                  "The agreement names no parties.</p></div>",
                  caption);
  const Parties shown(page.parties.begin(), page.parties.begin() + static_cast<int>(columns));
  Markup names;
  for (const Party* party : shown)
    names += markup(R"(<th scope="col"><bdi>{}</bdi></th>)", party->short_name);
  Markup rows;
  for (const Effect& effect : effects)
    rows += balance_row(effect.label, shown, [&](const Party& party) {
      return effect_on(page, party, effect.direction);
    });
  rows += balance_row("· not concerned", shown,
                      [&](const Party& party) { return not_concerned(page, party); });
  Markup further;
  for (std::size_t i = columns; i < page.parties.size(); ++i)
    further += further_party(page, *page.parties[i]);
  return markup(R"(<div><p class="caption">{}</p><table class="balance"><thead><tr>)"
                R"(<th scope="col">Effect</th>{}</tr></thead><tbody>{}</tbody></table>{}</div>)",
                caption, names, rows, further);
}

Markup clause_counts(const Page& page) {
  Markup rows;
  for (const auto* kind :
       {"added", "removed", "edited", "moved", "split", "merged", "renumbered", "unchanged"})
    if (const auto found = page.sum.clauses.find(kind); found != page.sum.clauses.end())
      rows += count_row(markup("{}", capitalised(kind)), found->second);
  return markup(R"(<div><p class="caption">Clauses</p><ul class="counts">{}</ul></div>)", rows);
}

}  // namespace

Markup verdict(const Page& page) {
  const bool judged = page.report.depth == Depth::findings;
  auto parts = judged ? gate(page) : clause_counts(page);
  if (judged) {
    parts += severities(page);
    parts += balance(page);
  }
  return markup("<div class=\"verdict\" role=\"group\" aria-label=\"Verdict\">{}</div>\n", parts);
}

}  // namespace clauseline::pages
