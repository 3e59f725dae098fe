#include "cli/command.hpp"
#include "cli/house.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "lint/lint.hpp"
#include "model/read.hpp"
#include "report/validation.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace clauseline::cli {
namespace {

/// What is wrong with one version: first its schema, and where that holds, what lints say.
std::vector<Departure> departures_of(const Source& source, const Dialect* dialect,
                                     const Detectors& detectors) {
  std::vector<Departure> found;
  for (Problem& problem : schema_problems(source, dialect))
    found.push_back({.rule = "XSD", .severity = Severity::critical, .problem = std::move(problem)});
  if (!found.empty()) return found;
  const auto placed = read_placed(source, dialect);
  for (const Hit& hit : lint(Draft(source, placed), detectors))
    found.push_back({.rule = std::string(hit.lint->code),
                     .slug = std::string(hit.lint->slug),
                     .severity = hit.lint->severity,
                     .problem = problem_at(source, hit.at, hit.message, hit.hint)});
  return found;
}

}  // namespace

Exit validate(const Request& request) {
  if (request.words.empty())
    throw Error({.at = {.source = "clauseline validate"},
                 .message = "expected a file",
                 .hint = "for example: clauseline validate agreements/msa.xml"});
  const auto level =
      request.fail_on.empty() ? Severity::high : severity(request.fail_on, "--fail-on");
  const auto places = outputs(request);
  const auto name = places.front().format->name;
  if (places.size() > 1 || !places.front().file.empty() || (name != "text" && name != "json"))
    throw Error({.at = {.source = "--format"},
                 .message = "validate writes text or json, to standard output"});
  const DialectChoice dialect(request);
  VersionFinder finder(request);
  const auto house = detectors_in_force(finder);
  std::vector<Departure> departures;
  std::vector<Problem> unreadable;
  for (const std::string& word : request.words) {
    try {
      const Blob blob = finder.named(word);
      auto found = departures_of(blob.source, dialect.get(), detectors_or_shipped(house.get()));
      std::ranges::move(found, std::back_inserter(departures));
    } catch (const Error& error) {
      unreadable.insert(unreadable.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (name == "json") print(reports::validation_json(departures));
  if (name == "text" && !request.quiet) print(reports::validation_text(departures));
  if (!unreadable.empty()) throw Error(std::move(unreadable));
  for (const Departure& departure : departures)
    if (departure.severity >= level) return Exit::findings;
  return Exit::clean;
}

}  // namespace clauseline::cli
