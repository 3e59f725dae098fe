// What the house lays down, as it was in the revision from which it counts: policy, roster,
// template, detectors, and the decisions.

#include "cli/house.hpp"
#include "cli/versions.hpp"
#include "store/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>

namespace clauseline::cli {

std::optional<Blob> VersionFinder::policy() {
  return request_.policy.empty() ? house_file(policy_path) : named(request_.policy);
}

std::optional<Blob> VersionFinder::roster() { return house_file(roster_path); }
std::optional<Blob> VersionFinder::authorities() { return house_file(authorities_path); }

std::optional<Blob> VersionFinder::changed_policy() { return changed_house_file(policy_path); }
std::optional<Blob> VersionFinder::changed_roster() { return changed_house_file(roster_path); }

std::optional<Blob> VersionFinder::style_file(const std::string& name) {
  if (request_.house_style.empty()) return house_file(fmt::format("{}/{}", templates_folder, name));
  const auto path = fmt::format("{}/{}", request_.house_style, name);
  const auto colon = path.find(':');
  if (names_file(path)) return named(path);
  if (colon == std::string::npos || (colon == 0 && request_.held)) return std::nullopt;
  if (colon == 0) return repository().find_staged(path.substr(1));
  return repository().find_at(path.substr(0, colon), path.substr(colon + 1));
}

std::optional<Blob> VersionFinder::changed_template() {
  return changed_house_file(fmt::format("{}/{}", templates_folder, template_file));
}

std::optional<Blob> VersionFinder::house_file(const std::string& path) {
  if (const auto revision = revision_of_house()) return repository().find_at(*revision, path);
  if (request_.held) return names_file(path) ? std::optional(held(path)) : std::nullopt;
  const auto tree = work_tree_of_house();
  if (tree.empty() || !is_there(tree + path)) return std::nullopt;
  const Source read = read_file(tree + path);
  return Blob{.source = Source(path, std::string(read.bytes())), .id = blob_id(read.bytes())};
}

std::optional<Blob> VersionFinder::changed_house_file(const std::string& path) {
  const Range& ends = range();
  const auto was = repository().find_at(ends.before, path);
  std::optional<Blob> now;
  if (!ends.after.empty()) {
    now = repository().find_at(ends.after, path);
  } else if (request_.staged) {
    now = repository().find_staged(path);
  } else if (const auto file = repository().work_tree() + path; is_there(file)) {
    const Source read = read_file(file);
    now = Blob{.source = Source(path, std::string(read.bytes())), .id = blob_id(read.bytes())};
  }
  return now && was && now->id == was->id ? std::nullopt : now;
}

Ledger VersionFinder::ledger(const std::string& before, const std::string& after) {
  LedgerEnds ends{.before = before, .after = after};
  const auto house = revision_of_house();
  const auto bytes_at_base = [&](const char* path) {
    const auto found = house ? repository().find_at(*house, path) : std::nullopt;
    return found ? std::string(found->source.bytes()) : std::string();
  };
  ends.allowed_signers = bytes_at_base(signers_path);
  ends.authorities = bytes_at_base(authorities_path);
  return {repository(), std::move(ends)};
}

std::vector<Blob> VersionFinder::changed_detectors() {
  const Range& ends = range();
  if (ends.after.empty()) return {};
  const auto was = repository().all_at(ends.before, detectors_folder, detectors_ending);
  auto now = repository().all_at(ends.after, detectors_folder, detectors_ending);
  return std::ranges::equal(was, now, {}, &Blob::id, &Blob::id) ? std::vector<Blob>() : now;
}

std::vector<Blob> VersionFinder::detectors() {
  std::vector<Blob> files;
  for (const std::string& name : request_.detectors)
    files.push_back(named(name));
  if (!files.empty()) return files;
  if (const auto revision = revision_of_house())
    return repository().all_at(*revision, detectors_folder, detectors_ending);
  if (request_.held) {
    for (const auto& [name, bytes] : request_.held->files)
      if (name.starts_with(std::string(detectors_folder) + "/")) files.push_back(held(name));
    return files;
  }
  const auto tree = work_tree_of_house();
  return tree.empty() ? files : detectors_in_work_tree(tree, "");
}

/// The revision in which the files of the house count: that of the older version. Nothing where
/// that version is a file.
std::optional<std::string> VersionFinder::revision_of_house() {
  if (is_range()) return range().house;
  const std::string& older = request_.words.front();
  const auto colon = names_file(older) ? std::string::npos : older.find(':');
  if (colon == std::string::npos) return std::nullopt;
  return colon == 0 ? "HEAD" : older.substr(0, colon);
}

/// The work tree of the repository that holds the older version, which is a file; empty where
/// there is none.
std::string VersionFinder::work_tree_of_house() const {
  const std::string& older = request_.words.front();
  const bool here = !request_.repository.empty() || older == "-";
  const auto folder =
      here ? request_.repository : std::filesystem::path(older).parent_path().string();
  const auto holder = Repository::find(folder.empty() && !here ? "." : folder);
  return holder ? holder->work_tree() : std::string();
}

}  // namespace clauseline::cli
