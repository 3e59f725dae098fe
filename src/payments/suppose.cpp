#include "payments/suppose.hpp"

#include "payments/amount.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

Error refused(std::string_view option, std::string message, std::string hint) {
  return Error({.at = {.source = std::string(option)},
                .message = std::move(message),
                .hint = std::move(hint)});
}

const std::vector<std::string>& fields() {
  static const std::vector<std::string> names{
      "rate", "cap",   "minimum",   "recoup",     "recoup.percent",
      "from", "until", "pay.every", "pay.within", "pay.late-percent"};
  return names;
}

/// "tier.2.over" and "tier.2.percent", counted from 1 as the agreement writes them.
bool is_tier_field(std::string_view field) {
  if (!field.starts_with("tier.")) return false;
  field.remove_prefix(5);
  const auto dot = field.find('.');
  const auto number = field.substr(0, dot);
  const auto rest = dot == std::string_view::npos ? std::string_view() : field.substr(dot + 1);
  return !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos &&
         (rest == "over" || rest == "percent");
}

/// The longest of these terms that the word begins with, before a dot; or null. Ids may hold
/// dots themselves.
const std::string* term_of(std::string_view word, const std::vector<std::string>& terms) {
  const std::string* found = nullptr;
  for (const std::string& term : terms) {
    const bool begins = word.starts_with(term) && word.substr(term.size()).starts_with('.');
    if (begins && (found == nullptr || found->size() < term.size())) found = &term;
  }
  return found;
}

}  // namespace

Assumption* Given::find(std::string_view term, std::string_view field) {
  for (Assumption& one : assumptions)
    if (one.term == term && one.field == field) {
      one.used = true;
      return &one;
    }
  return nullptr;
}

Assumption read_assumption(std::string_view word, const std::vector<std::string>& terms) {
  constexpr auto option = "--assume";
  const auto equals = word.find('=');
  const auto name = word.substr(0, equals);
  if (equals == std::string_view::npos || equals + 1 == word.size())
    throw refused(option, fmt::format("{} gives no value", word),
                  "write TERM.FIELD=VALUE, for example t-share.rate=20");
  const std::string* term = term_of(name, terms);
  if (term == nullptr) {
    const auto wrong = name.substr(0, name.find('.'));
    const auto hint = suggestion(wrong, terms);
    throw refused(option, fmt::format("no revenue share is called {}", wrong),
                  hint.empty() ? "write TERM.FIELD=VALUE" : hint);
  }
  std::string field(name.substr(term->size() + 1));
  if (std::ranges::find(fields(), field) == fields().end() && !is_tier_field(field)) {
    const auto near = nearest(field, fields());
    throw refused(option, fmt::format("there is nothing to assume called {}", field),
                  near.empty() ? fmt::format("known: {}, tier.1.over, tier.1.percent",
                                             fmt::join(fields(), ", "))
                               : fmt::format("did you mean {}?", near));
  }
  return {.term = *term, .field = std::move(field), .value = std::string(word.substr(equals + 1))};
}

void require_used(const Given& given) {
  std::vector<Problem> problems;
  for (const Assumption& one : given.assumptions)
    if (!one.used)
      problems.push_back(
          {.at = {.source = "--assume"},
           .message = fmt::format("nothing is left open in {}.{}", one.term, one.field),
           .hint = "assumptions are for what an agreement does not show; what it states counts"});
  if (!problems.empty()) throw Error(std::move(problems));
}

WrittenAmount read_written_amount(std::string_view word, std::string_view option) {
  WrittenAmount written;
  auto amount = word;
  const auto blank = word.find(' ');
  if (blank != std::string_view::npos) {
    written.currency = word.substr(0, blank);
    amount = word.substr(blank + 1);
    if (const auto fault = fault_of_currency(written.currency))
      throw refused(option, fault->message, fault->hint);
  }
  if (const auto fault = fault_of_amount(amount))
    throw refused(option, fault->message, fault->hint);
  if (const auto fault = fault_of_decimals(amount, written.currency))
    throw refused(option, fault->message, "write the amount with the decimals of its currency");
  written.amount = *read_exact(amount);
  written.digits = amount;
  return written;
}

}  // namespace clauseline
