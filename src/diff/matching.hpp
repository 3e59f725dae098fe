#pragma once

#include "diff/outline.hpp"

#include <string_view>
#include <vector>

namespace clauseline {

/// An old and a new clause that are one, and the evidence.
struct Link {
  int before = -1;
  int after = -1;
  std::string_view why{};
};

/// Which clauses of two versions are paired so far. A clause once paired stays so; a clause
/// may have several links only where an author says so, or where one was split or merged.
class Matching {
 public:
  Matching(const std::vector<Clause>& olds, const std::vector<Clause>& news)
      : before(olds),
        after(news),
        new_partner_(static_cast<std::size_t>(before.size()), -1),
        old_partner_(static_cast<std::size_t>(after.size()), -1) {}

  const Outline before;
  const Outline after;

  /// The first partner of a clause, or -1.
  int new_partner(int old) const { return new_partner_[static_cast<std::size_t>(old)]; }
  int old_partner(int young) const { return old_partner_[static_cast<std::size_t>(young)]; }
  bool open(int old, int young) const { return new_partner(old) < 0 && old_partner(young) < 0; }
  /// The parents of both are one clause, or both have none.
  bool same_parents(int old, int young) const;

  void link(int old, int young, std::string_view why);
  const std::vector<Link>& links() const { return links_; }

 private:
  std::vector<Link> links_{};
  std::vector<int> new_partner_;
  std::vector<int> old_partner_;
};

/// How like the own words of two clauses are, 0 to 1.
double like(const Matching& matching, int old, int young);

/// Whether it is `least`, above 0, or more.
bool like_enough(const Matching& matching, int old, int young, double least);

/// How like the words of two clauses with their inner clauses are; what has words of its own is
/// judged by these as much as by all.
double deeply_like(const Matching& matching, int old, int young);
/// What that is at least, which is known without the inner clauses.
double deeply_like_at_least(const Matching& matching, int old, int young);

/// True if no evidence of words may pair the two: another kind or another language, or ids
/// that their author keeps apart.
bool apart(const Matching& matching, int old, int young);

/// True if both have a name (the term that a definition defines) and the names differ.
bool named_apart(const Matching& matching, int old, int young);

/// True if the words of one stand in other places too, and nothing around the two is paired:
/// boilerplate is known by what is around it.
bool boilerplate(const Matching& matching, int old, int young);

// The kinds of evidence, strongest first. Each pairs what is still open.

/// Ids that authors keep, and `was`. An id that was given to other words is not followed.
void match_ids(Matching& matching);

/// Equal words, which stand once on either side: at the same numbers, or anywhere if they are
/// distinctive.
void match_equal(Matching& matching);

/// Siblings under paired parents: the order-keeping assignment that their words, numbers,
/// headings and inner clauses speak for most. Two whose words are less alike than `least_like`
/// and that hold no others are left for words elsewhere to speak of.
void match_siblings(Matching& matching, double least_like = 0);

/// Near-equal words anywhere, found by the runs of three words that are rare.
void match_elsewhere(Matching& matching);

/// What is left between the same paired neighbours: by number, or alone there.
void match_places(Matching& matching);

/// Parts of a clause that was split, or of clauses that were merged: words that were another
/// clause's before, or are now.
void match_parts(Matching& matching);

}  // namespace clauseline
