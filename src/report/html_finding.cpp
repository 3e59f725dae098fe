#include "report/finding_facts.hpp"
#include "report/html_parts.hpp"
#include "report/view.hpp"
#include "rules/direction.hpp"
#include "rules/message.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>

namespace clauseline::pages {
namespace {

/// The words of a clause stand in its redline and are not told again as facts.
bool in_redline(const Change& change) {
  return change.right->part == "clauses" &&
         (change.field.empty() || change.field == "words" || change.field == "typography");
}

/// "exclusivity.until" of a grant is called "Exclusivity, until".
std::string field_name(const Change& change) {
  std::string name(change.field.empty() ? change.right->name : change.field);
  std::ranges::replace(name, '-', ' ');
  if (const auto dot = name.find('.'); dot != std::string::npos) name.replace(dot, 1, ", ");
  return capitalised(name);
}

std::string label_of(const Page& page, std::string_view id) {
  auto label = page.audit.after->interpretation.things.label(std::string(id));
  return label == id ? page.audit.before->interpretation.things.label(std::string(id)) : label;
}

/// A party by its name, what the register holds by its label.
std::string record_name(const Page& page, const Term& record) {
  return record.right->part == "parties" ? reports::party_name(page.audit, record.id)
                                         : label_of(page, record.id);
}

/// What a row of facts speaks of. The clause is named where the finding speaks of several.
Markup fact_name(const Page& page, const Change& change, bool several) {
  auto name = markup("{}", field_name(change));
  if (!change.asset.empty()) name += markup(" <bdi>({})</bdi>", label_of(page, change.asset));
  if (const Term* record = change.term(); record != nullptr && !record->right->part.empty())
    name += markup(", <bdi>{}</bdi>", record_name(page, *record));
  const auto* clause =
      page.places.change_of(change.new_clause == nullptr ? change.old_clause : change.new_clause);
  if (!several || clause == nullptr) return name;
  const auto called = markup("<bdi>{}</bdi>", subject(*clause).label());
  const auto* card = page.card_of(clause);
  return name += markup(", {}", card == nullptr ? called : link(card->id, called));
}

/// One side of a change; typed terms name parties and things as people do.
std::string told(const Page& page, const Change& change, const std::string& side) {
  if (side.empty()) return "none";
  return change.right->part == "clauses" ? side : with_names(side, page.audit.comparison);
}

constexpr std::size_t long_fact = 240;  // longer ones are shown as a redline

Markup fact_row(const Page& page, const Change& change, bool several) {
  const auto name = fact_name(page, change, several);
  const auto row = [&](const Markup& cells) {
    return markup("<tr><th scope=\"row\">{}</th>{}</tr>\n", name, cells);
  };
  if (in_redline(change))
    return row(markup(R"(<td colspan="2" class="quiet">see the redline</td>)"));
  const auto before = told(page, change, change.before);
  const auto after = told(page, change, change.after);
  if (before.size() + after.size() > long_fact)
    return row(markup(R"(<td colspan="2" class="quiet">{}</td>)", redlined(before, after)));
  return row(markup("<td><bdi>{}</bdi></td><td><bdi>{}</bdi></td>", before, after));
}

Markup facts(const Page& page, const Finding& finding) {
  constexpr std::size_t most_rows = 12;  // more than these are folded
  if (finding.also.empty() && in_redline(finding.change)) return {};
  Markup rows;
  const bool told_at_parent = finding.rule->grouping == Grouping::under_parent;
  if (!told_at_parent) rows += fact_row(page, finding.change, !finding.also.empty());
  for (const Change& change : finding.also)
    rows += fact_row(page, change, true);
  auto table = markup(
      R"(<table class="facts"><thead><tr><th scope="col">Fact</th><th scope="col">Before</th>)"
      "<th scope=\"col\">After</th></tr></thead><tbody>\n{}</tbody></table>\n",
      rows);
  if (finding.also.size() < most_rows) return table;
  return markup("<details><summary>{}</summary>{}</details>\n",
                counted(finding.also.size() + 1, "fact", "facts"), table);
}

struct Role {
  std::string_view field;
  std::string_view called;
};

/// Fields that name parties, where the name of the field is not what the party is called.
constexpr std::array<Role, 9> roles{{{"favours", "the one it favours"},
                                     {"against", "the one it binds"},
                                     {"by", "the one it binds"},
                                     {"for", "the one it is owed to"},
                                     {"to", "the one it is owed to"},
                                     {"party", "the one it permits"},
                                     {"of", "the one it concerns"},
                                     {"between", "one of those named"},
                                     {"others", "a party not named"}}};

/// "as payer", "as the one it binds (before)"; empty for what is no role.
std::string called(std::string_view role, const Right& right) {
  std::string_view side;
  if (role.starts_with("old-")) side = " (before)";
  if (role.starts_with("new-")) side = " (after)";
  if (!side.empty()) role.remove_prefix(4);
  if (role == "beneficiary") role = right.beneficiary;
  if (role == "burdened") role = right.burdened;
  if (role.empty() || role == "parties") return {};
  const auto* named = std::ranges::find(roles, role, &Role::field);
  std::string name(named == roles.end() ? role : named->called);
  std::ranges::replace(name, '-', ' ');
  return fmt::format("as {}{}", name, side);
}

/// Why the rule gives this direction: the part that the party plays.
std::string reason(const Page& page, const Finding& finding, const std::string& party) {
  const auto direction = finding.direction.at(party);
  if (direction == Direction::depends && !finding.depends.empty()) return finding.depends;
  if (direction == Direction::mixed) return "it stands on both sides";
  if (direction == Direction::unknown) return "the typed terms show neither gain nor loss";
  const bool by_field = finding.rule->direction == "by field";
  for (const std::string& role :
       split(by_field ? "beneficiary burdened" : finding.rule->direction)) {
    const auto found = players(role, finding.change, page.audit.comparison);
    if (std::ranges::find(found, party) == found.end()) continue;
    if (auto text = called(role, *finding.change.right); !text.empty()) return text;
  }
  return direction == Direction::neutral ? "neither better nor worse off" : "a party not named";
}

Markup direction_row(const Page& page, const Finding& finding, const Party& party,
                     std::string_view called) {
  return markup(R"(<dt><bdi>{}</bdi></dt><dd>{}</dd><dd class="why">{}</dd>)", called,
                direction_mark(finding, party.id), reason(page, finding, party.id));
}

/// Does a finding say the same of every party, and nothing of their roles?
bool speaks_of_all_alike(const Page& page, const Finding& finding) {
  return page.parties.size() > 1 && std::ranges::all_of(page.parties, [&](const Party* party) {
           const auto found = finding.direction.find(party->id);
           return found != finding.direction.end() &&
                  (found->second == Direction::neutral || found->second == Direction::unknown) &&
                  found->second == finding.direction.begin()->second;
         });
}

Markup directions(const Page& page, const Finding& finding) {
  Markup rows;
  if (speaks_of_all_alike(page, finding))
    rows = direction_row(page, finding, *page.parties.front(), "Every party");
  else
    for (const Party* party : page.parties)
      if (finding.direction.contains(party->id))
        rows += direction_row(page, finding, *party, party->short_name);
  return rows.empty() ? rows : markup("<dl class=\"directions\">{}</dl>\n", rows);
}

/// What the change comes to on the days that the policy gives to events.
Markup outlooks(const Page& page, const Finding& finding) {
  if (finding.outlooks.empty()) return {};
  Markup heads;
  for (const Party* party : page.parties)
    heads += markup(R"(<th scope="col"><bdi>{}</bdi></th>)", party->short_name);
  Markup rows;
  for (const Outlook& one : finding.outlooks) {
    Finding told;
    told.direction = one.direction;
    rows += markup("<tr><th scope=\"row\"><bdi>{}</bdi></th><td>{}</td><td>{}</td>", one.scenario,
                   one.before, one.after);
    for (const Party* party : page.parties)
      rows += markup("<td>{}</td>", direction_mark(told, party->id));
    rows += markup("</tr>\n");
  }
  return markup(R"(<table class="facts"><thead><tr><th scope="col">Scenario</th>)"
                R"(<th scope="col">Before</th><th scope="col">After</th>{}</tr></thead>)"
                "<tbody>\n{}</tbody></table>\n",
                heads, rows);
}

Markup position(const Version& version, Position at, std::string_view side) {
  if (at.line == 0) return {};
  const auto& source =
      version.evidence.source.empty() ? version.agreement.source : version.evidence.source;
  return markup(R"(<dt>{}</dt><dd class="mono">{}:{}:{}</dd>)", side, source, at.line, at.column);
}

/// The sources that the typed terms of a finding name.
Markup sources(const Page& page, const Change& change) {
  std::vector<std::string> named;
  for (const Term* term : {change.old_term, change.new_term})
    if (term != nullptr)
      for (const std::string& id : split((*term->fact)["src"]))
        if (std::ranges::find(named, id) == named.end()) named.push_back(id);
  Markup links;
  for (std::size_t i = 0; i < page.sources.size(); ++i) {
    const std::string id((*page.sources[i])["id"]);
    if (std::ranges::find(named, id) == named.end()) continue;
    links += markup("{}{}", links.empty() ? "" : ", ", link(page.source_ids[i], markup("{}", id)));
  }
  return links.empty() ? links : markup("<dt>Sources</dt><dd>{}</dd>", links);
}

Markup places(const Page& page, std::size_t number) {
  const Finding& finding = page.audit.findings[number];
  const auto [before, after] = reports::positions_of(finding);
  auto rows = position(*page.audit.before, before, "Before");
  rows += position(*page.audit.after, after, "After");
  rows += sources(page, finding.change);
  rows += markup(R"(<dt>Finding</dt><dd class="mono">{}</dd>)", page.audit.fingerprints.at(number));
  return markup("<dl class=\"places\">{}</dl>\n", rows);
}

}  // namespace

Markup finding_block(const Page& page, std::size_t place) {
  const Finding& finding = page.audit.findings[place];
  const Rule& rule = *finding.rule;
  const auto& id = page.finding_ids[place];
  auto all = markup("<p class=\"meta\">{}<span class=\"mono\">{}</span><span>{}</span></p>\n",
                    severity_mark(finding.severity), rule.code, rule.slug);
  all += heading(page.level + 2, "says", id + ":says", link(id, markup("{}", rule.title)));
  all += markup("<p class=\"message\"><bdi>{}</bdi></p>\n", finding.message);
  if (!finding.modifier.empty())
    all += markup("<p class=\"quiet\">Severity {}{}</p>\n", finding.modifier,
                  finding.modifier.ends_with('.') ? "" : ".");
  all += facts(page, finding);
  all += directions(page, finding);
  all += outlooks(page, finding);
  all += markup("<details><summary>Why {} matters</summary><p>{}</p></details>\n", rule.code,
                fill(rule.why, finding.change, page.audit.comparison));
  all += places(page, place);
  all += decision(page, place);
  return markup(
      "<article class=\"finding\" id=\"{0}\" aria-labelledby=\"{0}:says\">{1}</article>\n", id,
      all);
}

}  // namespace clauseline::pages
