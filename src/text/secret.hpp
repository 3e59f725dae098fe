#pragma once

#include <string>
#include <string_view>

namespace clauseline {

/// What nobody can guess: 128 bits from the system, as 32 hexadecimal digits. Throws Error where
/// the system has none to give.
std::string new_secret();

/// True if both are the same bytes. How long that takes says nothing of where they differ.
bool is_same_secret(std::string_view one, std::string_view other);

}  // namespace clauseline
