#include "report/html_parts.hpp"
#include "report/html_pieces.hpp"
#include "report/listing.hpp"

#include <cmath>
#include <utility>

namespace clauseline::pages {
namespace {

/// The name of a clause with a link to where it is pointed to from, if it is.
Markup linked(const Page& page, const Clause& clause, const std::string& name) {
  const auto words = markup("<bdi>{}</bdi>", name);
  const auto id = page.pointer_to(clause);
  return id.empty() ? words : link(id, words);
}

/// "3.2 API Products, 3.3 Other Products".
Markup names(const Page& page, const std::vector<const Clause*>& side) {
  Markup all;
  for (const Clause* clause : side)
    all += markup("{}{}", all.empty() ? "" : ", ", linked(page, *clause, name_of(*clause)));
  return all;
}

constexpr std::size_t most_beside = 500;  // cards that carry their words twice
constexpr std::size_t most_lines = 300;   // cards and what stands between them, written at once

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const auto word : words)
    text += fmt::format("{}{}", text.empty() ? "" : ", ", word);
  return capitalised(text);
}

/// "Moved from 7.2 (after 7.1 Term, under 7 General). ".
Markup moved(const Page& page, const ClauseChange& change) {
  if (!change.pairing.moved) return {};
  const Clause& before = *change.before();
  const auto& name = before.number.empty() ? name_of(before) : before.number;
  return markup("Moved from {} (<bdi>{}</bdi>). ", linked(page, before, name),
                page.places.told(before));
}

/// What else of it changed than its place, as "Renumbered, edited. ".
std::string kinds_besides(const ClauseChange& change) {
  auto found = kinds(change);
  std::erase_if(found, [](auto kind) {
    return kind == "moved" || kind == "split" || kind == "merged" || kind == "unchanged";
  });
  return found.empty() ? "" : joined(found) + ". ";
}

/// Of what did not change in its words.
std::string_view words_told(const Card& card) {
  const ClauseChange& change = *card.change;
  if (change.typographic) return "Only typography changed. ";
  if (change.edited || change.split() || change.merged()) return "";
  if (!card.rows.empty()) return change.unchanged() ? "Rows changed. " : "";
  return change.unchanged() ? "The words are the same. " : "";
}

/// "Paired by: near-equal words; 86% of the words are alike."
std::string pairing(const ClauseChange& change) {
  const bool said = change.pairing.why == "was";
  auto text =
      fmt::format("Paired by: {}", said ? "the new version names its origin" : change.pairing.why);
  if (const auto alike = std::lround(change.pairing.similarity * 100); alike < 100)
    text += fmt::format("; {}% of the words are alike", alike);
  return text + ".";
}

/// "Moved from 7.2 (after 7.1 Term). Edited. Paired by: same id; 86% of the words are alike."
Markup what_happened(const Page& page, const Card& card) {
  const ClauseChange& change = *card.change;
  if (change.added()) return markup("Added.");
  if (change.removed()) return markup("Deleted.");
  Markup text;
  if (change.merged()) text += markup("Merged from {}. ", names(page, change.pairing.before));
  if (change.split()) text += markup("Split into {}. ", names(page, change.pairing.after));
  text += moved(page, change);
  text += markup("{}{}", kinds_besides(change), words_told(card));
  if (const auto heading = reports::old_heading(change); !heading.empty())
    text += markup("The heading was “<bdi>{}</bdi>”. ", heading);
  return text += markup("<span class=\"quiet\">{}</span>", pairing(change));
}

/// The headings above: "3 Cloud / 3.1 Scope".
Markup path(const std::vector<const Clause*>& clauses) {
  std::string names;
  for (const Clause* clause : clauses)
    names += (names.empty() ? "" : " / ") + name_of(*clause);
  return markup("<p class=\"path\"><bdi>{}</bdi></p>\n", names);
}

/// The number only where there is one; then the title, struck through or marked as new.
Markup clause_title(const ClauseChange& change) {
  const Clause& clause = subject(change);
  const bool number = !clause.number.empty() || change.added() || change.removed();
  auto title = number ? markup(R"(<span class="number">{}</span> )", numbers_of(change)) : Markup{};
  return title += markup("<bdi>{}</bdi>", title_of(clause));
}

Markup findings_of(const Page& page, const std::vector<std::size_t>& numbers) {
  Markup all;
  for (const std::size_t number : numbers)
    all += finding_block(page, number);
  return all;
}

Markup card_block(const std::string& id, std::string_view css_class, const Markup& inside) {
  return markup(
      "<article class=\"{1}\" id=\"{0}\" tabindex=\"-1\" aria-labelledby=\"{0}:title\">\n{2}"
      "</article>\n",
      id, css_class, inside);
}

Markup clause_card(const Page& page, const Card& card) {
  auto inside = heading(page.level + 1, "clause", card.id + ":title", clause_title(*card.change));
  inside += markup("<p class=\"what\">{}</p>\n", what_happened(page, card));
  inside += changed_by(page, card);
  inside += redlined(*card.change, page.cards.size() <= most_beside);
  inside += redlined_table(card);
  inside += findings_of(page, card.findings);
  const bool item = subject(*card.change).kind == ClauseKind::item;
  return card_block(card.id, item ? "card within" : "card", inside);
}

/// Findings on parties, register and metadata, and those that speak of many clauses at once.
Markup general_card(const Page& page) {
  if (page.general.empty()) return {};
  const auto id = page.id("general");
  auto inside =
      heading(page.level + 1, "clause", id + ":title", markup("The agreement as a whole"));
  inside += markup(R"(<p class="what">Parties, register, dates and what concerns many clauses at )"
                   "once.</p>\n");
  inside += findings_of(page, page.general);
  return card_block(id, "card", inside);
}

/// A clause that another line or card leads to: "7.2 Secrecy: moved to 2.4".
Markup pointer(const Page& page, const reports::Entry& entry) {
  const ClauseChange& change = *entry.change;
  const auto [verb, others] = entry.is_new()    ? std::pair("split from", &change.pairing.before)
                              : change.merged() ? std::pair("merged into", &change.pairing.after)
                                                : std::pair("moved to", &change.pairing.after);
  const auto* card = page.card_of(&change);
  auto target = markup("<bdi>{}</bdi>", reports::numbers_of(*others));
  if (card != nullptr) target = link(card->id, target);
  return markup("<p class=\"around pointer\" id=\"{}\" tabindex=\"-1\"><bdi>{}</bdi>: {} {}</p>\n",
                page.pointer_to(*entry.clause), name_of(*entry.clause), verb, target);
}

Markup gap(const reports::Line& line) {
  const auto clauses = counted(line.left_out, "clause", "clauses");
  return markup("<p class=\"around gap\">… {} without change{}</p>\n", clauses,
                line.renumbered ? " but in number" : "");
}

Markup line_of(const Page& page, const reports::Line& line) {
  switch (line.kind) {
    case reports::LineKind::whole: return clause_card(page, *page.card_of(line.entry->change));
    case reports::LineKind::pointer: return pointer(page, *line.entry);
    case reports::LineKind::context:
      return markup("<p class=\"around\">{}</p>\n", clause_title(*line.entry->change));
    case reports::LineKind::under: return path(line.path);
    case reports::LineKind::gap: break;
  }
  return gap(line);
}

/// Inline or side by side: the style sheet listens to the choice.
Markup views(const Page& page) {
  if (page.cards.empty() || page.cards.size() > most_beside) return {};
  return markup(
      R"(<fieldset class="choices views"><legend class="hidden">How words are compared</legend>)"
      R"(<label><input type="radio" name="{0}" checked>Inline</label>)"
      R"(<label><input type="radio" name="{0}" class="side">Side by side</label></fieldset>)"
      "\n",
      page.id("views"));
}

}  // namespace

Markup clause_cards(const Page& page) {
  auto all = heading(page.level, "part", page.id("clauses"), markup("Clauses"));
  const auto shown = page.cards.size();
  all += markup("<p class=\"lead\">{}</p>\n",
                shown == 0 ? "No clause changed."
                           : counted(shown, "clause", "clauses") +
                                 " in the order of the agreement, deleted ones in their old place. "
                                 "Inserted words are underlined, deleted ones struck through.");
  all += views(page);
  const auto showing = [&](const ClauseChange& change) {
    if (page.is_table_row(change)) return reports::Showing::left_out;
    return page.card_of(&change) == nullptr ? reports::Showing::context : reports::Showing::whole;
  };
  std::vector<Markup> lines;
  for (const reports::Line& line : reports::listing(page.entries, page.places, showing))
    lines.push_back(line_of(page, line));
  if (auto general = general_card(page); !general.empty()) lines.push_back(std::move(general));
  all += in_pieces(lines, {.longest = most_lines, .at_once = most_lines / 15, .in_piece = 25});
  return markup("<section class=\"clauses\">{}</section>\n", all);
}

}  // namespace clauseline::pages
