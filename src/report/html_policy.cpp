#include "report/html_policy.hpp"

#include <fmt/format.h>

#include <array>
#include <openssl/evp.h>
#include <stdexcept>

namespace clauseline::pages {
namespace {

constexpr std::size_t digest_bytes = 32;

/// SHA-256 in base64, as policies name it.
std::string sha256_base64(std::string_view bytes) {
  std::array<unsigned char, digest_bytes> digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("SHA-256 is not available");
  std::array<unsigned char, digest_bytes * 2> text{};
  const int written = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(length));
  return {text.begin(), text.begin() + written};
}

}  // namespace

std::string content_policy(std::string_view style, std::string_view script) {
  return fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; "
      "form-action 'none'",
      sha256_base64(style), sha256_base64(script));
}

}  // namespace clauseline::pages
