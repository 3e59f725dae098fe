// What an auditor is given: everything is taken from commits, so that it can be made again from
// their history alone.

#include "cli/review_bundle.hpp"

#include "cli/house.hpp"
#include "cli/terminal.hpp"
#include "ledger/find.hpp"
#include "store/file.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace clauseline::cli {
namespace {

using reports::BundleFile;
using reports::path_in_bundle;

/// The object that a name stood for when the report was made.
std::string id_of(const Manifest& manifest, const std::string& name) {
  const auto found = std::ranges::find(manifest.revisions, name, &NamedRevision::name);
  return found == manifest.revisions.end() ? name : found->id;
}

/// "agreements/deal.xml" of "v1:agreements/deal.xml".
std::string path_of(const Evidence& from) { return from.source.substr(from.source.find(':') + 1); }

class Gatherer {
 public:
  Gatherer(const Report& report, const Repository& repository)
      : report_(report), repository_(repository) {}

  std::vector<BundleFile> all() {
    add_house();
    for (const Audit& audit : report_.audits) {
      if (!audit.added)
        add(path_in_bundle("old", path_of(audit.before->evidence)), audit.before->evidence,
            "an agreement as it was");
      if (!audit.deleted)
        add(path_in_bundle("new", path_of(audit.after->evidence)), audit.after->evidence,
            "the same as it became");
    }
    add_ledger();
    return std::move(files_);
  }

 private:
  void add(std::string path, const Evidence& from, std::string about) {
    files_.push_back({std::move(path),
                      std::string(repository_.read(from.blob, from.source).bytes()),
                      std::move(about)});
  }

  /// A file that counts as it was at the base, and that no report names.
  void add_of_base(const char* path, std::string about) {
    const auto found = repository_.find_at(id_of(report_.manifest, report_.manifest.house), path);
    if (!found) return;
    const auto name = std::filesystem::path(path).filename().string();
    files_.push_back(
        {path_in_bundle("house", name), std::string(found->source.bytes()), std::move(about)});
  }

  void add_house() {
    if (report_.policy)
      add("house/policy.xml", report_.policy->evidence, "the policy that it was judged by");
    if (report_.roster)
      add("house/roster.xml", report_.roster->evidence, "who could decide in which role");
    add_of_base(signers_path, "whose signatures counted");
    add_of_base(authorities_path, "whose time stamps counted");
    if (!report_.detectors) return;
    for (const Evidence& one : report_.detectors->evidence)
      add(path_in_bundle("house/detectors",
                         std::filesystem::path(path_of(one)).filename().string()),
          one, "how words were read");
  }

  void add_ledger() {
    const auto after = id_of(report_.manifest, report_.manifest.after);
    const std::string folder(ledger_folder);
    for (const auto& [ending, about] :
         {std::pair<std::string_view, const char*>{".xml", "a decision"},
          {token_ending, "the time stamp of a decision"},
          {signature_ending, "the signature of a decision"}})
      for (const Blob& blob : repository_.all_below(after, folder, ending)) {
        const auto path = blob.source.name().substr(after.size() + folder.size() + 2);
        files_.push_back({path_in_bundle(folder, path), std::string(blob.source.bytes()), about});
      }
  }

  const Report& report_;
  const Repository& repository_;
  std::vector<BundleFile> files_{};
};

/// What lies in no commit cannot be shown from a history.
void refuse_uncommitted(const Manifest& manifest) {
  for (const Evidence& input : manifest.inputs)
    if (input.revision.empty())
      throw Error({.at = {.source = input.source},
                   .message = "this lies in no commit, and a bundle holds what its commits prove",
                   .hint = "commit it, and name it as REV:path, or leave it out"});
}

void refuse_large(const std::string& name, std::size_t bytes, std::size_t history) {
  constexpr unsigned mebi = 20;
  if (bytes <= largest_file) return;
  throw Error({.at = {.source = name},
               .message = fmt::format("the bundle would have {} MiB, {} of them the history, and "
                                      "verify reads {} at most",
                                      bytes >> mebi, history >> mebi, largest_file >> mebi),
               .hint = "give the auditor a clone and the report: clauseline verify REPORT"});
}

}  // namespace

std::vector<BundledRef> refs_of(const Manifest& manifest, const Repository& repository) {
  std::vector<BundledRef> refs{{"HEAD", repository.commit(id_of(manifest, manifest.after))}};
  std::set<std::string> ids;
  for (const auto& [name, id] : manifest.revisions)
    ids.insert(id);
  for (const std::string& id : ids)
    refs.push_back({"refs/evidence/" + id, id});
  return refs;
}

std::vector<std::string> formats_in_bundle() { return {"json=report.json", "html=report.html"}; }

std::vector<BundleFile> bundle_of(const Report& report, const Repository& repository,
                                  std::string history) {
  auto files = Gatherer(report, repository).all();
  files.push_back({reports::history_file, std::move(history),
                   "the commits that prove all of this, for git: git clone history.bundle"});
  return reports::review_bundle(report, std::move(files));
}

Exit export_bundle(const Report& report, const Repository& repository, const Request& request) {
  const Manifest& made_of = report.manifest;
  refuse_uncommitted(made_of);
  const auto refs = refs_of(made_of, repository);
  const auto& after = refs.front().id;
  auto history = git_bundle(repository, refs);
  const auto history_size = history.size();
  const auto files = bundle_of(report, repository, std::move(history));
  const auto bytes = reports::packed(files);
  constexpr std::size_t enough = 12;  // digits
  const auto name = request.output.empty() ? fmt::format("review-{}.zip", after.substr(0, enough))
                                           : request.output;
  refuse_large(name, bytes.size(), history_size);
  write_file(name, bytes);
  if (!request.quiet)
    say(
        fmt::format("{}: {} files, {} bytes\n  {} bytes of them the history: {} commits up to {}\n"
                    "  clauseline verify {}\n",
                    visible_line(name), files.size(), bytes.size(), history_size,
                    repository.commits_between("", after).size(), after, visible_line(name)));
  return Exit::clean;
}

}  // namespace clauseline::cli
