// Signatures are checked by git, which asks ssh-keygen and gpg. Which of them count is said by a
// file of the house, not by the configuration of the user who asks.

#include "store/signature.hpp"

#include "store/git.hpp"
#include "store/process.hpp"
#include "store/temporary_file.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

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

/// Has git believe the signers of a file.
std::vector<std::string> trusting(const TemporaryFile& allowed) {
  return {"-c", "gpg.ssh.allowedSignersFile=" + allowed.path()};
}

/// Whether the head of a commit names a signature.
bool has_signature(std::string_view commit) {
  return commit.substr(0, commit.find("\n\n")).find("\ngpgsig") != std::string_view::npos;
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

/// The places of the commits that bear a signature, good or bad. Most bear none, and need no
/// program.
std::vector<std::size_t> places_of_signed(const OpenRepository& repository,
                                          const std::vector<std::string>& commits) {
  git_odb* opened = nullptr;
  check(git_repository_odb(&opened, repository.get()), repository.name());
  const OdbHandle store(opened);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < commits.size(); ++i) {
    const auto id = parse_id(commits[i]);
    git_odb_object* read = nullptr;
    const bool is_here = id && git_odb_read(&read, store.get(), &*id) == 0;
    const OdbObjectHandle held(read);
    if (is_here && !has_signature({static_cast<const char*>(git_odb_object_data(read)),
                                   git_odb_object_size(read)}))
      continue;
    places.push_back(i);  // git says what is wrong with one that is not here
  }
  return places;
}

/// What git says of the signatures of these commits, in their order.
std::vector<Signature> ask(const OpenRepository& repository, const std::vector<std::string>& words,
                           const AllowedSigners& allowed) {
  const Outcome outcome = run_git(repository.directory, words);
  if (outcome.status != 0)
    fail(repository.name(), fmt::format("git cannot check signatures: {}", complaint(outcome)),
         "git fsck checks the repository for damage");
  // git takes a signature for bad where it has no program to check it with.
  const bool lacks_program = outcome.error.find("error: cannot run ") != std::string::npos;
  std::vector<Signature> found;
  std::string_view rest = outcome.out;
  while (!rest.empty() && rest != "\n") {
    const std::string letter = take_field(rest);
    Signature signature{.state = state_of(letter.empty() ? char{} : letter.back()),
                        .signer = take_field(rest)};
    const std::string key = take_field(rest);
    const std::string primary = take_field(rest);
    signature.key = primary.empty() || is_ssh(key) ? key : primary;
    if (lacks_program && signature.state == SignatureState::bad && signature.key.empty())
      signature.state = SignatureState::unchecked;
    judge_openpgp(signature, allowed);
    found.push_back(std::move(signature));
  }
  return found;
}

/// The words after `start` in a text, up to the end of the line; nothing where it is not there.
std::optional<std::vector<std::string>> words_after(std::string_view text, std::string_view start) {
  const auto at = text.find(start);
  if (at == std::string_view::npos) return std::nullopt;
  text.remove_prefix(at + start.size());
  return split(text.substr(0, text.find('\n')));
}

/// What gpg says for programs; see DETAILS in its documentation.
std::optional<Signature> read_openpgp(std::string_view said) {
  constexpr std::pair<std::string_view, SignatureState> lines[] = {
      {"[GNUPG:] REVKEYSIG ", SignatureState::revoked},
      {"[GNUPG:] BADSIG ", SignatureState::bad},
      {"[GNUPG:] ERRSIG ", SignatureState::unchecked},
      {"[GNUPG:] EXPSIG ", SignatureState::expired},
      {"[GNUPG:] EXPKEYSIG ", SignatureState::expired},
      {"[GNUPG:] GOODSIG ", SignatureState::good}};
  for (const auto& [start, state] : lines) {
    if (!words_after(said, start)) continue;
    Signature signature{.state = state};
    const auto key = words_after(said, "[GNUPG:] VALIDSIG ");
    if (key && !key->empty()) signature.key = key->back();  // of the primary key
    return signature;
  }
  return std::nullopt;
}

/// What ssh-keygen says: "Good "git" signature for PRINCIPAL with ED25519 key SHA256:...".
std::optional<Signature> read_ssh(std::string_view said) {
  if (const auto known = words_after(said, "Good \"git\" signature for "); known)
    return Signature{SignatureState::good, known->front(), known->back()};
  if (const auto stranger = words_after(said, "Good \"git\" signature with "); stranger)
    return Signature{.state = SignatureState::unknown, .key = stranger->back()};
  return std::nullopt;
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

namespace {

/// Of commits that are named once each, for git answers for each once.
std::vector<Signature> signatures_of_each(const OpenRepository& repository,
                                          const std::vector<std::string>& commits,
                                          const AllowedSigners& allowed) {
  constexpr std::size_t at_once = 1000;  // so that they fit into one command line
  std::vector<Signature> found(commits.size());
  const auto places = places_of_signed(repository, commits);
  if (places.empty()) return found;
  const TemporaryFile file(allowed.ssh);
  for (std::size_t at = 0; at < places.size(); at += at_once) {
    auto words = trusting(file);
    words.insert(words.end(), {"log", "--no-walk=unsorted", "--no-show-signature",
                               "--format=tformat:%G?%x00%GS%x00%GF%x00%GP%x00"});
    const auto end = std::min(places.size(), at + at_once);
    for (std::size_t i = at; i < end; ++i)
      words.push_back(commits[places[i]]);
    auto answers = ask(repository, words, allowed);
    for (std::size_t i = at; i < end; ++i)
      found[places[i]] = std::move(answers.at(i - at));
  }
  return found;
}

}  // namespace

std::vector<Signature> signatures(const OpenRepository& repository,
                                  const std::vector<std::string>& commits,
                                  const AllowedSigners& allowed) {
  std::map<std::string_view, std::size_t> places;
  std::vector<std::string> once;
  for (const std::string& commit : commits)
    if (places.emplace(commit, once.size()).second) once.push_back(commit);
  const auto known = signatures_of_each(repository, once, allowed);
  std::vector<Signature> found;
  found.reserve(commits.size());
  for (const std::string& commit : commits)
    found.push_back(known.at(places.at(commit)));
  return found;
}

Signature tag_signature(const OpenRepository& repository, const std::string& tag,
                        const AllowedSigners& allowed) {
  const TemporaryFile file(allowed.ssh);
  auto words = trusting(file);
  words.insert(words.end(), {"verify-tag", "--raw", tag});
  const auto said = run_git(repository.directory, words).error;
  if (said.find("no signature found") != std::string::npos) return {};
  if (auto signature = read_ssh(said)) return *signature;
  if (auto signature = read_openpgp(said)) {
    judge_openpgp(*signature, allowed);
    return *signature;
  }
  const bool misfits = said.find("incorrect signature") != std::string::npos;
  return {.state = misfits ? SignatureState::bad : SignatureState::unchecked};
}

}  // namespace git

}  // namespace clauseline
