#include "terms/tiers.hpp"

#include "terms/due.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace clauseline {
namespace {

bool all_shown(const Tiers& tiers) {
  return tiers.from_first_unit && std::ranges::all_of(tiers.tiers, [](const Tier& tier) {
           return tier.over && tier.percent;
         });
}

std::string number(const std::optional<Decimal>& decimal) {
  return decimal ? to_text(*decimal) : "undisclosed";
}

std::string rate(const std::optional<Decimal>& percent) {
  return percent ? to_text(*percent) + "%" : "undisclosed";
}

std::vector<Band> bands(const Tiers& tiers) {
  std::vector<Band> all;
  all.reserve(tiers.tiers.size());
  for (const Tier& tier : tiers.tiers)
    all.push_back(
        {.over = exact(*tier.over), .percent = exact(*tier.percent), .whole = tier.whole});
  return all;
}

/// What is paid for a base amount of tiers that are all shown.
Exact pay(const Tiers& tiers, const Exact& amount) {
  return due_on(amount, exact(*tiers.from_first_unit), bands(tiers));
}

Exact last_rate(const Tiers& tiers) {
  return exact(tiers.tiers.empty() ? *tiers.from_first_unit : *tiers.tiers.back().percent);
}

bool same_currency(const Tiers& before, const Tiers& after) {
  std::string known;
  for (const Tiers* side : {&before, &after})
    for (const Tier& tier : side->tiers) {
      if (known.empty()) known = tier.currency;
      if (tier.currency != known) return false;
    }
  return true;
}

/// A straight piece of what is paid: right of `from` it is `value` and grows by `slope`.
struct Piece {
  Exact from;
  Exact value;
  Exact slope;
};

std::vector<Piece> pieces(const Tiers& tiers) {
  std::vector<Piece> found{{.from = 0, .value = 0, .slope = exact(*tiers.from_first_unit) / 100}};
  for (const Tier& tier : tiers.tiers) {
    const Piece& last = found.back();
    const Exact over = exact(*tier.over);
    const Exact slope = exact(*tier.percent) / 100;
    const Exact value = tier.whole ? slope * over : last.value + last.slope * (over - last.from);
    found.push_back({.from = over, .value = value, .slope = slope});
  }
  return found;
}

/// The pieces, none of which pays less than the minimum.
std::vector<Piece> pieces(const Payable& payable) {
  const Exact minimum = exact(payable.minimum);
  const auto bare = pieces(payable.tiers);
  std::vector<Piece> found;
  for (std::size_t i = 0; i < bare.size(); ++i) {
    const Piece& piece = bare[i];
    if (piece.value >= minimum) {
      found.push_back(piece);
      continue;
    }
    found.push_back({.from = piece.from, .value = minimum, .slope = 0});
    if (piece.slope == 0) continue;
    const Exact reached = piece.from + (minimum - piece.value) / piece.slope;
    if (i + 1 == bare.size() || reached < bare[i + 1].from)
      found.push_back({.from = reached, .value = minimum, .slope = piece.slope});
  }
  return found;
}

const Piece& piece_at(const std::vector<Piece>& pieces, const Exact& amount) {
  const auto after = std::ranges::upper_bound(pieces, amount, {}, &Piece::from);
  return *std::prev(after);
}

std::string printed(const Exact& amount) {
  const Minor hundredths = rounded(amount, 2, Rounding::down);
  auto text = to_text(hundredths, 2);
  if (text.ends_with(".00")) text.erase(text.size() - 3);
  return (exact(hundredths, 2) == amount ? "" : "about ") + text;
}

/// Walks what two shares pay side by side and notes where the one overtakes the other.
class Overtaking {
 public:
  void note(const Exact& amount, int sign) {
    if (sign != 0 && last_ != 0 && sign != last_)
      found_.push_back({.amount = printed(amount), .less_above = sign < 0});
    if (sign != 0) last_ = sign;
  }
  std::vector<Crossing> found() && { return std::move(found_); }

 private:
  int last_ = 0;
  std::vector<Crossing> found_{};
};

}  // namespace

std::vector<Crossing> crossings(const Payable& before, const Payable& after) {
  const bool comparable =
      all_shown(before.tiers) && all_shown(after.tiers) && same_currency(before.tiers, after.tiers);
  if (!comparable) return {};
  const auto olds = pieces(before);
  const auto news = pieces(after);
  std::set<Exact> starts;
  for (const auto* side : {&olds, &news})
    for (const Piece& piece : *side)
      starts.insert(piece.from);
  Overtaking overtaking;
  for (auto start = starts.begin(); start != starts.end(); ++start) {
    const Piece& a = piece_at(olds, *start);
    const Piece& b = piece_at(news, *start);
    const Exact gap = b.value + b.slope * (*start - b.from) - a.value - a.slope * (*start - a.from);
    const Exact growth = b.slope - a.slope;
    overtaking.note(*start, gap == 0 ? growth.sign() : gap.sign());
    if (gap == 0 || growth == 0) continue;
    const Exact meets = *start - gap / growth;
    const bool within = std::next(start) == starts.end() || meets < *std::next(start);
    if (meets > *start && within) overtaking.note(meets, growth.sign());
  }
  return std::move(overtaking).found();
}

FunctionOrder order(const Tiers& before, const Tiers& after) {
  if (!all_shown(before) || !all_shown(after) || !same_currency(before, after))
    return FunctionOrder::crossing;
  const Exact least(1, 1'000'000);  // no amount is written more finely
  std::vector<Exact> amounts{least};
  for (const Tiers* side : {&before, &after})
    for (const Tier& tier : side->tiers) {
      amounts.push_back(exact(*tier.over));
      amounts.push_back(exact(*tier.over) + least);
    }
  amounts.push_back(*std::ranges::max_element(amounts) + 1);
  bool higher = last_rate(after) > last_rate(before);
  bool lower = last_rate(after) < last_rate(before);
  for (const Exact& amount : amounts) {
    const Exact difference = pay(after, amount) - pay(before, amount);
    if (difference > 0) higher = true;
    if (difference < 0) lower = true;
  }
  if (higher && lower) return FunctionOrder::crossing;
  if (higher) return FunctionOrder::higher;
  return lower ? FunctionOrder::lower : FunctionOrder::equal;
}

std::string to_text(const Tiers& tiers) {
  std::string text = rate(tiers.from_first_unit);
  for (const Tier& tier : tiers.tiers)
    text += fmt::format(" to {} {}, {}{}", number(tier.over), tier.currency, rate(tier.percent),
                        tier.whole ? " of the whole" : "");
  return tiers.tiers.empty() ? text : text + " above";
}

}  // namespace clauseline
