// Hosting rights overlap: the term nearest to an asset decides where it may be served. So
// they are compared asset by asset, not term by term: three old terms that one new term
// replaces give the findings that a reader expects.

#include "diff/compare.hpp"
#include "diff/match_terms.hpp"
#include "terms/describe.hpp"
#include "terms/tables.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace clauseline {
namespace {

const Right& hosting() { return *find_right("hosting"); }

using Covering = std::vector<const Term*>;

std::string owner_of(const Term& term) { return term["owner"].text; }

/// The hosting terms of a version that have a status, by owner and by the assets that they name.
class HostingTerms {
 public:
  HostingTerms(const Interpretation& version, std::string_view status) : things_(version.things) {
    for (const Term& term : version.terms)
      if (term.right == &hosting() && term.status == status)
        if (const auto* assets = term["assets"].get<Names>())
          for (const std::string& asset : *assets)
            naming_[{owner_of(term), asset}].push_back(&term);
  }

  /// Those of an owner that stand nearest to an asset, in the order of the version. More than
  /// one is rare: then they add to each other, or contradict.
  Covering covering(const std::string& owner, std::string_view asset) const {
    Covering nearest;
    for (const auto& level : things_.levels(asset)) {
      for (const std::string_view one : level)
        if (const auto found = naming_.find({owner, std::string(one)}); found != naming_.end())
          nearest.insert(nearest.end(), found->second.begin(), found->second.end());
      if (!nearest.empty()) break;
    }
    std::ranges::sort(nearest);  // they stand in one vector, so that this is their order
    nearest.erase(std::unique(nearest.begin(), nearest.end()), nearest.end());
    return nearest;
  }

 private:
  const Register& things_;
  std::map<std::pair<std::string, std::string>, Covering> naming_{};
};

const Term* only(const Covering& terms) { return terms.size() == 1 ? terms.front() : nullptr; }

std::string described(const Term* term) {
  if (term == nullptr) return "unstated";
  return describe_hosting(*term) + (term->active() ? "" : ", suspended");
}

std::string described(const Covering& terms) {
  std::string text;
  for (const Term* term : terms)
    text += (text.empty() ? "" : "; ") + described(term);
  return terms.empty() ? "unstated" : text;
}

/// Is one of them in force in a version? Then that tells what came of it.
bool in_force(const Covering& terms, const Interpretation& version) {
  return std::ranges::any_of(terms, [&](const Term* term) {
    const Term* other = find_term(version, term->id, hosting().name);
    return other != nullptr && other->active();
  });
}

/// The set of clouds that a term allows, as its mode over its clouds.
struct Allowed {
  std::string mode;
  Names clouds{};
};

Allowed allowed(const Term& term) {
  const auto* clouds = term["clouds"].get<Names>();
  return {.mode = term["mode"].text, .clouds = clouds == nullptr ? Names() : *clouds};
}

bool all_covered(const Names& inner, const Names& outer, const Register& things) {
  return std::ranges::all_of(inner,
                             [&](const std::string& cloud) { return things.covers(outer, cloud); });
}

bool within(const Allowed& inner, const Allowed& outer, const Register& things) {
  if (inner.mode == "none" || outer.mode == "any") return true;
  if (outer.mode == "none" || inner.mode == "any") return false;
  if (inner.mode == "only" && outer.mode == "only")
    return all_covered(inner.clouds, outer.clouds, things);
  if (inner.mode == "only")
    return std::ranges::none_of(
        inner.clouds, [&](const std::string& cloud) { return things.covers(outer.clouds, cloud); });
  return outer.mode == "except" && all_covered(outer.clouds, inner.clouds, things);
}

Move compare_allowed(const Term* before, const Term* after, const Interpretation& version) {
  if (before == nullptr && after == nullptr) return Move::none;
  if (before == nullptr) return Move::stated;
  if (after == nullptr) return Move::silenced;
  const bool grew = within(allowed(*before), allowed(*after), version.things);
  const bool shrank = within(allowed(*after), allowed(*before), version.things);
  if (grew && shrank) return Move::none;
  if (grew) return Move::raised;
  return shrank ? Move::lowered : Move::replaced;
}

class HostingComparer {
 public:
  HostingComparer(Comparison& into, std::string_view status)
      : into_(into),
        old_things_(into.before->things),
        new_things_(into.after->things),
        old_terms_(*into.before, status),
        new_terms_(*into.after, status),
        suspended_(status == "suspended") {}

  void run() {
    for (const std::string& owner : owners())
      for (const std::string& asset : assets())
        gather(owner, asset);
    for (const Group& group : groups_)
      if (group.before.size() > 1 || group.after.size() > 1)
        tell_several(group);
      else
        tell({.before = only(group.before), .after = only(group.after)}, group.assets);
  }

 private:
  /// The assets that the same terms decide.
  struct Group {
    Covering before;
    Covering after;
    Names assets{};
  };

  void gather(const std::string& owner, const std::string& asset) {
    auto before = old_terms_.covering(owner, asset);
    auto after = new_terms_.covering(owner, asset);
    if (before.empty() && after.empty()) return;
    // What has parts and is covered on one side only is told by its parts.
    const bool has_parts =
        !old_things_.children(asset).empty() || !new_things_.children(asset).empty();
    if (has_parts && (before.empty() || after.empty())) return;
    if (suspended_ && (in_force(before, *into_.after) || in_force(after, *into_.before))) return;
    const auto [place, fresh] = group_of_.try_emplace({before, after}, groups_.size());
    if (fresh) groups_.push_back({.before = std::move(before), .after = std::move(after)});
    groups_[place->second].assets.insert(asset);
  }

  Names owners() const {
    Names all;
    for (const Interpretation* version : {into_.before, into_.after})
      for (const Term& term : version->terms)
        if (term.right == &hosting()) all.insert(owner_of(term));
    return all;
  }

  /// Several terms of one owner on one asset: no order is claimed, but no change is hidden.
  void tell_several(const Group& group) {
    const auto old_text = described(group.before);
    const auto new_text = described(group.after);
    if (old_text == new_text) return;
    auto told = change({.before = group.before.empty() ? nullptr : group.before.front(),
                        .after = group.after.empty() ? nullptr : group.after.front()},
                       Move::replaced);
    told.field = "mode";
    told.before = old_text;
    told.after = new_text;
    told.asset = *outermost(group.assets).begin();
    into_.changes.push_back(std::move(told));
  }

  Names assets() const {
    Names all;
    for (const Interpretation* version : {into_.before, into_.after})
      for (const Term& term : version->terms)
        if (term.right == &hosting()) all.merge(cells(term, version->things));
    return all;
  }

  static Change change(const TermPair& pair, Move move) {
    return {.right = &hosting(),
            .move = move,
            .old_term = pair.before,
            .new_term = pair.after,
            .old_clause = pair.before == nullptr ? nullptr : pair.before->clause,
            .new_clause = pair.after == nullptr ? nullptr : pair.after->clause};
  }

  void tell(const TermPair& pair, const Names& group) {
    const Move move = compare_allowed(pair.before, pair.after, *into_.after);
    const bool both = pair.before != nullptr && pair.after != nullptr;
    const bool free =
        both && (*pair.before)["mode"].text == "any" && (*pair.after)["mode"].text == "any";
    const bool bound =
        both && (*pair.before)["mode"].text != "any" && (*pair.after)["mode"].text != "any";
    if (bound) tell_limits(pair);
    if (free) return tell_freedom(pair, *outermost(group).begin());
    if (move == Move::none) return;
    for (const std::string& asset : outermost(group))
      tell_allowed(pair, move, asset);
  }

  void tell_allowed(const TermPair& pair, Move move, const std::string& asset) {
    auto told = change(pair, move);
    told.field = "clouds";
    told.before = described(pair.before);
    told.after = described(pair.after);
    told.asset = asset;
    into_.changes.push_back(std::move(told));
  }

  /// Any cloud before and after: what limits that freedom narrows or widens what is allowed.
  void tell_freedom(const TermPair& pair, const std::string& asset) {
    bool narrower = false;
    bool wider = false;
    for (const auto* name : {"from", "until", "when", "unless", "except"}) {
      const auto index = static_cast<std::size_t>(field_index(hosting(), name));
      const Move move = order(hosting().fields[index], pair.before->values[index],
                              pair.after->values[index], {*into_.before, *into_.after});
      const std::string_view limit(name);
      const bool grows_freedom = limit == "until" || limit == "when";
      const bool more =
          any_of(move, limit == "when" ? Move::raised | Move::removed : Move::raised | Move::added);
      const bool less = any_of(
          move, limit == "when" ? Move::lowered | Move::added : Move::lowered | Move::removed);
      wider = wider || (grows_freedom ? more : less) || move == Move::replaced;
      narrower = narrower || (grows_freedom ? less : more) || move == Move::replaced;
    }
    if (wider) tell_allowed(pair, Move::raised, asset);
    if (narrower) tell_allowed(pair, Move::lowered, asset);
  }

  /// Without those that lie within another of them.
  Names outermost(const Names& assets) const {
    Names found;
    for (const std::string& asset : assets) {
      Names others = assets;
      others.erase(asset);
      if (!new_things_.covers(others, asset) && !old_things_.covers(others, asset))
        found.insert(asset);
    }
    return found.empty() ? assets : found;
  }

  /// The restriction stays; its end, its exceptions and its conditions may not.
  void tell_limits(const TermPair& pair) {
    for (std::size_t i = 0; i < hosting().fields.size(); ++i) {
      const Field& field = hosting().fields[i];
      const bool limit =
          field.type == Type::end || field.type == Type::condition || field.type == Type::parts;
      if (!limit) continue;
      const Move move = order(field, pair.before->values[i], pair.after->values[i],
                              {*into_.before, *into_.after});
      if (move == Move::none) continue;
      auto told = change(pair, move);
      told.field = field.name;
      told.before = describe(*pair.before, field.name);
      told.after = describe(*pair.after, field.name);
      into_.changes.push_back(std::move(told));
    }
  }

  Comparison& into_;
  const Register& old_things_;
  const Register& new_things_;
  HostingTerms old_terms_;
  HostingTerms new_terms_;
  bool suspended_ = false;
  std::vector<Group> groups_{};
  std::map<std::pair<Covering, Covering>, std::size_t> group_of_{};
};

}  // namespace

void compare_hosting(Comparison& into) {
  HostingComparer(into, "active").run();
  HostingComparer(into, "suspended").run();  // what is suspended may be resumed
}

}  // namespace clauseline
