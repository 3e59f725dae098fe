#include "diff/compare.hpp"
#include "diff/compare_grants.hpp"
#include "diff/ending_events.hpp"
#include "diff/match_terms.hpp"
#include "terms/describe.hpp"
#include "terms/period.hpp"
#include "terms/tables.hpp"
#include "terms/unread_parts.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace clauseline {
namespace {

/// A field of a child element ("cap.per") is compared only where both terms have the child
/// and neither says by its level that there is no such thing. A child that no field stands
/// for ("renewal") comes and goes by its fields.
bool comparable(const Field& field, const Term& before, const Term& after) {
  if (field.element.empty() || field.name == field.element) return true;
  const Field* head = find_field(*before.right, field.element);
  if (head == nullptr) return true;
  for (const Term* term : {&before, &after}) {
    if (term->fact->part(field.element) == nullptr) return false;
    const Value& value = (*term)[head->name];
    if (value.known == Known::unstated || value.text == head->floor)
      return field.name == head->name;
  }
  return true;
}

/// Nothing was touched: neither the term nor the words of its clause. A value that is not
/// shown is then no more open than it was before.
bool untouched(const TermPair& pair) {
  return same_statement(*pair.before->fact, *pair.after->fact) &&
         fold(pair.before->clause->words) == fold(pair.after->clause->words);
}

std::string joined(const Names& names) { return fmt::format("{}", fmt::join(names, " ")); }

std::vector<std::string> changed_names(const Value& before, const Value& after) {
  const auto* a = before.get<Names>();
  const auto* b = after.get<Names>();
  if (a == nullptr || b == nullptr) return {};
  std::vector<std::string> names;
  for (const auto& side : {set_difference(*a, *b), set_difference(*b, *a)})
    names.insert(names.end(), side.begin(), side.end());
  return names;
}

class TermComparer {
 public:
  explicit TermComparer(Comparison& into)
      : into_(into),
        points_(*into.before, *into.after, match_terms(*into.before, *into.after)),
        old_triggers_(triggered_ends(*into.before)),
        new_triggers_(triggered_ends(*into.after)) {}

  void run() {
    for (const TermPair& pair : points_.pairs()) {
      const Term& term = pair.after == nullptr ? *pair.before : *pair.after;
      if (term.right->name == "hosting") continue;  // asset by asset: compare_hosting
      compare(pair);
    }
  }

 private:
  static Change change(const TermPair& pair, Move move) {
    return {.right = pair.after == nullptr ? pair.before->right : pair.after->right,
            .move = move,
            .old_term = pair.before,
            .new_term = pair.after,
            .old_clause = pair.before == nullptr ? nullptr : pair.before->clause,
            .new_clause = pair.after == nullptr ? nullptr : pair.after->clause};
  }

  void compare(const TermPair& pair) {
    const int was = force(pair.before);
    const int is = force(pair.after);
    if (was != is && (told_with_the_whole(pair, is > was) || no_exclusivity(pair, is > was)))
      return;
    if (was != is && points_.stays(is > was ? *pair.after : *pair.before)) return;
    if (was != is) existence(pair, is > was);
    if (std::min(was, is) == 0) return;  // what is suspended may be resumed
    for (std::size_t i = 0; i < pair.after->values.size(); ++i)
      field(pair, i);
    if (field_index(*pair.after->right, "independent-of") >= 0) event_link(pair);
    tell_unread_parts(pair);
  }

  /// Only the first part of a name is read as fields ("cap.per"). What further ones say is told
  /// word for word where it changed, for a rule to call it uninterpreted.
  void tell_unread_parts(const TermPair& pair) {
    const auto before = further_parts(*pair.before);
    const auto after = further_parts(*pair.after);
    if (pair.after->piece > 0 || before == after) return;
    auto told = change(pair, Move::replaced);
    told.before = before.empty() ? "none" : before;
    told.after = after.empty() ? "none" : after;
    into_.changes.push_back(std::move(told));
  }

  static std::string further_parts(const Term& term) {
    std::vector<std::string> further;
    for (const Fact* part : unread_parts(term)) {
      std::set<std::string> said;  // in whatever order
      for (const Fact::Attribute& one : part->attributes)
        said.insert(fmt::format(" {} {}", one.name, one.value));
      further.push_back(part->name + fmt::format("{}", fmt::join(said, "")));
    }
    std::ranges::sort(further);
    return fmt::format("{}", fmt::join(further, "; "));
  }

  /// Is this one exclusivity of a grant that came or went as a whole? The first of them says so.
  bool told_with_the_whole(const TermPair& pair, bool appeared) const {
    const Term& told = appeared ? *pair.after : *pair.before;
    return told.piece > 0 && std::ranges::any_of(points_.pairs(), [&](const TermPair& other) {
             const Term* first = appeared ? other.after : other.before;
             const Term* counterpart = appeared ? other.before : other.after;
             return first != nullptr && first->fact == told.fact && first->piece == 0 &&
                    (counterpart == nullptr || !counterpart->active());
           });
  }

  /// Is it a piece that says, beside others, that there is no exclusivity? That gives nothing.
  static bool no_exclusivity(const TermPair& pair, bool appeared) {
    const Term& told = appeared ? *pair.after : *pair.before;
    return told.piece > 0 && told["exclusivity"].text == "non-exclusive";
  }

  /// How much of a term there is: active, suspended, or none.
  static int force(const Term* term) {
    if (term == nullptr) return 0;
    if (term->active()) return 2;
    return term->status == "suspended" ? 1 : 0;
  }

  void existence(const TermPair& pair, bool appeared) {
    auto told = change(pair, appeared ? Move::added : Move::removed);
    told.before = pair.before == nullptr ? "none" : active_word(*pair.before);
    told.after = pair.after == nullptr ? "none" : active_word(*pair.after);
    if (appeared) told.after = describe(*pair.after);
    if (!appeared && pair.after == nullptr) told.before = describe(*pair.before);
    into_.changes.push_back(std::move(told));
  }

  /// Of a right that a level may deny, the level says more than that it is active.
  static std::string active_word(const Term& term) {
    return term.active() && term.right->head.empty() ? term.status : describe(term);
  }

  void field(const TermPair& pair, std::size_t index) {
    const Field& field = pair.after->right->fields[index];
    if (field.name == "independent-of" || field.type == Type::elsewhere) return;  // see event_link
    if (!comparable(field, *pair.before, *pair.after)) return;
    // What a grant says besides its exclusivities is told once, with the first of them.
    const bool piece = pair.before->piece > 0 || pair.after->piece > 0;
    if (piece && field.element != "exclusivity") return;
    const Value& before = pair.before->values[index];
    const Value& after = pair.after->values[index];
    const auto whole = order_across_periods(field, *pair.before, *pair.after)
                           .value_or(order(field, before, after, {*into_.before, *into_.after}));
    auto [move, names] =
        points_.remaining(pair, index, {.move = whole, .names = changed_names(before, after)});
    if (move == Move::none || (move == Move::unproven && untouched(pair))) return;
    auto told = change(pair, move);
    told.field = field.name;
    const bool places = field.name == "excludes" && differ_in_places_alone(before, after);
    told.before = places ? describe_places(*pair.before) : describe(*pair.before, field.name);
    told.after = places ? describe_places(*pair.after) : describe(*pair.after, field.name);
    if (told.before == told.after) tell_names(told, before, after);
    tell_together(told, pair);
    told.names = std::move(names);
    if (!told_already(told)) into_.changes.push_back(std::move(told));
  }

  /// A set that several grants give together is told as a whole.
  void tell_together(Change& told, const TermPair& pair) {
    if (told.right->name != "grant" || told.old_value()->get<Names>() == nullptr ||
        told.new_value()->get<Names>() == nullptr)
      return;
    const auto [before, after] = points_.together(pair, told.field);
    const bool several =
        before != *told.old_value()->get<Names>() || after != *told.new_value()->get<Names>();
    if (!several || before == after) return;
    told.before = joined(before);
    told.after = joined(after);
  }

  /// The same words that hold other things now, as a group of countries may: which ones.
  static void tell_names(Change& told, const Value& before, const Value& after) {
    const auto* a = before.get<Names>();
    const auto* b = after.get<Names>();
    if (a == nullptr || b == nullptr) return;
    const auto tell = [](std::string& side, const Names& only) {
      if (!only.empty()) side += fmt::format(" with {}", fmt::join(only, " "));
    };
    tell(told.before, set_difference(*a, *b));
    tell(told.after, set_difference(*b, *a));
  }

  /// A right that was split or merged has several pairs, and what it lost is lost once.
  bool told_already(const Change& told) {
    if (told.names.empty()) return false;
    bool already = false;
    for (const Term* term : {told.old_term, told.new_term}) {
      auto& others = told_of_[{term, told.field}];
      already =
          already || std::ranges::find(others, std::pair(told.move, told.names)) != others.end();
      others.emplace_back(told.move, told.names);
    }
    return already;
  }

  /// An event that ends a right enters or leaves: through its end, a trigger, or words that
  /// say that the event does not matter.
  void event_link(const TermPair& pair) {
    const auto old_events = ending_events(*pair.before, old_triggers_);
    const auto new_events = ending_events(*pair.after, new_triggers_);
    const auto& old_free = (*pair.before)["independent-of"];
    const auto& new_free = (*pair.after)["independent-of"];
    const Names none;
    const auto& freed_before = old_free.get<Names>() == nullptr ? none : *old_free.get<Names>();
    const auto& freed_after = new_free.get<Names>() == nullptr ? none : *new_free.get<Names>();
    const bool decoupled = !set_difference(old_events, new_events).empty() ||
                           !set_difference(freed_after, freed_before).empty();
    const bool coupled = !set_difference(new_events, old_events).empty() ||
                         !set_difference(freed_before, freed_after).empty();
    for (const Move move :
         {decoupled ? Move::raised : Move::none, coupled ? Move::lowered : Move::none}) {
      if (move == Move::none) continue;
      auto told = change(pair, move);
      told.field = "independent-of";
      told.before = link_text(old_events, old_free);
      told.after = link_text(new_events, new_free);
      into_.changes.push_back(std::move(told));
    }
  }

  Comparison& into_;
  GrantPoints points_;
  std::map<std::pair<const Term*, std::string_view>,
           std::vector<std::pair<Move, std::vector<std::string>>>>
      told_of_{};
  TriggeredEnds old_triggers_;
  TriggeredEnds new_triggers_;
};

}  // namespace

bool same_statement(const Fact& a, const Fact& b) {
  const auto says = [](const Fact& fact) {
    std::map<std::string_view, std::string_view> attributes;
    for (const Fact::Attribute& one : fact.attributes)
      if (one.name != "src") attributes.emplace(one.name, one.value);
    return attributes;
  };
  return a.name == b.name && says(a) == says(b) &&
         std::ranges::equal(a.parts, b.parts, same_statement);
}

void compare_terms(Comparison& into) { TermComparer(into).run(); }

}  // namespace clauseline
