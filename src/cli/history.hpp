#pragma once

#include "cli/command.hpp"
#include "cli/house.hpp"
#include "cli/versions.hpp"
#include "history/walk.hpp"
#include "report/log.hpp"
#include "store/cache.hpp"

#include <memory>
#include <string>

namespace clauseline::cli {

/// The history that `PATH` or `REV:PATH` names.
struct AskedHistory {
  std::string revision;
  std::string path{};  // from the root of the repository
  PathHistory history{};
};

/// Finds it. A path without a revision is relative to the repository that was opened, and its
/// history that of HEAD, or of `at` where that is not empty. Throws Error where no commit had such
/// a file, and names the nearest that one has.
AskedHistory asked_history(const Request& request, const std::string& at = {});

/// What a house says of versions: its policy and its detectors, and the dialect that was asked for.
struct HistoryHouse {
  /// `revision` is the one whose policy and detectors count, if none are named.
  HistoryHouse(const Request& request, const std::string& revision);

  std::unique_ptr<const PolicyVersion> policy;
  std::unique_ptr<const DetectorsVersion> detectors;
  DialectChoice dialect;

  JudgedBy by() const;
  /// What tells this house from any that judges otherwise.
  std::string digest() const;
};

/// The bytes of a version in a repository, by the name that errors call them.
Source source_of(const Repository& repository, const PathVersion& version);

/// A version from its bytes, for those who make no report of what it came from.
std::unique_ptr<const Version> read_source(const PathVersion& version, const Source& source,
                                           const Dialect* dialect);

/// Reads versions from the repository that the request names, by a handle of its own.
history::ReadVersion version_reader(const Request& request, const Dialect* dialect);

/// What an agreement is known by wherever it lies: the id at its root.
std::string agreement_id(std::string_view bytes);

/// How versions are read and judged: from the repository that the request names.
history::Walk walk_of(const Request& request, const HistoryHouse& house);

/// What `log` tells of one agreement, whose history must outlive it; of the clause alone that the
/// request names, if it names one.
reports::LogPage log_page(const Request& request, const AskedHistory& asked,
                          const HistoryHouse& house);

/// What cannot be read ends no history, but is said in the end: each version with its commit.
std::string complaints(const reports::LogPage& page);

/// The same of versions that were met unreadable on the way to an answer.
std::string complaints(const std::vector<std::string>& problems);

/// What tells a history from any other: the commits, paths and bytes of its versions.
std::string digest(const PathHistory& history);

/// The cache of the repository that a request names.
std::shared_ptr<Cache> cache_of(const Request& request);

/// How many threads there may be: as --jobs says, else as many as there are processors.
unsigned jobs(const Request& request);

/// Does the word of `log` name more than one file: a range of revisions, or a folder?
bool names_many(const Request& request);

/// log over all agreements, of a range of revisions or of a folder.
Exit log_many(const Request& request);

/// log --when.
Exit log_when(const Request& request);

}  // namespace clauseline::cli
