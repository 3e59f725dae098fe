#include "prose/printed_value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline {
namespace {

using Kind = ProseToken::Kind;
using Printed = std::pair<std::string, std::string>;

constexpr std::int64_t million = 1'000'000;

bool is_iso_currency(std::string_view unit) {
  return unit.size() == 3 && std::ranges::all_of(unit, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string decimal(const ProseValue& value) {
  return to_text(ProseValue{.kind = Kind::number, .millionths = value.millionths});
}

/// "P30D"; empty for what is not whole, or counts days of business.
std::string duration(const ProseValue& value) {
  if (value.millionths % million != 0) return {};
  const auto count = value.millionths / million;
  if (value.unit == "day") return fmt::format("P{}D", count);
  if (value.unit == "week") return fmt::format("P{}D", count * 7);
  if (value.unit == "month") return fmt::format("P{}M", count);
  if (value.unit == "quarter") return fmt::format("P{}M", count * 3);
  if (value.unit == "year") return fmt::format("P{}Y", count);
  return {};
}

std::string attribute(const ProseValue& value, std::string_view kind) {
  if (kind == "#percent" && value.kind == Kind::percent && value.unit.empty())
    return decimal(value);
  if (kind == "#amount" && value.kind == Kind::money) return decimal(value);
  if (kind == "#currency" && value.kind == Kind::money && is_iso_currency(value.unit))
    return value.unit;
  if (kind == "#duration" && value.kind == Kind::duration) return duration(value);
  return {};
}

std::string attribute(const Mark& mark, std::string_view kind) {
  const auto space = std::min(mark.target.find(' '), mark.target.size());
  if (kind == "#percent" && mark.kind == MarkKind::percent) return mark.target;
  if (kind == "#duration" && mark.kind == MarkKind::duration) return mark.target;
  if (mark.kind != MarkKind::money) return {};
  if (kind == "#amount") return mark.target.substr(0, space);
  if (kind == "#currency" && space < mark.target.size()) return mark.target.substr(space + 1);
  return {};
}

bool has(const std::vector<Printed>& all, const std::string& value) {
  return std::ranges::find(all, value, &Printed::first) != all.end();
}

}  // namespace

std::vector<Printed> printed_values(const Clause& clause,
                                    std::pair<std::uint32_t, std::uint32_t> sentence,
                                    std::string_view kind, SignalFinder& finder) {
  std::vector<Printed> all;
  const auto add = [&](std::string value, std::uint32_t begin, std::uint32_t end) {
    if (!value.empty() && !has(all, value))
      all.emplace_back(std::move(value), clause.words.substr(begin, end - begin));
  };
  std::vector<const Mark*> marks;
  for (const Mark& mark : clause.marks)
    if (mark.begin >= sentence.first && mark.end <= sentence.second && !mark.target.empty() &&
        (mark.kind == MarkKind::percent || mark.kind == MarkKind::money ||
         mark.kind == MarkKind::duration)) {
      marks.push_back(&mark);
      add(attribute(mark, kind), mark.begin, mark.end);
    }
  for (const ProseValue& value : finder.values(clause.words, sentence.first, sentence.second)) {
    const bool is_marked = std::ranges::any_of(marks, [&](const Mark* mark) {
      return value.begin < mark->end && value.end > mark->begin;
    });
    if (!is_marked) add(attribute(value, kind), value.begin, value.end);
  }
  return all;
}

}  // namespace clauseline
