#include "review/digest.hpp"

#include <fmt/format.h>

#include <array>
#include <openssl/evp.h>
#include <stdexcept>

namespace clauseline {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("SHA-256 is not available");
  std::string text;
  for (unsigned i = 0; i < length; ++i)
    text += fmt::format("{:02x}", digest.at(i));
  return text;
}

}  // namespace clauseline
