#include "rules/requirement.hpp"

#include "terms/tables.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace clauseline {
namespace {

const Term* term_on(Requirement::Side side, const Change& change) {
  switch (side) {
    case Requirement::Side::before: return change.old_term;
    case Requirement::Side::after: return change.new_term;
    case Requirement::Side::shown: break;
  }
  return change.term();
}

std::string_view word_for(Known known) {
  switch (known) {
    case Known::undisclosed: return "undisclosed";
    case Known::redacted: return "redacted";
    case Known::to_be_determined: return "tbd";
    default: return "unstated";
  }
}

bool says(const Value& value, const std::string& word) {
  if (!value.stated()) return word == word_for(value.known);
  const auto* names = value.get<Names>();
  return names == nullptr ? value.text == word : names->contains(word);
}

/// An end on a day, as the last of its days; other ends cannot be compared with a date.
Value::Content comparable(const Value::Content& content) {
  const auto* end = std::get_if<End>(&content);
  if (end == nullptr || end->kind != End::Kind::date || end->plus != Duration{}) return content;
  return end->date;
}

}  // namespace

std::partial_ordering compare_amounts(const Value::Content& one, const Value::Content& other) {
  const auto a = comparable(one);
  const auto b = comparable(other);
  if (a.index() != b.index()) return std::partial_ordering::unordered;
  if (const auto* number = std::get_if<Decimal>(&a)) return *number <=> std::get<Decimal>(b);
  if (const auto* duration = std::get_if<Duration>(&a)) return *duration <=> std::get<Duration>(b);
  if (const auto* date = std::get_if<Date>(&a))
    return last_day(*date).time_since_epoch().count() <=>
           last_day(std::get<Date>(b)).time_since_epoch().count();
  const auto* money = std::get_if<Money>(&a);
  if (money == nullptr || money->unit != std::get<Money>(b).unit)
    return std::partial_ordering::unordered;
  return money->amount <=> std::get<Money>(b).amount;
}

std::optional<Value::Content> read_limit(Type type, std::string_view text) {
  const auto content = [](const auto& read) {
    return read ? std::optional<Value::Content>(*read) : std::nullopt;
  };
  switch (type) {
    case Type::percent:
    case Type::number: return content(read_decimal(text));
    case Type::duration: return content(read_duration(text));
    case Type::date:
    case Type::end: return content(read_date(text));
    case Type::money: break;
    default: return std::nullopt;
  }
  const auto words = split(text);
  const auto amount = words.size() == 2 ? read_decimal(words[1]) : std::nullopt;
  if (!amount) return std::nullopt;
  return Money{.amount = *amount, .unit = words.front()};
}

bool meets(const Requirement& requirement, const Change& change) {
  const Term* term = term_on(requirement.side, change);
  if (term == nullptr || field_index(*term->right, requirement.field) < 0) return false;
  const Value& value = (*term)[requirement.field];
  const bool said = std::ranges::any_of(requirement.words,
                                        [&](const std::string& word) { return says(value, word); });
  switch (requirement.test) {
    case Requirement::Test::is: return said;
    case Requirement::Test::is_not: return !said;
    case Requirement::Test::at_least:
      return value.stated() && std::is_gteq(compare_amounts(value.content, requirement.limit));
    case Requirement::Test::at_most: break;
  }
  return value.stated() && std::is_lteq(compare_amounts(value.content, requirement.limit));
}

}  // namespace clauseline
