// log over many agreements: a whole repository, a range of revisions, a folder.

#include "cli/history.hpp"
#include "cli/log_formats.hpp"
#include "cli/page_formats.hpp"
#include "history/many.hpp"
#include "text/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <unistd.h>
#include <utility>

namespace clauseline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view usual_folder = "agreements/";

/// What is asked for: commits, and where the agreements are.
struct Asked {
  std::string before{};
  std::string after = "HEAD";
  std::vector<std::string> paths{};
  std::string name = "HEAD";
};

Asked asked(const Request& request, const Repository& repository) {
  Asked found;
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

/// Said where a person watches, and nowhere else.
std::function<void(std::size_t, std::size_t)> progress(const Request& request) {
  if (request.quiet || isatty(STDERR_FILENO) != 1) return {};
  return [](std::size_t done, std::size_t all) {
    fmt::print(stderr, "\r{} of {} versions{}", done, all, done == all ? "\r\033[K" : "");
  };
}

history::ManyWalk many_walk(const Request& request, const HistoryHouse& house,
                            const std::vector<std::string>& named) {
  const auto reader = [&request, dialect = house.dialect.get()]() -> history::Reading {
    auto repository = std::make_shared<const Repository>(Repository::open(request.repository));
    return {.bytes = [repository](const std::string& id,
                                  const std::string& name) { return repository->read(id, name); },
            .version = version_reader(request, dialect),
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
          .jobs = jobs(request),
          .progress = progress(request)};
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
  auto commits = repository.steps(range.before, range.after, range.paths);
  const auto told = history::many_steps(std::move(commits), many_walk(request, house, range.paths));
  reports::LogPage page{.history = told.versions, .path = range.name};
  page.several = true;
  page.steps = told.steps;
  write_page(page, places, request);
  return end_of(told.versions, page.steps);
}

}  // namespace clauseline::cli
