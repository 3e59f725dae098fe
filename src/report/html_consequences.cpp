// What the changes come to outside the words that changed: definitions and whom they reach,
// references, provisions that give way to others, and what stayed although one might fear for it.

#include "diff/definitions.hpp"
#include "diff/match_terms.hpp"
#include "report/html_parts.hpp"
#include "report/html_pieces.hpp"
#include "report/rights_words.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace clauseline::pages {
namespace {

constexpr std::size_t most_named = 12;    // clauses that a definition reaches
constexpr std::size_t most_rows = 60;     // of one kind
constexpr std::size_t most_rights = 200;  // that stayed
constexpr std::size_t most_at_once = 40;

/// A clause by its name, with a link to its card where it has one.
Markup named(const Page& page, const Clause& clause) {
  const auto name = markup("<bdi>{}</bdi>", name_of(clause));
  const auto* change = page.places.change_of(&clause);
  const auto* card = change == nullptr ? nullptr : page.card_of(change);
  return card == nullptr ? name : link(card->id, name);
}

/// Paragraphs of one kind of consequence; what is too many is counted.
class Row {
 public:
  explicit Row(std::string_view title) : title_(title) {}

  void add(const Markup& sentence) {
    if (++number_ <= most_rows) sentences_ += markup("<p>{}</p>\n", sentence);
  }

  Markup finish(int level) {
    if (number_ == 0) return {};
    if (number_ > most_rows)
      sentences_ += markup("<p class=\"quiet\">… and {} more</p>\n", number_ - most_rows);
    return markup("<li><h{0} class=\"right\">{1}</h{0}><div>{2}</div></li>\n", level, title_,
                  sentences_);
  }

 private:
  std::string_view title_;
  Markup sentences_{};
  std::size_t number_ = 0;
};

bool defines(const Clause* clause) {
  return clause != nullptr && clause->kind == ClauseKind::definition;
}

Row definitions_that_went(const Page& page) {
  Row row("Definitions deleted");
  const auto& comparison = page.audit.comparison;
  for (const ClauseChange& change : comparison.clauses) {
    if (!change.removed() || !defines(change.before())) continue;
    const bool used = comparison.still_used.contains(change.before());
    row.add(markup("{} is gone. {}", named(page, *change.before()),
                   used ? "Words still use the term." : "No words use the term any more."));
  }
  return row;
}

Row definitions_that_came(const Page& page) {
  Row row("Definitions added");
  for (const ClauseChange& change : page.audit.comparison.clauses)
    if (change.added() && defines(change.after()))
      row.add(markup("{} is new.", named(page, *change.after())));
  return row;
}

/// "2.1 Licensed IP, 3.2 Any Cloud through 1.4 “Product”".
Markup reach_of(const Page& page, const std::vector<Reached>& reach) {
  Markup names;
  std::unordered_set<const Clause*> seen;
  for (const Reached& one : reach) {
    if (!seen.insert(one.clause).second) continue;
    if (seen.size() > most_named) continue;
    names += markup("{}{}", names.empty() ? "" : ", ", named(page, *one.clause));
    if (one.through != nullptr) names += markup(" through {}", named(page, *one.through));
  }
  if (seen.size() > most_named) names += markup(" and {} more", seen.size() - most_named);
  return names;
}

Row definitions_that_changed(const Page& page) {
  Row row("Definitions that say something else");
  std::unordered_set<const Clause*> seen;
  for (const Change& change : page.audit.comparison.changes) {
    const auto reach = reached(change, page.audit.comparison);
    if (reach.empty() || !seen.insert(change.new_clause).second) continue;
    row.add(markup("{} changed, and with it what uses it: {}.", named(page, *change.new_clause),
                   reach_of(page, reach)));
  }
  return row;
}

/// Who began to use a definition in words that changed, and who ceased to.
struct Users {
  std::vector<const Clause*> came{};
  std::vector<const Clause*> went{};
};

/// The definitions that clauses use, by their pairing, in the order of the words.
std::vector<const ClauseChange*> used_in(const std::vector<const Clause*>& clauses,
                                         const Definitions& definitions, const Page& page) {
  std::vector<const ClauseChange*> used;
  for (const Clause* clause : clauses)
    for (const TermUse& use : definitions.uses(*clause)) {
      const auto* change = page.places.change_of(use.definition);
      const bool own = change == page.places.change_of(clause);
      if (!own && std::ranges::find(used, change) == used.end()) used.push_back(change);
    }
  return used;
}

/// Only where words changed can their users have.
std::unordered_map<const ClauseChange*, Users> users_of_definitions(const Page& page) {
  const Definitions before(page.audit.before->agreement);
  const Definitions after(page.audit.after->agreement);
  std::unordered_map<const ClauseChange*, Users> users;
  for (const ClauseChange& change : page.audit.comparison.clauses) {
    const bool stayed = !change.edited && !change.added() && !change.removed() && !change.split() &&
                        !change.merged();
    if (stayed) continue;
    const auto old_used = used_in(change.pairing.before, before, page);
    const auto new_used = used_in(change.pairing.after, after, page);
    for (const auto* one : old_used)
      if (std::ranges::find(new_used, one) == new_used.end())
        users[one].went.push_back(change.before());
    for (const auto* one : new_used)
      if (std::ranges::find(old_used, one) == old_used.end())
        users[one].came.push_back(change.after());
  }
  return users;
}

Markup list_of(const Page& page, const std::vector<const Clause*>& clauses) {
  Markup names;
  for (std::size_t i = 0; i < std::min(clauses.size(), most_named); ++i)
    names += markup("{}{}", names.empty() ? "" : ", ", named(page, *clauses[i]));
  if (clauses.size() > most_named) names += markup(" and {} more", clauses.size() - most_named);
  return names;
}

Row definitions_with_other_users(const Page& page) {
  Row row("Definitions with a new reach");
  const auto users = users_of_definitions(page);
  for (const ClauseChange& change : page.audit.comparison.clauses) {
    const auto found = users.find(&change);
    if (found == users.end() || change.removed() || change.added()) continue;
    const auto& [came, went] = found->second;
    auto sentence = named(page, *change.after());
    if (!came.empty()) sentence += markup(" is now used by {}", list_of(page, came));
    if (!went.empty())
      sentence +=
          markup("{} no longer used by {}", came.empty() ? " is" : "; and", list_of(page, went));
    row.add(sentence += markup("."));
  }
  return row;
}

/// Says of a clause, the first value, what was there before and what is there now.
using Sentence = fmt::format_string<std::string_view, std::string, std::string>;

/// A kind of change of a clause that has no typed term: its field, and what is said of it.
struct Move {
  std::string_view title;
  std::string_view field;
  Sentence says;
  Sentence says_of_end = "";  // where nothing is there any more, if that is said otherwise
};

constexpr Move moves[] = {
    {.title = "Terms that mean another thing",
     .field = "term-use",
     .says = "{}: the same words stood for <bdi>{}</bdi>, now for <bdi>{}</bdi>."},
    {.title = "References that lead elsewhere",
     .field = "reference",
     .says = "{}: led to <bdi>{}</bdi>, now to <bdi>{}</bdi>."},
    {.title = "References that follow a new number",
     .field = "reference-number",
     .says = "{}: printed <bdi>{}</bdi>, now <bdi>{}</bdi>, of the same clause."},
    {.title = "Provisions that give way",
     .field = "overridden",
     .says = "{0} now gives way to <bdi>{2}</bdi>.",
     .says_of_end = "{0} no longer gives way to <bdi>{1}</bdi>."},
    {.title = "Conflicts that are decided the other way",
     .field = "outranked",
     .says = "{}: what counted was <bdi>{}</bdi>, and is now <bdi>{}</bdi>."},
};

Row moves_of(const Page& page, const Move& move) {
  Row row(move.title);
  for (const Change& change : page.audit.comparison.changes) {
    const auto* clause = change.new_clause == nullptr ? change.old_clause : change.new_clause;
    if (change.term() != nullptr || clause == nullptr || change.field != move.field) continue;
    const bool ended = change.after.empty() && fmt::string_view(move.says_of_end).size() > 0;
    row.add(markup(ended ? move.says_of_end : move.says, named(page, *clause), change.before,
                   change.after));
  }
  return row;
}

/// What both versions say of a right in the same words.
Markup facts_that_stayed(const reports::HeldRight& before, const reports::HeldRight& after) {
  Markup facts;
  const auto add = [&](std::string_view name, std::string_view value) {
    facts += markup("{}{}{}<bdi>{}</bdi>", facts.empty() ? "" : "; ", name, name.empty() ? "" : " ",
                    value);
  };
  if (before.what == after.what) add("", after.what.substr(after.what.find(": ") + 1));
  for (const reports::Detail& detail : after.details)
    if (std::ranges::any_of(before.details, [&](const reports::Detail& one) {
          return one.name == detail.name && one.value == detail.value;
        }))
      add(detail.name, detail.value);
  if (before.until == after.until && after.term->find("until") != nullptr) add("", after.until);
  return facts;
}

/// The rights that both versions have, with what stayed of each.
Markup unchanged(const Page& page) {
  const reports::RightsPage old_rights{.version = *page.audit.before, .query = {}};
  const reports::RightsPage new_rights{.version = *page.audit.after, .query = {}};
  std::vector<Markup> rows;
  std::size_t left_out = 0;
  for (const TermPair& pair :
       match_terms(page.audit.before->interpretation, page.audit.after->interpretation)) {
    if (pair.before == nullptr || pair.after == nullptr || pair.after->piece != 0) continue;
    if (pair.after->clause == nullptr) continue;
    if (rows.size() == most_rights) {
      ++left_out;
      continue;
    }
    const auto after = reports::held_right(*pair.after, new_rights);
    const auto facts = facts_that_stayed(reports::held_right(*pair.before, old_rights), after);
    if (facts.empty()) continue;
    rows.push_back(markup("<li><span>{}, {}</span><span>{}</span></li>\n",
                          after.what.substr(0, after.what.find(": ")),
                          named(page, *pair.after->clause), facts));
  }
  if (rows.empty()) return {};
  const auto number = counted(rows.size(), "right", "rights");
  if (left_out > 0)
    rows.push_back(markup("<li><span class=\"quiet\">{} not listed</span></li>\n",
                          counted(left_out, "more right is", "more rights are")));
  return markup(
      "<details class=\"folded same\"><summary>Checked and unchanged: facts of {}</summary>"
      "{}</details>\n",
      number,
      in_pieces(rows, {.begin = markup("<ul>\n"),
                       .begin_of_rest = markup("<ul class=\"rest\">\n"),
                       .end = markup("</ul>"),
                       .longest = most_at_once,
                       .at_once = most_at_once / 4}));
}

}  // namespace

Markup consequences(const Page& page) {
  if (page.report.depth == Depth::clauses) return {};
  constexpr std::array of_definitions{definitions_that_went, definitions_that_came,
                                      definitions_that_changed, definitions_with_other_users};
  Markup rows;
  for (const auto& row : of_definitions)
    rows += row(page).finish(page.level + 1);
  for (const Move& move : moves)
    rows += moves_of(page, move).finish(page.level + 1);
  const auto stayed = unchanged(page);
  if (rows.empty() && stayed.empty()) return {};
  auto all = heading(page.level, "part", page.id("consequences"), markup("Consequences"));
  all += markup("<p class=\"lead\">{}</p>\n",
                rows.empty() ? "No definition, reference, override or precedence moved."
                             : "Effects outside the words that changed.");
  if (!rows.empty()) all += markup("<ul class=\"consequences\">\n{}</ul>\n", rows);
  all += stayed;
  return markup("<section class=\"effects\">{}</section>\n", all);
}

}  // namespace clauseline::pages
