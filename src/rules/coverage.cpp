#include "rules/coverage.hpp"

#include <algorithm>

namespace clauseline {
namespace {

constexpr Move more_or_less = Move::raised | Move::lowered;
constexpr Move comes_or_goes = Move::added | Move::removed;
constexpr Move said_or_not = Move::stated | Move::silenced;
constexpr Move shown_or_not = Move::hidden | Move::disclosed | Move::unproven;

/// What it can mean that a field comes or goes.
Move presence(const Field& field) {
  switch (field.absent) {
    case Absent::nothing:
    case Absent::unlimited: return comes_or_goes;
    case Absent::everything: return more_or_less;
    case Absent::unstated: break;
  }
  return said_or_not;
}

Move possible(const Field& field) {
  if (field.name == "independent-of") return more_or_less;
  switch (field.type) {
    case Type::elsewhere: return Move::none;  // says where a value is known from
    case Type::end: return more_or_less | Move::replaced;
    case Type::condition:
    case Type::parts:
    case Type::tiers: return comes_or_goes | more_or_less | Move::replaced;
    case Type::parties:
    case Type::word: return Move::replaced | presence(field);
    case Type::assets:
    case Type::clouds:
    case Type::ids:
    case Type::slugs:
    case Type::regions: return more_or_less | Move::replaced | presence(field);
    case Type::level:
    case Type::percent:
    case Type::money:
    case Type::number:
    case Type::duration:
    case Type::date: break;
  }
  return more_or_less | Move::replaced | presence(field) | shown_or_not;
}

struct Reason {
  std::string_view right;
  std::string_view field;
  Move moves = Move::none;
  std::string_view why;
};

constexpr Move any_move = more_or_less | comes_or_goes | said_or_not | Move::replaced;

constexpr Reason reasons[] = {
    {"*", "", Move::replaced,
     "A second cap, base or the like is read by nobody; both are told word for word."},
    {"*", "*", Move::unproven,
     "Neither version shows the value: nothing can be shown to have moved. RS010 and RS011 say so "
     "of the rate, on which all payments hang."},
    {"*", "independent-of", any_move,
     "The end or the trigger that no longer names the event tells it; of revenue shares RS039 and "
     "RS040 do."},
    {"hosting", "owner", any_move, "The clouds that each owner may use are compared by owner."},
    {"hosting", "assets", any_move, "Hosting is compared asset by asset: CL001 to CL008."},
    {"hosting", "mode", any_move,
     "Mode and clouds make one set of allowed clouds: CL001 to CL005."},
    {"hosting", "favours", any_move,
     "Whom a restriction favours decides who loses, not whether anything moved."},
    {"commitment", "assets", any_move,
     "More to choose from helps the buyer and binds it to no more; nothing says which counts."},
    {"liability", "of", any_move, "Somebody else answers: another right, or LB014."},
    {"liability", "to", any_move, "Somebody else may claim: another right, or LB014."},
    {"liability", "heads", any_move,
     "A head more under a cap limits it, a head more without a cap names it: only words decide. "
     "Exclusions are LB007 and LB008."},
    {"cloud-status", "cloud", any_move, "Clouds have no order; who provides them is the role."},
    {"launch", "cloud", any_move, "Clouds have no order."},
    {"confidentiality", "care", any_move, "Standards of care have no order that all laws share."},
    {"cooperation", "between", any_move, "A cooperation binds nobody; the areas are GV019."},
    {"holding", "standing", any_move, "Words for a standing have no order."},
    {"holding", "basis", any_move, "How shares are counted has no order; the percentage is GV018."},
    {"holding", "approximate", any_move, "Whether a figure is rounded is neither more nor less."},
    {"termination", "on", any_move, "Two events have no order."},
    {"payment", "on", any_move, "Two events have no order."},
    {"ownership", "mode", any_move, "Retained and assigned say how it came, not who owns: LI030."},
    {"revenue-share", "base.definition", more_or_less,
     "One definition is named, so that it is only ever another: RS015."},
    {"agreement-term", "renewal.notice", Move::replaced,
     "A month and thirty days have no order, and whom more notice serves is not written."},
    {"survival", "for", Move::replaced, "A month and thirty days have no order."},
    {"revenue-share", "minimum.per", any_move,
     "An amount for another period is told with the amount: RS029, RS030."},
    {"grant", "right", any_move, "A grant of another right is another grant: LI001 and LI002."},
};

bool is_role(const Right& right, std::string_view field) {
  return !field.empty() && (field == right.beneficiary || field == right.burdened);
}

std::string_view reason_for(const Right& right, std::string_view field, Move move) {
  for (const Reason& row : reasons)
    if ((row.right == "*" || row.right == right.name) && (row.field == "*" || row.field == field) &&
        any_of(row.moves, move))
      return row.why;
  if (is_role(right, field))
    return "Another party makes it another right: one is judged as gone and one as new.";
  if (!field.empty() && field == right.key)
    return "It makes another right: one is judged as gone and one as new.";
  return {};
}

}  // namespace

bool waits_for(const Rule& rule, const Right& right, std::string_view field, Move move) {
  return std::ranges::any_of(rule.on, [&](const Pattern& pattern) {
    if (pattern.right.empty() || !any_of(move, pattern.moves)) return false;
    const bool any_right = pattern.right == "*" && right.part.empty();
    const bool any_field = pattern.field == "*" && !field.empty();
    return (any_right || pattern.right == right.name) && (any_field || pattern.field == field);
  });
}

std::vector<Move> each_of(Move moves) {
  std::vector<Move> all;
  for (unsigned bit = 0; bit < 16; ++bit)
    if (const auto one = static_cast<Move>(1U << bit); any_of(moves, one)) all.push_back(one);
  return all;
}

Move possible_moves(const Right& right, std::string_view field) {
  if (field.empty()) return comes_or_goes | Move::replaced;  // or has parts that no field reads
  const Field* found = find_field(right, field);
  return found == nullptr ? Move::none : possible(*found);
}

Coverage coverage(const Right& right, std::string_view field, Move move) {
  const Change bare{.right = &right, .field = field, .move = move};
  const auto resorts = [&](const Rule& rule) {
    return rule.last_resort && waits_for(rule, right, field, move) &&
           (rule.when == nullptr || rule.when(bare, Comparison()));
  };
  Coverage found;
  for (const Rule& rule : rules())
    if (!rule.last_resort && waits_for(rule, right, field, move)) found.rules.push_back(&rule);
  if (const auto last = std::ranges::find_if(rules(), resorts); last != rules().end())
    found.rules.push_back(&*last);
  found.reason = reason_for(right, field, move);
  return found;
}

}  // namespace clauseline
