// The functions of OpenSSL that are each of one digest. Those that supersede them read a
// configuration and look for providers first, which takes longer than comparing two small files.
#define OPENSSL_SUPPRESS_DEPRECATED  // NOLINT(readability-identifier-naming)

#include "text/digest.hpp"

#include <array>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <vector>

namespace clauseline {
namespace {

using Sha256 = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Sha256 digest(std::string_view bytes) {
  SHA256_CTX state{};
  SHA256_Init(&state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  Sha256 made{};
  SHA256_Final(made.data(), &state);
  return made;
}

}  // namespace

std::string hex(std::span<const unsigned char> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

std::string sha1(std::initializer_list<std::string_view> pieces) {
  SHA_CTX state{};
  SHA1_Init(&state);
  for (const std::string_view piece : pieces)
    SHA1_Update(&state, piece.data(), piece.size());
  std::array<unsigned char, SHA_DIGEST_LENGTH> made{};
  SHA1_Final(made.data(), &state);
  return hex(made);
}

std::string sha256(std::string_view bytes) { return hex(digest(bytes)); }

std::string base64(std::string_view bytes) {
  const std::vector<unsigned char> from(bytes.begin(), bytes.end());
  std::vector<unsigned char> text(bytes.size() * 4 / 3 + 5);  // padding, and a zero at the end
  const int written = EVP_EncodeBlock(text.data(), from.data(), static_cast<int>(from.size()));
  return {text.begin(), text.begin() + written};
}

std::string sha256_base64(std::string_view bytes) {
  const Sha256 made = digest(bytes);
  return base64({reinterpret_cast<const char*>(made.data()), made.size()});
}

}  // namespace clauseline
