#include "rules/direction.hpp"

#include "rules/payable.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clauseline {
namespace {

using Parties = std::vector<std::string>;

Parties signing(const Comparison& comparison) {
  Parties all;
  for (const Interpretation* version : {comparison.after, comparison.before})
    for (const Party& party : version->agreement->parties)
      if (party.signs && std::ranges::find(all, party.id) == all.end()) all.push_back(party.id);
  return all;
}

/// What is gone is told by the term that was.
const Term* speaking_term(const Change& change) {
  return change.move == Move::removed && change.old_term != nullptr ? change.old_term
                                                                    : change.term();
}

Parties named_by(const Term& term, std::string_view role, const Interpretation& version) {
  if (role == "beneficiary" || role == term.right->beneficiary) return beneficiaries(term, version);
  if (role == "burdened" || role == term.right->burdened) return burdened(term, version);
  const auto* names = term.get<Names>(role);
  return names == nullptr ? Parties() : Parties(names->begin(), names->end());
}

struct Sign {
  std::string role;
  char sign = '?';
};

std::vector<Sign> signs(std::string_view direction) {
  const auto words = split(direction);
  std::vector<Sign> found;
  for (std::size_t i = 0; i + 1 < words.size(); i += 2)
    found.push_back({.role = words[i], .sign = words[i + 1].front()});
  return found;
}

/// The signs that the table of the right gives: more of a field favours one side of it.
std::vector<Sign> signs_by_field(const Change& change) {
  Field field{};
  field.more = More::favours_beneficiary;  // of the right as a whole
  if (const Field* found = find_field(*change.right, change.field)) field = *found;
  const auto more = field.more;
  const bool up = gives_more(field, change.move);
  const bool down = gives_less(field, change.move);
  const std::string against = change.right->burdened.empty() ? "others" : "burdened";
  if (more == More::neutral || (!up && !down)) return {{"beneficiary", '?'}, {against, '?'}};
  const bool favours = (more == More::favours_beneficiary) == up;
  return {{"beneficiary", favours ? '+' : '-'}, {against, favours ? '-' : '+'}};
}

/// `all`: the sign speaks of every party, so that "?" is no judgement at all.
Direction direction(char sign, bool all) {
  switch (sign) {
    case '+': return Direction::gain;
    case '-': return Direction::loss;
    case '=': return Direction::neutral;
    default: return all ? Direction::unknown : Direction::depends;
  }
}

}  // namespace

Parties players(std::string_view role, const Change& change, const Comparison& comparison) {
  if (role == "parties") return signing(comparison);
  const bool old_side = role.starts_with("old-");
  const bool new_side = role.starts_with("new-");
  if (old_side || new_side) role.remove_prefix(4);
  const Term* term = old_side   ? change.old_term
                     : new_side ? change.new_term
                                : speaking_term(change);
  if (term == nullptr) return {};
  const auto& version = term == change.old_term ? *comparison.before : *comparison.after;
  auto found = named_by(*term, role, version);
  const auto known = signing(comparison);
  std::erase_if(found,
                [&](const std::string& id) { return std::ranges::find(known, id) == known.end(); });
  return found;
}

namespace {

/// Of words that say who gives what to whom the doer loses what comes and gains what goes; of all
/// others nobody can say who gains.
Directions by_words(const Change& change, const Comparison& comparison) {
  constexpr std::array<std::string_view, 4> given{"exclusivity", "licence", "ip-ownership",
                                                  "revenue-share"};
  Directions found;
  for (const std::string& party : signing(comparison))
    found.emplace(party, Direction::unknown);
  const auto topic = change.field.substr(0, change.field.find('.'));
  const bool more = any_of(change.move, Move::added | Move::raised);
  const bool less = any_of(change.move, Move::removed | Move::lowered);
  const bool clear = !change.roles.doer.empty() && (more || less) &&
                     std::ranges::find(given, topic) != given.end();
  if (!clear) return found;
  found[change.roles.doer] = more ? Direction::loss : Direction::gain;
  found[change.roles.other] = more ? Direction::gain : Direction::loss;
  return found;
}

}  // namespace

Directions direction_of(const Rule& rule, const Change& change, const Comparison& comparison) {
  if (rule.direct != nullptr) return rule.direct(change, comparison);
  if (change.right->name == "prose" && rule.direction != "parties =")
    return by_words(change, comparison);
  const auto told = rule.direction == "by field" ? signs_by_field(change) : signs(rule.direction);
  Directions found;
  const auto set = [&](const std::string& party, Direction direction) {
    const auto [entry, fresh] = found.try_emplace(party, direction);
    if (!fresh && entry->second != direction) entry->second = Direction::mixed;
  };
  Parties named;
  for (const auto& [role, sign] : told)
    if (role != "others")
      for (const std::string& party : players(role, change, comparison)) {
        named.push_back(party);
        set(party, direction(sign, role == "parties"));
      }
  const auto is_other = [&](const std::string& party) {
    return std::ranges::any_of(named, [&](const std::string& one) { return one != party; });
  };
  for (const auto& [role, sign] : told)
    if (role == "others")
      for (const std::string& party : signing(comparison))
        if (is_other(party)) set(party, direction(sign, false));
  const auto whole = rate_with_tiers(change);
  for (auto& [party, outcome] : found) {
    if (rate_against_minimum(change) || whole == FunctionOrder::crossing)
      outcome = Direction::depends;
    else if (whole == FunctionOrder::equal)
      outcome = Direction::neutral;
    else if (whole && (whole == FunctionOrder::higher) != (change.move == Move::raised))
      outcome = outcome == Direction::gain ? Direction::loss : Direction::gain;
  }
  return found;
}

namespace {

/// Two values of an order in which neither is more.
std::string which_weighs_more(const Change& change) {
  const auto* before = change.old_value()->get<Money>();
  const auto* after = change.new_value()->get<Money>();
  if (before != nullptr && after != nullptr && before->unit != after->unit)
    return fmt::format("on what {} is worth in {}", before->unit, after->unit);
  if (change.old_value()->text == change.new_value()->text)
    return "on whether more or less is meant now";  // the same words, of which another says so
  return fmt::format("on which weighs more, {} or {}", change.before, change.after);
}

}  // namespace

std::string what_it_depends_on(const Change& change) {
  if (change.old_value() == nullptr || change.new_value() == nullptr) return {};
  if (auto crossing = where_payments_cross(change); !crossing.empty()) return crossing;
  if (change.move != Move::replaced) return {};
  const auto* before = change.old_value()->get<End>();
  const auto* after = change.new_value()->get<End>();
  if (before == nullptr || after == nullptr) return which_weighs_more(change);
  const auto text = [](const End& end) { return to_text(end); };
  for (const End* end : {before, after})
    if (end->event.starts_with('?')) return fmt::format("on an end that is {}", text(*end));
  if (before->kind == End::Kind::event && after->kind == End::Kind::date)
    return fmt::format(
        "longer if {} would have come by the end of {}, shorter if it would have come later or "
        "never",
        text(*before), text(*after));
  if (before->kind == End::Kind::date && after->kind == End::Kind::event)
    return fmt::format("shorter if {} comes by the end of {}, longer if it comes later or never",
                       text(*after), text(*before));
  return fmt::format("on which comes later, {} or {}", text(*before), text(*after));
}

}  // namespace clauseline
