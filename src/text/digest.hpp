#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace clauseline {

/// Bytes in lower-case hexadecimal, two digits each.
std::string hex(std::span<const unsigned char> bytes);

/// SHA-1 of the pieces as if they were one, in lower-case hexadecimal, 40 digits. It names
/// git's objects, and is good for nothing else.
std::string sha1(std::initializer_list<std::string_view> pieces);

/// SHA-256 in lower-case hexadecimal, 64 digits.
std::string sha256(std::string_view bytes);

/// Bytes in base64, as URLs hold them that begin with "data:".
std::string base64(std::string_view bytes);

/// SHA-256 in base64, as content policies name it.
std::string sha256_base64(std::string_view bytes);

}  // namespace clauseline
