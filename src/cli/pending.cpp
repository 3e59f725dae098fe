#include "cli/pending.hpp"

#include "cli/terminal.hpp"
#include "ledger/roster.hpp"
#include "report/finding_facts.hpp"
#include "store/author.hpp"
#include "store/repository.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace clauseline::cli {
namespace {

std::string subject_of(const std::vector<PendingDecision>& decisions) {
  const PendingDecision& first = decisions.front();
  if (decisions.size() > 1) return fmt::format("reviews: {} decisions", decisions.size());
  return fmt::format("reviews: {} {} of {}", to_text(first.decision.verdict),
                     first.decision.finding, first.decision.agreement);
}

/// Whether a decision would count if this person committed it, as far as its bytes tell.
bool may_commit(const PendingDecision& one, const Person& by) {
  return one.problem.empty() &&
         (one.is_signed ||
          folded_email(person_named(one.decision.by).email) == folded_email(by.email));
}

/// Nobody where git does not know.
Person whoever_commits(const std::string& tree) {
  try {
    return committer_here(tree);
  } catch (const Error&) {
    return {};
  }
}

std::string hint_for(const Repository& repository, const std::vector<PendingDecision>& pending) {
  const auto tree = repository.work_tree();
  const auto command = commit_command(tree, pending, whoever_commits(tree), Signing::as_configured);
  return command.empty() ? "whoever decided must commit it, or sign it: only then it counts"
                         : "to commit what is decided: " + command;
}

}  // namespace

std::string commit_command(const std::string& tree, const std::vector<PendingDecision>& decisions,
                           const Person& by, Signing signing) {
  std::vector<PendingDecision> chosen;
  std::ranges::copy_if(decisions, std::back_inserter(chosen),
                       [&](const PendingDecision& one) { return may_commit(one, by); });
  if (chosen.empty()) return {};
  std::string files;
  for (const PendingDecision& one : chosen) {
    files += " " + reports::shell_word(one.path);
    for (const std::string& proof : one.proofs)
      files += " " + reports::shell_word(proof);
  }
  const bool has_slash = tree.size() > 1 && tree.ends_with('/');
  const auto git = fmt::format(
      "git -C {}", reports::shell_word(tree.substr(0, has_slash ? tree.size() - 1 : tree.size())));
  const bool is_signed = signing == Signing::needed || signs_commits(tree);
  return fmt::format("{0} add -f --{1} && {0} commit{2} -m {3} --{1}", git, files,
                     is_signed ? " -S" : "", reports::shell_word(subject_of(chosen)));
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
                 .hint = hint_for(*repository, pending)},
                "note"));
}

}  // namespace clauseline::cli
