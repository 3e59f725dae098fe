// Lints about events on which rights and duties hang.

#include "lint/bounds.hpp"
#include "lint/packs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

namespace clauseline::lint_packs {
namespace {

/// A time bound of a term: the value of a field that holds an end.
struct Bound {
  std::string_view field{};
  const Value* value = nullptr;
  const End* end = nullptr;
};

std::vector<Bound> bounds_of(const Term& term) {
  std::vector<Bound> found;
  for (const std::string_view name : {"from", "until", "exclusivity.from", "exclusivity.until"}) {
    const bool own = !name.starts_with("exclusivity");
    if (own && term.piece > 0) continue;
    const auto* value = field(term, name);
    const auto* end = value == nullptr ? nullptr : value->get<End>();
    if (end != nullptr) found.push_back({.field = name, .value = value, .end = end});
  }
  return found;
}

/// A term that waits for an event, or ends with it.
struct Awaited {
  const Term* term = nullptr;
  const Value* value = nullptr;
  std::string event{};
};

std::vector<Awaited> awaited_by(const Term& term) {
  std::vector<Awaited> found;
  for (const Bound& bound : bounds_of(term))
    for (const std::string& event : events_of(*bound.end))
      found.push_back({.term = &term, .value = bound.value, .event = event});
  return found;
}

bool is_yes(std::string_view value) { return value == "yes"; }

/// Does the clause of an event say in words who finds out that it happened?
bool told_in_words(const Draft& draft, const Fact& event) {
  const auto* clause = draft.clause(event["clause"]);
  if (clause == nullptr) return false;
  const auto tokens = tokens_of(clause->words);
  return std::ranges::any_of(tokens, [](const Token& token) {
    constexpr std::string_view stems[] = {"declar", "verif",   "determin", "certif",
                                          "notif",  "confirm", "announc"};
    return std::ranges::any_of(
        stems, [&](std::string_view stem) { return token.small.starts_with(stem); });
  });
}

/// What is missing of an event, or empty.
std::string missing_of(const Draft& draft, const Fact& event) {
  if (!event["occurred"].empty()) return {};
  if (event["clause"].empty()) return "no clause says what it is";
  const bool somebody = !event["declared-by"].empty() || !event["verified-by"].empty();
  if (somebody || is_yes(event["certain"]) || told_in_words(draft, event)) return {};
  return "nobody declares or verifies it, in the register or in words";
}

void event_undefined(const Draft& draft, Hits& hits) {
  std::map<std::string, std::string, std::less<>> missing;
  std::set<std::string, std::less<>> told;
  for (const Fact& fact : draft.agreement().records)
    if (fact.name == "event") missing.emplace(fact["id"], missing_of(draft, fact));
  for (const Term& term : draft.version().terms)
    for (const Awaited& one : awaited_by(term)) {
      const auto found = missing.find(one.event);
      const std::string fault =
          found == missing.end() ? "the register has no such event" : found->second;
      if (!fault.empty() && told.insert(one.event).second)
        hits.at(one.value->at,
                fmt::format("{} depends on the event {}, and {}", term.id, one.event, fault));
    }
}

/// How a word speaks of an event: that it is reached, declared or verified.
std::string_view stage_of(const Token& token) {
  constexpr std::pair<std::string_view, std::string_view> stems[] = {
      {"reach", "reached"},    {"achiev", "reached"}, {"declar", "declared"},
      {"announc", "declared"}, {"verif", "verified"}, {"certif", "verified"}};
  for (const auto& [stem, stage] : stems)
    if (token.small.starts_with(stem)) return stage;
  return {};
}

/// The stages that a clause names right beside the words of an event from a token on.
std::set<std::string_view> stages_beside(const std::vector<Token>& tokens, std::size_t token,
                                         std::size_t words) {
  constexpr std::size_t near = 4;
  std::set<std::string_view> stages;
  const auto last = std::min(token + words + near, tokens.size());
  for (auto i = token - std::min(token, near); i < last; ++i)
    if (const auto stage = stage_of(tokens[i]); !stage.empty()) stages.insert(stage);
  return stages;
}

/// The events of a register by the first words of their labels.
using Labels = std::unordered_multimap<std::string, std::pair<const Fact*, std::vector<Token>>>;

Labels labels_of(const Draft& draft) {
  Labels labels;
  for (const Fact& fact : draft.agreement().records) {
    auto words = fact.name == "event" ? tokens_of(fact["label"]) : std::vector<Token>();
    if (words.empty()) continue;
    std::string first(words.front().text);
    labels.emplace(std::move(first), std::pair(&fact, std::move(words)));
  }
  return labels;
}

/// In one provision, other than the one that says how the event comes about.
void stages_in_words(const Clause& clause, const Labels& labels, Hits& hits) {
  const auto tokens = tokens_of(clause.words);
  std::map<const Fact*, std::set<std::string_view>> stages;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto [first, last] = labels.equal_range(std::string(tokens[i].text));
    for (auto label = first; label != last; ++label) {
      const auto& [event, words] = label->second;
      const auto rest = std::span(tokens).subspan(i);
      const bool stands =
          rest.size() >= words.size() &&
          std::ranges::equal(rest.first(words.size()), words, {}, &Token::text, &Token::text);
      if (!stands || (*event)["clause"] == clause.id) continue;
      auto& known = stages[event];
      const auto before = known.size();
      known.merge(stages_beside(tokens, i, words.size()));
      if (before == 1 && known.size() == 2)
        hits.in(clause, tokens[i].begin,
                fmt::format("this clause speaks of {} as {} and as {}", quoted((*event)["label"]),
                            *known.begin(), *std::next(known.begin())));
    }
  }
}

void stages_mixed(const Draft& draft, Hits& hits) {
  const auto labels = labels_of(draft);
  if (!labels.empty())
    walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
      if (!clause.words.empty() && clause.kind != ClauseKind::definition)
        stages_in_words(clause, labels, hits);
    });
  std::map<std::string, std::string, std::less<>> clause_of;
  std::map<std::string, std::pair<std::string, std::string>, std::less<>> first;  // by clause
  std::set<std::string, std::less<>> told;
  for (const Fact& fact : draft.agreement().records)
    if (fact.name == "event") clause_of.emplace(fact["id"], fact["clause"]);
  for (const Term& term : draft.version().terms) {
    for (const auto& [waits, value, event] : awaited_by(term)) {
      const auto clause = clause_of.find(event);
      const bool known = clause != clause_of.end() && !clause->second.empty();
      if (!known || !term.active()) continue;
      const auto& [other, earlier] =
          first.try_emplace(clause->second, event, term.id).first->second;
      if (other == event || earlier == term.id || !told.insert(event).second) continue;
      hits.at(value->at,
              fmt::format("{} waits for {} and {} for {}, which are stages of the same event",
                          waits->id, event, earlier, other));
    }
  }
}

void one_sided(const Draft& draft, const Term& term, Hits& hits) {
  if (!term.active() || term.piece > 0) return;
  const auto owes = burdened(term, draft.version());
  const auto* until = field(term, "until");
  const auto* end = until == nullptr ? nullptr : until->get<End>();
  if (end == nullptr) return;
  for (const std::string& id : events_of(*end)) {
    const auto* event = draft.record("event", id);
    if (event == nullptr || !(*event)["verified-by"].empty() || !(*event)["occurred"].empty())
      continue;
    const auto declarer = (*event)["declared-by"];
    if (std::ranges::find(owes, declarer) != owes.end())
      hits.at(until->at,
              fmt::format("{} ends when {} declares {}, which ends what {} owes itself; "
                          "nobody verifies it",
                          term.id, draft.name_of(declarer), id, draft.name_of(declarer)));
  }
}

/// Can it be that an end never comes? Then it hangs on events alone.
bool may_never_come(const End& end, const Draft& draft) {
  switch (end.kind) {
    case End::Kind::date:
    case End::Kind::never: return false;
    case End::Kind::event: {
      const auto* event = draft.record("event", end.event);
      return event != nullptr && !is_yes((*event)["certain"]) && (*event)["not-after"].empty() &&
             (*event)["occurred"].empty();
    }
    case End::Kind::first:
      return std::ranges::all_of(end.parts,
                                 [&](const End& part) { return may_never_come(part, draft); });
    case End::Kind::last: break;
  }
  return std::ranges::any_of(end.parts,
                             [&](const End& part) { return may_never_come(part, draft); });
}

void no_long_stop(const Draft& draft, const Term& term, Hits& hits) {
  if (!term.active()) return;
  for (const Bound& bound : bounds_of(term))
    if (bound.field.ends_with("until") && may_never_come(*bound.end, draft))
      hits.at(bound.value->at,
              fmt::format("{}{} ends only on {}, which may never happen", term.id,
                          bound.field.starts_with("exclusivity") ? ": the exclusivity" : "",
                          bound.value->text));
}

constexpr Lint rows[] = {
    {
        .code = "LN023",
        .slug = "event-undefined",
        .severity = Severity::high,
        .title = "A right hangs on an event that nobody can find out",
        .why = "Whether the right has ended is then for the parties to quarrel about.",
        .remedy = "name in the register the clause that says what the event is, and who declares "
                  "or verifies it",
        .example = "until AGI, and nobody declares it",
        .whole = event_undefined,
        .whole_only = true,
    },
    {
        .code = "LN024",
        .slug = "event-reached-declared-verified",
        .severity = Severity::medium,
        .title = "An event is reached here, and declared or verified there",
        .why = "Months may lie between the stages, and each term then ends on another day.",
        .remedy = "let all of them wait for the same stage, or say that the difference is meant",
        .example = R"("until AGI" and "until AGI is verified")",
        .whole = stages_mixed,
        .whole_only = true,
    },
    {
        .code = "LN025",
        .slug = "event-one-sided",
        .severity = Severity::medium,
        .title = "A party can end its own duty by declaring an event",
        .why = "It holds an option to leave that the words do not show.",
        .remedy = "name somebody else who verifies the event",
        .example = "the payer declares the event that ends the payments",
        .term = one_sided,
    },
    {
        .code = "LN026",
        .slug = "no-long-stop",
        .severity = Severity::medium,
        .title = "A right or duty ends only on an event that may never happen",
        .why = "It then goes on for ever, which few parties mean.",
        .remedy = "add a date at which it ends at the latest",
        .example = "until AGI is verified",
        .term = no_long_stop,
    },
};

}  // namespace

std::span<const Lint> events() { return rows; }

}  // namespace clauseline::lint_packs
