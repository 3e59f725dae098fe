// A clause may be reworded and mean the same, because a number or a name that it prints has
// followed its clause, definition or party; and it may read the same and mean something else.

#include "diff/compare.hpp"
#include "diff/partners.hpp"
#include "text/crew.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace clauseline {
namespace {

std::string printed(const Clause& clause, const Mention& mention) {
  return fold(std::string_view(clause.words).substr(mention.begin, mention.end - mention.begin));
}

/// The words with each mention taken out, so that what stays is what the author says of them.
std::string without(const Clause& clause, const std::vector<Mention>& mentions) {
  std::string text;
  std::uint32_t at = 0;
  for (const Mention& mention : mentions) {
    text += clause.words.substr(at, mention.begin - at);
    text += mention.kind == MarkKind::reference ? '\x01'
            : mention.kind == MarkKind::term    ? '\x02'
                                                : '\x03';
    at = mention.end;
  }
  return fold(text + clause.words.substr(at));
}

std::string small(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// "Section #" of "Section 3.2": whatever holds a digit or a bracket is a number.
std::string without_numbers(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    const bool number = word.find_first_of("0123456789()") != std::string_view::npos ||
                        word.find_first_not_of("IVXLC") == std::string_view::npos;
    out += number ? std::string_view("#") : word;
    out += ' ';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// Compares what one clause mentions in two versions.
class Comparer {
 public:
  Comparer(const Mentions& before, const Mentions& after, const Partners& partners)
      : before_(before), after_(after), partners_(partners) {}

  MentionMoves compare(const Clause& before, const Clause& after, bool references_only) const {
    Sides sides{.before = before, .after = after};
    sides.old_mentions = references_only ? before_.references_in(before) : before_.in(before);
    sides.new_mentions = references_only ? after_.references_in(after) : after_.in(after);
    if (sides.old_mentions.empty() && sides.new_mentions.empty()) return {};
    if (before.words == after.words || small(before.words) == small(after.words))
      return by_place(sides);
    if (same_otherwise(sides)) return one_by_one(sides);
    return by_print(sides);
  }

 private:
  struct Sides {
    const Clause& before;
    const Clause& after;
    std::vector<Mention> old_mentions{};
    std::vector<Mention> new_mentions{};
  };

  bool same_thing(const Mention& before, const Mention& after) const {
    if (before.kind != after.kind) return false;
    // A target that is not there is for lints to tell.
    if (before.to == nullptr || after.to == nullptr) return before.target == after.target;
    if (partners_.same(before.to, after.to)) return true;
    // Where what is around moved, what counts from there moved with it.
    const auto* old_around = before_.around(*before.to);
    const auto* new_around = after_.around(*after.to);
    const bool same_around = old_around == new_around || partners_.same(old_around, new_around);
    return before.relative && after.relative && !same_around;
  }

  /// Do both versions print the same term without a mark? Then a change of its definition,
  /// whatever it is, is told there.
  static bool same_plain_term(const MentionPair& pair, const Sides& sides) {
    const auto& [before, after] = pair;
    return before.kind == MarkKind::term && after.kind == MarkKind::term && !before.marked &&
           !after.marked && printed(sides.before, before) == printed(sides.after, after);
  }

  /// May the print differ because the thing is called otherwise now?
  bool called_otherwise(const Mention& before, const Mention& after) const {
    if (before.kind == MarkKind::term) return before.to->terms_defined != after.to->terms_defined;
    if (before.kind == MarkKind::reference) return before.to != nullptr;
    const Party* old_party = find_party(before_.agreement(), before.target);
    const Party* new_party = find_party(after_.agreement(), after.target);
    return old_party != nullptr && new_party != nullptr &&
           (old_party->name != new_party->name || old_party->short_name != new_party->short_name);
  }

  /// Was a reference reworded in more than its numbers?
  static bool reworded(const MentionPair& pair, const Sides& sides) {
    return pair.before.kind == MarkKind::reference &&
           without_numbers(printed(sides.before, pair.before)) !=
               without_numbers(printed(sides.after, pair.after));
  }

  static bool same_otherwise(const Sides& sides) {
    return std::ranges::equal(sides.old_mentions, sides.new_mentions, {}, &Mention::kind,
                              &Mention::kind) &&
           without(sides.before, sides.old_mentions) == without(sides.after, sides.new_mentions);
  }

  /// The words are the same but for capitals, and so is every place in them. What one side
  /// mentions and the other does not was marked or unmarked, or got its capital.
  MentionMoves by_place(const Sides& sides) const {
    std::map<std::uint32_t, MentionPair> places;
    for (const Mention& mention : sides.old_mentions)
      places[mention.begin].before = mention;
    for (const Mention& mention : sides.new_mentions)
      places[mention.begin].after = mention;
    MentionMoves moves;
    for (const auto& [place, pair] : places) {
      const auto& [before, after] = pair;
      const bool both = before.end > 0 && after.end > 0;
      const bool same = both ? same_thing(before, after) || same_plain_term(pair, sides)
                             : !came_or_went(pair, sides);
      if (same) continue;
      moves.retargeted.push_back(pair);
    }
    return moves;
  }

  /// Did the author make a mention of words that were none, or the reverse? Words may also
  /// become a mention because the definition is new, which is told there.
  static bool came_or_went(const MentionPair& pair, const Sides& sides) {
    const Mention& one = pair.before.end > 0 ? pair.before : pair.after;
    return one.marked || printed(sides.before, one) != printed(sides.after, one);
  }

  /// The words around the mentions are the same, and so is their order.
  MentionMoves one_by_one(const Sides& sides) const {
    MentionMoves moves{.explained = true};
    for (std::size_t i = 0; i < sides.old_mentions.size(); ++i) {
      MentionPair pair{.before = sides.old_mentions[i], .after = sides.new_mentions[i]};
      const bool same_print =
          printed(sides.before, pair.before) == printed(sides.after, pair.after);
      if (same_plain_term(pair, sides)) continue;
      if (!same_thing(pair.before, pair.after))
        retarget(std::move(pair), same_print, moves);
      else if (!same_print)
        follow(std::move(pair), sides, moves);
    }
    if (only_reordered(moves.retargeted, sides)) return {};
    moves.followed = moves.explained && moves.retargeted.empty();
    return moves;
  }

  /// Do the places mention what they did, in another order of "Sections 3, 4 and 5"?
  bool only_reordered(const std::vector<MentionPair>& pairs, const Sides& sides) const {
    for (std::size_t i = 1; i < pairs.size(); ++i)
      if (!enumerates(sides.before, pairs[i - 1].before, pairs[i].before)) return false;
    const auto print_of = [&](const MentionPair& pair) {
      return printed(sides.before, pair.before);
    };
    return pairs.size() > 1 && std::ranges::all_of(pairs, [&](const MentionPair& one) {
             return std::ranges::any_of(pairs, [&](const MentionPair& other) {
               return same_thing(other.before, one.after) &&
                      print_of(other) == printed(sides.after, one.after);
             });
           });
  }

  /// Does nothing but a comma or a conjunction stand between two mentions?
  static bool enumerates(const Clause& clause, const Mention& one, const Mention& next) {
    constexpr std::array<std::string_view, 5> joints{",", "and", "or", ", and", ", or"};
    auto between = std::string_view(clause.words).substr(one.end, next.begin - one.end);
    while (between.starts_with(' '))
      between.remove_prefix(1);
    while (between.ends_with(' '))
      between.remove_suffix(1);
    return std::ranges::find(joints, between) != joints.end();
  }

  /// Another party by another name is another rule, in words that say so; and so is another
  /// number, unless its author marked what it means.
  static void retarget(MentionPair pair, bool same_print, MentionMoves& moves) {
    const bool in_words =
        pair.before.kind == MarkKind::party ||
        (pair.before.kind == MarkKind::reference && !(pair.before.marked && pair.after.marked));
    if (in_words && !same_print)
      moves.explained = false;
    else
      moves.retargeted.push_back(std::move(pair));
  }

  void follow(MentionPair pair, const Sides& sides, MentionMoves& moves) const {
    if (!called_otherwise(pair.before, pair.after) || reworded(pair, sides))
      moves.explained = false;
    else if (pair.before.kind == MarkKind::reference)
      moves.renumbered.push_back(std::move(pair));
  }

  /// The words differ in more than mentions: what is printed once on either side is compared.
  /// What the other side mentions elsewhere has followed, or was there before.
  MentionMoves by_print(const Sides& sides) const {
    const auto olds = printed_once(sides.before, sides.old_mentions);
    const auto news = printed_once(sides.after, sides.new_mentions);
    MentionMoves moves;
    for (const auto& [print, mention] : olds) {
      const auto* before = mention;
      const auto found = news.find(print);
      const auto* after = found == news.end() ? nullptr : found->second;
      if (before == nullptr || after == nullptr || same_thing(*before, *after)) continue;
      if (same_plain_term({.before = *before, .after = *after}, sides)) continue;
      const bool elsewhere =
          std::ranges::any_of(sides.new_mentions,
                              [&](const Mention& other) { return same_thing(*before, other); }) ||
          std::ranges::any_of(sides.old_mentions,
                              [&](const Mention& other) { return same_thing(other, *after); });
      if (!elsewhere) moves.retargeted.push_back({.before = *before, .after = *after});
    }
    return moves;
  }

  static std::map<std::string, const Mention*> printed_once(const Clause& clause,
                                                            const std::vector<Mention>& mentions) {
    std::map<std::string, const Mention*> found;
    for (const Mention& mention : mentions) {
      const auto [place, fresh] = found.try_emplace(printed(clause, mention), &mention);
      if (!fresh) place->second = nullptr;
    }
    return found;
  }

  const Mentions& before_;
  const Mentions& after_;
  const Partners& partners_;
};

/// What makes it necessary to look at clauses that read the same in both versions.
struct Shifts {
  bool numbers = false;
  bool definitions = false;
};

Shifts shifts(const std::deque<ClauseChange>& clauses) {
  Shifts found;
  for (const ClauseChange& change : clauses) {
    const bool whole = change.added() || change.removed() || change.split() || change.merged();
    found.numbers = found.numbers || whole || change.renumbered || change.pairing.moved;
    for (const Clause* clause : {change.before(), change.after()})
      if (clause != nullptr && clause->kind == ClauseKind::definition)
        found.definitions = found.definitions || whole ||
                            change.before()->terms_defined != change.after()->terms_defined;
  }
  return found;
}

}  // namespace

void compare_mentions(Comparison& into) {
  const auto shifted = shifts(into.clauses);
  const auto reads_the_same = [](const ClauseChange& change) {
    return change.before()->words == change.after()->words &&
           change.before()->marks == change.after()->marks;
  };
  std::vector<ClauseChange*> changes;
  for (ClauseChange& change : into.clauses) {
    if (change.pairing.before.size() != 1 || change.pairing.after.size() != 1) continue;
    if (!reads_the_same(change) || shifted.numbers || shifted.definitions)
      changes.push_back(&change);
  }
  if (changes.empty()) return;
  const Partners partners(into.clauses);
  const Mentions before(*into.before->agreement);
  const Mentions after(*into.after->agreement);
  const Comparer comparer(before, after, partners);
  std::vector<MentionMoves> moves(changes.size());
  each_of(changes.size(), [&](std::size_t i) {
    const ClauseChange& change = *changes[i];
    const bool references_only = reads_the_same(change) && !shifted.definitions;
    moves[i] = comparer.compare(*change.before(), *change.after(), references_only);
  });
  for (std::size_t i = 0; i < changes.size(); ++i) {
    changes[i]->followed = changes[i]->edited && moves[i].followed;
    if (moves[i].explained || !moves[i].retargeted.empty())
      into.mentions.try_emplace(changes[i], std::move(moves[i]));
  }
}

}  // namespace clauseline
