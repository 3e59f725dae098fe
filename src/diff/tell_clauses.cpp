#include "diff/compare.hpp"
#include "diff/mark_value.hpp"
#include "terms/tables.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace clauseline {
namespace {

using Side = std::vector<const Clause*>;

std::string ids(const Side& side) {
  std::vector<std::string> found;
  found.reserve(side.size());
  for (const Clause* clause : side)
    found.push_back(clause->id);
  return fmt::format("{}", fmt::join(found, " "));
}

/// The words of one side of a pairing, without headings.
std::string words_of(const Side& side) {
  std::string text;
  for (const Clause* clause : side)
    text += (text.empty() || clause->words.empty() ? "" : " ") + clause->words;
  return text;
}

/// Is a clause kept only for its number: reserved as its author marked it, or with words that
/// say so and no more?
bool stands_empty(const Clause& clause) {
  constexpr std::array<std::string_view, 9> said{"reserved",
                                                 "intentionally omitted",
                                                 "intentionally left blank",
                                                 "intentionally deleted",
                                                 "omitted",
                                                 "deleted",
                                                 "repealed",
                                                 "not used",
                                                 "left blank intentionally"};
  constexpr std::size_t longest = 40;
  if (clause.reserved || clause.words.size() > longest || !clause.clauses.empty())
    return clause.reserved;
  auto words = fold(clause.words);
  std::erase_if(words, [](char c) { return c == '[' || c == ']' || c == '.' || c == '*'; });
  std::ranges::transform(words, words.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  return std::ranges::find(said, words) != said.end();
}

/// "nonexclusive" for "non-exclusive", and for what a line end made of it, "non- exclusive".
std::string without_hyphen_of_non(std::string text) {
  for (auto at = text.find("on"); at != std::string::npos; at = text.find("on", at + 1)) {
    const bool non = at > 0 && (text[at - 1] == 'n' || text[at - 1] == 'N') &&
                     (at == 1 || text[at - 2] == ' ' || text[at - 2] == '"' || text[at - 2] == '(');
    const auto end = at + 2;
    if (non) text.erase(end, std::min(text.find_first_not_of("- ", end), text.size()) - end);
  }
  return text;
}

/// What the mentions of one side stand for: "3.2: any-cloud; Products: def-products".
std::string told(const std::vector<MentionPair>& pairs, MarkKind kind,
                 std::pair<const Clause*, Mention MentionPair::*> side) {
  std::string text;
  for (const MentionPair& pair : pairs) {
    if ((pair.before.end > 0 ? pair.before : pair.after).kind != kind) continue;
    const auto& [clause, mention_of] = side;
    const Mention& mention = pair.*mention_of;
    if (mention.end == 0) continue;
    const auto print = clause->words.substr(mention.begin, mention.end - mention.begin);
    const auto& target = mention.to == nullptr ? mention.target : mention.to->id;
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", print, target);
  }
  return text.empty() ? "none" : text;
}

/// What the marked values of a clause stand for: "the fee: 500 USD".
std::string values_of(const Clause& clause) {
  std::string text;
  for (const Mark& mark : clause.marks)
    if (is_value(mark))
      text += fmt::format("{}{}: {}", text.empty() ? "" : "; ",
                          clause.words.substr(mark.begin, mark.end - mark.begin), mark_value(mark));
  return text;
}

/// Tells the changes of one clause in the form in which rules wait for them.
class Teller {
 public:
  Teller(const ClauseChange& clause, Comparison& into) : clause_(clause), into_(into) {}

  void tell() {
    if (clause_.added()) return whole(Move::added);
    if (clause_.removed()) return whole(Move::removed);
    const Clause& before = *clause_.before();
    const Clause& after = *clause_.after();
    const bool alone = !clause_.merged() && !clause_.split();
    const bool kept = std::ranges::find(after.was, before.id) != after.was.end();
    if (alone && before.stable_id && after.stable_id && before.id != after.id && !kept)
      field("id", before.id, after.id);
    if (clause_.merged()) field("merged", ids(clause_.pairing.before), after.id);
    if (clause_.split()) field("split", before.id, ids(clause_.pairing.after));
    if (clause_.pairing.moved) field("place", before.path, after.path);
    if (clause_.renumbered) field("number", before.number, after.number);
    tell_text(before, after);
    if (clause_.note_changed) field("note", before.note, after.note);
    if (before.joined != after.joined && !before.joined.empty() && !after.joined.empty())
      field("joined", before.joined, after.joined);
    if (!std::ranges::equal(before.terms_defined, after.terms_defined, equal_folded))
      field("defined-term", fmt::format("{}", fmt::join(before.terms_defined, ", ")),
            fmt::format("{}", fmt::join(after.terms_defined, ", ")));
  }

  /// Something changed within a definition whose own words are the same.
  void tell_parts() { field("parts", clause_.before()->id, clause_.after()->id); }

  /// The id of a removed clause stands at an added one.
  void tell_reuse(const Clause& removed) {
    auto told = change(Move::replaced);
    told.field = "reused-id";
    told.old_clause = &removed;
    told.before = removed.label();
    told.after = clause_.after()->label();
    into_.changes.push_back(std::move(told));
  }

 private:
  /// A clause that is kept only for its number has lost its words with its effect.
  void tell_text(const Clause& before, const Clause& after) {
    const bool was_empty = stands_empty(before);
    const bool is_empty = stands_empty(after);
    if (was_empty != is_empty)
      field("reserved", was_empty ? "reserved" : "in use", is_empty ? "reserved" : "in use");
    if (!is_empty) tell_words(before, after);
  }

  void tell_words(const Clause& before, const Clause& after) {
    if (before.words == after.words && before.marks != after.marks &&
        values_of(before) != values_of(after))
      field("value", values_of(before), values_of(after));
    const bool explained = tell_mentions(before, after);
    const bool reflowed = before.layout != after.layout && before.words == after.words &&
                          !clause_.split() && !clause_.merged();
    if (clause_.typographic || reflowed) field("typography", before.own_text(), after.own_text());
    if (!clause_.edited) return;
    auto old_words = words_of(clause_.pairing.before);
    auto new_words = words_of(clause_.pairing.after);
    if (!explained && !equal_folded(old_words, new_words)) {
      const bool hyphens =
          without_hyphen_of_non(fold(old_words)) == without_hyphen_of_non(fold(new_words));
      return field(hyphens ? "typography" : "words", std::move(old_words), std::move(new_words));
    }
    if (!equal_folded(before.heading, after.heading) && !clause_.split() && !clause_.merged())
      field("heading", before.heading, after.heading);
  }

  /// Tells what came to mean another thing, and says whether that explains all that differs
  /// in the words. Of a definition it does not: what it means changed.
  bool tell_mentions(const Clause& before, const Clause& after) {
    const auto found = into_.mentions.find(&clause_);
    if (found == into_.mentions.end()) return false;
    const MentionMoves& moves = found->second;
    const std::pair old_side{&before, &MentionPair::before};
    const std::pair new_side{&after, &MentionPair::after};
    const auto tell = [&](std::string_view name, MarkKind kind, const auto& pairs) {
      auto old_told = told(pairs, kind, old_side);
      auto new_told = told(pairs, kind, new_side);
      if (old_told != new_told) field(name, std::move(old_told), std::move(new_told));
    };
    tell("term-use", MarkKind::term, moves.retargeted);
    tell("reference", MarkKind::reference, moves.retargeted);
    tell("value", MarkKind::party, moves.retargeted);
    tell("reference-number", MarkKind::reference, moves.renumbered);
    return moves.followed || (moves.explained && after.kind != ClauseKind::definition);
  }

  Change change(Move move) const {
    return {.right = find_right("clause"),
            .move = move,
            .old_clause = clause_.before(),
            .new_clause = clause_.after(),
            .clause = &clause_};
  }
  void whole(Move move) {
    auto told = change(move);
    if (clause_.before() != nullptr) told.before = clause_.before()->label();
    if (clause_.after() != nullptr) told.after = clause_.after()->label();
    into_.changes.push_back(std::move(told));
  }
  void field(std::string_view name, std::string before, std::string after) {
    auto told = change(name == "place" ? Move::moved : Move::replaced);
    told.field = name;
    told.before = std::move(before);
    told.after = std::move(after);
    into_.changes.push_back(std::move(told));
  }

  const ClauseChange& clause_;
  Comparison& into_;
};

/// Added and removed clauses whose parent came or went with them.
std::unordered_set<const Clause*> within_others(const Comparison& comparison) {
  std::unordered_set<const Clause*> whole;  // added or removed
  for (const ClauseChange& clause : comparison.clauses)
    if (clause.added() || clause.removed())
      whole.insert(clause.added() ? clause.after() : clause.before());
  std::unordered_set<const Clause*> within;
  for (const Interpretation* version : {comparison.before, comparison.after})
    walk(version->agreement->clauses, [&](const Clause& clause, const Clause* parent) {
      if (whole.contains(&clause) && whole.contains(parent)) within.insert(&clause);
    });
  return within;
}

std::unordered_map<std::string, const Clause*> removed_ids(const Comparison& comparison) {
  std::unordered_map<std::string, const Clause*> removed;
  for (const ClauseChange& clause : comparison.clauses)
    if (clause.removed() && clause.before()->stable_id)
      removed.try_emplace(clause.before()->id, clause.before());
  return removed;
}

}  // namespace

void tell_clauses(Comparison& into) {
  const auto within = within_others(into);
  const auto removed = removed_ids(into);
  for (const ClauseChange& clause : into.clauses) {
    Teller teller(clause, into);
    if (!within.contains(clause.added() ? clause.after() : clause.before())) teller.tell();
    if (!clause.added() || !clause.after()->stable_id) continue;
    if (const auto reused = removed.find(clause.after()->id); reused != removed.end())
      teller.tell_reuse(*reused->second);
  }
  for (const ClauseChange* definition : changed_definitions(into))
    if (!definition->edited && !into.mentions.contains(definition))
      Teller(*definition, into).tell_parts();
}

}  // namespace clauseline
