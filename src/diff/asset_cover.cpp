#include "diff/asset_cover.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace clauseline {
namespace {

bool same_but_for_assets(const Term& a, const Term& b) {
  if (a.right != b.right) return false;
  for (std::size_t i = 0; i < a.values.size(); ++i)
    if (a.right->fields[i].name != a.right->over &&
        (a.values[i].known != b.values[i].known || a.values[i].text != b.values[i].text))
      return false;
  return true;
}

}  // namespace

Names set_difference(const Names& of, const Names& without) {
  Names rest;
  std::ranges::set_difference(of, without, std::inserter(rest, rest.end()));
  return rest;
}

AssetCover::AssetCover(const Interpretation& before, const Interpretation& after,
                       const std::vector<TermPair>& pairs)
    : before_(before), after_(after) {
  for (const TermPair& pair : pairs) {
    if (pair.before == nullptr || pair.after == nullptr) continue;
    counterparts_[pair.before].push_back(pair.after);
    counterparts_[pair.after].push_back(pair.before);
  }
}

Move AssetCover::without_covered(const TermPair& pair, Move move, std::vector<std::string>& names) {
  if (move == Move::none) return move;
  const auto before = cells(*pair.before, before_.things);
  const auto after = cells(*pair.after, after_.things);
  const auto lost = outside(before, after, *pair.after, after_);
  const auto gained = outside(after, before, *pair.before, before_);
  std::erase_if(names, [&](const std::string& name) {
    return !lost.contains(name) && !gained.contains(name);
  });
  if (!lost.empty() && !gained.empty()) return Move::replaced;
  if (!lost.empty()) return Move::lowered;
  return gained.empty() ? Move::none : Move::raised;
}

Names AssetCover::outside(const Names& these, const Names& those, const Term& like,
                          const Interpretation& version) {
  Names found = set_difference(these, those);
  std::erase_if(found, [&](const std::string& asset) { return covered(asset, like, version); });
  return found;
}

/// By another term that says the same but for its assets, or that is compared with the same
/// counterpart and so told apart from it field by field; a weaker one is no cover.
bool AssetCover::covered(const std::string& asset, const Term& like,
                         const Interpretation& version) {
  const auto covers = [&](const Term* term) {
    return term != &like && (same_but_for_assets(*term, like) || share_counterpart(*term, like));
  };
  const auto& naming = terms_naming(version);
  for (const auto& level : version.things.levels(asset))
    for (const std::string_view one : level)
      if (const auto found = naming.find({like.right, std::string(one)});
          found != naming.end() && std::ranges::any_of(found->second, covers))
        return true;
  return false;
}

/// The active terms of a version that are about an asset, by right and asset.
const AssetCover::TermsNaming& AssetCover::terms_naming(const Interpretation& version) {
  auto& naming = &version == &before_ ? old_naming_ : new_naming_;
  if (naming) return *naming;
  naming.emplace();
  for (const Term& term : version.terms) {
    if (term.right->over.empty() || !term.active()) continue;
    if (const auto* assets = term[term.right->over].get<Names>())
      for (const std::string& asset : *assets)
        (*naming)[{term.right, asset}].push_back(&term);
  }
  return *naming;
}

bool AssetCover::share_counterpart(const Term& a, const Term& b) const {
  const auto of_a = counterparts_.find(&a);
  const auto of_b = counterparts_.find(&b);
  if (of_a == counterparts_.end() || of_b == counterparts_.end()) return false;
  return std::ranges::any_of(of_a->second, [&](const Term* one) {
    return std::ranges::find(of_b->second, one) != of_b->second.end();
  });
}

}  // namespace clauseline
