#include "diff/match_terms.hpp"

#include "terms/tables.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <unordered_map>

namespace clauseline {
namespace {

bool same_right(const Term& a, const Term& b) {
  return a.right == b.right &&
         (a.right->key.empty() || a[a.right->key].text == b[a.right->key].text);
}

/// Do two terms bind the same parties in the same roles?
bool same_roles(const Term& a, const Term& b) {
  for (std::size_t i = 0; i < a.values.size(); ++i)
    if (a.right->fields[i].type == Type::parties && a.right->fields[i].element.empty() &&
        a.right->fields[i].name != "favours" && a.values[i].text != b.values[i].text)
      return false;
  return true;
}

bool any_covered(const Names& these, const Names& by, const Register& things) {
  return std::ranges::any_of(these, [&](const std::string& id) { return things.covers(by, id); });
}

/// Do the assets that two terms speak of overlap, where both name any?
bool overlapping_objects(const Term& a, const Term& b, const Interpretation& before,
                         const Interpretation& after) {
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    if (a.right->fields[i].type != Type::assets) continue;
    const auto* x = a.values[i].get<Names>();
    const auto* y = b.values[i].get<Names>();
    if (x == nullptr || y == nullptr) continue;
    if (!any_covered(*x, *y, after.things) && !any_covered(*y, *x, before.things)) return false;
  }
  return true;
}

/// Do two exclusivities speak of the same assets, territory and field of use? Other rights
/// have no scope of their own to tell apart.
bool same_scope(const Term& a, const Term& b) {
  constexpr std::array<std::string_view, 3> scope{"exclusivity.assets", "exclusivity.territory",
                                                  "exclusivity.field"};
  return std::ranges::all_of(scope, [&](std::string_view name) {
    return field_index(*a.right, name) < 0 || a[name].text == b[name].text;
  });
}

/// Do two terms say the same, whatever they are called?
bool same_statement(const Term& a, const Term& b) {
  return a.status == b.status &&
         std::ranges::equal(a.values, b.values, [](const Value& x, const Value& y) {
           return x.known == y.known && x.text == y.text;
         });
}

class Matcher {
 public:
  Matcher(const Interpretation& before, const Interpretation& after)
      : before_(before), after_(after) {}

  std::vector<TermPair> run() {
    match_ids();
    match_was();
    match(same_statement);
    match([this](const Term& a, const Term& b) {
      return a.piece == b.piece && same_roles(a, b) && overlapping_objects(a, b, before_, after_);
    });
    match_point_by_point();
    for (const Term& one : before_.terms)
      if (!old_.contains(&one)) pairs_.push_back({.before = &one});
    for (const Term& one : after_.terms)
      if (!new_.contains(&one)) pairs_.push_back({.after = &one});
    return std::move(pairs_);
  }

 private:
  void pair(const Term& before, const Term& after) {
    pairs_.push_back({.before = &before, .after = &after});
    old_.insert(&before);
    new_.insert(&after);
  }

  /// Several exclusivities of one grant have one id: those of the same scope first, then in
  /// order, so that one put in front of another does not stand for it.
  void match_ids() {
    std::unordered_map<std::string_view, std::vector<const Term*>> by_id;
    for (const Term& before : before_.terms)
      by_id[before.id].push_back(&before);
    for (const bool scoped : {true, false})
      for (const Term& after : after_.terms)
        if (const auto found = by_id.find(after.id); found != by_id.end())
          match_id(found->second, after, scoped);
  }

  void match_id(const std::vector<const Term*>& olds, const Term& after, bool scoped) {
    for (const Term* before : olds)
      if (!old_.contains(before) && !new_.contains(&after) && same_right(*before, after) &&
          (!scoped || same_scope(*before, after)))
        pair(*before, after);
  }

  template <class Same>
  void match(const Same& same) {
    for (const Term& after : after_.terms) {
      if (new_.contains(&after)) continue;
      for (const Term& before : before_.terms)
        if (!old_.contains(&before) && same_right(before, after) && same(before, after)) {
          pair(before, after);
          break;
        }
    }
  }

  /// What an author says that a term was counts for each old term, and for several new ones.
  void match_was() {
    std::vector<TermPair> claims;
    for (const Term& after : after_.terms)
      for (const Term& before : before_.terms)
        if (!old_.contains(&before) && same_right(before, after) &&
            std::ranges::find(after.was, before.id) != after.was.end())
          claims.push_back({.before = &before, .after = &after});
    for (const TermPair& claim : claims)
      pair(*claim.before, *claim.after);
  }

  /// Terms left over whose assets an active term of the same parties covers on the other side.
  void match_point_by_point() {
    for (const Term& before : before_.terms)
      if (!old_.contains(&before) && !before.right->over.empty() && before.active())
        for (const Term& after : after_.terms)
          if (covers_the_same(before, after)) pair(before, after);
    for (const Term& after : after_.terms)
      if (!new_.contains(&after) && !after.right->over.empty() && after.active())
        for (const Term& before : before_.terms)
          if (covers_the_same(before, after)) pair(before, after);
  }

  bool covers_the_same(const Term& before, const Term& after) const {
    return before.active() && after.active() && before.piece == after.piece &&
           same_right(before, after) && same_roles(before, after) &&
           overlapping_objects(before, after, before_, after_);
  }

  const Interpretation& before_;
  const Interpretation& after_;
  std::vector<TermPair> pairs_{};
  std::set<const Term*> old_{};
  std::set<const Term*> new_{};
};

}  // namespace

std::vector<TermPair> match_terms(const Interpretation& before, const Interpretation& after) {
  return Matcher(before, after).run();
}

Names cells(const Term& term, const Register& things) {
  Names all;
  if (const auto* assets = term[term.right->over].get<Names>())
    for (const std::string& asset : *assets)
      all.merge(things.below(asset));
  return all;
}

}  // namespace clauseline
