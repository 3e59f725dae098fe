#pragma once

#include "diff/points.hpp"
#include "terms/term.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// The two things that a grant says of a point: what is licensed there, and who else may be.
enum class Aspect : std::uint8_t { licence, exclusivity };

/// What a grant says in one aspect: at which points, and what there. Grants with the same `rest`
/// and the same points give the same, whatever they are called.
struct Statement {
  Points points{};
  std::string bond{};     // between whom, and which right
  std::string rest{};     // the bond, and all that is said but for the points
  std::size_t order = 0;  // among those of its version
};

/// The statements of the grants of one version that are in force or suspended. Values that are
/// not shown may be any: grants that have some are left out.
class Statements {
 public:
  /// `mentions` are all names by which grants of either version limit themselves: the points
  /// into which "everything" falls.
  Statements() = default;
  Statements(const Interpretation& version, const Points& mentions);

  /// What a term says, or null. Terms that say the same have one statement, so that what holds of
  /// it need not be found for each of them.
  const Statement* of(const Term& term, Aspect aspect) const;
  /// The terms of a bond, or of one rest of it, that hold for some of the assets of the points.
  std::vector<const Term*> beside(const std::string& bond_or_rest, const Points& points,
                                  Aspect aspect) const;
  /// The statements that say the same as another one at some of its points, in their order.
  std::vector<const Statement*> alike(const Statement& said, Aspect aspect) const;
  /// Does no term but this one say the same at some of the points of a statement?
  bool says_alone(const Term& term, const Statement& said, Aspect aspect) const;

 private:
  using ByTerm = std::unordered_map<const Term*, const Statement*>;
  using ByAsset = std::unordered_map<std::string, std::vector<const Term*>>;
  using AlikeByAsset = std::unordered_map<std::string, std::vector<const Statement*>>;

  const Statement& kept(Statement made, Aspect aspect);

  std::array<std::unordered_map<std::string, Statement>, 2> statements_{};  // by all that they say
  std::array<ByTerm, 2> by_term_{};
  std::array<ByAsset, 2> by_asset_{};    // by bond and asset, and by rest and asset
  std::array<AlikeByAsset, 2> alike_{};  // by rest and asset
};

/// The dimension of points that a field of a grant limits, or -1. Time is none of them.
int dimension_of(const Field& field);

/// Do a field and its values say from or until which day a grant holds?
bool limits_days(const Field& field, const Value& before, const Value& after);

/// All names by which grants of two versions limit themselves.
Points mentions_of(const Interpretation& before, const Interpretation& after);

}  // namespace clauseline
