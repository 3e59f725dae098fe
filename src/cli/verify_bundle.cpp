// verify of a bundle: everything in it is made again from the history in it, and compared.

#include "cli/manifest.hpp"
#include "cli/review_bundle.hpp"
#include "cli/terminal.hpp"
#include "cli/verify.hpp"
#include "text/digest.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace clauseline::cli {
namespace {

using reports::BundleFile;
using reports::Mismatch;

[[noreturn]] void refuse(const std::string& subject, std::string message, std::string hint) {
  throw Error({.at = {.source = subject}, .message = std::move(message), .hint = std::move(hint)});
}

Source part_of(const Source& bundle, const std::vector<BundleFile>& files, const char* name) {
  return {fmt::format("{}, {}", bundle.name(), name), reports::find_file(files, name)->bytes};
}

Manifest manifest_in_bundle(const Source& report) {
  auto manifest = manifest_to_verify(report);
  const bool of_review =
      manifest.range && manifest.command == "check" && manifest.format == "json" &&
      std::ranges::none_of(manifest.inputs,
                           [](const Evidence& input) { return input.revision.empty(); });
  if (!of_review)
    refuse(report.name(), "this is no report of a review: it was made of something else",
           "somebody changed it; export the review anew");
  return manifest;
}

Held held_by(const Manifest& manifest) {
  Held held{.repository = manifest.repository};
  for (const auto& [name, id] : manifest.revisions)
    held.revisions.emplace(name, id);
  return held;
}

std::string told(const std::vector<BundledRef>& refs) {
  std::vector<std::string> all;
  all.reserve(refs.size());
  for (const auto& [name, id] : refs)
    all.push_back(fmt::format("{} {}", name, id));
  return fmt::format("{}", fmt::join(all, ", "));
}

/// The history must lead to what the report is of, and to nothing else.
std::vector<Mismatch> strange_refs(const std::vector<BundledRef>& bundled,
                                   const std::vector<BundledRef>& wanted) {
  if (bundled == wanted) return {};
  return {{.where = fmt::format("{}, what the history leads to", reports::history_file),
           .reported = told(bundled),
           .made = fmt::format("{}: what the report is of", told(wanted))}};
}

/// Before the history is unpacked: every object that the report names is one that it leads to.
std::vector<Mismatch> missing_refs(const std::vector<BundledRef>& bundled,
                                   const Manifest& manifest) {
  const auto is_there = [&](const NamedRevision& one) {
    return std::ranges::find(bundled, one.id, &BundledRef::id) != bundled.end();
  };
  if (std::ranges::all_of(manifest.revisions, is_there)) return {};
  std::vector<std::string> names;
  names.reserve(manifest.revisions.size());
  for (const auto& [name, id] : manifest.revisions)
    names.push_back(fmt::format("{} {}", name, id));
  return {{.where = fmt::format("{}, what the history leads to", reports::history_file),
           .reported = told(bundled),
           .made = fmt::format("{}: what the report is of", fmt::join(names, ", "))}};
}

bool is_unchecked(const Signature& signature) {
  return signature.state == SignatureState::unchecked;
}

/// Signatures that could not be looked at here must not look like signatures that are wrong.
void refuse_unchecked(const std::string& name, const Report& made) {
  for (const Audit& audit : made.audits) {
    const auto& commits = audit.circumstances.commits;
    const bool any =
        std::ranges::any_of(commits, is_unchecked, &SignedCommit::signature) ||
        std::ranges::any_of(audit.circumstances.tags, is_unchecked, &SignedTag::signature) ||
        std::ranges::any_of(audit.decisions, is_unchecked, &LedgerEntry::signature) ||
        std::ranges::any_of(audit.decisions, is_unchecked, &LedgerEntry::own_signature);
    const bool late = std::ranges::any_of(audit.decisions, [](const LedgerEntry& entry) {
      return entry.stamp && entry.stamp->state == StampState::unchecked && entry.stamp->at.empty();
    });
    if (late)
      refuse(name,
             "a time stamp cannot be checked here: the program openssl is missing, or too old",
             "install it (Debian: openssl)");
    if (any)
      refuse(
          name,
          "a signature cannot be checked here: the program that checks it, or the key, is missing",
          "install ssh-keygen (Debian: openssh-client), or bring the OpenPGP key into gpg's "
          "keyring");
  }
}

/// A bundle, and what was made again of the history in it.
struct MadeAgain {
  std::vector<Mismatch> found{};
  std::vector<BundleFile> files{};
  std::string commit{};
};

/// A review is judged by the house that its range begins with, or that of A for A...B: any other
/// would be one of somebody's own.
void require_own_house(const std::string& name, const Manifest& manifest,
                       const Repository& repository) {
  const auto before = repository.object_of(manifest.before);
  const auto house = repository.object_of(manifest.house);
  if (house == before || manifest.house.empty() ||
      repository.merge_base(house, manifest.after) == before)
    return;
  refuse(
      name,
      fmt::format("it was judged by the house of {}, which the review does not begin with", house),
      "somebody changed it; export the review anew");
}

MadeAgain made_again(const Source& bundle, const std::vector<BundleFile>& files,
                     const Manifest& manifest) {
  const auto history = part_of(bundle, files, reports::history_file);
  const auto refs = refs_of_bundle(history);
  MadeAgain made{.found = missing_refs(refs, manifest)};
  if (!made.found.empty()) return made;
  const UnpackedHistory unpacked(history);
  auto again = request_again(manifest, held_by(manifest));
  again.repository = unpacked.directory();
  again.formats = formats_in_bundle();
  VersionFinder finder(again, range_again(manifest));
  const auto& repository = finder.repository();
  const auto wanted = refs_of(manifest, repository);
  made.commit = wanted.front().id;
  made.found = strange_refs(refs, wanted);
  if (!made.found.empty()) return made;
  require_own_house(bundle.name(), manifest, repository);
  const auto report = report_of(manifest.command, again, finder);
  made.files = bundle_of(report, repository, std::string(history.bytes()));
  made.found = reports::mismatches(files, made.files, made.commit);
  refuse_unchecked(bundle.name(), report);
  return made;
}

void tell_identical(const std::string& name, const Manifest& manifest, const MadeAgain& made) {
  auto text = fmt::format("identical: {}\n", visible_line(name));
  for (const auto& [revision, id] : manifest.revisions)
    text += revision == id ? fmt::format("  commit {}\n", id)
                           : fmt::format("  {} was {}\n", visible_line(revision), id);
  for (const BundleFile& file : made.files)
    if (file.path.starts_with("house/"))
      text += fmt::format("  {} sha256 {}\n", visible_line(file.path), sha256(file.bytes));
  text += manifest.evaluated_on.empty()
              ? std::string("  no decision was made, and none was needed\n")
              : fmt::format("  decisions as they stood on {}\n", manifest.evaluated_on);
  text +=
      "It agrees with the history that it holds, and every signature was checked again. Whether\n"
      "that is the history, and those the signers, is known from elsewhere: compare the above.\n";
  say(text);
}

}  // namespace

Exit verify_bundle(const Source& bundle, const Request& request) {
  if (request.words.size() > 1)
    refuse("clauseline verify", "a bundle holds all that it was made of",
           "clauseline verify BUNDLE, with no other file");
  const auto files = reports::unpacked_bundle(bundle);
  MadeAgain made{.found = reports::mismatches_with_index(bundle, files)};
  Sides sides{.reported = "the bundle", .made = "its index"};
  const auto report = part_of(bundle, files, reports::report_file);
  Manifest manifest{.tool = std::string(tool_version()), .rules = std::string(rules_version())};
  if (made.found.empty()) {
    manifest = manifest_in_bundle(report);
    made = made_again(bundle, files, manifest);
    sides.made = "made again";
  }
  if (!made.found.empty()) {
    if (!request.quiet) tell_differences({bundle.name(), manifest, sides}, made.found);
    return Exit::findings;
  }
  if (!request.quiet) tell_identical(bundle.name(), manifest, made);
  const auto* authorities = reports::find_file(made.files, "house/timestamp-ca.pem");
  const bool in_time =
      holds_stamp(bundle, authorities == nullptr ? "" : authorities->bytes, request);
  return in_time ? Exit::clean : Exit::findings;
}

}  // namespace clauseline::cli
