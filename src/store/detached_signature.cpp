#include "store/detached_signature.hpp"

#include "store/author.hpp"
#include "store/file.hpp"
#include "store/git.hpp"
#include "store/process.hpp"
#include "store/temporary_file.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace clauseline {
namespace {

namespace files = std::filesystem;
using git::Outcome;
using git::TemporaryFile;

/// ssh-keygen with no zone and no language of whoever runs it: days without a zone are of UTC.
Outcome ssh_keygen(std::vector<std::string> words, std::string_view input) {
  auto variables = git::environment();
  std::erase_if(variables, [](const std::string& one) {
    return one.starts_with("TZ=") || one.starts_with("LC_ALL=");
  });
  variables.insert(variables.end(), {"TZ=UTC0", "LC_ALL=C"});
  words.insert(words.begin(), {"ssh-keygen", "-Y"});
  return git::run(std::move(words), std::move(variables), input);
}

/// A setting of git; empty where it is not set.
std::string setting(const std::string& directory, const std::string& name,
                    const std::string& type = {}) {
  std::vector<std::string> words{"config"};
  if (!type.empty()) words.push_back("--type=" + type);
  words.insert(words.end(), {"--get", name});
  auto said = git::run_git(directory, words).out;
  while (said.ends_with('\n'))
    said.pop_back();
  return said;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    lines.emplace_back(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return lines;
}

bool is_same_name(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, [](unsigned char a, unsigned char b) {
    const auto lower = [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; };
    return lower(a) == lower(b);
  });
}

/// Whose signatures count, in files that ssh-keygen reads.
struct Trusted {
  const std::string& signers;
  std::string revoked{};  // the path of a file; empty: there is none
};

/// Whether the signature in a file is one of these bytes, by whatever key, which it tells.
Outcome fit(std::string_view bytes, const std::string& signature) {
  return ssh_keygen({"check-novalidate", "-n", decision_namespace, "-s", signature}, bytes);
}

/// One signature, by whom the house knows.
class Check {
 public:
  Check(const DetachedSignature& asked, const Trusted& trusted)
      : asked_(asked), trusted_(trusted), file_(asked.signature) {}

  /// Most are by whom they should be, which one program tells.
  Signature made() const {
    if (const auto expected = verify(asked_.claimed, revocations()); expected.status == 0)
      return {SignatureState::good, asked_.claimed, key_in(expected)};
    const auto fitting = fit(asked_.bytes, file_.path());
    const bool lacks_program =
        fitting.status == 127 || fitting.error.find("unknown option") != std::string::npos;
    if (lacks_program) return {.state = SignatureState::unchecked};
    if (fitting.status != 0) return {.state = SignatureState::bad};
    return judged(key_in(fitting));
  }

 private:
  /// The fingerprint, with which its sentence ends.
  static std::string key_in(const Outcome& said) {
    const auto words = split(said.out);
    return words.empty() ? std::string() : words.back();
  }

  std::vector<std::string> revocations() const {
    return trusted_.revoked.empty() ? std::vector<std::string>()
                                    : std::vector<std::string>{"-r", trusted_.revoked};
  }

  /// By the signers of the house, as of the time that is asked for, which is taken as digits.
  Outcome ask(std::vector<std::string> words, const std::vector<std::string>& more) const {
    auto digits = asked_.at;
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    words.insert(words.end(), {"-s", file_.path(), "-f", trusted_.signers});
    words.push_back("-Overify-time=" + digits);
    words.insert(words.end(), more.begin(), more.end());
    return ssh_keygen(std::move(words), asked_.bytes);
  }

  Outcome verify(const std::string& principal, const std::vector<std::string>& more = {}) const {
    return ask({"verify", "-n", decision_namespace, "-I", principal}, more);
  }

  /// Of all for whom the key stands, whoever it should be by comes first. ssh-keygen tells those of
  /// the first line that has the key, and no other.
  std::vector<std::string> in_order(std::vector<std::string> principals) const {
    std::stable_partition(principals.begin(), principals.end(), [&](const std::string& one) {
      return is_same_name(one, asked_.claimed);
    });
    principals.insert(principals.begin(), asked_.claimed);
    return principals;
  }

  Signature judged(const std::string& key) const {
    const auto known = ask({"find-principals"}, {});
    auto said = known.error;
    for (const std::string& one : in_order(lines_of(known.out))) {
      const auto verified = verify(one);
      said += verified.error;
      if (verified.status != 0) continue;
      const bool is_revoked = verify(one, revocations()).status != 0;
      return {is_revoked ? SignatureState::revoked : SignatureState::good, one, key};
    }
    const bool has_expired = said.find("key has expired") != std::string::npos;
    return {.state = has_expired ? SignatureState::expired : SignatureState::unknown, .key = key};
  }

  const DetachedSignature& asked_;
  const Trusted& trusted_;
  TemporaryFile file_;
};

/// A key that is written out, and its text.
std::optional<std::string> literal_key(const std::string& key) {
  constexpr std::string_view mark = "key::";
  if (key.starts_with(mark)) return key.substr(mark.size());
  if (key.starts_with("ssh-")) return key;
  return std::nullopt;
}

/// What the command that git would ask for a key names first.
std::string key_of_command(const std::string& directory) {
  const auto command = setting(directory, "gpg.ssh.defaultKeyCommand");
  if (command.empty()) return {};
  const auto said = git::run({"sh", "-c", command}, git::environment());
  for (const std::string& line : lines_of(said.out))
    if (literal_key(line)) return line;
  return {};
}

/// A relative path is taken from the root of the work tree, as git does it.
std::string found_from(const std::string& directory, const std::string& path) {
  return files::path(path).is_absolute() ? path : (files::path(directory) / path).string();
}

/// The program writes beside what it signs, as it does for git.
std::string signature_of_file(const SshSigner& signer, const std::string& key,
                              const std::string& path) {
  const auto& program = signer.program;
  const auto beside = path + std::string(signature_ending);
  auto variables = git::environment();
  if (!signer.may_ask) {
    std::erase_if(variables, [](const std::string& one) { return one.starts_with("SSH_ASKPASS"); });
    variables.insert(variables.end(), {"SSH_ASKPASS=false", "SSH_ASKPASS_REQUIRE=force"});
  }
  const auto outcome = git::run({program, "-Y", "sign", "-n", decision_namespace, "-f", key, path},
                                std::move(variables));
  std::error_code missing;
  const bool is_made = files::exists(beside, missing);
  std::string made(is_made ? read_file(beside).bytes() : std::string_view());
  if (is_made) files::remove(beside, missing);
  if (outcome.status == 0 && is_made) return made;
  const bool lacks_program = outcome.status == 127;
  git::fail(program,
            fmt::format("the decision cannot be signed: {}",
                        outcome.error.empty() ? "no signature was made" : git::complaint(outcome)),
            lacks_program ? "install it (Debian: openssh-client), or say by gpg.ssh.program what "
                            "signs here"
                          : "git config user.signingKey names the key, and ssh-add brings it into "
                            "the agent; nothing was written");
}

}  // namespace

std::vector<Signature> detached_signatures(const Repository& repository,
                                           const std::vector<DetachedSignature>& asked,
                                           std::string_view allowed_signers) {
  constexpr std::size_t largest = std::size_t{1} << 16U;
  std::vector<Signature> found;
  if (asked.empty()) return found;
  const TemporaryFile signers(git::read_allowed_signers(allowed_signers).ssh);
  Trusted trusted{.signers = signers.path(),
                  .revoked = setting(repository.git_folder(), "gpg.ssh.revocationFile", "path")};
  if (!trusted.revoked.empty()) {
    const auto tree = repository.work_tree();
    trusted.revoked = found_from(tree.empty() ? repository.git_folder() : tree, trusted.revoked);
    if (!is_there(trusted.revoked))
      return {asked.size(), Signature{.state = SignatureState::unchecked}};
  }
  for (const DetachedSignature& one : asked)
    found.push_back(one.signature.size() > largest ? Signature{.state = SignatureState::bad}
                                                   : Check(one, trusted).made());
  return found;
}

bool fits(std::string_view bytes, std::string_view signature) {
  const TemporaryFile file(signature);
  return fit(bytes, file.path()).status == 0;
}

std::optional<SshSigner> signer_here(const std::string& directory) {
  if (!signs_commits(directory) || setting(directory, "gpg.format") != "ssh") return std::nullopt;
  SshSigner signer{.program = setting(directory, "gpg.ssh.program", "path"),
                   .key = setting(directory, "user.signingKey", "path")};
  if (signer.program.empty()) signer.program = "ssh-keygen";
  if (signer.key.empty()) signer.key = key_of_command(directory);
  if (signer.key.empty())
    git::fail("git", "it is configured to sign with SSH, and no key is named",
              "git config user.signingKey names one");
  if (!literal_key(signer.key)) signer.key = found_from(directory, signer.key);
  return signer;
}

std::string signature_by(const SshSigner& signer, std::string_view bytes) {
  const TemporaryFile file(bytes);
  const auto literal = literal_key(signer.key);
  const TemporaryFile key(literal.value_or(""));
  auto made = signature_of_file(signer, literal ? key.path() : signer.key, file.path());
  if (!fits(bytes, made))
    git::fail(signer.program, "the signature that it made does not fit the decision",
              "gpg.ssh.program names it; it must sign as ssh-keygen -Y sign does");
  return made;
}

}  // namespace clauseline
