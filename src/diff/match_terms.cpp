#include "diff/match_terms.hpp"

#include "terms/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <list>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace clauseline {
namespace {

bool same_right(const Term& a, const Term& b) {
  return a.right == b.right &&
         (a.right->key.empty() || a[a.right->key].text == b[a.right->key].text);
}

/// The parties that a term binds, each in its role, and the kind of right: what two terms must
/// share to be one right at all.
std::string bond(const Term& term) {
  std::string text = fmt::format("{} {}", term.right->name, term.piece);
  for (std::size_t i = 0; i < term.values.size(); ++i) {
    const Field& field = term.right->fields[i];
    const bool role = field.type == Type::parties && field.element.empty();
    if ((role && field.name != "favours") || field.name == term.right->key)
      text += fmt::format("|{}", term.values[i].text);
  }
  return text;
}

/// All that a term says, whatever it is called.
std::string statement(const Term& term) {
  std::string text = fmt::format("{} {}", term.right->name, term.status);
  for (const Value& value : term.values)
    text += fmt::format("|{} {}", static_cast<int>(value.known), value.text);
  return text;
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

class Matcher {
 public:
  Matcher(const Interpretation& before, const Interpretation& after)
      : before_(before), after_(after) {
    for (const Term& term : before.terms)
      old_of_id_[term.id].push_back(&term);
  }

  std::vector<TermPair> run() {
    match_ids();
    match_was();
    match(statement, [](const Term&, const Term&) { return true; });
    match(bond, [this](const Term& a, const Term& b) {
      return overlapping_objects(a, b, before_, after_);
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
    for (const bool scoped : {true, false})
      for (const Term& after : after_.terms)
        if (const auto found = old_of_id_.find(after.id); found != old_of_id_.end())
          match_id(found->second, after, scoped);
  }

  void match_id(const std::vector<const Term*>& olds, const Term& after, bool scoped) {
    for (const Term* before : olds)
      if (!old_.contains(before) && !new_.contains(&after) && same_right(*before, after) &&
          (!scoped || same_scope(*before, after)))
        pair(*before, after);
  }

  /// Pairs what is left over and has the same key; of several, the first that fits.
  template <class Fits>
  void match(std::string (*key)(const Term&), const Fits& fits) {
    std::unordered_map<std::string, std::list<const Term*>> left;
    for (const Term& before : before_.terms)
      if (!old_.contains(&before)) left[key(before)].push_back(&before);
    for (const Term& after : after_.terms) {
      if (new_.contains(&after)) continue;
      const auto alike = left.find(key(after));
      if (alike == left.end()) continue;
      auto& olds = alike->second;
      const auto found =
          std::ranges::find_if(olds, [&](const Term* before) { return fits(*before, after); });
      if (found == olds.end()) continue;
      pair(**found, after);
      olds.erase(found);
    }
  }

  /// What an author says that a term was counts for each old term, and for several new ones.
  void match_was() {
    std::vector<TermPair> claims;
    for (const Term& after : after_.terms)
      for (const std::string& id : std::set(after.was.begin(), after.was.end()))
        if (const auto found = old_of_id_.find(id); found != old_of_id_.end())
          for (const Term* before : found->second)
            if (!old_.contains(before) && same_right(*before, after))
              claims.push_back({.before = before, .after = &after});
    for (const TermPair& claim : claims)
      pair(*claim.before, *claim.after);
  }

  /// Terms left over whose assets an active term of the same parties covers on the other side.
  void match_point_by_point() {
    const auto olds = by_bond(before_);
    const auto news = by_bond(after_);
    const auto alike = [](const ByBond& all, const Term& term) {
      const auto found = all.find(bond(term));
      return found == all.end() ? std::span<const Term* const>() : std::span(found->second);
    };
    for (const Term& before : before_.terms)
      if (!old_.contains(&before) && !before.right->over.empty() && before.active())
        for (const Term* after : alike(news, before))
          if (overlapping_objects(before, *after, before_, after_)) pair(before, *after);
    for (const Term& after : after_.terms)
      if (!new_.contains(&after) && !after.right->over.empty() && after.active())
        for (const Term* before : alike(olds, after))
          if (overlapping_objects(*before, after, before_, after_)) pair(*before, after);
  }

  using ByBond = std::unordered_map<std::string, std::vector<const Term*>>;

  /// The active terms that are compared asset by asset.
  static ByBond by_bond(const Interpretation& version) {
    ByBond all;
    for (const Term& term : version.terms)
      if (!term.right->over.empty() && term.active()) all[bond(term)].push_back(&term);
    return all;
  }

  const Interpretation& before_;
  const Interpretation& after_;
  std::unordered_map<std::string_view, std::vector<const Term*>> old_of_id_{};
  std::vector<TermPair> pairs_{};
  std::unordered_set<const Term*> old_{};
  std::unordered_set<const Term*> new_{};
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
