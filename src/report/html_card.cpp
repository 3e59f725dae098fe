#include "report/html_parts.hpp"

#include <cmath>

namespace clauseline::pages {
namespace {

/// "3.2 API Products, 3.3 Other Products".
std::string labels(const std::vector<const Clause*>& side) {
  std::string text;
  for (const Clause* clause : side) {
    const auto title = title_of(*clause);
    text += (text.empty() ? "" : ", ") +
            (clause->number.empty() ? title : clause->number + " " + title);
  }
  return text;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const auto word : words)
    text += fmt::format("{}{}", text.empty() ? "" : ", ", word);
  return capitalised(text);
}

/// "Edited. Paired by the same id; 86% of the words are alike."
std::string what_happened(const Card& card) {
  const ClauseChange& change = *card.change;
  if (change.added()) return "Added.";
  if (change.removed()) return "Deleted.";
  std::string text;
  if (change.merged()) text = "Merged from " + labels(change.pairing.before) + ". ";
  if (change.split()) text = "Split into " + labels(change.pairing.after) + ". ";
  const bool rows = !card.rows.empty();
  const bool same = change.unchanged() || (change.renumbered && !change.edited);
  if (text.empty() && change.typographic) text = "Only typography changed. ";
  if (text.empty() && change.unchanged() && rows) text = "Rows changed. ";
  if (text.empty() && same)
    text = change.renumbered ? "Renumbered; the words are the same. " : "The words are the same. ";
  if (text.empty()) text = joined(kinds(change)) + ". ";
  const bool said = change.pairing.why == "was";
  text +=
      fmt::format("Paired by: {}", said ? "the new version names its origin" : change.pairing.why);
  if (const auto alike = std::lround(change.pairing.similarity * 100); alike < 100)
    text += fmt::format("; {}% of the words are alike", alike);
  return text + ".";
}

/// The headings above: "3 Cloud".
Markup path(const Page& page, const ClauseChange& change) {
  Markup above;
  for (const auto* parent = page.parent(change); parent != nullptr; parent = page.parent(*parent)) {
    const Clause& clause = subject(*parent);
    above = markup("{} {}{}{}", clause.number, title_of(clause), above.empty() ? "" : " / ", above);
  }
  return above.empty() ? above : markup(R"(<p class="path"><bdi>{}</bdi></p>)", above);
}

/// The number only where there is one; then the title, struck through or marked as new.
Markup card_title(const ClauseChange& change) {
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

Markup card_block(const std::string& id, const Markup& inside) {
  return markup(
      "<article class=\"card\" id=\"{0}\" tabindex=\"-1\" aria-labelledby=\"{0}:title\">\n{1}"
      "</article>\n",
      id, inside);
}

Markup clause_card(const Page& page, const Card& card) {
  auto inside = path(page, *card.change);
  inside += heading(page.level + 1, "clause", card.id + ":title", card_title(*card.change));
  inside += markup("<p class=\"what\">{}</p>\n", what_happened(card));
  inside += redlined(*card.change);
  inside += redlined_table(card);
  inside += findings_of(page, card.findings);
  return card_block(card.id, inside);
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
  return card_block(id, inside);
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
  for (const Card& card : page.cards)
    all += clause_card(page, card);
  all += general_card(page);
  return markup("<section class=\"clauses\">{}</section>\n", all);
}

}  // namespace clauseline::pages
