#include "terms/in_words.hpp"

#include "text/split.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace clauseline {
namespace {

std::string spaced(std::string slug) {
  std::ranges::replace(slug, '-', ' ');
  return slug;
}

/// "microsoft unable support-capabilities" is "microsoft is unable to support capabilities".
std::string fact_in_words(const std::string& fact) {
  const auto words = split(fact);
  if (words.size() < 2) return fact;
  const auto& is = words[1];
  std::string text = words[0];
  if (is == "unable" || is == "unwilling")
    text += fmt::format(" is {} to", is);
  else
    text += (is.ends_with('s') ? " " : " is ") + spaced(is);
  return words.size() < 3 ? text : text + " " + spaced(words[2]);
}

/// A condition within another keeps together in brackets.
std::string part_in_words(const Condition& part) {
  const bool joined = part.kind == Condition::Kind::all || part.kind == Condition::Kind::any;
  return joined ? fmt::format("({})", in_words(part)) : in_words(part);
}

std::string joined(const Condition& condition, std::string_view word) {
  std::vector<std::string> parts;
  parts.reserve(condition.parts.size());
  for (const Condition& part : condition.parts)
    parts.push_back(part_in_words(part));
  return fmt::format("{}", fmt::join(parts, word));
}

std::string counted(int count, std::string_view unit) {
  return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

std::string threshold_in_words(const Condition& threshold) {
  constexpr std::array<std::string_view, 4> comparisons{"less than", "at most", "at least",
                                                        "more than"};
  return fmt::format("{} is {} {}", spaced(threshold.what),
                     comparisons.at(static_cast<std::size_t>(threshold.comparison)),
                     to_text(threshold.value));
}

}  // namespace

std::string grouped(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

std::string in_words(const Duration& duration) {
  std::vector<std::string> parts;
  if (duration.months >= 12) parts.push_back(counted(duration.months / 12, "year"));
  if (duration.months % 12 != 0) parts.push_back(counted(duration.months % 12, "month"));
  if (duration.days != 0 || parts.empty()) parts.push_back(counted(duration.days, "day"));
  return fmt::format("{}", fmt::join(parts, " and "));
}

std::string in_words(const End& end) {
  const bool composite = end.kind == End::Kind::first || end.kind == End::Kind::last;
  if (!composite && end.plus != Duration{}) {
    End moment = end;
    moment.plus = {};
    return fmt::format("{} after {}", in_words(end.plus), in_words(moment));
  }
  if (!composite) return to_text(end);
  std::vector<std::string> parts;
  parts.reserve(end.parts.size());
  for (const End& part : end.parts)
    parts.push_back(in_words(part));
  return fmt::format("the {} of {}", end.kind == End::Kind::first ? "first" : "last",
                     fmt::join(parts, " and "));
}

std::string in_words(const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::all: return joined(condition, " and ");
    case Condition::Kind::any: return joined(condition, " or ");
    case Condition::Kind::negation: return "not " + joined(condition, " and ");
    case Condition::Kind::fact: return fact_in_words(condition.what);
    case Condition::Kind::threshold: return threshold_in_words(condition);
    case Condition::Kind::event: break;
  }
  return condition.what + " has come";
}

std::string in_words(const Value& value) {
  if (!value.stated()) return value.text;
  if (const auto* end = value.get<End>()) return in_words(*end);
  if (const auto* condition = value.get<Condition>()) return in_words(*condition);
  if (const auto* duration = value.get<Duration>()) return in_words(*duration);
  if (const auto* names = value.get<Names>()) return fmt::format("{}", fmt::join(*names, ", "));
  if (const auto* money = value.get<Money>())
    return fmt::format(
        "{}{}{}", money->unit, money->unit.empty() ? "" : " ",
        money->amount.scale == 0 ? grouped(to_text(money->amount)) : to_text(money->amount));
  return value.text;
}

std::string text_of(const Value& value, Wording wording) {
  return wording == Wording::data ? value.text : in_words(value);
}

}  // namespace clauseline
