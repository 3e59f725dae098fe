// Siblings keep their order more often than not, so the best assignment under two paired parents
// is an alignment of two sequences: the highest sum of what speaks for each pair, found by
// dynamic programming (Needleman and Wunsch, 1970) between the siblings that are paired already.

#include "diff/matching.hpp"
#include "diff/rising.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace clauseline {
namespace {

// What speaks for a pair is the likeness of words, 0 to 1, and these. A pair needs `least`.
constexpr double least = 0.5;
constexpr double same_number = 0.3;
constexpr double same_name = 0.25;
constexpr double same_term = 0.55;  // a definition is known by the term that it defines
constexpr double other_term = -0.3;
constexpr double other_name = -0.1;
constexpr double equal_words = 0.1;
constexpr double stub_at_number = 0.6;

constexpr std::size_t most_cells = 40000;  // of one table; larger gaps go to the other evidence

class Siblings {
 public:
  Siblings(Matching& matching, double least_like) : matching_(matching), least_like_(least_like) {}

  void match(int old_parent, int new_parent) {
    const auto olds = matching_.before.children(old_parent);
    const auto news = matching_.after.children(new_parent);
    const auto closed = [&](int young) { return matching_.old_partner(young) >= 0; };
    if (std::ranges::all_of(news, closed)) return;
    // What is paired and kept its order divides the rest.
    std::unordered_map<int, std::size_t> place_of_new;
    for (std::size_t j = 0; j < news.size(); ++j)
      place_of_new.emplace(news[j], j);
    PlacePairs paired;
    for (std::size_t i = 0; i < olds.size(); ++i)
      if (const auto found = place_of_new.find(matching_.new_partner(olds[i]));
          found != place_of_new.end())
        paired.emplace_back(i, found->second);
    std::size_t i = 0;
    std::size_t j = 0;
    const auto gap = [&](std::size_t x, std::size_t y) {
      fill({olds.begin() + static_cast<std::ptrdiff_t>(i),
            olds.begin() + static_cast<std::ptrdiff_t>(x)},
           {news.begin() + static_cast<std::ptrdiff_t>(j),
            news.begin() + static_cast<std::ptrdiff_t>(y)});
      i = x + 1;
      j = y + 1;
    };
    for (const auto& [x, y] : longest_rising(paired))
      gap(x, y);
    gap(olds.size(), news.size());
  }

 private:
  void fill(std::vector<int> olds, std::vector<int> news) {
    std::erase_if(olds, [&](int old) { return matching_.new_partner(old) >= 0; });
    std::erase_if(news, [&](int young) { return matching_.old_partner(young) >= 0; });
    trim(olds, news);
    if (olds.empty() || news.empty()) return;
    if (olds.size() == 1 && news.size() == 1) {
      if (belong(olds.front(), news.front())) link(olds.front(), news.front());
    } else if (olds.size() * news.size() > most_cells) {
      in_order(olds, news);
    } else {
      assign(olds, news);
    }
  }

  /// Equal ones at both ends need no table; there may be thousands of equal ones.
  void trim(std::vector<int>& olds, std::vector<int>& news) {
    const auto same = [&](int old, int young) {
      const auto& before = matching_.before[old];
      const auto& after = matching_.after[young];
      return before.subtree == after.subtree && before.number == after.number;
    };
    std::size_t front = 0;
    while (front < std::min(olds.size(), news.size()) && same(olds[front], news[front])) {
      matching_.link(olds[front], news[front], "equal words in order");
      ++front;
    }
    olds.erase(olds.begin(), olds.begin() + static_cast<std::ptrdiff_t>(front));
    news.erase(news.begin(), news.begin() + static_cast<std::ptrdiff_t>(front));
    while (!olds.empty() && !news.empty() && same(olds.back(), news.back())) {
      matching_.link(olds.back(), news.back(), "equal words in order");
      olds.pop_back();
      news.pop_back();
    }
  }

  /// Too many for a table: the first with the first of equal words, then of equal numbers.
  void in_order(const std::vector<int>& olds, const std::vector<int>& news) {
    by_key(olds, news, &Outline::Entry::words, 0, "equal words in order");
    by_key(olds, news, &Outline::Entry::number, least - same_number, "same number");
  }

  void by_key(const std::vector<int>& olds, const std::vector<int>& news,
              std::uint64_t Outline::Entry::*key, double likeness, std::string_view why) {
    std::unordered_map<std::uint64_t, std::pair<std::vector<int>, std::size_t>> waiting;
    for (const int old : olds)
      if (matching_.new_partner(old) < 0) waiting[matching_.before[old].*key].first.push_back(old);
    for (const int young : news) {
      const auto wanted = matching_.after[young].*key;
      const auto found = wanted == 0 ? waiting.end() : waiting.find(wanted);
      if (matching_.old_partner(young) >= 0 || found == waiting.end()) continue;
      auto& [queue, next] = found->second;
      if (next == queue.size() || apart(matching_, queue[next], young)) continue;
      if (likeness > 0 && like(matching_, queue[next], young) < likeness) continue;
      matching_.link(queue[next++], young, why);
    }
  }

  bool unlike(int old, int young) const {
    const auto& before = matching_.before[old];
    const auto& after = matching_.after[young];
    return before.last == old && after.last == young && before.has_words && after.has_words &&
           before.stub == after.stub && least_like_ > 0 &&
           !like_enough(matching_, old, young, least_like_);
  }

  double gain(int old, int young) const {
    if (apart(matching_, old, young) || unlike(old, young)) return 0;
    return gain_by(deeply_like(matching_, old, young), old, young);
  }

  /// Two that are alone with each other need no more than that something speaks for them; what all
  /// their inner clauses say is asked last, for it takes long.
  bool belong(int old, int young) const {
    if (apart(matching_, old, young) || unlike(old, young)) return false;
    return gain_by(deeply_like_at_least(matching_, old, young), old, young) > 0 ||
           gain_by(deeply_like(matching_, old, young), old, young) > 0;
  }

  double gain_by(double likeness, int old, int young) const {
    const auto& before = matching_.before[old];
    const auto& after = matching_.after[young];
    const bool number = before.number != 0 && before.number == after.number;
    double sum = likeness - least;
    if (number) sum += same_number;
    if (number && before.stub != after.stub) return std::max(sum, stub_at_number - least);
    if (before.name != 0 && before.name == after.name)
      sum += before.clause->kind == ClauseKind::definition ? same_term : same_name;
    if (named_apart(matching_, old, young))
      sum += before.clause->kind == ClauseKind::definition ? other_term : other_name;
    if (before.words == after.words && before.has_words) sum += equal_words;
    return sum;
  }

  void assign(const std::vector<int>& olds, const std::vector<int>& news) {
    const std::size_t columns = news.size() + 1;
    std::vector<double> gains(olds.size() * news.size());
    std::vector<double> best((olds.size() + 1) * columns, 0);
    const auto cell = [&](std::size_t i, std::size_t j) -> double& {
      return best[i * columns + j];
    };
    for (std::size_t i = olds.size(); i-- > 0;)
      for (std::size_t j = news.size(); j-- > 0;) {
        const double own = gain(olds[i], news[j]);
        gains[i * news.size() + j] = own;
        cell(i, j) = std::max(cell(i + 1, j), cell(i, j + 1));
        if (own > 0) cell(i, j) = std::max(cell(i, j), own + cell(i + 1, j + 1));
      }
    for (std::size_t i = 0, j = 0; i < olds.size() && j < news.size();) {
      const double own = gains[i * news.size() + j];
      if (own > 0 && cell(i, j) == own + cell(i + 1, j + 1))
        link(olds[i], news[j]), ++i, ++j;
      else if (cell(i, j) == cell(i + 1, j + 1))  // neither side is passed over first
        ++i, ++j;
      else if (cell(i, j) == cell(i + 1, j))
        ++i;
      else
        ++j;
    }
  }

  void link(int old, int young) { matching_.link(old, young, reason(old, young)); }

  std::string_view reason(int old, int young) const {
    const auto& before = matching_.before[old];
    const auto& after = matching_.after[young];
    if (before.has_words && before.words == after.words) return "equal words in order";
    if (before.number != 0 && before.number == after.number) return "same number";
    if (before.name != 0 && before.name == after.name) return "same heading";
    return like(matching_, old, young) > 0 ? "near-equal words" : "same inner clauses";
  }

  Matching& matching_;
  double least_like_;
};

}  // namespace

/// Goes down the new outline; what is paired on the way opens its own children next.
void match_siblings(Matching& matching, double least_like) {
  Siblings siblings(matching, least_like);
  siblings.match(-1, -1);
  for (int young = 0; young < matching.after.size(); ++young) {
    const int old = matching.old_partner(young);
    if (old >= 0 && matching.after[young].last > young && matching.before[old].last > old)
      siblings.match(old, young);
  }
}

}  // namespace clauseline
