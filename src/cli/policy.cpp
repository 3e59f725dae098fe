#include "cli/command.hpp"
#include "cli/house.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "policy/tests.hpp"
#include "report/policy_test.hpp"
#include "store/file.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

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
  if (fs::exists(path)) return read_policy(read_file(path));
  throw Error({.at = {.source = path},
               .message = "there is no policy",
               .hint = "name one with --policy FILE; clauseline init makes one to begin with"});
}

std::vector<std::string> test_files(const Request& request) {
  std::vector<std::string> files(request.words.begin() + 1, request.words.end());
  if (!files.empty()) return files;
  const auto folder = work_tree(request) + tests_folder;
  if (fs::is_directory(folder))
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".xml") files.push_back(entry.path().string());
  std::ranges::sort(files);
  if (files.empty())
    throw Error({.at = {.source = folder},
                 .message = "there are no policy tests",
                 .hint = "write some there, or name files: clauseline policy test FILE..."});
  return files;
}

Exit test_words(const Request& request) {
  const Policy policy = policy_of(request, request.policy);
  VersionFinder finder(request);
  std::vector<CaseResult> results;
  for (const std::string& file : test_files(request)) {
    auto more = run_tests(finder.named(file).source, policy);
    std::ranges::move(more, std::back_inserter(results));
  }
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

Exit check_words(const Request& request) {
  if (request.words.size() > 2)
    throw Error({.at = {.source = "clauseline policy check"},
                 .message = "expected one policy",
                 .hint = example});
  const auto file = request.words.size() == 2 ? request.words.back() : request.policy;
  const Policy policy = policy_of(request, file);
  const auto gate = policy.fail_on.value_or(Severity::high);
  if (!request.quiet)
    print(fmt::format("{}: {}, {}, {}, {}; the gate closes from {} on\n", policy.source,
                      counted(policy.overrides.size(), "severity", "severities"),
                      counted(policy.thresholds.size(), "threshold", "thresholds"),
                      counted(policy.scenarios.size(), "scenario", "scenarios"),
                      counted(policy.rules.size(), "rule", "rules"), to_text(gate)));
  return Exit::clean;
}

}  // namespace

std::unique_ptr<const PolicyVersion> policy_in_force(VersionFinder& finder) {
  const auto blob = finder.policy();
  if (!blob) return nullptr;
  return std::make_unique<const PolicyVersion>(
      PolicyVersion{.evidence = evidence_of(*blob), .policy = read_policy_of(*blob)});
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
