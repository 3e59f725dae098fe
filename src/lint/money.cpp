// Lints about amounts of money and their currencies.

#include "lint/packs.hpp"
#include "terms/currency.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace clauseline::lint_packs {
namespace {

/// An amount with its currency as the data give them.
struct Amount {
  std::string_view element{};
  const Fact::Attribute* amount = nullptr;    // null: a currency alone
  const Fact::Attribute* currency = nullptr;  // null: none is written
};

/// Walks a typed term: "amount", "value", "fee" and "over" are money wherever they stand,
/// unless a unit says that they count something else.
void amounts_in(const Fact& fact, std::vector<Amount>& found) {
  const auto* currency = fact.find("currency");
  bool taken = false;
  for (const std::string_view name : {"amount", "value", "fee", "over"}) {
    const auto* amount = fact.find(name);
    // What a covenant is over are assets.
    const bool money = amount != nullptr && (name != "over" || fact.name == "tier") &&
                       (name != "value" || fact.name == "holding");
    if (!money || fact.find("unit") != nullptr) continue;
    found.push_back({.element = fact.name, .amount = amount, .currency = currency});
    taken = true;
  }
  if (currency != nullptr && !taken) found.push_back({.element = fact.name, .currency = currency});
  for (const Fact& part : fact.parts)
    amounts_in(part, found);
}

std::vector<Amount> amounts_of(const Term& term) {
  std::vector<Amount> found;
  if (term.piece == 0) amounts_in(*term.fact, found);
  return found;
}

void missing_in_term(const Draft&, const Term& term, Hits& hits) {
  for (const Amount& one : amounts_of(term))
    if (one.amount != nullptr && one.currency == nullptr && read_decimal(one.amount->value))
      hits.at(
          one.amount->at,
          fmt::format("{} of {} is {} of no currency",
                      one.element == term.right->name ? one.amount->name : std::string(one.element),
                      term.id, one.amount->value));
}

/// Which dollar is meant goes for the whole agreement, so the first bare sign is told.
void missing_in_words(const Draft& draft, Hits& hits) {
  const Clause* first = nullptr;
  std::size_t byte = 0;
  bool said = false;
  walk(draft.agreement().clauses, [&](const Clause& clause, const Clause*) {
    for (const std::string_view name : {"USD", "US$", "U.S. dollar", "U.S. Dollar", "US dollar",
                                        "US Dollar", "United States dollar", "United States Dollar",
                                        "CAD", "AUD", "Canadian dollar", "Australian dollar"})
      said = said || clause.words.find(name) != std::string::npos;
    std::optional<Passage> passage;
    for (auto at = clause.words.find('$'); at != std::string::npos && first == nullptr;
         at = clause.words.find('$', at + 1)) {
      if (!passage) passage.emplace(draft, clause);
      if (passage->is_marked(at)) continue;
      first = &clause;
      byte = at;
    }
  });
  if (first == nullptr || said) return;
  const auto words = std::string_view(first->words).substr(byte);
  hits.in(*first, byte,
          fmt::format("{} does not say which dollar is meant, and no clause does",
                      quoted(words.substr(0, words.find(' ')))),
          "mark the amount with <money>, or write the code of the currency");
}

/// Currencies that ISO 4217 knew once, and what took their place.
struct Historic {
  std::string_view code;
  std::string_view now;
};
constexpr Historic historic[] = {
    {"ATS", "EUR"}, {"BEF", "EUR"}, {"BGL", "BGN"}, {"BYR", "BYN"}, {"CYP", "EUR"}, {"DEM", "EUR"},
    {"EEK", "EUR"}, {"ESP", "EUR"}, {"FIM", "EUR"}, {"FRF", "EUR"}, {"GHC", "GHS"}, {"GRD", "EUR"},
    {"HRK", "EUR"}, {"IEP", "EUR"}, {"ITL", "EUR"}, {"LTL", "EUR"}, {"LUF", "EUR"}, {"LVL", "EUR"},
    {"MRO", "MRU"}, {"MTL", "EUR"}, {"NLG", "EUR"}, {"PTE", "EUR"}, {"ROL", "RON"}, {"RUR", "RUB"},
    {"SIT", "EUR"}, {"SKK", "EUR"}, {"STD", "STN"}, {"TRL", "TRY"}, {"VEF", "VES"}, {"XEU", "EUR"},
    {"YUM", "RSD"}, {"ZMK", "ZMW"}, {"ZWD", "ZWL"}};

/// What is wrong with a code, or empty.
std::string fault_of(std::string_view code) {
  const auto* old = std::ranges::find(historic, code, &Historic::code);
  if (old != std::end(historic))
    return fmt::format("{} is a currency no more; {} took its place", code, old->now);
  return is_currency(code) ? std::string()
                           : fmt::format("{} is no currency that ISO 4217 knows", code);
}

void unknown_in_term(const Draft&, const Term& term, Hits& hits) {
  for (const Amount& one : amounts_of(term))
    if (one.currency != nullptr)
      if (const auto fault = fault_of(one.currency->value); !fault.empty())
        hits.at(one.currency->at, fault);
}

/// The amount and the currency that a mark gives.
std::vector<std::string> money_of(const Mark& mark) {
  auto parts = mark.kind == MarkKind::money ? split(mark.target) : std::vector<std::string>();
  return parts.size() == 2 ? std::move(parts) : std::vector<std::string>();
}

void unknown_in_words(const Passage& passage, Hits& hits) {
  for (const Mark& mark : passage.clause.marks) {
    const auto money = money_of(mark);
    if (money.empty()) continue;
    if (const auto fault = fault_of(money[1]); !fault.empty())
      hits.in(passage.clause, mark.begin, fmt::format("{}: {}", quoted(passage.text(mark)), fault));
  }
}

/// Has an amount decimals that its currency has not? Zeros are none.
bool too_exact(std::string_view amount, std::string_view currency) {
  const auto value = read_decimal(amount);
  const auto decimals = currency_decimals(currency);
  if (!value || !decimals) return false;
  constexpr unsigned most = 6;
  std::int32_t unit = 1;
  for (auto i = *decimals; i < most; ++i)
    unit *= 10;
  return value->millionths % unit != 0;
}

std::string too_exact_text(std::string_view amount, std::string_view currency) {
  return fmt::format("{} {} has more decimals than the currency, which has {}", currency, amount,
                     *currency_decimals(currency));
}

void precision_in_term(const Draft&, const Term& term, Hits& hits) {
  for (const Amount& one : amounts_of(term))
    if (one.amount != nullptr && one.currency != nullptr &&
        too_exact(one.amount->value, one.currency->value))
      hits.at(one.amount->at, too_exact_text(one.amount->value, one.currency->value));
}

void precision_in_words(const Passage& passage, Hits& hits) {
  for (const Mark& mark : passage.clause.marks) {
    const auto money = money_of(mark);
    if (!money.empty() && too_exact(money[0], money[1]))
      hits.in(passage.clause, mark.begin, too_exact_text(money[0], money[1]));
  }
}

void hidden_in(const Fact& fact, std::string_view term, Hits& hits) {
  for (const auto& [name, value, at] : fact.attributes)
    if (value == "undisclosed" || value == "redacted" || value == "tbd")
      hits.at(at, fmt::format("{} of {} is {}, and the agreement is {}", name, term, value,
                              "executed in these words"));
  for (const Fact& part : fact.parts)
    hidden_in(part, term, hits);
}

/// What was signed has its values, whoever may see them.
void hidden_though_executed(const Draft& draft, Hits& hits) {
  const auto status = draft.agreement().status;
  if (draft.document("text") != "actual" || (status != "executed" && status != "in-force")) return;
  for (const Term& term : draft.version().terms)
    if (term.piece == 0) hidden_in(*term.fact, term.id, hits);
}

constexpr Lint rows[] = {
    {
        .code = "LN027",
        .slug = "currency-missing",
        .severity = Severity::high,
        .title = "An amount without a currency",
        .why = "The same number is a different debt in every currency.",
        .remedy = R"(add currency="USD", or whichever is meant)",
        .example = R"(<cap amount="38000000000"/>)",
        .term = missing_in_term,
        .whole = missing_in_words,
        .reads = Reads::native,
    },
    {
        .code = "LN028",
        .slug = "currency-unknown",
        .severity = Severity::high,
        .title = "A currency that does not exist, or does no more",
        .why = "Nothing can be paid in it.",
        .remedy = "write a code of ISO 4217, such as USD or EUR",
        .example = "USS",
        .clause = unknown_in_words,
        .term = unknown_in_term,
    },
    {
        .code = "LN029",
        .slug = "amount-precision",
        .severity = Severity::medium,
        .title = "An amount with more decimals than its currency has",
        .why = "It cannot be paid as it is written, and rounding is left open.",
        .remedy = "write no more decimals than the currency has",
        .example = "JPY 10.50",
        .clause = precision_in_words,
        .term = precision_in_term,
    },
    {
        .code = "LN030",
        .slug = "amount-undisclosed-executed",
        .severity = Severity::low,
        .title = "A value is not shown, though the agreement is executed in these words",
        .why = "What was signed has a value, so the data know less than the paper.",
        .remedy = "write the value, or mark the text as conformed or reconstructed",
        .example = R"(percent="tbd" in an executed agreement)",
        .whole = hidden_though_executed,
        .reads = Reads::native,
    },
};

}  // namespace

std::span<const Lint> money() { return rows; }

}  // namespace clauseline::lint_packs
