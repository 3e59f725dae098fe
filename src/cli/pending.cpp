#include "cli/pending.hpp"

#include "cli/terminal.hpp"
#include "report/finding_facts.hpp"
#include "store/author.hpp"
#include "store/repository.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace clauseline::cli {
namespace {

constexpr std::size_t most_named = 3;  // files; of more the folder is

std::string subject_of(const std::vector<PendingDecision>& decisions) {
  const PendingDecision& first = decisions.front();
  if (decisions.size() > 1 || !first.problem.empty())
    return fmt::format("reviews: {} decisions", decisions.size());
  return fmt::format("reviews: {} {} of {}", to_text(first.decision.verdict),
                     first.decision.finding, first.decision.agreement);
}

}  // namespace

std::string commit_command(const std::string& tree, const std::vector<PendingDecision>& decisions,
                           Signing signing) {
  if (decisions.empty()) return {};
  std::string files;
  for (const PendingDecision& one : decisions)
    files += " " + reports::shell_word(one.path);
  if (decisions.size() > most_named) files = fmt::format(" {}", ledger_folder);
  const bool has_slash = tree.size() > 1 && tree.ends_with('/');
  const auto git = fmt::format(
      "git -C {}", reports::shell_word(tree.substr(0, has_slash ? tree.size() - 1 : tree.size())));
  const bool is_signed = signing == Signing::needed || signs_commits(tree);
  return fmt::format("{0} add --{1} && {0} commit{2} -m {3} --{1}", git, files,
                     is_signed ? " -S" : "", reports::shell_word(subject_of(decisions)));
}

void note_pending(const Request& request) {
  if (request.quiet || request.held) return;
  const auto repository = Repository::find(request.repository);
  if (!repository) return;
  auto pending = pending_decisions(*repository);
  if (request.staged)
    std::erase_if(pending, [](const PendingDecision& one) { return !one.staged; });
  if (pending.empty()) return;
  const bool one = pending.size() == 1;
  complain(told({.at = {.source = one ? pending.front().path : std::string(ledger_folder)},
                 .message = fmt::format(
                     "{} {} not committed, and {} not count yet",
                     one ? "this decision is" : fmt::format("{} decisions are", pending.size()),
                     request.staged ? "staged and" : "written and", one ? "does" : "do"),
                 .hint = "to commit what is decided: " +
                         commit_command(repository->work_tree(), pending, Signing::as_configured)},
                "note"));
}

}  // namespace clauseline::cli
