#pragma once

#include "diff/match_terms.hpp"
#include "terms/order.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace clauseline {

/// What is in one set and not in another.
Names set_difference(const Names& of, const Names& without);

/// Which assets of paired terms are lost or gained, and which another term of the same right
/// still covers. Both versions must outlive it.
class AssetCover {
 public:
  AssetCover(const Interpretation& before, const Interpretation& after,
             const std::vector<TermPair>& pairs);

  /// The move of the assets of a pair, which is not Move::none, without those that another term
  /// covers: these are neither lost nor gained, and leave `names`.
  Move without_covered(const TermPair& pair, Move move, std::vector<std::string>& names);

 private:
  using TermsNaming = std::map<std::pair<const Right*, std::string>, std::vector<const Term*>>;

  Names outside(const Names& these, const Names& those, const Term& like,
                const Interpretation& version);
  bool covered(const std::string& asset, const Term& like, const Interpretation& version);
  const TermsNaming& terms_naming(const Interpretation& version);
  bool share_counterpart(const Term& a, const Term& b) const;

  const Interpretation& before_;
  const Interpretation& after_;
  std::unordered_map<const Term*, std::vector<const Term*>> counterparts_{};
  std::optional<TermsNaming> old_naming_{};  // made when first asked for
  std::optional<TermsNaming> new_naming_{};
};

}  // namespace clauseline
