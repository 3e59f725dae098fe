#include "cli/command.hpp"
#include "cli/house.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "policy/read_roster.hpp"
#include "policy/tests.hpp"
#include "report/policy_test.hpp"
#include "store/file.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace clauseline::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto example = "for example: clauseline policy test, or clauseline policy check FILE";

/// The work tree of the repository, as people write paths: empty where it is here.
std::string work_tree(const Request& request) {
  const auto repository = Repository::find(request.repository);
  auto tree = repository ? repository->work_tree() : std::string();
  std::error_code ignored;
  if (!tree.empty() && fs::equivalent(tree, ".", ignored)) tree.clear();
  return tree;
}

Policy policy_of(const Request& request, const std::string& file) {
  if (!file.empty()) return read_policy(VersionFinder(request).named(file).source);
  const auto path = work_tree(request) + policy_path;
  if (is_there(path)) return read_policy(read_file(path));
  throw Error({.at = {.source = path},
               .message = "there is no policy",
               .hint = "name one with --policy FILE; clauseline init makes one to begin with"});
}

/// The detectors that --detectors names; else those beside the policy.
std::vector<Blob> detector_files(const Request& request) {
  if (!request.detectors.empty()) return VersionFinder(request).detectors();
  const auto tree = work_tree(request);
  return detectors_in_work_tree(tree, tree);
}

/// The files that are named; else those of the folder of tests, which may be none.
std::vector<std::string> test_files(const Request& request) {
  std::vector<std::string> files(request.words.begin() + 1, request.words.end());
  if (!files.empty()) return files;
  const auto folder = work_tree(request) + tests_folder;
  if (fs::is_directory(folder))
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".xml") files.push_back(entry.path().string());
  std::ranges::sort(files);
  return files;
}

/// Naming files of tests limits the run to them; else the detectors are tried, too.
Exit test_words(const Request& request) {
  std::vector<Source> house;
  for (const Blob& file : detector_files(request))
    house.push_back(file.source);
  const auto own = house.empty() ? nullptr : std::make_unique<const Detectors>(house);
  const Detectors& detectors = own ? *own : Detectors::shipped();
  std::vector<CaseResult> results;
  const auto add = [&](std::vector<CaseResult> more) {
    std::ranges::move(more, std::back_inserter(results));
  };
  if (const auto files = test_files(request); !files.empty()) {
    const Policy policy = policy_of(request, request.policy);
    VersionFinder finder(request);
    for (const std::string& file : files)
      add(run_tests(finder.named(file).source, policy, detectors));
  }
  if (request.words.size() == 1) add(run_examples(house, detectors));
  if (results.empty())
    throw Error({.at = {.source = work_tree(request) + tests_folder},
                 .message = "there are no policy tests",
                 .hint = "write some there, or name files: clauseline policy test FILE..."});
  if (!request.quiet) print(reports::policy_test_text(results));
  return std::ranges::all_of(results, &CaseResult::passed) ? Exit::clean : Exit::findings;
}

/// A commit cannot be put right afterwards, so its broken policy has another way out.
Policy read_policy_of(const Blob& blob) {
  try {
    return read_policy(blob.source);
  } catch (const Error& error) {
    auto problems = error.problems();
    auto& hint = problems.back().hint;
    if (!blob.commit.empty())
      hint += fmt::format("{}(of the older version; --policy FILE names another policy)",
                          hint.empty() ? "" : " ");
    throw Error(std::move(problems));
  }
}

std::string counted(std::size_t number, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", number, number == 1 ? one : several);
}

std::string told(const Policy& policy) {
  const auto gate = policy.fail_on.value_or(Severity::high);
  return fmt::format("{}: {}, {}, {}, {}; the gate closes from {} on\n",
                     visible_line(policy.source),
                     counted(policy.overrides.size(), "severity", "severities"),
                     counted(policy.thresholds.size(), "threshold", "thresholds"),
                     counted(policy.scenarios.size(), "scenario", "scenarios"),
                     counted(policy.rules.size(), "rule", "rules"), to_text(gate));
}

std::string told(const DetectorsVersion& house) {
  std::string text;
  const auto& kinds = house.detectors.kinds();
  for (const Evidence& file : house.evidence) {
    std::size_t examples = 0;
    std::size_t near = 0;
    for (const SignalKind& kind : kinds)
      for (const SignalExample& one : kind.examples)
        if (one.at.source == file.source) ++(one.is_match ? examples : near);
    text += fmt::format("{}: {}, {}\n", visible_line(file.source),
                        counted(examples, "example", "examples"),
                        counted(near, "near miss", "near misses"));
  }
  return text + fmt::format("{} with those that are shipped\n",
                            counted(kinds.size(), "signal", "signals"));
}

/// A house may have detectors and no policy. A policy that is named is read alone.
Exit check_words(const Request& request) {
  if (request.words.size() > 2)
    throw Error({.at = {.source = "clauseline policy check"},
                 .message = "expected one policy",
                 .hint = example});
  const auto file = request.words.size() == 2 ? request.words.back() : request.policy;
  const bool with_detectors = file.empty() || !request.detectors.empty();
  const auto house =
      read_house_detectors(with_detectors ? detector_files(request) : std::vector<Blob>());
  const bool alone = house && file.empty() && !is_there(work_tree(request) + policy_path);
  std::string text;
  if (!alone) text += told(policy_of(request, file));
  if (house) text += told(*house);
  if (!request.quiet) say(text);
  return Exit::clean;
}

}  // namespace

std::unique_ptr<const PolicyVersion> policy_in_force(VersionFinder& finder) {
  const auto blob = finder.policy();
  if (!blob) return nullptr;
  return std::make_unique<const PolicyVersion>(
      PolicyVersion{.evidence = evidence_of(*blob), .policy = read_policy_of(*blob)});
}

std::unique_ptr<const RosterVersion> roster_in_force(VersionFinder& finder) {
  const auto blob = finder.roster();
  if (!blob) return nullptr;
  return std::make_unique<const RosterVersion>(
      RosterVersion{.evidence = evidence_of(*blob), .roster = read_roster(blob->source)});
}

std::unique_ptr<const Policy> named_policy(const Request& request) {
  if (request.policy.empty()) return nullptr;
  return std::make_unique<const Policy>(policy_of(request, request.policy));
}

Exit policy(const Request& request) {
  if (request.words.empty())
    throw Error({.at = {.source = "clauseline policy"},
                 .message = "expected what to do with a policy",
                 .hint = example});
  const std::string& word = request.words.front();
  if (word == "test") return test_words(request);
  if (word == "check") return check_words(request);
  const std::vector<std::string> known{"test", "check"};
  throw Error({.at = {.source = "clauseline policy"},
               .message = fmt::format("there is no command policy {}", word),
               .hint = suggestion(word, known)});
}

}  // namespace clauseline::cli
