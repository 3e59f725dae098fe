#include "text/secret.hpp"

#include "text/digest.hpp"
#include "text/error.hpp"

#include <array>
#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace clauseline {

std::string new_secret() {
  constexpr std::size_t bits = 128;
  std::array<unsigned char, bits / 8> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw Error(Problem{.message = "the system gives no random bytes", .hint = "try again"});
  return hex(bytes);
}

bool is_same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace clauseline
