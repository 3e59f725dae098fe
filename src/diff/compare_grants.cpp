#include "diff/compare_grants.hpp"

#include "terms/tables.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace clauseline {
namespace {

bool is_grant(const TermPair& pair) {
  return (pair.after == nullptr ? pair.before : pair.after)->right->name == "grant";
}

bool same(const TermPair& pair) {
  if (pair.before == nullptr || pair.after == nullptr) return false;
  return pair.before->status == pair.after->status &&
         std::ranges::equal(pair.before->values, pair.after->values, {}, &Value::text,
                            &Value::text);
}

/// Does the author say that they are one grant?
bool linked(const TermPair& pair) {
  return pair.before->id == pair.after->id ||
         std::ranges::find(pair.after->was, pair.before->id) != pair.after->was.end();
}

bool meet(const std::vector<Points>& pieces, const Points& points) {
  return std::ranges::any_of(pieces,
                             [&](const Points& one) { return !shared(one, points).empty(); });
}

bool meet(const std::vector<Points>& pieces, const std::vector<Points>& others) {
  return std::ranges::any_of(others, [&](const Points& one) { return meet(pieces, one); });
}

// Beside the dimensions of names, those of time.
constexpr std::size_t first_day_of = 4;
constexpr std::size_t last_day_of = 5;

/// The dimensions in which a piece reaches beyond the points of a counterpart.
std::vector<std::size_t> beyond(const Points& piece, const Points& counterpart) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < piece.names.size(); ++i)
    if (!std::ranges::includes(counterpart.names.at(i), piece.names.at(i))) found.push_back(i);
  if (piece.first < counterpart.first) found.push_back(first_day_of);
  if (piece.last > counterpart.last) found.push_back(last_day_of);
  return found;
}

/// Would what is told of one dimension speak of more than the piece?
bool overstated(const Points& piece, std::size_t told, const Points& common) {
  for (std::size_t i = 0; i < piece.names.size(); ++i)
    if (i != told && !std::ranges::includes(piece.names.at(i), common.names.at(i))) return true;
  return false;
}

}  // namespace

GrantPoints::GrantPoints(const Interpretation& before, const Interpretation& after,
                         std::vector<TermPair> pairs)
    : before_(before), pairs_(std::move(pairs)) {
  const bool moved = std::ranges::any_of(
      pairs_, [](const TermPair& pair) { return is_grant(pair) && !same(pair); });
  if (!moved) return;
  const auto mentions = mentions_of(before, after);
  old_ = Statements(before, mentions);
  new_ = Statements(after, mentions);
  find_counterparts();
}

bool GrantPoints::is_old(const Term& term) const {
  const Term* first = before_.terms.data();
  return !std::less<>()(&term, first) && std::less<>()(&term, first + before_.terms.size());
}

const Statement* GrantPoints::of(const Term& term, Aspect aspect) const {
  return (is_old(term) ? old_ : new_).of(term, aspect);
}

/// The points at which the other version does not say the same.
const std::vector<Points>& GrantPoints::left(const Term& term, Aspect aspect) {
  const Statement* said = of(term, aspect);
  const auto [found, fresh] = left_.try_emplace(said, std::vector<Points>());
  if (fresh) {
    std::vector<const Points*> others;
    for (const Statement* one : across(term).alike(*said, aspect))
      others.push_back(&one->points);
    found->second = outside(said->points, others);
  }
  return found->second;
}

bool GrantPoints::stays(const Term& term) {
  bool told = false;
  for (const Aspect aspect : {Aspect::licence, Aspect::exclusivity}) {
    if (of(term, aspect) == nullptr) continue;
    told = true;
    if (!stays(term, aspect)) return false;
  }
  return told && (term.piece > 0 || of(term, Aspect::licence) != nullptr);
}

void GrantPoints::find_counterparts() {
  std::vector<TermPair> found;
  for (const TermPair& pair : pairs_)
    if (is_grant(pair) && (pair.before == nullptr || pair.after == nullptr))
      add_counterparts(pair, found);
    else
      found.push_back(pair);
  pairs_ = std::move(found);
  for (const TermPair& pair : pairs_) {
    if (!is_grant(pair) || pair.before == nullptr || pair.after == nullptr) continue;
    counterparts_[pair.before].push_back(pair.after);
    counterparts_[pair.after].push_back(pair.before);
  }
  std::set<const Term*> seen;
  for (const TermPair& pair : pairs_)
    for (const Term* term : {pair.before, pair.after})
      if (counterparts_.contains(term) && !same(pair) && seen.insert(term).second) tell(*term);
}

/// An exclusivity that came or went beside others may only limit or extend one of them.
void GrantPoints::add_counterparts(const TermPair& pair, std::vector<TermPair>& found) {
  const Term& piece = pair.before == nullptr ? *pair.after : *pair.before;
  const auto* said = of(piece, Aspect::exclusivity);
  const auto count = found.size();
  if (piece.piece > 0 && said != nullptr && !stays(piece, Aspect::exclusivity))
    for (const Term* one : across(piece).beside(said->bond, said->points, Aspect::exclusivity)) {
      const auto& other = *of(*one, Aspect::exclusivity);
      const bool extends = other.rest == said->rest && !shared(other.points, said->points).empty();
      if (extends || meet(left(piece, Aspect::exclusivity), left(*one, Aspect::exclusivity)))
        found.push_back(pair.before == nullptr ? TermPair{.before = one, .after = &piece}
                                               : TermPair{.before = &piece, .after = one});
    }
  if (found.size() == count) found.push_back(pair);
}

/// Has the term no other counterpart, and nothing that says the same of some of its points?
bool GrantPoints::alone(const Term& term, const Term& counterpart, Aspect aspect) const {
  return counterparts_.at(&term).size() == 1 &&
         across(term).says_alone(counterpart, *of(term, aspect), aspect);
}

/// Finds by which counterparts to tell what is lost or gained.
void GrantPoints::tell(const Term& term) {
  for (const Aspect aspect : {Aspect::licence, Aspect::exclusivity}) {
    if (of(term, aspect) == nullptr) continue;
    std::vector<const Points*> others;
    for (const Term* one : counterparts_.at(&term))
      if (const auto* said = of(*one, aspect)) others.push_back(&said->points);
    for (const Points& piece : left(term, aspect))
      for (const Points& rest : outside(piece, others))
        tell_by(term, rest, aspect);
  }
}

/// By the counterpart that differs least, so that no more is said to be lost than is.
void GrantPoints::tell_by(const Term& term, const Points& piece, Aspect aspect) {
  const Term* best = nullptr;
  std::pair<std::size_t, bool> least;
  for (const Term* one : counterparts_.at(&term)) {
    const auto* said = of(*one, aspect);
    if (said == nullptr) continue;
    const auto dimensions = beyond(piece, said->points);
    const auto common = shared(of(term, aspect)->points, said->points);
    const std::pair differs(dimensions.size(), overstated(piece, dimensions.front(), common));
    if (best == nullptr || differs < least) {
      best = one;
      least = differs;
    }
  }
  if (best == nullptr) return;
  const bool lost = is_old(term);
  const auto& counterpart = of(*best, aspect)->points;
  for (const std::size_t dimension : beyond(piece, counterpart)) {
    auto& told = told_[{lost ? &term : best, lost ? best : &term, aspect, dimension}];
    auto& names = lost ? told.lost : told.gained;
    if (dimension < piece.names.size())
      names.merge(set_difference(piece.names.at(dimension), counterpart.names.at(dimension)));
    else
      names.insert("time");
  }
}

FieldMove GrantPoints::remaining(const TermPair& pair, std::size_t field, FieldMove moved) {
  const Field& said = pair.after->right->fields[field];
  if (moved.move == Move::none || !is_grant(pair)) return moved;
  const Aspect aspect = said.element == "exclusivity" ? Aspect::exclusivity : Aspect::licence;
  if (of(*pair.before, aspect) == nullptr || of(*pair.after, aspect) == nullptr) return moved;
  const int dimension = dimension_of(said);
  if (dimension >= 0)
    return of_points(pair, static_cast<std::size_t>(dimension), aspect, std::move(moved));
  if (limits_days(said, pair.before->values[field], pair.after->values[field]))
    return of_points(pair, said.name.ends_with("from") ? first_day_of : last_day_of, aspect,
                     std::move(moved));
  if (!rest_may_move(pair, aspect)) return {};
  const bool favours = said.more == More::favours_beneficiary;
  const bool more = favours ? gives_more(said, moved.move) : gives_less(said, moved.move);
  const bool less = favours ? gives_less(said, moved.move) : gives_more(said, moved.move);
  // What stays is not lost to what is new beside it, and what was there is not gained.
  const bool nothing_new = stays(*pair.after, aspect) && !stays(*pair.before, aspect);
  const bool nothing_gone = stays(*pair.before, aspect) && !stays(*pair.after, aspect);
  if (said.more != More::neutral && ((nothing_new && more) || (nothing_gone && less))) return {};
  return moved;
}

FieldMove GrantPoints::of_points(const TermPair& pair, std::size_t dimension, Aspect aspect,
                                 FieldMove moved) {
  if (stays(*pair.before, aspect) && stays(*pair.after, aspect)) return {};
  if (alone(*pair.before, *pair.after, aspect) && alone(*pair.after, *pair.before, aspect))
    return moved;
  const auto found = told_.find({pair.before, pair.after, aspect, dimension});
  if (found == told_.end()) return {};
  const auto& [lost, gained] = found->second;
  if (dimension >= first_day_of) return moved;
  FieldMove told{.move = Move::replaced, .names = {lost.begin(), lost.end()}};
  if (gained.empty()) told.move = Move::lowered;
  if (lost.empty()) told.move = Move::raised;
  told.names.insert(told.names.end(), gained.begin(), gained.end());
  return told;
}

/// May what is said apart from the points have moved: is there a point at which one of the pair
/// has no counterpart that says the same?
bool GrantPoints::rest_may_move(const TermPair& pair, Aspect aspect) {
  const auto& gone = left(*pair.before, aspect);
  const auto& fresh = left(*pair.after, aspect);
  const auto& old_points = of(*pair.before, aspect)->points;
  const auto& new_points = of(*pair.after, aspect)->points;
  if (gone.empty() && fresh.empty()) return linked(pair) && old_points == new_points;
  if (linked(pair) && !gone.empty() && !fresh.empty()) return true;
  return meet(gone, new_points) || meet(fresh, old_points);
}

/// The names in a field of the terms of the other version that say the same of some of the points.
const Names& GrantPoints::names_alike(const Term& term, Aspect aspect, std::string_view field) {
  const Statement& said = *of(term, aspect);
  const auto [found, fresh] = named_.try_emplace({&said, std::string(field)}, Names());
  if (!fresh) return found->second;
  const Statements& others = across(term);
  for (const Term* one : others.beside(said.rest, said.points, aspect))
    if (!shared(others.of(*one, aspect)->points, said.points).empty())
      if (const auto* named = (*one)[field].get<Names>())
        found->second.insert(named->begin(), named->end());
  return found->second;
}

std::pair<Names, Names> GrantPoints::together(const TermPair& pair, std::string_view field) {
  const Aspect aspect = field.starts_with("exclusivity.") ? Aspect::exclusivity : Aspect::licence;
  const auto names_beside = [&](const Term& own, const Term& across) {
    std::set<const Term*> all{&own};
    if (const auto found = counterparts_.find(&across); found != counterparts_.end())
      all.insert(found->second.begin(), found->second.end());
    Names names;
    if (of(across, aspect) != nullptr) names = names_alike(across, aspect, field);
    for (const Term* one : all)
      if (const auto* named = (*one)[field].get<Names>())
        names.insert(named->begin(), named->end());
    return names;
  };
  return {names_beside(*pair.before, *pair.after), names_beside(*pair.after, *pair.before)};
}

}  // namespace clauseline
