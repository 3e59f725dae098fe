#include "cli/circumstances.hpp"

#include "cli/clause_commits.hpp"
#include "cli/history.hpp"
#include "cli/house.hpp"
#include "cli/versions.hpp"
#include "history/merge_content.hpp"
#include "ledger/find.hpp"
#include "merge/merge.hpp"
#include "text/digest.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <set>
#include <utility>

namespace clauseline::cli {
namespace {

/// Files that say how agreements are judged, and by whom.
bool is_gate(const std::string& path) {
  constexpr auto files = std::to_array<std::string_view>(
      {policy_path, roster_path, signers_path, authorities_path, "CODEOWNERS", "docs/CODEOWNERS",
       ".github/CODEOWNERS", ".gitlab/CODEOWNERS"});
  constexpr auto folders =
      std::to_array<std::string_view>({detectors_folder, forecasts_folder, templates_folder});
  return std::ranges::find(files, path) != files.end() ||
         std::ranges::any_of(folders, [&](std::string_view folder) {
           return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
         });
}

/// Files that say how agreements are written.
bool is_vocabulary(const std::string& path) {
  return path.ends_with(".xsd") || path.starts_with(std::string(dialects_folder) + "/");
}

/// The file that a source names, if it names one that may lie in the repository.
std::string stored_path(const Fact& source, const std::string& agreement) {
  const std::filesystem::path named(source.text);
  const bool elsewhere = named.is_absolute() || source.text.find("://") != std::string::npos;
  if (elsewhere || !named.has_extension()) return {};
  return (std::filesystem::path(agreement).parent_path() / named).lexically_normal().string();
}

}  // namespace

CircumstanceFinder::CircumstanceFinder(const Repository& repository, Range range,
                                       const std::vector<ChangedFile>& changed,
                                       const Dialect* dialect)
    : repository_{repository}, range_{std::move(range)}, dialect_{dialect} {
  for (const ChangedFile& file : changed) {
    // What the base did not have yet loosens nothing that the base wants.
    if (!file.old_path.empty() && is_gate(file.old_path)) gate_.push_back(file.old_path);
    if (is_vocabulary(file.path)) vocabularies_.push_back(file.path);
  }
  if (range_.after.empty()) {
    read_ledger(changed);
    return;
  }
  if (!range_.house.empty()) signers_ = repository_.find_at(range_.house, signers_path);
  read_tags();
  read_commits();
  read_ledger(changed);
}

Circumstances CircumstanceFinder::of(const Version* before, const std::string& old_path,
                                     const Version* after, const std::string& new_path) {
  Circumstances found{.old_path = old_path,
                      .new_path = new_path,
                      .commits = commits_of(old_path, new_path),
                      .tags = tags_,
                      .wants_signatures = signers_.has_value(),
                      .dropped = dropped_,
                      .gate = gate_,
                      .vocabularies = vocabularies_};
  if (by_clause_) add_by_clause(found);
  found.changed_decisions = changed_decisions_of(before, after);
  if (range_.after.empty() || after == nullptr) return found;
  found.merged = merged(found.commits, new_path);
  found.other_sources = other_sources(*after, range_.after, new_path);
  if (before == nullptr || found.other_sources.empty()) return found;
  const auto known = other_sources(*before, range_.before, old_path);
  std::erase_if(found.other_sources, [&](const Circumstances::Source& one) {
    return std::ranges::find(known, one) != known.end();
  });
  return found;
}

/// Of an agreement whose id changed, under both.
std::vector<std::string> CircumstanceFinder::changed_decisions_of(const Version* before,
                                                                  const Version* after) const {
  std::set<std::string> parts;
  for (const Version* version : {before, after})
    if (version != nullptr) parts.insert(path_part(version->agreement.id));
  std::vector<std::string> told;
  for (const std::string& part : parts)
    if (const auto found = changed_decisions_.find(part); found != changed_decisions_.end())
      told.insert(told.end(), found->second.begin(), found->second.end());
  return told;
}

std::string_view CircumstanceFinder::allowed_signers() const {
  return signers_ ? signers_->source.bytes() : std::string_view();
}

void CircumstanceFinder::read_tags() {
  for (const std::string& end : {range_.before, range_.after}) {
    if (!repository_.find_commit(end)) continue;  // before the first
    if (auto tag = repository_.find_tag(end, allowed_signers())) tags_.push_back(std::move(*tag));
  }
}

void CircumstanceFinder::read_commits() {
  const auto after = repository_.find_commit(range_.after);
  if (!after) return;  // a tree, which no commit explains
  const auto before = repository_.find_commit(range_.before).value_or("");
  if (range_.rewritten && !before.empty())
    for (const Commit& one : repository_.commits_between(*after, before))
      dropped_.push_back(called(one));
  std::vector<CommitSteps> of_ledger;
  std::vector<std::size_t> merges;
  repository_.steps({.before = before, .after = *after}, [&](CommitSteps&& one) {
    if (one.files.empty() && one.commit.parents.size() < 2) return;
    if (one.commit.parents.size() > 1) merges.push_back(commits_.size());
    note_passages(one);
    for (const FileStep& file : one.files)
      for (const std::string* path : {&file.old_path, &file.new_path})
        if (auto& places = touching_[*path]; places.empty() || places.back() != commits_.size())
          places.push_back(commits_.size());
    commits_.push_back({.commit = one.commit});
    std::erase_if(one.files, [](const FileStep& file) {
      return !is_ledger_path(file.old_path) && !is_ledger_path(file.new_path);
    });
    if (!one.files.empty()) of_ledger.push_back(std::move(one));
  });
  for (const std::size_t merge : merges)
    for (const std::string& path : left_out(commits_[merge].commit))
      touching_[path].push_back(merge);
  changed_decisions_ = clauseline::changed_decisions(of_ledger);
  checked_.resize(commits_.size());
}

/// What a merge dropped no commit tells, only what is there and was there. Where the range does not
/// begin at an ancestor, what it never had is not missed.
void CircumstanceFinder::read_ledger(const std::vector<ChangedFile>& changed) {
  auto files = changed;
  auto before = range_.before;
  if (!range_.after.empty() && repository_.find_commit(range_.before)) {
    const auto base = repository_.find_commit(range_.after)
                          ? repository_.find_merge_base(range_.before, range_.after)
                          : std::nullopt;
    if (!base) return;
    if (base != repository_.find_commit(range_.before)) {
      before = *base;
      files = repository_.changed_files(before, range_.after, {});
    }
  }
  for (auto& [part, told] : clauseline::changed_decisions(repository_, before, files))
    for (const std::string& one : told) {
      auto& all = changed_decisions_[part];
      const auto path = one.substr(0, one.find(' ') + 1);
      if (std::ranges::none_of(all,
                               [&](const std::string& other) { return other.starts_with(path); }))
        all.push_back(one);
    }
}

/// The files that a commit took from one path to another: the bytes are the same, or the id of the
/// agreement is.
void CircumstanceFinder::note_passages(const CommitSteps& commit) {
  const auto is_gone = [](const FileStep& file) {
    return file.new_path.empty() && !file.old_ids.empty();
  };
  const auto is_new = [](const FileStep& file) {
    return file.old_path.empty() && !file.new_id.empty();
  };
  if (std::ranges::none_of(commit.files, is_gone) || std::ranges::none_of(commit.files, is_new))
    return;
  std::map<std::string, std::vector<std::string>> gone;  // paths by what a file is known by
  for (const FileStep& file : commit.files)
    if (is_gone(file))
      for (auto& name : known_by(file.old_ids.front(), file.old_path))
        gone[std::move(name)].push_back(file.old_path);
  for (const FileStep& file : commit.files) {
    if (!is_new(file)) continue;
    for (const auto& name : known_by(file.new_id, file.new_path))
      for (const std::string& path : gone[name]) {
        passages_[path].insert(file.new_path);
        passages_[file.new_path].insert(path);
      }
  }
}

/// What a file is known by wherever it lies: its bytes, and the id of the agreement in them.
std::vector<std::string> CircumstanceFinder::known_by(const std::string& blob,
                                                      const std::string& path) const {
  std::vector<std::string> names{"blob " + blob};
  if (!path.ends_with(".xml")) return names;
  try {
    if (const auto id = agreement_id(repository_.read(blob, path).bytes()); !id.empty())
      names.push_back("id " + id);
  } catch (const Error&) {  // who reads the version will say what is wrong with it
  }
  return names;
}

/// Every path that a file may have had on the way from the one to the other.
std::set<std::string> CircumstanceFinder::paths_of(const std::string& old_path,
                                                   const std::string& new_path) const {
  std::set<std::string> known;
  std::vector<std::string> open{old_path, new_path};
  while (!open.empty()) {
    const auto path = std::move(open.back());
    open.pop_back();
    if (path.empty() || !known.insert(path).second) continue;
    if (const auto found = passages_.find(path); found != passages_.end())
      open.insert(open.end(), found->second.begin(), found->second.end());
  }
  return known;
}

/// The files of which a merge took one side and left out what another parent had changed. git tells
/// nothing of these, and yet whoever made the merge decided it.
std::set<std::string> CircumstanceFinder::left_out(const Commit& merge) const {
  std::set<std::string> found;
  const auto& ours = merge.parents.front();
  for (auto theirs = merge.parents.begin() + 1; theirs != merge.parents.end(); ++theirs) {
    const auto base = repository_.find_merge_base(ours, *theirs);
    for (const std::string& side : {ours, *theirs}) {
      std::set<std::string> changed;
      for (const ChangedFile& file :
           repository_.changed_files(base.value_or(std::string(empty_tree)), side, {}))
        changed.insert({file.old_path, file.new_path});
      for (const ChangedFile& file : repository_.changed_files(side, merge.id, {}))
        for (const std::string& path : {file.old_path, file.new_path})
          if (changed.contains(path)) found.insert(path);
    }
  }
  return found;
}

std::vector<SignedCommit> CircumstanceFinder::commits_of(const std::string& old_path,
                                                         const std::string& new_path) {
  std::set<std::size_t> all;
  for (const std::string& path : paths_of(old_path, new_path))
    if (const auto found = touching_.find(path); found != touching_.end())
      all.insert(found->second.begin(), found->second.end());
  const std::vector<std::size_t> places(all.begin(), all.end());
  check(places);
  std::vector<SignedCommit> commits;
  commits.reserve(places.size());
  for (const std::size_t place : places)
    commits.push_back(commits_[place]);
  return commits;
}

/// Each signature costs a program, so that only those are checked that are asked for.
void CircumstanceFinder::check(const std::vector<std::size_t>& places) {
  std::vector<std::size_t> open;
  std::vector<std::string> ids;
  for (const std::size_t place : places) {
    if (checked_[place]) continue;
    open.push_back(place);
    ids.push_back(commits_[place].commit.id);
  }
  const auto signatures = repository_.signatures(ids, allowed_signers());
  for (std::size_t i = 0; i < open.size(); ++i) {
    commits_[open[i]].signature = signatures.at(i);
    checked_[open[i]] = true;
  }
}

/// What the merge driver makes of the parents of a merge; null where a person must decide.
std::unique_ptr<const Version> CircumstanceFinder::joined(const Commit& merge,
                                                          const std::string& path) const {
  if (merge.parents.size() != 2) return nullptr;
  const auto base = repository_.find_merge_base(merge.parents[0], merge.parents[1]);
  if (!base) return nullptr;
  const auto before = repository_.find_at(*base, path);
  const auto ours = repository_.find_at(merge.parents[0], path);
  const auto theirs = repository_.find_at(merge.parents[1], path);
  if (!before || !ours || !theirs) return nullptr;
  try {
    const auto made = merge::merge(before->source, ours->source, theirs->source);
    if (!made.conflicts.empty()) return nullptr;
    return read_version(Blob{.source = Source(path, made.bytes)}, dialect_);
  } catch (const Error&) {
    return nullptr;  // lines had to be merged, by a person or not
  }
}

void CircumstanceFinder::add_by_clause(Circumstances& found) const {
  const auto read = [&](const std::string& commit) -> std::unique_ptr<const Version> {
    for (const std::string& path : {found.new_path, found.old_path})
      if (!path.empty())
        if (const auto blob = repository_.find_at(commit, path))
          return read_version(*blob, dialect_);
    return nullptr;
  };
  found.by_clause = commits_by_clause(found.commits, read);
}

/// A merge is listed with the files that are as in none of its parents.
std::vector<std::string> CircumstanceFinder::merged(const std::vector<SignedCommit>& commits,
                                                    const std::string& path) const {
  std::vector<std::string> clauses;
  for (const auto& one : commits) {
    const Commit& commit = one.commit;
    if (commit.parents.size() < 2) continue;
    const history::MergedVersions versions{
        .at = [&](const std::string& id) -> std::unique_ptr<const Version> {
          const auto blob = repository_.find_at(id, path);
          return blob ? read_version(*blob, dialect_) : nullptr;
        },
        .joined = [&] { return joined(commit, path); }};
    try {
      for (const std::string& name : history::content_of(commit, versions))
        clauses.push_back(fmt::format("{}, by {},", name, called(commit)));
    } catch (const Error&) {
      clauses.push_back(fmt::format("what {} made, which cannot be compared,", called(commit)));
    }
  }
  return clauses;
}

std::vector<Circumstances::Source> CircumstanceFinder::other_sources(
    const Version& version, const std::string& revision, const std::string& path) const {
  constexpr std::string_view kind = "sha256:";
  std::vector<Circumstances::Source> found;
  for (const Fact& record : version.agreement.records) {
    if (record.name != "source" || !record["digest"].starts_with(kind)) continue;
    const auto stored = stored_path(record, path);
    const auto blob = stored.empty() ? std::nullopt : repository_.find_at(revision, stored);
    if (!blob) continue;
    auto digest = fmt::format("{}{}", kind, sha256(blob->source.bytes()));
    if (digest != record["digest"])
      found.push_back({stored, std::string(record["digest"]), std::move(digest)});
  }
  return found;
}

}  // namespace clauseline::cli
