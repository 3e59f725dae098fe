#include "cli/clause_commits.hpp"

#include "text/error.hpp"

#include <set>
#include <utility>

namespace clauseline::cli {
namespace {

/// Each costs a comparison of two versions.
constexpr std::size_t most_commits = 40;

using Names = std::set<std::string>;

/// The clauses that differ, or whose typed terms do, by their ids in both versions.
Names changed_between(std::unique_ptr<const Version> before, std::unique_ptr<const Version> after) {
  const Audit compared = audit(std::move(before), std::move(after), Depth::clauses);
  Names names;
  for (const ClauseChange& change : compared.comparison.clauses) {
    const bool numbers_only = !change.added() && !change.removed() && !change.edited &&
                              !change.typographic && !change.note_changed &&
                              !change.pairing.moved && !change.split() && !change.merged();
    if (numbers_only) continue;
    for (const auto* side : {&change.pairing.before, &change.pairing.after})
      for (const Clause* clause : *side)
        names.insert(clause->id);
  }
  for (const Change& change : compared.comparison.changes)
    for (const Clause* clause : {change.old_clause, change.new_clause})
      if (clause != nullptr && change.field != "number") names.insert(clause->id);
  return names;
}

/// What one commit changed of the version before it.
Names changed_by(const Commit& commit, const ReadAt& read) {
  if (commit.parents.size() > 1) return {};
  auto before = commit.parents.empty() ? nullptr : read(commit.parents.front());
  auto after = read(commit.id);
  if (before == nullptr && after == nullptr) return {};
  return changed_between(std::move(before), std::move(after));
}

}  // namespace

std::map<std::string, std::vector<std::size_t>, std::less<>> commits_by_clause(
    const std::vector<SignedCommit>& commits, const ReadAt& read) {
  if (commits.size() < 2 || commits.size() > most_commits) return {};
  std::map<std::string, std::vector<std::size_t>, std::less<>> found;
  try {
    for (std::size_t i = 0; i < commits.size(); ++i)
      for (const std::string& name : changed_by(commits[i].commit, read))
        found[name].push_back(i);
  } catch (const Error&) {
    return {};  // a version on the way is no agreement: nothing is said rather than guessed
  }
  return found;
}

}  // namespace clauseline::cli
