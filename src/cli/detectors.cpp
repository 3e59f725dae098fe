// The detectors that a house keeps beside its policy.

#include "cli/house.hpp"
#include "cli/versions.hpp"
#include "store/file.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace clauseline::cli {
namespace {

namespace fs = std::filesystem;

bool is_of_commit(const std::vector<Blob>& files, const std::string& name) {
  return std::ranges::any_of(
      files, [&](const Blob& file) { return file.source.name() == name && !file.commit.empty(); });
}

}  // namespace

std::unique_ptr<const DetectorsVersion> read_house_detectors(const std::vector<Blob>& files) {
  if (files.empty()) return nullptr;
  std::vector<Source> sources;
  std::vector<Evidence> evidence;
  for (const Blob& file : files) {
    sources.push_back(file.source);
    evidence.push_back(evidence_of(file));
  }
  try {
    return std::make_unique<const DetectorsVersion>(
        DetectorsVersion{.evidence = std::move(evidence), .detectors = Detectors(sources)});
  } catch (const Error& error) {
    // A commit cannot be put right afterwards, so its broken files have another way out.
    auto problems = error.problems();
    Problem& last = problems.back();
    if (is_of_commit(files, last.at.source))
      last.hint += fmt::format("{}(of the older version; --detectors FILE names others)",
                               last.hint.empty() ? "" : " ");
    throw Error(std::move(problems));
  }
}

std::unique_ptr<const DetectorsVersion> detectors_in_force(VersionFinder& finder) {
  return read_house_detectors(finder.detectors());
}

std::vector<Blob> detectors_in_work_tree(const std::string& tree, const std::string& shown) {
  const auto folder = tree + detectors_folder;
  if (!is_there(folder)) return {};
  if (!fs::is_directory(folder))
    throw Error({.at = {.source = shown + detectors_folder},
                 .message = "this is no folder",
                 .hint = "make it a folder, and put the file in it"});
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == detectors_ending)
      names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  std::vector<Blob> files;
  for (const std::string& name : names) {
    const Source read = read_file(fmt::format("{}/{}", folder, name));
    files.push_back({.source = Source(fmt::format("{}{}/{}", shown, detectors_folder, name),
                                      std::string(read.bytes())),
                     .id = blob_id(read.bytes())});
  }
  return files;
}

}  // namespace clauseline::cli
