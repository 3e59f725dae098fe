#include "cli/command.hpp"
#include "cli/forecast.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "report/simulation.hpp"
#include "store/file.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clauseline::cli {
namespace {

/// A format and where its bytes go.
struct Destination {
  const SimulationFormat* format = nullptr;
  std::string file{};
};

std::vector<Destination> destinations(const Request& request) {
  std::vector<std::string> known;
  for (const SimulationFormat& format : simulation_formats())
    known.emplace_back(format.name);
  std::vector<Destination> found;
  for (const auto& [name, file] : output_names(request)) {
    const auto place = std::ranges::find(known, name);
    if (place == known.end()) refuse_format(name, known);
    const auto index = static_cast<std::size_t>(place - known.begin());
    found.push_back({.format = &simulation_formats()[index], .file = file});
  }
  return found;
}

void check_perspective(const Request& request, const Interpretations& versions) {
  std::vector<std::string> known;
  for (const Interpretation* version : {&versions.before, &versions.after})
    for (const Party& party : version->agreement->parties)
      if (std::ranges::find(known, party.id) == known.end()) known.push_back(party.id);
  if (request.perspective.empty() || std::ranges::find(known, request.perspective) != known.end())
    return;
  throw Error({.at = {.source = "--for"},
               .message = fmt::format("no party is called {}", request.perspective),
               .hint = suggestion(request.perspective, known)});
}

void write(SimulationReport report, const Request& request) {
  for (const auto& [format, file] : destinations(request)) {
    report.color = file.empty() && color(request);
    report.width = file.empty() ? width() : 80;
    const auto bytes = format->render(report);
    if (!file.empty())
      write_file(file, bytes);
    else if (!request.quiet)
      print(bytes);
  }
}

}  // namespace

Exit simulate(const Request& request) {
  destinations(request);  // what is wrong with the options is said before any work
  color(request);
  if (request.words.size() != 2)
    throw Error(
        {.at = {.source = "clauseline simulate"},
         .message = fmt::format("expected two versions, OLD and NEW; got {}", request.words.size()),
         .hint = "for example: clauseline simulate v1:a.xml v2:a.xml --forecast forecast.csv"});
  check_forecast(request);
  const DialectChoice dialect(request);
  VersionFinder finder(request);
  const auto before = read_version(finder.named(request.words.front()), dialect.get());
  const auto after = read_version(finder.named(request.words.back()), dialect.get());
  check_perspective(request, {before->interpretation, after->interpretation});
  const auto made = forecast_payments(request, finder, *before, *after);
  write({.before = *before,
         .after = *after,
         .simulation = made->simulation,
         .forecast = made->forecast,
         .exchange = made->exchange ? &*made->exchange : nullptr,
         .policy = made->policy ? &made->policy->evidence : nullptr,
         .perspective = request.perspective},
        request);
  return Exit::clean;
}

}  // namespace clauseline::cli
