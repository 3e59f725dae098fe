#pragma once

#include <optional>
#include <string_view>

namespace clauseline {

/// Is this a code of ISO 4217 as it is now? Historic currencies have none any more.
bool is_currency(std::string_view code);

/// How many decimals amounts in a currency have: JPY 0, USD 2, BHD 3. Nothing for what is no
/// currency, and for codes that have no minor unit: metals, funds of account, the codes for
/// tests and for no currency.
std::optional<unsigned> currency_decimals(std::string_view code);

}  // namespace clauseline
