#pragma once

#include "diff/match_terms.hpp"
#include "diff/statements.hpp"
#include "terms/order.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace clauseline {

/// How a field of paired grants moved.
struct FieldMove {
  Move move = Move::none;
  std::vector<std::string> names{};  // of a set: what left or entered
};

/// Compares grants at every point of assets, territory, field, use and time: what two grants give
/// together after one gave it alone, or the reverse, is neither lost nor gained.
class GrantPoints {
 public:
  /// `pairs` are all pairs of terms of the two versions; both must outlive it.
  GrantPoints(const Interpretation& before, const Interpretation& after,
              std::vector<TermPair> pairs);

  /// The pairs; exclusivities that had no counterpart stand beside those that hold at the same
  /// points.
  const std::vector<TermPair>& pairs() const { return pairs_; }

  /// Does the other version give the same at every point at which the term does?
  bool stays(const Term& term);

  /// What remains of the move of a field: nothing where the same holds at every point.
  FieldMove remaining(const TermPair& pair, std::size_t field, FieldMove moved);

  /// The names in a field of the pair, with those of the grants that hold beside it: of the old
  /// ones, and of the new.
  std::pair<Names, Names> together(const TermPair& pair, std::string_view field);

 private:
  using Terms = std::vector<const Term*>;
  struct Told {
    Names lost{};
    Names gained{};
  };

  bool is_old(const Term& term) const;
  const Statement* of(const Term& term, Aspect aspect) const;
  const Statements& across(const Term& term) const { return is_old(term) ? new_ : old_; }
  const Names& names_alike(const Term& term, Aspect aspect, std::string_view field);
  const std::vector<Points>& left(const Term& term, Aspect aspect);
  bool stays(const Term& term, Aspect aspect) { return left(term, aspect).empty(); }

  void find_counterparts();
  void add_counterparts(const TermPair& pair, std::vector<TermPair>& found);
  bool alone(const Term& term, const Term& counterpart, Aspect aspect) const;
  void tell(const Term& term);
  void tell_by(const Term& term, const Points& piece, Aspect aspect);
  FieldMove of_points(const TermPair& pair, std::size_t dimension, Aspect aspect, FieldMove moved);
  bool rest_may_move(const TermPair& pair, Aspect aspect);

  const Interpretation& before_;
  std::vector<TermPair> pairs_;
  Statements old_{};
  Statements new_{};
  std::unordered_map<const Term*, Terms> counterparts_{};
  std::unordered_map<const Statement*, std::vector<Points>> left_{};
  std::map<std::pair<const Statement*, std::string>, Names> named_{};  // by field
  std::map<std::tuple<const Term*, const Term*, Aspect, std::size_t>, Told> told_{};
};

}  // namespace clauseline
