#include "terms/order.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace clauseline {
namespace {

/// The move of something of which the old side is or is not within the new, and the reverse.
Move by_inclusion(bool old_within_new, bool new_within_old) {
  if (old_within_new && new_within_old) return Move::none;
  if (old_within_new) return Move::raised;
  return new_within_old ? Move::lowered : Move::replaced;
}

template <class Ordering>
Move by_order(Ordering ordering) {
  if (ordering == 0) return Move::none;
  if (ordering < 0) return Move::lowered;
  return ordering > 0 ? Move::raised : Move::replaced;
}

/// The rung of a level, 0 for the strongest, or -1 if the ladder does not have it.
int rung(const Field& field, std::string_view level) {
  for (std::size_t i = 0; i < field.levels.size(); ++i) {
    std::string_view rest = field.levels[i];
    while (!rest.empty()) {
      const auto bar = std::min(rest.find('|'), rest.size());
      if (rest.substr(0, bar) == level) return static_cast<int>(i);
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
  return -1;
}

Move level(const Field& field, const std::string& before, const std::string& after) {
  if (before == after) return Move::none;
  const int old_rung = rung(field, before);
  const int new_rung = rung(field, after);
  if (old_rung < 0 || new_rung < 0) return Move::replaced;
  return by_order(old_rung <=> new_rung);
}

/// A set of things, and the register that says what lies within them.
struct Things {
  const Names& names;
  const Register& things;
};

/// What has parts is covered by all of them together, too.
bool within_things(const Things& inner, const Things& outer) {
  const auto covered = [&](const std::string& id) { return outer.things.covers(outer.names, id); };
  return std::ranges::all_of(inner.names, [&](const std::string& id) {
    if (covered(id)) return true;
    const Names parts = inner.things.leaves(id);
    return !parts.empty() && std::ranges::all_of(parts, covered);
  });
}

bool within_regions(const Names& inner, const Names& outer) {
  return std::ranges::all_of(inner,
                             [&](const std::string& id) { return covers_region(outer, id); });
}

Move set(const Field& field, const Names& before, const Names& after, const Sides& sides) {
  switch (field.type) {
    case Type::assets:
    case Type::clouds:
      return by_inclusion(
          within_things({before, sides.before.things}, {after, sides.after.things}),
          within_things({after, sides.after.things}, {before, sides.before.things}));
    case Type::regions:
      return by_inclusion(within_regions(before, after), within_regions(after, before));
    case Type::parties: return before == after ? Move::none : Move::replaced;
    default:
      return by_inclusion(std::ranges::includes(after, before),
                          std::ranges::includes(before, after));
  }
}

/// Is one dimension of an exception within the other's? Empty is without limit.
bool dimension_within(const Names& inner, const Names& outer, bool included) {
  return outer.empty() || (!inner.empty() && included);
}

bool end_within(const std::optional<End>& inner, const std::optional<End>& outer,
                const EventCalendar& calendar) {
  if (!outer) return true;
  if (!inner) return false;
  const auto found = order(*inner, *outer, calendar);
  return found == EndOrder::equal || found == EndOrder::later;
}

/// Does what begins at `inner` begin no earlier than what begins at `outer`?
bool begin_within(const std::optional<End>& inner, const std::optional<End>& outer,
                  const EventCalendar& calendar) {
  return !outer || (inner && end_within(outer, inner, calendar));
}

/// Does `inner` hold only where `outer` does? What is missing holds always.
bool implies(const std::optional<Condition>& inner, const std::optional<Condition>& outer) {
  if (!outer) return true;
  if (!inner) return false;
  const auto found = order(*inner, *outer);
  return found == ConditionOrder::equal || found == ConditionOrder::weaker;
}

/// Does the exception `outer` hold only where `inner` does? What is missing never holds.
bool excepts_more(const std::optional<Condition>& inner, const std::optional<Condition>& outer) {
  return !outer || (inner && implies(outer, inner));
}

bool part_within(const Part& inner, const Part& outer, const Interpretation& version) {
  return dimension_within(
             inner.assets, outer.assets,
             within_things({inner.assets, version.things}, {outer.assets, version.things})) &&
         dimension_within(inner.customers, outer.customers,
                          std::ranges::includes(outer.customers, inner.customers)) &&
         dimension_within(inner.territory, outer.territory,
                          within_regions(inner.territory, outer.territory)) &&
         dimension_within(inner.fields, outer.fields,
                          std::ranges::includes(outer.fields, inner.fields)) &&
         end_within(inner.until, outer.until, version.things.events()) &&
         begin_within(inner.from, outer.from, version.things.events()) &&
         implies(inner.when, outer.when) && excepts_more(inner.unless, outer.unless);
}

bool parts_within(const std::vector<Part>& inner, const std::vector<Part>& outer,
                  const Interpretation& version) {
  return std::ranges::all_of(inner, [&](const Part& part) {
    return std::ranges::any_of(
        outer, [&](const Part& other) { return part_within(part, other, version); });
  });
}

Move money(const Money& before, const Money& after) {
  if (before.unit != after.unit) return Move::replaced;
  return by_order(after.amount <=> before.amount);
}

Move end(const End& before, const End& after, const EventCalendar& calendar) {
  switch (order(before, after, calendar)) {
    case EndOrder::equal: return Move::none;
    case EndOrder::later: return Move::raised;
    case EndOrder::earlier: return Move::lowered;
    case EndOrder::indeterminate: break;
  }
  return Move::replaced;
}

Move condition(const Condition& before, const Condition& after) {
  switch (order(before, after)) {
    case ConditionOrder::equal: return Move::none;
    case ConditionOrder::weaker: return Move::raised;
    case ConditionOrder::stronger: return Move::lowered;
    case ConditionOrder::incomparable: break;
  }
  return Move::replaced;
}

Move tiers(const Tiers& before, const Tiers& after) {
  if (before.tiers == after.tiers) return Move::none;
  switch (order(before, after)) {
    case FunctionOrder::equal: return Move::none;
    case FunctionOrder::higher: return Move::raised;
    case FunctionOrder::lower: return Move::lowered;
    case FunctionOrder::crossing: break;
  }
  return Move::replaced;
}

/// Two values that are both stated.
Move stated(const Field& field, const Value& before, const Value& after, const Sides& sides) {
  if (before.content.index() != after.content.index())
    return before.text == after.text ? Move::none : Move::replaced;
  if (const auto* a = before.get<std::string>()) return level(field, *a, *after.get<std::string>());
  if (const auto* a = before.get<Names>()) return set(field, *a, *after.get<Names>(), sides);
  if (const auto* a = before.get<Decimal>()) return by_order(*after.get<Decimal>() <=> *a);
  if (const auto* a = before.get<Money>()) return money(*a, *after.get<Money>());
  if (const auto* a = before.get<Duration>()) return by_order(*after.get<Duration>() <=> *a);
  if (const auto* a = before.get<Date>())
    return by_order(last_day(*after.get<Date>()) <=> last_day(*a));
  if (const auto* a = before.get<End>())
    return end(*a, *after.get<End>(), sides.after.things.events());
  if (const auto* a = before.get<Condition>()) return condition(*a, *after.get<Condition>());
  if (const auto* a = before.get<std::vector<Part>>())
    return by_inclusion(parts_within(*a, *after.get<std::vector<Part>>(), sides.after),
                        parts_within(*after.get<std::vector<Part>>(), *a, sides.before));
  if (const auto* a = before.get<Tiers>()) return tiers(*a, *after.get<Tiers>());
  return Move::none;
}

/// One side says nothing at all and the other does.
Move presence(const Field& field, bool appeared) {
  switch (field.absent) {
    case Absent::nothing:
    case Absent::unlimited: return appeared ? Move::added : Move::removed;
    case Absent::everything: return appeared ? Move::lowered : Move::raised;
    case Absent::unstated: break;
  }
  return appeared ? Move::stated : Move::silenced;
}

/// "The whole world" limits as little as silence does.
bool without_limit(const Field& field, const Value& value) {
  const auto* names = value.get<Names>();
  return field.type == Type::regions && field.absent == Absent::everything && names != nullptr &&
         names->contains("world");
}

/// What is not shown may still be told apart: an amount in another currency is another one.
Move both_hidden(const Value& before, const Value& after) {
  const auto* a = before.get<Money>();
  const auto* b = after.get<Money>();
  const bool other_unit = a != nullptr && b != nullptr && a->unit != b->unit;
  return other_unit ? Move::replaced : Move::unproven;
}

bool silent(const Value& value) {
  return value.known == Known::absent || value.known == Known::unstated;
}

/// One side says nothing. An end that is not written is unstated: an end like others.
Move one_silent(const Field& field, const Value& before, const Value& after, const Sides& sides) {
  if (field.type == Type::end)
    return end(silent(before) ? unstated_end() : *before.get<End>(),
               silent(after) ? unstated_end() : *after.get<End>(), sides.after.things.events());
  if (without_limit(field, silent(before) ? after : before)) return Move::none;
  return presence(field, silent(before));
}

}  // namespace

Move order(const Field& field, const Value& before, const Value& after, const Sides& sides) {
  if (silent(before) && silent(after)) return Move::none;
  if (silent(before) || silent(after)) return one_silent(field, before, after, sides);
  if (before.hidden() && after.hidden()) return both_hidden(before, after);
  if (before.hidden()) return Move::disclosed;
  if (after.hidden()) return Move::hidden;
  return stated(field, before, after, sides);
}

bool unknown_places(const Field& field, const Value& before, const Value& after) {
  const auto* old_names = before.get<Names>();
  const auto* new_names = after.get<Names>();
  if (field.type != Type::regions || old_names == nullptr || new_names == nullptr) return false;
  Names differ;
  std::ranges::set_symmetric_difference(*old_names, *new_names,
                                        std::inserter(differ, differ.end()));
  return std::ranges::any_of(differ, [](const std::string& id) { return id.starts_with("x-"); });
}

bool gives_more(const Field& field, Move move) {
  const bool limit = field.absent == Absent::unlimited;
  return any_of(move, Move::raised | (limit ? Move::removed : Move::added));
}

bool gives_less(const Field& field, Move move) {
  const bool limit = field.absent == Absent::unlimited;
  return any_of(move, Move::lowered | (limit ? Move::added : Move::removed));
}

std::string_view to_text(Move move) {
  constexpr std::array<std::string_view, 11> names{"added",    "removed",  "raised",    "lowered",
                                                   "replaced", "hidden",   "disclosed", "unproven",
                                                   "stated",   "silenced", "moved"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (any_of(move, static_cast<Move>(1U << i))) return names.at(i);
  return "none";
}

}  // namespace clauseline
