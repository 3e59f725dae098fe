// Signatures are checked by git, which asks ssh-keygen and gpg. Which of them count is said by a
// file of the house, not by the configuration of the user who asks.

#include "store/signature.hpp"

#include "store/descriptor.hpp"
#include "store/git.hpp"
#include "store/process.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace clauseline {

std::string_view to_text(SignatureState state) {
  constexpr std::array<std::string_view, 7> names{"none",    "good", "unknown",  "expired",
                                                  "revoked", "bad",  "unchecked"};
  return names.at(static_cast<std::size_t>(state));
}

std::string_view in_words(SignatureState state) {
  constexpr std::array<std::string_view, 7> words{
      "not signed",
      "signed",
      "signed, but by a key that nobody vouches for",
      "signed, but the signature or its key has expired",
      "signed by a key that was revoked",
      "signed, but the signature does not fit",
      "signed, which could not be checked: the key or its program is missing"};
  return words.at(static_cast<std::size_t>(state));
}

namespace git {
namespace {

/// A file that is gone with its holder.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes)
      : path_{(std::filesystem::temp_directory_path() / "clauseline-XXXXXX").string()} {
    const Descriptor file(mkstemp(path_.data()));
    while (file && !bytes.empty()) {
      const ssize_t count = write(file.number(), bytes.data(), bytes.size());
      if (count <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (file && bytes.empty()) return;
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    fail(path_, "cannot write a temporary file", "is there room in the folder that TMPDIR names?");
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// What git's letter for a signature means; see %G? in git-log(1).
SignatureState state_of(char letter) {
  switch (letter) {
    case 'G': return SignatureState::good;
    case 'U': return SignatureState::unknown;
    case 'X':
    case 'Y': return SignatureState::expired;
    case 'R': return SignatureState::revoked;
    case 'B': return SignatureState::bad;
    case 'E': return SignatureState::unchecked;
    default: return SignatureState::none;
  }
}

bool is_ssh(const std::string& key) { return key.starts_with("SHA256:"); }

/// Who may sign is said by the house: gpg's own trust in a key does not count.
void judge_openpgp(Signature& signature, const AllowedSigners& allowed) {
  const bool fits =
      signature.state == SignatureState::good || signature.state == SignatureState::unknown;
  if (!fits || signature.key.empty() || is_ssh(signature.key)) return;
  const auto found = std::ranges::find(allowed.openpgp, signature.key,
                                       &std::pair<std::string, std::string>::first);
  const bool known = found != allowed.openpgp.end();
  signature.state = known ? SignatureState::good : SignatureState::unknown;
  if (known) signature.signer = found->second;
}

/// A field that ends with NUL.
std::string take_field(std::string_view& answer) {
  const auto end = answer.find('\0');
  std::string field(answer.substr(0, end));
  answer.remove_prefix(end == std::string_view::npos ? answer.size() : end + 1);
  return field;
}

void ask(const OpenRepository& repository, std::vector<std::string> words,
         const AllowedSigners& allowed, std::vector<Signature>& into) {
  const Outcome outcome = run_git(repository.directory, words);
  if (outcome.status != 0)
    fail(repository.name(), fmt::format("git cannot check signatures: {}", complaint(outcome)),
         "git fsck checks the repository for damage");
  std::string_view rest = outcome.out;
  while (!rest.empty() && rest != "\n") {
    const std::string letter = take_field(rest);
    Signature signature{.state = state_of(letter.empty() ? char{} : letter.back()),
                        .signer = take_field(rest)};
    const std::string key = take_field(rest);
    const std::string primary = take_field(rest);
    signature.key = primary.empty() || is_ssh(key) ? key : primary;
    judge_openpgp(signature, allowed);
    into.push_back(std::move(signature));
  }
}

}  // namespace

AllowedSigners read_allowed_signers(std::string_view bytes) {
  AllowedSigners allowed;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size() - 1);
    const std::string_view line = bytes.substr(0, end + 1);
    bytes.remove_prefix(end + 1);
    const auto words = split(line);
    if (words.size() >= 3 && words[1] == "openpgp")
      allowed.openpgp.emplace_back(words[2], words[0]);
    else
      allowed.ssh += line;
  }
  return allowed;
}

std::vector<Signature> signatures(const OpenRepository& repository,
                                  const std::vector<std::string>& commits,
                                  const AllowedSigners& allowed) {
  if (commits.empty()) return {};
  constexpr std::size_t at_once = 1000;  // so that they fit into one command line
  const TemporaryFile file(allowed.ssh);
  std::vector<Signature> found;
  for (std::size_t at = 0; at < commits.size(); at += at_once) {
    std::vector<std::string> words{"-c",
                                   "gpg.ssh.allowedSignersFile=" + file.path(),
                                   "log",
                                   "--no-walk=unsorted",
                                   "--no-show-signature",
                                   "--format=tformat:%G?%x00%GS%x00%GF%x00%GP%x00"};
    const auto end = std::min(commits.size(), at + at_once);
    words.insert(words.end(), commits.begin() + static_cast<std::ptrdiff_t>(at),
                 commits.begin() + static_cast<std::ptrdiff_t>(end));
    ask(repository, std::move(words), allowed, found);
  }
  return found;
}

}  // namespace git

}  // namespace clauseline
