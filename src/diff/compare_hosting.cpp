// Hosting rights overlap: the term nearest to an asset decides where it may be served. So
// they are compared asset by asset, not term by term: three old terms that one new term
// replaces give the findings that a reader expects.

#include "diff/compare.hpp"
#include "diff/match_terms.hpp"
#include "terms/describe.hpp"
#include "terms/tables.hpp"

#include <algorithm>
#include <map>

namespace clauseline {
namespace {

const Right& hosting() { return *find_right("hosting"); }

/// The active hosting term that stands nearest to an asset, or null if none covers it.
const Term* covering(const Interpretation& version, std::string_view asset) {
  const Term* best = nullptr;
  int least = 0;
  for (const Term& term : version.terms) {
    if (term.right != &hosting() || !term.active()) continue;
    const auto* assets = term["assets"].get<Names>();
    const int distance = assets == nullptr ? -1 : version.things.distance(*assets, asset);
    if (distance < 0 || (best != nullptr && distance >= least)) continue;
    best = &term;
    least = distance;
  }
  return best;
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
  explicit HostingComparer(Comparison& into)
      : into_(into), old_things_(into.before->things), new_things_(into.after->things) {}

  void run() {
    for (const std::string& asset : assets()) {
      const TermPair pair{.before = covering(*into_.before, asset),
                          .after = covering(*into_.after, asset)};
      // What has parts and is covered on one side only is told by its parts.
      const bool has_parts =
          !old_things_.children(asset).empty() || !new_things_.children(asset).empty();
      if (has_parts && (pair.before == nullptr || pair.after == nullptr)) continue;
      const auto found = std::ranges::find(groups_, pair, &Group::pair);
      if (found == groups_.end())
        groups_.push_back({.pair = pair, .assets = {asset}});
      else
        found->assets.insert(asset);
    }
    for (const Group& group : groups_)
      tell(group);
  }

 private:
  /// The assets that the same two terms decide.
  struct Group {
    TermPair pair;
    Names assets;
  };

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

  void tell(const Group& group) {
    const auto& [before, after] = group.pair;
    const Move move = compare_allowed(before, after, *into_.after);
    if (move == Move::none) {
      if (before != nullptr && (*before)["mode"].text != "any") tell_limits(group.pair);
      return;
    }
    for (const std::string& asset : outermost(group.assets)) {
      auto told = change(group.pair, move);
      told.field = "clouds";
      told.before = before == nullptr ? "unstated" : describe_hosting(*before);
      told.after = after == nullptr ? "unstated" : describe_hosting(*after);
      told.asset = asset;
      into_.changes.push_back(std::move(told));
    }
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
      if (field.name == "assets" || field.name == "mode" || field.name == "clouds") continue;
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
  std::vector<Group> groups_{};
};

}  // namespace

void compare_hosting(Comparison& into) { HostingComparer(into).run(); }

}  // namespace clauseline
