// clauseline hook: what git runs, and how it comes to run it.

#include "cli/command.hpp"
#include "cli/gate.hpp"
#include "cli/pending.hpp"
#include "cli/terminal.hpp"
#include "store/file.hpp"
#include "store/hooks.hpp"
#include "store/push.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline::cli {
namespace {

using Words = std::vector<std::string>;

[[noreturn]] void refuse_words(std::string message, std::string hint) {
  throw Error(
      Problem{.at = {"clauseline hook"}, .message = std::move(message), .hint = std::move(hint)});
}

/// What a hook shows of one comparison: nothing where no agreement differs.
Exit show(Report& report, const Request& request, unsigned columns) {
  report.width = columns;
  report.color = color(request);
  if (!request.quiet && (!report.audits.empty() || !report.failed.empty()))
    print(find_format("text")->render(report));
  return result(report, true);
}

/// What is staged, against HEAD. That a commit is amended git tells no hook: what HEAD already
/// holds is then not judged again.
Exit run_on_index(const Request& request, const Words&) {
  Request asked = request;
  asked.staged = true;
  auto report = judge_at_gate(asked);
  const Exit end = show(report, asked, width());
  if (end == Exit::findings) note_pending(asked);
  return end;
}

/// The message of a commit without what git leaves out of it.
std::string message_in(const std::string& file) {
  const auto source = read_file(file);
  std::string_view rest = source.bytes();
  std::string message;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    if (line.ends_with("------------------------ >8 ------------------------")) break;
    if (!line.starts_with('#')) message += fmt::format("{}\n", line);
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  return message;
}

/// The codes of the rules that block and that no word of the message names.
Words unnamed_rules(const Report& report, std::string_view message) {
  Words unnamed;
  for (const Audit& audit : report.audits)
    for (const Finding& finding : audit.findings) {
      const std::string code(finding.rule->code);
      if (blocks(finding, report.fail_on) && message.find(code) == std::string_view::npos &&
          std::ranges::find(unnamed, code) == unnamed.end())
        unnamed.push_back(code);
    }
  return unnamed;
}

/// Findings that block pass where the message says that its author knows them.
Exit run_on_message(const Request& request, const Words& words) {
  if (words.size() != 1)
    refuse_words("the hook commit-msg takes the file of the message", "git runs it with that");
  Request asked = request;
  asked.staged = true;
  auto report = judge_at_gate(asked);
  const auto message = message_in(words.front());
  const auto unnamed = unnamed_rules(report, message);
  if (unnamed.empty() && report.failed.empty()) return Exit::clean;
  const Exit end = show(report, asked, width());
  if (end == Exit::findings && !request.quiet)
    say(fmt::format("If you mean it, name in the message of the commit: {}\n",
                    fmt::join(unnamed, " ")));
  return end;
}

/// `published` is the commit whose history a push must not rewrite, where there is one: the others
/// are branches on which people work, and rebase.
Exit judge_pushed(const PushedRange& pushed, const std::optional<std::string>& published,
                  const Request& request, unsigned columns) try {
  auto report =
      judge_at_gate(request, Range{.before = pushed.before,
                                   .after = pushed.after,
                                   .house = pushed.trusted,
                                   .held_only = pushed.unrelated,
                                   .rewritten = pushed.rewritten && pushed.before == published});
  const bool tells = !report.audits.empty() || !report.failed.empty() || pushed.rewritten;
  const auto* note = pushed.rewritten ? ": history is rewritten; compared with what was there" : "";
  if (!request.quiet && tells)
    for (const std::string& ref : pushed.refs)
      say(fmt::format("{}{}\n", visible_line(ref), note));
  return show(report, request, columns);
} catch (const Error& error) {
  for (const Problem& problem : error.problems())
    complain(fmt::format("{}: {}", visible_line(pushed.refs.front()), clauseline::told(problem)));
  return Exit::unusable;
}

/// One ref that cannot be judged does not keep the others from being told.
Exit judge_push(const Request& request, const std::vector<RefUpdate>& updates,
                const PushSide& side) {
  constexpr unsigned columns_behind_remote = 72;  // git puts "remote: " before each line
  const auto columns = side.receives ? columns_behind_remote : width();
  const auto repository = Repository::open(request.repository);
  const auto ranges = pushed_ranges(repository, updates, side);
  const auto published = side.receives ? repository.find_commit("HEAD") : std::nullopt;
  Exit end = Exit::clean;
  std::size_t refused = 0;
  for (const PushedRange& range : ranges) {
    const Exit one = judge_pushed(range, published, request, columns);
    end = std::max(end, one);  // what could not run says more than what blocks
    refused += one == Exit::clean ? 0 : range.refs.size();
  }
  if (refused > 0 && updates.size() > 1 && !request.quiet)
    print(
        fmt::format("{} of {} refs do not pass, so nothing is pushed.\n", refused, updates.size()));
  return end;
}

Exit run_on_push(const Request& request, const Words& words) {
  if (words.size() != 2)
    refuse_words("the hook pre-push takes the name and the address of a remote",
                 "git runs it with these");
  return judge_push(request, refs_to_push(read_file("-").bytes()), {.remote = words.front()});
}

Exit run_on_received(const Request& request, const Words&) {
  const auto updates = received_refs(read_file("-").bytes());
  if (updates.empty())
    refuse_words("git gave no refs to the hook pre-receive",
                 "is another hook in the way that reads them?");
  return judge_push(request, updates, {.receives = true});
}

Exit run_on_update(const Request& request, const Words& words) {
  return judge_push(request, {updated_ref(words)}, {.receives = true});
}

struct Runner {
  std::string_view name;
  Exit (*run)(const Request&, const Words&);
};

constexpr Runner runners[] = {
    {"pre-commit", run_on_index},     {"pre-merge-commit", run_on_index},
    {"commit-msg", run_on_message},   {"pre-push", run_on_push},
    {"pre-receive", run_on_received}, {"update", run_on_update},
};

Exit run_hook(const Request& request) {
  if (request.words.size() < 2)
    refuse_words("expected the name of a hook to run", "for example: clauseline hook run pre-push");
  const auto& kind = hook_kind(request.words[1]);
  Words words(request.words.begin() + 2, request.words.end());
  words.insert(words.end(), request.paths.begin(), request.paths.end());
  Request asked = request;
  asked.words.clear();
  asked.paths.clear();
  return std::ranges::find(runners, kind.name, &Runner::name)->run(asked, words);
}

std::string_view told(HookChange change) {
  switch (change) {
    case HookChange::made: return "installed";
    case HookChange::chained: return "installed; what was there runs first, and may refuse, too";
    case HookChange::renewed: return "brought up to date";
    case HookChange::removed: return "taken away";
    case HookChange::restored: return "taken away; what was there first is back";
    case HookChange::none: break;
  }
  return "nothing to do";
}

/// The hooks that are named; else those that a repository of its kind wants.
std::vector<HookKind> hooks_to_install(const Request& request) {
  std::vector<HookKind> kinds;
  for (std::size_t i = 1; i < request.words.size(); ++i)
    kinds.push_back(hook_kind(request.words[i]));
  if (!kinds.empty()) return kinds;
  if (Repository::open(request.repository).work_tree().empty()) return {hook_kind("pre-receive")};
  return {hook_kind("pre-commit"), hook_kind("pre-push")};
}

Exit install(const Request& request) {
  const auto kinds = hooks_to_install(request);
  const auto folder = HookFolder::of(request.repository);
  for (const HookKind& kind : kinds) {
    const auto change = folder.install(kind);
    if (!request.quiet)
      say(fmt::format("{}: {}\n", visible_line(folder.path_of(kind)), told(change)));
  }
  return Exit::clean;
}

Exit uninstall(const Request& request) {
  std::vector<HookKind> kinds;
  for (std::size_t i = 1; i < request.words.size(); ++i)
    kinds.push_back(hook_kind(request.words[i]));
  const bool all = kinds.empty();
  if (all) kinds.assign(hook_kinds().begin(), hook_kinds().end());
  const auto folder = HookFolder::of(request.repository);
  bool any = false;
  for (const HookKind& kind : kinds) {
    const auto change = folder.uninstall(kind);
    any = any || change != HookChange::none;
    if (!request.quiet && (!all || change != HookChange::none))
      say(fmt::format("{}: {}\n", visible_line(folder.path_of(kind)), told(change)));
  }
  if (all && !any && !request.quiet) print("No hook of Clauseline is installed here.\n");
  return Exit::clean;
}

}  // namespace

Exit hook(const Request& request) {
  const std::string what = request.words.empty() ? "" : request.words.front();
  if (what == "install") return install(request);
  if (what == "uninstall") return uninstall(request);
  if (what == "run") return run_hook(request);
  const Words known{"install", "uninstall", "run"};
  refuse_words("expected install, uninstall or run",
               what.empty() ? "for example: clauseline hook install" : suggestion(what, known));
}

}  // namespace clauseline::cli
