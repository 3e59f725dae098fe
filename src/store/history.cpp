// The versions of one file. git enumerates the commits that touched the paths that the file is
// known to have had; whenever the file begins without a version before it, the commit is asked
// what else it deleted, and if that was the same file, git is asked again with that path too.

#include "store/history.hpp"

#include "store/git.hpp"
#include "store/object.hpp"
#include "store/process.hpp"
#include "store/raw_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace clauseline::git {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// A commit with what lies at each of the tracked paths after it.
struct State {
  RawCommit raw;
  std::vector<std::size_t> parents{};
  std::vector<std::string> blobs{};  // in the order of the paths; empty: no file
};

/// The file at a commit, under the path that it had there.
using Place = std::pair<std::size_t, std::size_t>;  // the commit, the path

class Tracer {
 public:
  Tracer(const OpenRepository& repository, std::string revision, const Identity& identity)
      : repository_(repository), revision_(std::move(revision)), identity_(identity) {}

  PathHistory trace(const std::string& path) {
    paths_ = {path};
    do
      enumerate();
    while (follow());
    PathHistory found{.versions = versions(), .shallow = repository_.is_shallow()};
    if (found.shallow) mark_cuts(found.versions);
    return found;
  }

 private:
  void enumerate() {
    std::vector<std::string> words{"--topo-order",
                                   "--full-history",
                                   "--simplify-merges",
                                   "--parents",
                                   "--diff-merges=separate",
                                   revision_,
                                   "--"};
    for (const std::string& path : paths_)
      words.push_back(":(top,literal)" + path);
    states_.clear();
    std::unordered_map<std::string, std::size_t> places;
    raw_log(repository_, words, [&](RawCommit&& raw) {
      places.emplace(raw.commit.id, states_.size());
      states_.push_back({.raw = std::move(raw)});
    });
    for (std::size_t at = states_.size(); at-- > 0;)
      settle(states_[at], places);
  }

  /// What lies where: as the commit says, else as in its parents.
  void settle(State& state, const std::unordered_map<std::string, std::size_t>& places) {
    for (const std::string& parent : state.raw.commit.parents)
      if (const auto found = places.find(parent); found != places.end())
        state.parents.push_back(found->second);
    state.blobs.assign(paths_.size(), {});
    if (!state.parents.empty()) state.blobs = states_[state.parents.front()].blobs;
    for (const RawChange& change : state.raw.changes)
      if (const auto at = std::ranges::find(paths_, change.path); at != paths_.end())
        state.blobs[static_cast<std::size_t>(at - paths_.begin())] = change.new_id;
  }

  /// Goes from the newest commit to all before it. True if a path was found that is to be
  /// tracked too.
  bool follow() {
    links_.clear();
    if (states_.empty()) return false;
    links_[{0, 0}];
    for (auto& [place, before] : links_)  // which grows behind the place that is looked at
      if (follow(place.first, place.second, before)) return true;
    return false;
  }

  bool follow(std::size_t commit, std::size_t path, std::vector<Place>& before) {
    const State& state = states_[commit];
    for (const std::size_t parent : state.parents)
      if (const auto name = name_at(parent, state, path); name != none)
        before.emplace_back(parent, name);
    if (before.empty() && !state.blobs[path].empty()) {
      if (const auto origin = origin_of(state, path);
          origin && std::ranges::find(paths_, *origin) == paths_.end()) {
        paths_.push_back(*origin);
        return true;
      }
      for (const std::size_t parent : state.parents)  // a file that was deleted, and came again
        if (touched(states_[parent], path)) before.emplace_back(parent, path);
    }
    for (const Place& place : before)
      links_[place];
    return false;
  }

  bool touched(const State& state, std::size_t path) const {
    return std::ranges::any_of(
        state.raw.changes, [&](const RawChange& change) { return change.path == paths_[path]; });
  }

  /// The path that the file had at a parent: the same, or another that its child no longer has.
  std::size_t name_at(std::size_t parent, const State& child, std::size_t path) const {
    const auto& there = states_[parent].blobs;
    if (!there[path].empty()) return path;
    const auto gone = [&](std::size_t other) {
      return !there[other].empty() && child.blobs[other].empty();
    };
    std::size_t found = none;
    for (std::size_t other = 0; other < paths_.size(); ++other) {
      if (!gone(other)) continue;
      if (found == none || there[other] == child.blobs[path]) found = other;
    }
    return found;
  }

  std::string identity_of(const std::string& blob) const {
    return identity_(blob_bytes(repository_, parse_id(blob).value(), blob).bytes());
  }

  /// The path that the file had before this commit gave it the one that it has.
  std::optional<std::string> origin_of(const State& state, std::size_t path) {
    const std::string& blob = state.blobs[path];
    const std::string& commit = state.raw.commit.id;
    if (!asked_.emplace(commit, path).second) return std::nullopt;
    auto changes = raw_changes(repository_, commit, false);
    std::erase_if(changes, [](const RawChange& change) { return !change.new_id.empty(); });
    for (const RawChange& gone : changes)
      if (gone.old_ids.front() == blob) return gone.path;
    try {
      const auto id = identity_of(blob);
      if (id.empty()) return rename_by_git(commit, paths_[path]);
      return same_identity(changes, paths_[path], id);
    } catch (const Error&) {
      return std::nullopt;  // who reads the version will say what is wrong with it
    }
  }

  std::optional<std::string> same_identity(const std::vector<RawChange>& gone,
                                           const std::string& path, const std::string& id) const {
    const auto suffix = std::filesystem::path(path).extension();
    for (const RawChange& change : gone)
      if (std::filesystem::path(change.path).extension() == suffix &&
          !change.old_ids.front().empty() && identity_of(change.old_ids.front()) == id)
        return change.path;
    return std::nullopt;
  }

  std::optional<std::string> rename_by_git(const std::string& commit,
                                           const std::string& path) const {
    for (RawChange& change : raw_changes(repository_, commit, true))
      if (change.path == path && !change.from.empty()) return std::move(change.from);
    return std::nullopt;
  }

  /// The places without those that only pass on what the one before them has.
  std::vector<PathVersion> versions() const {
    std::map<Place, Place> stands_for;
    std::map<Place, std::vector<Place>> kept;
    const std::vector<std::pair<Place, std::vector<Place>>> oldest_first(links_.rbegin(),
                                                                         links_.rend());
    for (const auto& [here, linked] : oldest_first) {
      std::vector<Place> before;
      for (const Place& place : linked)
        if (const Place& older = stands_for.at(place);
            std::ranges::find(before, older) == before.end())
          before.push_back(older);
      const bool passes = before.size() == 1 && same(here, before.front());
      stands_for.emplace(here, passes ? before.front() : here);
      if (!passes) kept.emplace(here, std::move(before));
    }
    return listed(kept);
  }

  bool same(const Place& one, const Place& other) const {
    return one.second == other.second && blob_at(one) == blob_at(other);
  }

  const std::string& blob_at(const Place& place) const {
    return states_[place.first].blobs[place.second];
  }

  std::vector<PathVersion> listed(const std::map<Place, std::vector<Place>>& kept) const {
    const auto was_never = [&](const auto& one) {
      return one.second.empty() && blob_at(one.first).empty();
    };
    if (std::ranges::all_of(kept, was_never)) return {};
    std::map<Place, std::size_t> places;
    for (const auto& [place, before] : kept)
      places.emplace(place, places.size());
    std::vector<PathVersion> found;
    for (const auto& [place, before] : kept) {
      found.push_back({.commit = states_[place.first].raw.commit,
                       .path = paths_[place.second],
                       .blob = blob_at(place)});
      for (const Place& older : before)
        found.back().parents.push_back(places.at(older));
    }
    return found;
  }

  /// A clone hides the parents of the commits at its edge, but the commits still name them.
  void mark_cuts(std::vector<PathVersion>& versions) const {
    for (PathVersion& version : versions) {
      if (!version.parents.empty()) continue;
      const auto raw =
          run_git(repository_.directory, {"cat-file", "commit", version.commit.id}).out;
      const auto head = raw.substr(0, raw.find("\n\n"));
      version.cut = head.find("\nparent ") != std::string::npos &&
                    raw_changes(repository_, version.commit.id, false).empty();
    }
  }

  const OpenRepository& repository_;
  std::string revision_;
  const Identity& identity_;
  std::vector<std::string> paths_{};
  std::vector<State> states_{};  // newest first
  std::map<Place, std::vector<Place>> links_{};
  std::set<std::pair<std::string, std::size_t>> asked_{};
};

std::vector<FileStep> files_of(const RawCommit& raw) {
  std::vector<FileStep> files;
  for (const RawChange& change : raw.changes) {
    const bool was =
        std::ranges::any_of(change.old_ids, [](const auto& id) { return !id.empty(); });
    if (!was && change.new_id.empty()) continue;
    files.push_back({.old_path = was ? change.path : "",
                     .new_path = change.new_id.empty() ? "" : change.path,
                     .old_ids = change.old_ids,
                     .new_id = change.new_id});
  }
  return files;
}

}  // namespace

PathHistory history(const OpenRepository& repository, const std::string& revision,
                    const std::string& path, const Identity& identity) {
  return Tracer(repository, hex(commit_id(repository, revision)), identity).trace(path);
}

void steps(const OpenRepository& repository, const CommitRange& range, const TakeSteps& take) {
  std::vector<std::string> words{"--topo-order", "--diff-merges=combined",
                                 hex(commit_id(repository, range.after))};
  if (!range.before.empty()) words.push_back("^" + hex(commit_id(repository, range.before)));
  words.emplace_back("--");
  for (const std::string& path : range.paths)
    words.push_back(":(top,literal)" + path);
  raw_log(repository, words, [&](RawCommit&& raw) {
    auto files = files_of(raw);
    take({.commit = std::move(raw.commit), .files = std::move(files)});
  });
}

}  // namespace clauseline::git
