#include "amend/alignment.hpp"

#include "model/write.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace clauseline::amend {
namespace {

std::vector<const Piece*> counted_children(const Piece* piece) {
  std::vector<const Piece*> found;
  if (piece == nullptr) return found;
  for (const Piece& one : piece->pieces)
    if (one.is_element() && one.name != "note") found.push_back(&one);
  return found;
}

void add_said(const Piece& piece, std::string& text) {
  const bool between = piece.is_white() && !holds_words(piece.parent->name);
  if (piece.kind == Piece::Kind::text && !between) text += piece.value;
  if (!piece.is_element() || piece.name == "note") return;
  text += fmt::format("<{}", piece.name);
  for (const auto& [name, value] : counted_attributes(piece))
    text += fmt::format(" {}={}", name, value);
  text += '>';
  for (const Piece& one : piece.pieces)
    add_said(one, text);
  text += "</>";
}

/// Elements without id are known by what they say: the longest run of equal ones pairs up, and
/// what stands between two of them on both sides pairs up by name, in order.
class Unnamed {
 public:
  Unnamed(const std::vector<const Piece*>& expected, const std::vector<const Piece*>& actual) {
    for (const Piece* one : expected)
      if ((*one)["id"].empty()) expected_.push_back({.piece = one, .says = said(*one)});
    for (const Piece* one : actual)
      if ((*one)["id"].empty()) actual_.push_back({.piece = one, .says = said(*one)});
  }

  std::map<const Piece*, const Piece*> pairs() {
    std::size_t first = 0;
    auto last = expected_.size();
    auto actual_last = actual_.size();
    while (first < last && first < actual_last && same(first, first)) {
      pair(first, first);
      ++first;
    }
    while (last > first && actual_last > first && same(last - 1, actual_last - 1))
      pair(--last, --actual_last);
    pair_middle({first, last}, {first, actual_last});
    return std::move(pairs_);
  }

 private:
  struct One {
    const Piece* piece = nullptr;
    std::string says;
  };
  struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t size() const { return last - first; }
  };

  bool same(std::size_t at, std::size_t there) const {
    return expected_[at].says == actual_[there].says;
  }
  void pair(std::size_t at, std::size_t there) {
    pairs_[expected_[at].piece] = actual_[there].piece;
  }

  /// By the lengths of the longest common runs; stretches too long for their table pair up in
  /// order alone.
  void pair_middle(Stretch here, Stretch there) {
    constexpr std::size_t most = 1U << 20U;
    const auto width = there.size() + 1;
    if (here.size() * width > most) return pair_in_order(here, there);
    std::vector<std::size_t> length((here.size() + 1) * width);
    for (auto i = here.size(); i-- > 0;)
      for (auto k = there.size(); k-- > 0;)
        length[i * width + k] =
            same(here.first + i, there.first + k)
                ? length[(i + 1) * width + k + 1] + 1
                : std::max(length[(i + 1) * width + k], length[i * width + k + 1]);
    Stretch gap{.first = here.first, .last = here.first};
    Stretch gap_there{.first = there.first, .last = there.first};
    while (gap.last < here.last && gap_there.last < there.last) {
      const auto i = gap.last - here.first;
      const auto k = gap_there.last - there.first;
      if (same(gap.last, gap_there.last)) {
        pair_in_order(gap, gap_there);
        pair(gap.last, gap_there.last);
        gap = {.first = gap.last + 1, .last = gap.last + 1};
        gap_there = {.first = gap_there.last + 1, .last = gap_there.last + 1};
      } else if (length[(i + 1) * width + k] >= length[i * width + k + 1]) {
        ++gap.last;
      } else {
        ++gap_there.last;
      }
    }
    pair_in_order({gap.first, here.last}, {gap_there.first, there.last});
  }

  void pair_in_order(Stretch here, Stretch there) {
    for (auto at = here.first, from = there.first; at < here.last; ++at) {
      auto next = from;
      while (next < there.last && actual_[next].piece->name != expected_[at].piece->name)
        ++next;
      if (next == there.last) continue;
      pair(at, next);
      from = next + 1;
    }
  }

  std::vector<One> expected_{};
  std::vector<One> actual_{};
  std::map<const Piece*, const Piece*> pairs_{};
};

/// Marks the pairs that do not stand in the longest run that keeps its order.
void mark_order(std::vector<Couple>& couples, const std::vector<const Piece*>& actual) {
  std::vector<Couple*> both;
  std::vector<std::ptrdiff_t> places;
  for (Couple& one : couples) {
    if (one.expected == nullptr || one.actual == nullptr) continue;
    both.push_back(&one);
    places.push_back(std::ranges::find(actual, one.actual) - actual.begin());
  }
  std::vector<std::size_t> ends;  // by length of run: where the one with the lowest end ends
  std::vector<std::ptrdiff_t> before(both.size(), -1);
  for (std::size_t i = 0; i < both.size(); ++i) {
    const auto at = std::ranges::lower_bound(ends, places[i], std::less<>(),
                                             [&](std::size_t end) { return places[end]; });
    if (at != ends.begin()) before[i] = static_cast<std::ptrdiff_t>(*std::prev(at));
    if (at == ends.end())
      ends.push_back(i);
    else
      *at = i;
  }
  for (Couple* one : both)
    one->out_of_order = true;
  for (auto i = ends.empty() ? -1 : static_cast<std::ptrdiff_t>(ends.back()); i >= 0;
       i = before[static_cast<std::size_t>(i)])
    both[static_cast<std::size_t>(i)]->out_of_order = false;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> counted_attributes(const Piece& piece) {
  std::vector<std::pair<std::string, std::string>> counted;
  for (const auto& [name, value] : piece.attributes)
    if (name != "src" && value != "unstated") counted.emplace_back(name, fold(value));
  std::ranges::sort(counted);
  return counted;
}

std::string said(const Piece& piece) {
  std::string text;
  add_said(piece, text);
  return fold(text);
}

std::string marked(const Piece& block) {
  std::string text;
  for (const Piece& one : block.pieces) {
    if (one.kind == Piece::Kind::text) text += one.value;
    if (!one.is_element() || one.name == "list") continue;
    text += "[" + one.name;
    for (const auto& [name, value] : counted_attributes(one))
      text += " " + value;
    text += ": " + marked(one) + "]";
  }
  return fold(text);
}

std::vector<Couple> align(const Piece* expected, const Piece* actual) {
  const auto wanted = counted_children(expected);
  const auto there = counted_children(actual);
  auto pairs = Unnamed(wanted, there).pairs();
  std::map<std::string_view, const Piece*, std::less<>> by_id;
  for (const Piece* one : there)
    if (!(*one)["id"].empty()) by_id.emplace((*one)["id"], one);
  for (const Piece* one : wanted)
    if (const auto found = by_id.find((*one)["id"]); found != by_id.end())
      pairs[one] = found->second;
  std::vector<Couple> couples;
  std::map<const Piece*, bool> taken;
  for (const Piece* one : wanted) {
    const auto found = pairs.find(one);
    couples.push_back({.expected = one, .actual = found == pairs.end() ? nullptr : found->second});
    if (found != pairs.end()) taken[found->second] = true;
  }
  for (const Piece* one : there)
    if (!taken.contains(one)) couples.push_back({.actual = one});
  mark_order(couples, there);
  return couples;
}

}  // namespace clauseline::amend
