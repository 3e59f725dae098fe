// A split or a merge is seen by where words went: most runs of three words of a clause that has
// no counterpart stand in a clause of the other version, and not in that one's counterpart.

#include "diff/matching.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace clauseline {
namespace {

constexpr double covered = 0.7;          // share of the runs of a part that the whole must hold
constexpr std::size_t fewest_words = 6;  // of a part
constexpr std::size_t rare = 8;

/// Both directions are one: a split forwards is a merge backwards.
struct Side {
  const Outline& parts;   // where the clauses without counterpart are
  const Outline& wholes;  // where their words may have been
  int (*partner_of_part)(const Matching&, int);
  int (*partner_of_whole)(const Matching&, int);
};

using Index = std::unordered_map<std::uint64_t, std::vector<int>>;

bool holds(const std::vector<std::uint64_t>& shingles, std::uint64_t shingle) {
  return std::ranges::binary_search(shingles, shingle);
}

class Parts {
 public:
  Parts(const Matching& matching, const Side& side) : matching_(matching), side_(side) {}

  /// Pairs of a whole and a part, in order of the parts.
  std::vector<std::pair<int, int>> find() {
    std::vector<int> parts;
    for (int part = 0; part < side_.parts.size(); ++part)
      if (side_.partner_of_part(matching_, part) < 0 && !side_.parts[part].stub &&
          side_.parts[part].has_words && side_.parts.bag(part).size() >= fewest_words)
        parts.push_back(part);
    if (parts.empty()) return {};
    index();
    std::vector<std::pair<int, int>> found;
    for (const int part : parts)
      if (const int whole = whole_of(part); whole >= 0) found.emplace_back(whole, part);
    return lone_parts_dropped(std::move(found));
  }

 private:
  /// Words that the counterpart of a whole kept did not go anywhere.
  bool kept(int whole, std::uint64_t shingle) const {
    const int partner = side_.partner_of_whole(matching_, whole);
    return partner >= 0 && holds(side_.parts.shingles(partner), shingle);
  }

  bool changed(int whole) const {
    if (!side_.wholes[whole].has_words) return false;
    const int partner = side_.partner_of_whole(matching_, whole);
    return partner < 0 || side_.parts[partner].words != side_.wholes[whole].words;
  }

  void index() {
    for (int whole = 0; whole < side_.wholes.size(); ++whole)
      if (changed(whole))
        for (const auto shingle : side_.wholes.shingles(whole))
          if (auto& list = index_[shingle]; list.size() <= rare) list.push_back(whole);
  }

  int whole_of(int part) const {
    const auto& shingles = side_.parts.shingles(part);
    std::unordered_map<int, std::size_t> hits;
    for (const auto shingle : shingles) {
      const auto here = index_.find(shingle);
      if (here == index_.end() || here->second.size() > rare) continue;
      for (const int whole : here->second)
        if (!kept(whole, shingle)) ++hits[whole];
    }
    int best = -1;
    std::size_t most = 0;
    for (const auto& [whole, count] : hits)
      if (count > most || (count == most && whole < best)) {
        best = whole;
        most = count;
      }
    const bool enough = static_cast<double>(most) >= covered * static_cast<double>(shingles.size());
    return enough && side_.parts[part].quoted == side_.wholes[best].quoted ? best : -1;
  }

  /// A whole that has no counterpart needs two parts, or it was no split.
  std::vector<std::pair<int, int>> lone_parts_dropped(std::vector<std::pair<int, int>> found) {
    std::unordered_map<int, int> count;
    for (const auto& [whole, part] : found)
      ++count[whole];
    std::erase_if(found, [&](const auto& pair) {
      return side_.partner_of_whole(matching_, pair.first) < 0 && count[pair.first] < 2;
    });
    return found;
  }

  const Matching& matching_;
  const Side& side_;
  Index index_{};
};

int new_partner(const Matching& matching, int old) { return matching.new_partner(old); }
int old_partner(const Matching& matching, int young) { return matching.old_partner(young); }

}  // namespace

void match_parts(Matching& matching) {
  const Side splits{.parts = matching.after,
                    .wholes = matching.before,
                    .partner_of_part = old_partner,
                    .partner_of_whole = new_partner};
  for (const auto& [old, young] : Parts(matching, splits).find())
    matching.link(old, young, "words of the clause that was split");
  const Side merges{.parts = matching.before,
                    .wholes = matching.after,
                    .partner_of_part = new_partner,
                    .partner_of_whole = old_partner};
  for (const auto& [young, old] : Parts(matching, merges).find())
    matching.link(old, young, "words of the clause that it was merged into");
}

}  // namespace clauseline
