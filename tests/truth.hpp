#pragma once

// Agreements of invented words, and edits of them of which it is known what became of each clause.

#include "model/agreement.hpp"

#include <array>
#include <cstddef>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::tests {

/// What is done to one clause in ten.
enum class Deed : unsigned char {
  insert,   // a new one beside it
  remove,   // with all below it
  reword,   // 10 to 40 % of its words
  move,     // under another parent
  swap,     // with its next sibling
  rewrite,  // moved and reworded
  regroup,  // its article is cut in two or joined with the next
  split,    // into two siblings that keep all words
  merge,    // its next sibling's words follow its own
};

inline constexpr std::array deeds{Deed::insert,  Deed::remove, Deed::reword,
                                  Deed::move,    Deed::swap,   Deed::rewrite,
                                  Deed::regroup, Deed::split,  Deed::merge};

/// A clause is known by Clause::path, which pairing does not look at. In a later version it
/// names what the clause was: nothing, the path of one, or of two, joined by a comma.
struct TrueVersion {
  std::vector<Clause> clauses;
  std::set<std::string, std::less<>> touched{};  // paths of what deeds were done to
};

/// Writes and edits. Takes its chances from an engine whose numbers the standard fixes.
class Drafter {
 public:
  Drafter(unsigned seed, bool stable_ids) : chance_(seed), stable_ids_(stable_ids) {}

  /// Definitions, then articles of clauses of subclauses, some 350 in all, numbered by place.
  /// The last clause of each article is a copy of one of a few.
  TrueVersion draft();
  /// With deeds done, numbered anew and, where ids are not stable, with other ids.
  TrueVersion revise(const TrueVersion& version, const std::vector<Deed>& deeds_done);
  /// Gives every clause an id that it never had.
  void rename(std::vector<Clause>& clauses);

 private:
  using Family = std::vector<Clause>;

  std::size_t below(std::size_t bound) { return chance_() % bound; }
  std::string word();
  std::string words(std::size_t count);
  Clause clause(ClauseKind kind, std::size_t most_words);
  Clause definition();
  Clause article(std::size_t place);

  Family& any_family(TrueVersion& version, std::size_t fewest);
  void apply(TrueVersion& version, Deed deed);
  void edit(TrueVersion& version, Family& family, std::size_t place, Deed deed);
  void move(TrueVersion& version, Family& family, std::size_t place);
  void reword(Clause& clause);
  void regroup(TrueVersion& version);
  void split(Family& family, std::size_t place);
  static void merge(TrueVersion& version, Family& family, std::size_t place);

  std::mt19937_64 chance_;
  bool stable_ids_;
  std::size_t last_ = 0;
};

/// Is it a copy of words that stand in many places?
bool boilerplate(const Clause& clause);

}  // namespace clauseline::tests
