// log: the versions of one agreement, or of all.

#include "cli/history.hpp"

#include "cli/log_page.hpp"
#include "cli/terminal.hpp"
#include "history/follow.hpp"
#include "history/remember.hpp"
#include "model/read.hpp"
#include "report/log.hpp"
#include "store/file.hpp"
#include "text/digest.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "text/visible.hpp"
#include "xml/root_name.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <thread>
#include <utility>

namespace clauseline::cli {
namespace {

/// Follows the clause that was asked for, from the newest version that can be read.
void follow_clause(const Request& request, const history::Walk& walk, reports::LogPage& page,
                   std::vector<history::Step>& steps) {
  const auto newest = std::ranges::find_if(steps, [](const history::Step& step) {
    return step.kind != history::StepKind::unreadable && step.kind != history::StepKind::deleted;
  });
  if (newest == steps.end()) return;
  const auto version = walk.reader()(page.history->versions.at(newest->version));
  const Clause& clause = history::clause_named(version->agreement, request.clause);
  page.clause = clause.id;
  page.clause_label = clause.label();
  steps = history::follow(std::move(steps), newest->version, clause.id);
}

/// The history of a path, which is kept for the commit that it ends at. Commits say what came
/// before them, but not what a shallow clone or a graft makes of that.
PathHistory traced(const Request& request, const Repository& repository,
                   const AskedHistory& asked) {
  const KeptAnswer kept(repository.is_whole() ? cache_of(request) : nullptr,
                        fmt::format("history\n{}", asked.path), repository.commit(asked.revision));
  const auto before = kept.find();
  if (auto known = before ? history::history_from(before->pages.front()) : std::nullopt)
    return std::move(*known);
  auto found = repository.history(asked.revision, asked.path, agreement_id);
  kept.keep({.pages = {history::to_bytes(found)}});
  return found;
}

/// Nothing, a range of revisions or a folder: every agreement.
bool asks_many(const Request& request) {
  if (request.words.size() > 1)
    throw Error({.at = {.source = "clauseline log"},
                 .message = "expected one path, one range of revisions, or nothing",
                 .hint = "for example: clauseline log agreements/msa.xml"});
  const bool many = request.words.empty() || names_many(request);
  if (many && (!request.clause.empty() || !request.when.empty()))
    throw Error({.at = {.source = request.clause.empty() ? "--when" : "--clause"},
                 .message = "this asks about one agreement",
                 .hint = "name its file: clauseline log agreements/msa.xml"});
  return many;
}

}  // namespace

reports::LogPage log_page(const Request& request, const AskedHistory& asked,
                          const HistoryHouse& house) {
  const auto walk = walk_of(request, house);
  reports::LogPage page{.history = &asked.history,
                        .path = asked.path,
                        .shallow = asked.history.shallow,
                        .notice = reports::cut_notice(asked.history)};
  auto steps = history::steps(asked.history, walk);
  if (!request.clause.empty()) follow_clause(request, walk, page, steps);
  page.count = steps.size();
  page.each = [&history = asked.history, steps = std::move(steps)](const history::TellStep& tell) {
    for (const history::Step& step : steps)
      tell(history.versions.at(step.version), step);
  };
  return page;
}

std::string agreement_id(std::string_view bytes) { return xml::root_name(bytes).id; }

unsigned jobs(const Request& request) {
  constexpr unsigned most = 64;
  if (request.jobs.empty()) return std::clamp(std::thread::hardware_concurrency(), 1U, most);
  unsigned number = 0;
  const char* end = request.jobs.data() + request.jobs.size();
  const auto read = std::from_chars(request.jobs.data(), end, number);
  if (read.ptr == end && number >= 1 && number <= most) return number;
  throw Error({.at = {.source = "--jobs"},
               .message = fmt::format("{} is no number of threads", request.jobs),
               .hint = fmt::format("from 1 to {}", most)});
}

AskedHistory asked_history(const Request& request, const std::string& at) {
  const std::string& word = request.words.front();
  const auto repository = Repository::open(request.repository);
  const auto colon = word.find(':');
  AskedHistory asked{.revision = at.empty() ? "HEAD" : at};
  const bool is_file = !request.held && is_there(word);
  if (colon != std::string::npos && colon > 0 && !is_file) {
    asked.revision = word.substr(0, colon);
    asked.path = word.substr(colon + 1);
  } else {
    asked.path = repository.path_from_root(word);
  }
  asked.history = traced(request, repository, asked);
  // Names the nearest path that the revision has.
  if (asked.history.versions.empty()) repository.at(asked.revision, asked.path);
  return asked;
}

HistoryHouse::HistoryHouse(const Request& request, const std::string& revision) : dialect(request) {
  Request at_revision = request;
  at_revision.words = {revision + ":"};
  VersionFinder finder(at_revision);
  policy = policy_in_force(finder);
  detectors = detectors_in_force(finder);
}

JudgedBy HistoryHouse::by() const {
  return {.policy = policy ? &policy->policy : nullptr,
          .detectors = detectors ? &detectors->detectors : nullptr};
}

std::string HistoryHouse::digest() const {
  std::string all = dialect.digest();
  if (policy) all += "\n" + policy->evidence.digest;
  if (detectors)
    for (const Evidence& one : detectors->evidence)
      all += "\n" + one.digest;
  return all;
}

Source source_of(const Repository& repository, const PathVersion& version) {
  return repository.read(version.blob,
                         fmt::format("{}:{}", reports::short_id(version.commit.id), version.path));
}

// The digest of its bytes stays out, for no page shows it, and it costs as much as reading them.
std::unique_ptr<const Version> read_source(const PathVersion& version, const Source& source,
                                           const Dialect* dialect) {
  return std::make_unique<const Version>(Evidence{.source = source.name(),
                                                  .revision = version.commit.id,
                                                  .commit = version.commit.id,
                                                  .blob = version.blob},
                                         read_agreement(source, dialect));
}

history::ReadVersion version_reader(const Request& request, const Dialect* dialect) {
  Repository::check_blobs_alone();
  auto repository = std::make_shared<const Repository>(Repository::open(request.repository));
  return [repository, dialect](const PathVersion& version) {
    return read_source(version, source_of(*repository, version), dialect);
  };
}

history::Walk walk_of(const Request& request, const HistoryHouse& house) {
  const auto reader = [&request, dialect = house.dialect.get()] {
    return version_reader(request, dialect);
  };
  return {.reader = reader, .by = house.by(), .jobs = jobs(request)};
}

std::string complaints(const reports::LogPage& page) {
  std::string all;
  page.each([&](const PathVersion& version, const history::Step& step) {
    if (step.kind == history::StepKind::unreadable)
      all += told({.message = visible_line(step.problem),
                   .hint = fmt::format("the version of commit {} is left out", version.commit.id)});
  });
  return all;
}

std::string digest(const PathHistory& history) {
  std::string all = history.shallow ? "shallow" : "whole";
  for (const PathVersion& version : history.versions)
    all += fmt::format("\n{} {} {} {} {}", version.commit.id, version.blob,
                       fmt::join(version.parents, ","), version.cut, version.path);
  return sha256(all);
}

std::shared_ptr<Cache> cache_of(const Request& request) {
  return std::make_shared<Cache>(Repository::open(request.repository).git_folder());
}

Exit log(const Request& request) {
  if (asks_many(request)) return log_many(request);
  if (!request.when.empty()) return log_when(request);
  const auto places = page_outputs(request, log_formats);
  color(request);
  const auto asked = asked_history(request);
  const HistoryHouse house(request, asked.revision);
  const auto topic =
      fmt::format("log\n{}\n{}\n{}", asked.path, request.clause, looks(places, request));
  const KeptAnswer kept(cache_of(request), topic,
                        fmt::format("{}\n{}", house.digest(), digest(asked.history)));
  return tell(kept, places, request, [&] { return log_page(request, asked, house); });
}

}  // namespace clauseline::cli
