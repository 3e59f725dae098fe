#include "history/walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <set>
#include <utility>

namespace clauseline::history {
namespace {

/// Tells what the versions of a stretch of the history changed.
class Stepper {
 public:
  Stepper(const PathHistory& history, const Walk& walk)
      : history_(history), by_(walk.by), versions_(history, walk.reader()) {}

  Step step(std::size_t place) {
    Step told{.version = place};
    const bool gone = history_.versions[place].blob.empty();
    const Version* version = versions_.at(place);
    if (version != nullptr) describe(*version, told);
    told.kind = gone                 ? StepKind::deleted
                : version == nullptr ? StepKind::unreadable
                                     : StepKind::changed;
    if (told.kind == StepKind::unreadable) told.problem = versions_.problem(place);
    if (told.kind == StepKind::changed) compare(place, told);
    versions_.let_go(place);
    return told;
  }

 private:
  void compare(std::size_t place, Step& told) {
    const auto& versions = history_.versions;
    for (const std::size_t parent : versions[place].parents)
      if (versions[parent].path != versions[place].path) told.from = versions[parent].path;
    for (const std::size_t parent : versions_.before(place, told.skipped))
      if (versions_.at(parent) != nullptr) told.against.push_back(compare(place, parent));
    told.past_unreadable = !told.skipped.empty();
    if (told.against.empty()) told.kind = StepKind::added;
    if (told.against.size() > 1) told.kind = StepKind::merge;
    settle(told);
  }

  Against compare(std::size_t place, std::size_t parent) {
    Audit audit =
        clauseline::audit(versions_.take(parent), versions_.take(place), Depth::findings, by_);
    auto told = against(audit, parent);
    versions_.put_back(parent, std::move(audit.before));
    versions_.put_back(place, std::move(audit.after));
    return told;
  }

  const PathHistory& history_;
  JudgedBy by_;
  Versions versions_;
};

/// Neighbours share a version, so each thread takes a stretch of the history.
std::vector<Step> stretch(const PathHistory& history, const Walk& walk, std::size_t first,
                          std::size_t last) {
  Stepper stepper(history, walk);
  std::vector<Step> told;
  for (std::size_t place = first; place < last; ++place)
    told.push_back(stepper.step(place));
  return told;
}

}  // namespace

Versions::Versions(const PathHistory& history, ReadVersion read)
    : history_(history), read_(std::move(read)) {}

const Version* Versions::at(std::size_t place) {
  const PathVersion& version = history_.versions.at(place);
  if (version.blob.empty() || problems_.contains(place)) return nullptr;
  if (const auto held = held_.find(place); held != held_.end()) return held->second.get();
  try {
    return held_.emplace(place, read_(version)).first->second.get();
  } catch (const Error& error) {
    problems_.emplace(place, in_one_line(error));
    return nullptr;
  }
}

std::unique_ptr<const Version> Versions::take(std::size_t place) {
  at(place);
  return std::move(held_.at(place));
}

void Versions::put_back(std::size_t place, std::unique_ptr<const Version> version) {
  held_.at(place) = std::move(version);
}

void Versions::let_go(std::size_t place) { held_.erase(place); }

std::string Versions::problem(std::size_t place) const {
  const auto found = problems_.find(place);
  return found == problems_.end() ? std::string() : found->second;
}

std::vector<std::size_t> Versions::before(std::size_t place, std::vector<std::size_t>& skipped) {
  std::vector<std::size_t> found;
  std::set<std::size_t> seen;
  std::vector<std::size_t> open = history_.versions.at(place).parents;
  while (!open.empty()) {
    const std::size_t parent = open.front();
    open.erase(open.begin());
    if (!seen.insert(parent).second) continue;
    const PathVersion& version = history_.versions.at(parent);
    if (version.blob.empty() || at(parent) != nullptr) {
      found.push_back(parent);
      continue;
    }
    skipped.push_back(parent);
    open.insert(open.begin(), version.parents.begin(), version.parents.end());
  }
  return found;
}

std::string in_one_line(const Error& error) {
  const auto& problems = error.problems();
  auto text = fmt::format("{}: {}", problems.front().at, problems.front().message);
  if (problems.size() > 1) text += fmt::format(" (and {} more)", problems.size() - 1);
  return text;
}

std::vector<Step> steps(const PathHistory& history, const Walk& walk) {
  const std::size_t count = history.versions.size();
  const std::size_t jobs = std::clamp<std::size_t>(walk.jobs, 1, std::max<std::size_t>(count, 1));
  std::vector<std::future<std::vector<Step>>> running;
  for (std::size_t i = 0; i < jobs; ++i)
    running.push_back(std::async(jobs == 1 ? std::launch::deferred : std::launch::async, stretch,
                                 std::cref(history), std::cref(walk), count * i / jobs,
                                 count * (i + 1) / jobs));
  std::vector<Step> told;
  for (auto& one : running)
    for (Step& step : one.get())
      told.push_back(std::move(step));
  return told;
}

}  // namespace clauseline::history
