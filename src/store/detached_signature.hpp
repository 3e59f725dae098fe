#pragma once

#include "store/repository.hpp"
#include "store/signature.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Signatures of ssh-keygen that lie in files of their own, each beside what it signs. They stay
/// good whoever commits both.
namespace clauseline {

/// What signatures of decisions are made for: one that was made for something else, such as a
/// commit, is none. See -n in ssh-keygen(1).
inline constexpr auto decision_namespace = "clauseline-decision";

/// How the name of a file with such a signature ends.
inline constexpr std::string_view signature_ending = ".sig";

/// Some bytes of a decision, and what is to be their signature.
struct DetachedSignature {
  std::string bytes{};
  std::string signature{};  // as ssh-keygen -Y sign writes it
  std::string claimed{};    // the e-mail of whom it should be by: where a key stands for several
  std::string at{};         // "2026-04-27T10:20:30Z": keys are judged as of then
};

/// What ssh-keygen says of them, in their order. Whose count is said by the bytes of a file, see
/// git::AllowedSigners; a key that git is told to take for revoked (gpg.ssh.revocationFile) is.
/// Where that file is named and not there, none is checked.
std::vector<Signature> detached_signatures(const Repository& repository,
                                           const std::vector<DetachedSignature>& asked,
                                           std::string_view allowed_signers);

/// Whether a signature is one of these bytes, by whatever key. False where nothing can tell.
bool fits(std::string_view bytes, std::string_view signature);

/// By what somebody signs with SSH.
struct SshSigner {
  std::string program{};
  std::string key{};    // the path of a key, or the public part of one that an agent has
  bool may_ask = true;  // somebody sits at the terminal, who knows the key's passphrase
};

/// As git is configured to sign every commit that is made here (commit.gpgSign, gpg.format,
/// user.signingKey, gpg.ssh.program); nothing where it signs none, or not with SSH. Throws Error
/// where it would sign and no key is named.
std::optional<SshSigner> signer_here(const std::string& directory);

/// The signature of a decision. Throws Error where none is made, or one that does not fit.
std::string signature_by(const SshSigner& signer, std::string_view bytes);

}  // namespace clauseline
