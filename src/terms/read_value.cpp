#include "terms/read_value.hpp"

#include "text/split.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline {
namespace {

Names names(std::string_view list) {
  auto words = split(list);
  return {std::make_move_iterator(words.begin()), std::make_move_iterator(words.end())};
}

std::string joined(const Names& names) { return fmt::format("{}", fmt::join(names, " ")); }

Known known_word(std::string_view text) {
  if (text == "unstated") return Known::unstated;
  if (text == "undisclosed") return Known::undisclosed;
  if (text == "redacted") return Known::redacted;
  if (text == "tbd") return Known::to_be_determined;
  return Known::stated;
}

std::vector<const Fact*> parts_named(const Fact& fact, std::string_view name) {
  std::vector<const Fact*> found;
  for (const Fact& part : fact.parts)
    if (part.name == name) found.push_back(&part);
  return found;
}

/// The last part of "exclusivity.until", or the whole name.
std::string_view last_name(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

bool is_child(Type type) {
  return type == Type::end || type == Type::condition || type == Type::parts || type == Type::tiers;
}

/// The fact whose attribute or child element holds the field, or null.
const Fact* holder(const Field& field, const Fact& term, std::size_t piece) {
  const bool direct =
      field.element.empty() || (is_child(field.type) && field.name == field.element);
  if (direct) return &term;
  const auto found = parts_named(term, field.element);
  if (found.empty()) return nullptr;
  return found[std::min(piece, found.size() - 1)];
}

End joined_end(std::vector<End> ends, End::Kind kind) {
  if (ends.size() == 1) return std::move(ends.front());
  return {.kind = kind, .parts = std::move(ends)};
}

Condition joined_condition(std::vector<Condition> tests, Condition::Kind kind) {
  if (tests.size() == 1) return std::move(tests.front());
  return {.kind = kind, .parts = std::move(tests)};
}

/// Several bounds of one kind: what starts waits for the last, what ends ends at the first.
std::optional<End> end_in(const Fact& fact, std::string_view name) {
  std::vector<End> ends;
  for (const Fact* bound : parts_named(fact, name))
    ends.push_back(read_end(*bound));
  if (ends.empty()) return std::nullopt;
  return joined_end(std::move(ends), name == "from" ? End::Kind::last : End::Kind::first);
}

/// Several conditions must all hold; any of several exceptions will do.
std::optional<Condition> condition_in(const Fact& fact, std::string_view name) {
  std::vector<Condition> tests;
  for (const Fact* condition : parts_named(fact, name))
    if (!condition->parts.empty()) tests.push_back(read_condition(condition->parts.front()));
  if (tests.empty()) return std::nullopt;
  return joined_condition(std::move(tests),
                          name == "unless" ? Condition::Kind::any : Condition::Kind::all);
}

Part read_part(const Fact& fact) {
  return {.assets = names(fact["assets"]),
          .customers = names(fact["customers"]),
          .territory = names(fact["territory"]),
          .fields = names(fact["field"]),
          .from = end_in(fact, "from"),
          .until = end_in(fact, "until"),
          .when = condition_in(fact, "when"),
          .unless = condition_in(fact, "unless"),
          .note = std::string(fact["note"])};
}

Value stated(Value::Content content, std::string text, Position at) {
  return {.known = Known::stated, .content = std::move(content), .text = std::move(text), .at = at};
}

Value read_parts(const Fact& fact, std::string_view name) {
  std::vector<Part> parts;
  std::vector<std::string> texts;
  const auto found = parts_named(fact, name);
  for (const Fact* one : found) {
    parts.push_back(read_part(*one));
    texts.push_back(to_text(parts.back()));
  }
  if (parts.empty()) return {};
  return stated(std::move(parts), fmt::format("{}", fmt::join(texts, "; ")), found.front()->at);
}

Value read_tiers(const Fact& fact) {
  const auto found = parts_named(fact, "tier");
  if (found.empty()) return {};
  Tiers tiers{.from_first_unit = Decimal{}};  // without a rate nothing is due below the tiers
  if (const auto* rate = fact.part("rate"))
    tiers.from_first_unit = read_decimal((*rate)["percent"]);
  for (const Fact* tier : found)
    tiers.tiers.push_back({.over = read_decimal((*tier)["over"]),
                           .currency = std::string((*tier)["currency"]),
                           .percent = read_decimal((*tier)["percent"]),
                           .whole = (*tier)["applies"] == "whole"});
  std::ranges::stable_sort(tiers.tiers, {}, &Tier::over);
  auto text = to_text(tiers);
  const auto* rate = fact.part("rate");
  if (rate != nullptr &&
      !read_decimal((*rate)["percent"]))  // "undisclosed to 3000000 USD, 20% above"
    text.replace(0, text.find(' '), (*rate)["percent"]);
  return stated(std::move(tiers), std::move(text), found.front()->at);
}

Value read_child(const Field& field, const Fact& fact) {
  const auto name = last_name(field.name);
  const auto* child = fact.part(name);
  if (field.type == Type::parts) return read_parts(fact, name);
  if (field.type == Type::tiers) return read_tiers(fact);
  if (field.type == Type::end) {
    auto end = end_in(fact, name);
    if (!end) return {};
    auto text = to_text(*end);
    return stated(std::move(*end), std::move(text), child->at);
  }
  auto condition = condition_in(fact, name);
  if (!condition) return {};
  auto text = to_text(*condition);
  return stated(std::move(*condition), std::move(text), child->at);
}

template <class Quantity>
Value quantity(const std::optional<Quantity>& read, const Fact::Attribute& attribute,
               std::string_view suffix = {}) {
  if (!read) return stated(attribute.value, attribute.value, attribute.at);
  return stated(*read, to_text(*read) + std::string(suffix), attribute.at);
}

/// The currency or other unit of an amount, which may be told although the amount is not.
std::string unit_of(const Field& field, const Fact& fact) {
  std::string unit;
  for (const std::string& name : split(field.unit))
    if (unit.empty()) unit = fact[name];
  return unit;
}

Value read_money(const Field& field, const Fact& fact, const Fact::Attribute& attribute) {
  const auto amount = read_decimal(attribute.value);
  if (!amount) return stated(attribute.value, attribute.value, attribute.at);
  auto unit = unit_of(field, fact);
  auto text = fmt::format("{}{}{}", unit, unit.empty() ? "" : " ", to_text(*amount));
  return stated(Money{.amount = *amount, .unit = std::move(unit)}, std::move(text), attribute.at);
}

Value read_attribute(const Field& field, const Fact& fact, const Fact::Attribute& attribute) {
  switch (field.type) {
    case Type::percent: return quantity(read_decimal(attribute.value), attribute, "%");
    case Type::number: return quantity(read_decimal(attribute.value), attribute);
    case Type::duration: return quantity(read_duration(attribute.value), attribute);
    case Type::date: return quantity(read_date(attribute.value), attribute);
    case Type::money: return read_money(field, fact, attribute);
    case Type::parties:
    case Type::assets:
    case Type::clouds:
    case Type::ids:
    case Type::slugs:
    case Type::regions: {
      auto set = names(attribute.value);
      auto text = joined(set);
      return stated(std::move(set), std::move(text), attribute.at);
    }
    default: return stated(attribute.value, attribute.value, attribute.at);
  }
}

/// The events of several <independent-of event="..."/>.
Value read_repeated(const Field& field, const Fact& fact) {
  Names all;
  const auto found = parts_named(fact, field.element);
  for (const Fact* one : found)
    all.merge(names((*one)[field.attribute]));
  if (found.empty()) return {};
  auto text = joined(all);
  return stated(std::move(all), std::move(text), found.front()->at);
}

Condition test(Condition::Kind kind, std::string what) {
  return {.kind = kind, .what = std::move(what)};
}

Condition read_threshold(const Fact& fact) {
  using Pair = std::pair<std::string_view, Condition::Comparison>;
  constexpr std::array<Pair, 4> comparisons{{{"lt", Condition::Comparison::less},
                                             {"le", Condition::Comparison::at_most},
                                             {"ge", Condition::Comparison::at_least},
                                             {"gt", Condition::Comparison::greater}}};
  const auto unit = fact["unit"];
  const auto measure = fmt::format("{}{}{}", fact["measure"], unit.empty() ? "" : " in ", unit);
  const auto value = read_decimal(fact["value"]);
  if (!value)  // undisclosed: a test of which only equality is known
    return test(Condition::Kind::fact, fmt::format("{} {} {}", measure, fact["op"], fact["value"]));
  const auto* found = std::ranges::find(comparisons, fact["op"], &Pair::first);
  return {
      .kind = Condition::Kind::threshold,
      .what = measure,
      .comparison = found == comparisons.end() ? Condition::Comparison::at_least : found->second,
      .value = *value};
}

}  // namespace

namespace {

/// The end, later by a duration: of several moments, each of them.
End later(End end, const Duration& plus) {
  end.plus.months += plus.months;
  end.plus.days += plus.days;
  for (End& part : end.parts)
    part = later(std::move(part), plus);
  if (!end.parts.empty()) end.plus = {};
  return end;
}

}  // namespace

End read_end(const Fact& bound) {
  const auto plus = read_duration(bound["plus"]).value_or(Duration{});
  for (const auto kind : {End::Kind::first, End::Kind::last})
    if (const auto* composite = bound.part(kind == End::Kind::first ? "first" : "last")) {
      std::vector<End> parts;
      for (const Fact& part : composite->parts)
        parts.push_back(read_end(part));
      return later({.kind = kind, .parts = std::move(parts)}, plus);
    }
  if (const auto date = read_date(bound["date"]))
    return {.kind = End::Kind::date, .date = *date, .plus = plus};
  if (const auto event = bound["event"]; !event.empty())
    return {.kind = End::Kind::event, .event = std::string(event), .plus = plus};
  const auto open = bound["open"];
  if (open == "perpetual" || open == "indefinite")
    return {.kind = End::Kind::never, .open = std::string(open)};
  return open == "undisclosed" ? ends_at("?undisclosed") : unstated_end();
}

Condition read_condition(const Fact& fact) {
  using Kind = Condition::Kind;
  if (fact.name == "event") return test(Kind::event, std::string(fact["ref"]));
  if (fact.name == "threshold") return read_threshold(fact);
  if (fact.name == "fact")
    return test(Kind::fact, fmt::format("{} {}{}{}", fact["of"], fact["is"],
                                        fact["what"].empty() ? "" : " ", fact["what"]));
  Condition joined{.kind = fact.name == "all"   ? Kind::all
                           : fact.name == "any" ? Kind::any
                                                : Kind::negation};
  for (const Fact& part : fact.parts)
    joined.parts.push_back(read_condition(part));
  return joined;
}

Value read_value(const Field& field, const Fact& term, std::size_t piece) {
  if (field.name == field.element && !field.attribute.empty() && field.type == Type::ids)
    return read_repeated(field, term);
  const Fact* fact = holder(field, term, piece);
  if (fact == nullptr) return {};
  if (is_child(field.type)) return read_child(field, *fact);
  const auto name = field.attribute.empty() ? field.name : field.attribute;
  const auto* attribute = fact->find(name);
  if (attribute == nullptr) {
    if (field.fallback.empty()) return {};
    return read_attribute(
        field, *fact,
        {.name = std::string(name), .value = std::string(field.fallback), .at = fact->at});
  }
  const auto known = known_word(attribute->value);
  const bool word = field.type == Type::slugs || field.type == Type::ids;
  if (known != Known::stated && !word) {
    Value hidden{.known = known, .text = attribute->value, .at = attribute->at};
    if (field.type == Type::money) hidden.content = Money{.unit = unit_of(field, *fact)};
    return hidden;
  }
  return read_attribute(field, *fact, *attribute);
}

}  // namespace clauseline
