#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "model/read.hpp"
#include "report/validation.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

namespace clauseline::cli {

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
  std::vector<Departure> departures;
  std::vector<Problem> unreadable;
  for (const std::string& word : request.words) {
    try {
      const Blob blob = finder.named(word);
      for (Problem& problem : schema_problems(blob.source, dialect.get()))
        departures.push_back(
            {.rule = "XSD", .severity = Severity::critical, .problem = std::move(problem)});
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
