#include "cli/full_report.hpp"

#include <fmt/format.h>

#include <string_view>

namespace clauseline::cli {
namespace {

/// A commit as people name it; the id of a tree stays whole, for not all git can shorten it.
std::string short_name(const std::string& revision) {
  constexpr std::size_t id_length = 40;
  constexpr std::size_t enough = 12;
  const bool is_id = revision.size() == id_length && revision != empty_tree &&
                     revision.find_first_not_of("0123456789abcdef") == std::string::npos;
  return is_id ? revision.substr(0, enough) : revision;
}

/// The same of what begins with a revision: "REV:path".
std::string short_source(const std::string& source) {
  const auto colon = source.find(':');
  return short_name(source.substr(0, colon)) + source.substr(colon);
}

/// The house, where it is not the one that the older revision of a range has.
std::vector<std::string> other_house(const Report& report) {
  std::vector<std::string> words;
  if (report.policy)
    words.insert(words.end(), {"--policy", short_source(report.policy->evidence.source)});
  if (report.detectors)
    for (const Evidence& one : report.detectors->evidence)
      words.insert(words.end(), {"--detectors", short_source(one.source)});
  return words;
}

}  // namespace

std::vector<std::string> full_report(const Request& request, VersionFinder& finder,
                                     const Report& report) {
  std::vector<std::string> words{"clauseline", "audit"};
  const auto option = [&words](std::string_view name, const std::string& value) {
    if (!value.empty()) words.insert(words.end(), {std::string(name), value});
  };
  option("-C", request.held ? request.held->repository : request.repository);
  if (!finder.is_range() || (!request.words.empty() && !request.staged)) {
    words.insert(words.end(), request.words.begin(), request.words.end());
  } else if (finder.range().after.empty()) {
    if (request.staged) words.emplace_back("--staged");
  } else {
    words.push_back(
        fmt::format("{}..{}", short_name(finder.range().before), short_name(finder.range().after)));
  }
  option("--dialect", request.dialect);
  option("--for", request.perspective);
  const bool elsewhere =
      finder.is_range() && request.words.empty() && finder.range().house != finder.range().before;
  const bool named = !request.policy.empty() || !request.detectors.empty();
  if (elsewhere && !named) {
    const auto house = other_house(report);
    words.insert(words.end(), house.begin(), house.end());
  }
  option("--policy", request.policy);
  for (const std::string& file : request.detectors)
    option("--detectors", file);
  if (!request.paths.empty()) words.emplace_back("--");
  words.insert(words.end(), request.paths.begin(), request.paths.end());
  return words;
}

}  // namespace clauseline::cli
