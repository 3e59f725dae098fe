#include "prose/value_words.hpp"

#include <array>

namespace clauseline {
namespace {

constexpr std::array<UnitWord, 17> currencies{{{"usd", "USD"},
                                               {"dollars", "$"},
                                               {"dollar", "$"},
                                               {"eur", "EUR"},
                                               {"euro", "EUR"},
                                               {"euros", "EUR"},
                                               {"gbp", "GBP"},
                                               {"pounds", "GBP"},
                                               {"jpy", "JPY"},
                                               {"yen", "JPY"},
                                               {"cad", "CAD"},
                                               {"aud", "AUD"},
                                               {"chf", "CHF"},
                                               {"cny", "CNY"},
                                               {"rmb", "CNY"},
                                               {"hkd", "HKD"},
                                               {"cents", "cents"}}};

constexpr std::array<UnitWord, 13> periods{{{"day", "day"},
                                            {"days", "day"},
                                            {"week", "week"},
                                            {"weeks", "week"},
                                            {"month", "month"},
                                            {"months", "month"},
                                            {"year", "year"},
                                            {"years", "year"},
                                            {"years'", "year"},
                                            {"hour", "hour"},
                                            {"hours", "hour"},
                                            {"quarter", "quarter"},
                                            {"quarters", "quarter"}}};

}  // namespace

std::span<const UnitWord> currency_words() { return currencies; }

std::span<const UnitWord> period_words() { return periods; }

}  // namespace clauseline
