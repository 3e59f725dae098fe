// Words that stand once on both sides anchor the comparison (patience); between anchors the
// shortest edit script is found by Myers' greedy algorithm (An O(ND) Difference Algorithm,
// 1986), given up for a plain replacement where it would cost more than `most_edits`.

#include "diff/redline.hpp"

#include "diff/rising.hpp"
#include "text/words.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace clauseline {
namespace {

using Pieces = std::span<const std::string_view>;

constexpr int most_edits = 800;

using Matches = PlacePairs;  // rising on both sides

Matches anchors(Pieces before, Pieces after) {
  struct Seen {
    std::size_t in_before = 0;
    std::size_t in_after = 0;
    std::size_t at_after = 0;
  };
  std::unordered_map<std::string_view, Seen> seen;
  for (const auto piece : before)
    ++seen[piece].in_before;
  for (std::size_t j = 0; j < after.size(); ++j) {
    auto& one = seen[after[j]];
    ++one.in_after;
    one.at_after = j;
  }
  Matches unique;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (const auto& one = seen[before[i]]; one.in_before == 1 && one.in_after == 1)
      unique.emplace_back(i, one.at_after);
  return longest_rising(unique);
}

/// Myers' forward search. Keeps the furthest reach of every diagonal for each number of
/// edits, and walks back through them.
class ShortestScript {
 public:
  ShortestScript(Pieces before, Pieces after)
      : before_(before),
        after_(after),
        n_(static_cast<int>(before.size())),
        m_(static_cast<int>(after.size())) {}

  Matches find() {
    for (int edits = 0; edits <= std::min(n_ + m_, most_edits); ++edits) {
      reach_.emplace_back(2 * static_cast<std::size_t>(edits) + 1);
      for (int k = -edits; k <= edits; k += 2)
        if (extend(edits, k)) return walk_back(edits);
    }
    return {};
  }

 private:
  int& at(int edits, int k) {
    const int place = k + edits;
    return reach_[static_cast<std::size_t>(edits)][static_cast<std::size_t>(place)];
  }
  bool went_down(int edits, int k) {
    return k == -edits || (k != edits && at(edits - 1, k - 1) < at(edits - 1, k + 1));
  }

  /// Follows diagonal k as far as it goes; true at the end of both sides.
  bool extend(int edits, int k) {
    int x = 0;
    if (edits > 0) x = went_down(edits, k) ? at(edits - 1, k + 1) : at(edits - 1, k - 1) + 1;
    while (x < n_ && x - k < m_ && x - k >= 0 &&
           before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(x - k)])
      ++x;
    at(edits, k) = x;
    return x >= n_ && x - k >= m_;
  }

  Matches walk_back(int edits) {
    Matches matches;
    int x = n_;
    int y = m_;
    for (; edits >= 0; --edits) {
      const int k = x - y;
      int from_x = 0;
      int from_k = 0;
      if (edits > 0) {
        from_k = went_down(edits, k) ? k + 1 : k - 1;
        from_x = at(edits - 1, from_k);
      }
      const int start_x = edits == 0 ? 0 : from_k == k + 1 ? from_x : from_x + 1;
      for (; x > start_x; --x, --y)
        matches.emplace_back(static_cast<std::size_t>(x - 1), static_cast<std::size_t>(y - 1));
      if (edits == 0) break;
      x = from_x;
      y = from_x - from_k;
    }
    std::ranges::reverse(matches);
    return matches;
  }

  Pieces before_;
  Pieces after_;
  int n_;
  int m_;
  std::vector<std::vector<int>> reach_;
};

/// What stands between two anchors on either side, and where it begins.
struct Gap {
  Pieces before;
  Pieces after;
  std::size_t old_start = 0;
  std::size_t new_start = 0;
};

void append_matches(const Gap& gap, Matches& into) {
  for (const auto& [i, j] : ShortestScript(gap.before, gap.after).find())
    into.emplace_back(i + gap.old_start, j + gap.new_start);
}

Matches matches(Pieces before, Pieces after) {
  Matches all;
  std::size_t i = 0;
  std::size_t j = 0;
  const auto close = [&](std::size_t x, std::size_t y) {
    append_matches({.before = before.subspan(i, x - i),
                    .after = after.subspan(j, y - j),
                    .old_start = i,
                    .new_start = j},
                   all);
  };
  for (const auto& [x, y] : anchors(before, after)) {
    close(x, y);
    all.emplace_back(x, y);
    i = x + 1;
    j = y + 1;
  }
  close(before.size(), after.size());
  return all;
}

/// Gathers edits, a deletion before its insertion, neighbours of one kind as one.
class Script {
 public:
  void equal(std::string_view text) {
    const bool space = text.find_first_not_of(" \n") == std::string_view::npos;
    if (space && changing()) {
      held_ += text;
      return;
    }
    flush(EditKind::equal);
    push(EditKind::equal, text);
  }
  void deletion(std::string_view text) { change(deleted_, text); }
  void insertion(std::string_view text) { change(inserted_, text); }

  std::vector<Edit> finish() {
    flush(EditKind::equal);
    return std::move(edits_);
  }

 private:
  bool changing() const { return !deleted_.empty() || !inserted_.empty(); }

  /// White space between two changed words changes with them, if both sides go on.
  void change(std::string& side, std::string_view text) {
    if (!held_.empty()) {
      if (!deleted_.empty() && !inserted_.empty()) {
        deleted_ += held_;
        inserted_ += held_;
        held_.clear();
      } else {
        flush(EditKind::equal);
      }
    }
    side += text;
  }

  void flush(EditKind held_kind) {
    push(EditKind::deletion, deleted_);
    push(EditKind::insertion, inserted_);
    push(held_kind, held_);
    deleted_.clear();
    inserted_.clear();
    held_.clear();
  }

  void push(EditKind kind, std::string_view text) {
    if (text.empty()) return;
    if (!edits_.empty() && edits_.back().kind == kind)
      edits_.back().text += text;
    else
      edits_.push_back({.kind = kind, .text = std::string(text)});
  }

  std::vector<Edit> edits_;
  std::string deleted_;
  std::string inserted_;
  std::string held_;
};

}  // namespace

std::vector<Edit> redline(std::string_view before, std::string_view after) {
  const auto old_pieces = words(before);
  const auto new_pieces = words(after);
  Script script;
  std::size_t i = 0;
  std::size_t j = 0;
  const auto catch_up = [&](std::size_t x, std::size_t y) {
    for (; i < x; ++i)
      script.deletion(old_pieces[i]);
    for (; j < y; ++j)
      script.insertion(new_pieces[j]);
  };
  for (const auto& [x, y] : matches(old_pieces, new_pieces)) {
    catch_up(x, y);
    script.equal(old_pieces[x]);
    i = x + 1;
    j = y + 1;
  }
  catch_up(old_pieces.size(), new_pieces.size());
  return script.finish();
}

}  // namespace clauseline
