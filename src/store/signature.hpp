#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

enum class SignatureState : std::uint8_t {
  none,
  good,
  unknown,    // it fits the commit, but nobody vouches for its key
  expired,    // the signature, or its key
  revoked,    // its key
  bad,        // it does not fit the commit
  unchecked,  // the key, or the program that checks, is not here
};

/// As data: "none", "good", "unknown", ...
std::string_view to_text(SignatureState state);

/// In a sentence on a commit: "not signed", "signed, but by a key that nobody vouches for", ...
std::string_view in_words(SignatureState state);

/// What git's own check, by ssh-keygen or gpg, says of the signature of a commit or tag.
struct Signature {
  SignatureState state = SignatureState::none;
  std::string signer{};  // the principal or user id, where one is known
  std::string key{};     // the fingerprint, where one is known
};

namespace git {

struct OpenRepository;

/// Whose signatures count: the lines of an allowed signers file as ssh-keygen(1) describes it, and
/// for OpenPGP keys lines of our own: a principal, "openpgp" and the fingerprint of the primary
/// key, whose public part is looked for in gpg's own keyring.
struct AllowedSigners {
  std::string ssh{};
  std::vector<std::pair<std::string, std::string>> openpgp{};  // fingerprint, principal
};

AllowedSigners read_allowed_signers(std::string_view bytes);

/// The signatures of these commits, in their order.
std::vector<Signature> signatures(const OpenRepository& repository,
                                  const std::vector<std::string>& commits,
                                  const AllowedSigners& allowed);

/// The signature of the tag object with this id (40 hex digits).
Signature tag_signature(const OpenRepository& repository, const std::string& tag,
                        const AllowedSigners& allowed);

}  // namespace git

}  // namespace clauseline
