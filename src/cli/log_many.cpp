// log over many agreements: a whole repository, a range of revisions, a folder.

#include "cli/history.hpp"
#include "cli/log_page.hpp"
#include "cli/terminal.hpp"
#include "history/many.hpp"
#include "text/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

namespace clauseline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view usual_folder = "agreements/";

/// What is asked for: commits, and where the agreements are.
struct Asked : CommitRange {
  std::string name = "HEAD";
};

Asked asked(const Request& request, const Repository& repository) {
  Asked found;
  found.after = "HEAD";
  for (const std::string& path : request.paths)
    found.paths.push_back(repository.path_from_root(path));
  if (request.words.empty()) return found;
  const std::string& word = request.words.front();
  found.name = word;
  if (!names_range(word)) {
    found.paths.push_back(repository.path_from_root(word));
    return found;
  }
  const Range range = named_range(word, repository);
  found.before = range.before;
  found.after = range.after;
  return found;
}

history::ManyWalk many_walk(const Request& request, const HistoryHouse& house,
                            const std::vector<std::string>& named) {
  const auto reader = [&request, dialect = house.dialect.get()]() -> history::Reading {
    Repository::check_blobs_alone();
    auto repository = std::make_shared<const Repository>(Repository::open(request.repository));
    return {.bytes = [repository](
                         const PathVersion& version) { return source_of(*repository, version); },
            .version = [dialect](
                           const PathVersion& version,
                           const Source& source) { return read_source(version, source, dialect); },
            .cache = std::make_shared<Cache>(repository->git_folder())};
  };
  const Policy* policy = house.by().policy;
  const bool elsewhere = policy != nullptr && !policy->agreements.empty();
  const std::string folder = elsewhere ? policy->agreements : std::string(usual_folder);
  // A file that the user names is one.
  const auto counts = [folder, named](const std::string& path, std::string_view bytes) {
    return std::ranges::find(named, path) != named.end() || is_agreement(path, bytes, folder);
  };
  return {.reader = reader,
          .is_agreement = counts,
          .identity = agreement_id,
          .by = house.by(),
          .settings = fmt::format("{}\n{}\n{}", house.digest(), folder, fmt::join(named, "\n")),
          .jobs = jobs(request)};
}

}  // namespace

bool names_many(const Request& request) {
  const std::string& word = request.words.front();
  if (names_range(word)) return true;
  if (word.find(':') != std::string::npos) return false;
  std::error_code ignored;
  const auto repository = Repository::find(request.repository);
  const auto folder = repository ? repository->work_tree() : std::string();
  return word.ends_with('/') || fs::is_directory(word, ignored) ||
         (!folder.empty() && fs::is_directory(folder + word, ignored));
}

Exit log_many(const Request& request) {
  const auto places = page_outputs(request, log_formats);
  color(request);
  const auto repository = Repository::open(request.repository);
  const auto range = asked(request, repository);
  const HistoryHouse house(request, range.before.empty() ? range.after : range.before);
  auto walk = many_walk(request, house, range.paths);
  const auto topic = fmt::format("log of many\n{}\n{}\n{}", range.name,
                                 fmt::join(range.paths, "\n"), looks(places, request));
  const auto ends =
      fmt::format("{} {}", range.before.empty() ? range.before : repository.commit(range.before),
                  repository.commit(range.after));
  // Commits say what came before them, but not what a shallow clone or a graft makes of that.
  const KeptAnswer kept(repository.is_whole() ? cache_of(request) : nullptr, topic,
                        fmt::format("{}\n{}", ends, walk.settings));
  return tell(kept, places, request, [&]() -> reports::LogPage {
    walk.progress = progress(request, "versions");
    const auto commits = [&](const TakeSteps& take) { repository.steps(range, take); };
    const auto told = std::make_shared<const history::ManySteps>(commits, walk);
    return {.path = range.name,
            .shallow = repository.is_shallow(),
            .notice = reports::cut_notice(range.before.empty() && repository.is_shallow()),
            .count = told->size(),
            .each = [told](const history::TellStep& tell) { told->each(tell); }};
  });
}

}  // namespace clauseline::cli
