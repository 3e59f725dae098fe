#include "terms/tiers.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace clauseline {
namespace {

using Exact = boost::multiprecision::cpp_int;  // in millionths, of a unit or of a percent

Exact exact(const std::optional<Decimal>& decimal) {
  Exact value = decimal->whole;
  value *= 1'000'000;
  return value + decimal->millionths;
}

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

/// What is paid for a base amount, in millionths of millionths of a percent of a unit.
Exact pay(const Tiers& tiers, const Exact& amount) {
  Exact rate = exact(tiers.from_first_unit);
  Exact from = 0;
  Exact paid = 0;
  for (const Tier& tier : tiers.tiers) {
    const Exact over = exact(tier.over);
    if (amount <= over) break;
    if (tier.whole)
      paid = exact(tier.percent) * over;
    else
      paid += rate * (over - from);
    rate = exact(tier.percent);
    from = over;
  }
  return paid + rate * (amount - from);
}

Exact last_rate(const Tiers& tiers) {
  return tiers.tiers.empty() ? exact(tiers.from_first_unit) : exact(tiers.tiers.back().percent);
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

using Ratio = boost::multiprecision::cpp_rational;

/// A straight piece of what is paid: right of `from` it is `value` and grows by `slope`.
struct Piece {
  Ratio from;
  Ratio value;
  Ratio slope;
};

Ratio ratio(const std::optional<Decimal>& decimal) { return {exact(decimal), 1'000'000}; }

std::vector<Piece> pieces(const Tiers& tiers) {
  std::vector<Piece> found{{.from = 0, .value = 0, .slope = ratio(tiers.from_first_unit) / 100}};
  for (const Tier& tier : tiers.tiers) {
    const Piece& last = found.back();
    const Ratio over = ratio(tier.over);
    const Ratio slope = ratio(tier.percent) / 100;
    const Ratio value =
        tier.whole ? Ratio(slope * over) : Ratio(last.value + last.slope * (over - last.from));
    found.push_back({.from = over, .value = value, .slope = slope});
  }
  return found;
}

/// The pieces, none of which pays less than the minimum.
std::vector<Piece> pieces(const Payable& payable) {
  const Ratio minimum = ratio(payable.minimum);
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
    const Ratio reached = piece.from + (minimum - piece.value) / piece.slope;
    if (i + 1 == bare.size() || reached < bare[i + 1].from)
      found.push_back({.from = reached, .value = minimum, .slope = piece.slope});
  }
  return found;
}

const Piece& piece_at(const std::vector<Piece>& pieces, const Ratio& amount) {
  const auto after = std::ranges::upper_bound(pieces, amount, {}, &Piece::from);
  return *std::prev(after);
}

std::string printed(const Ratio& amount) {
  const Ratio hundredths = amount * 100;
  const Exact whole = numerator(hundredths) / denominator(hundredths);
  auto text = Exact(whole / 100).str();
  if (const Exact cents = whole % 100; cents != 0)
    text += fmt::format(".{:02}", cents.convert_to<int>());
  return (whole == hundredths ? "" : "about ") + text;
}

/// Walks what two shares pay side by side and notes where the one overtakes the other.
class Overtaking {
 public:
  void note(const Ratio& amount, int sign) {
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
  std::set<Ratio> starts;
  for (const auto* side : {&olds, &news})
    for (const Piece& piece : *side)
      starts.insert(piece.from);
  Overtaking overtaking;
  for (auto start = starts.begin(); start != starts.end(); ++start) {
    const Piece& a = piece_at(olds, *start);
    const Piece& b = piece_at(news, *start);
    const Ratio gap = b.value + b.slope * (*start - b.from) - a.value - a.slope * (*start - a.from);
    const Ratio growth = b.slope - a.slope;
    overtaking.note(*start, gap == 0 ? growth.sign() : gap.sign());
    if (gap == 0 || growth == 0) continue;
    const Ratio meets = *start - gap / growth;
    const bool within = std::next(start) == starts.end() || meets < *std::next(start);
    if (meets > *start && within) overtaking.note(meets, growth.sign());
  }
  return std::move(overtaking).found();
}

FunctionOrder order(const Tiers& before, const Tiers& after) {
  if (!all_shown(before) || !all_shown(after) || !same_currency(before, after))
    return FunctionOrder::crossing;
  std::vector<Exact> amounts{1};
  for (const Tiers* side : {&before, &after})
    for (const Tier& tier : side->tiers) {
      amounts.push_back(exact(tier.over));
      amounts.emplace_back(exact(tier.over) + 1);
    }
  amounts.emplace_back(*std::ranges::max_element(amounts) + 1'000'000);
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
