#include "report/signals.hpp"

#include "cli/command.hpp"
#include "cli/house.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "model/read.hpp"
#include "report/signal_manual.hpp"
#include "report/suggested_terms.hpp"
#include "text/error.hpp"

namespace clauseline::cli {

Exit signals(const Request& request) {
  if (request.all) {
    // Of the house only what is named: the manual is the same wherever it is printed.
    const bool named = !request.detectors.empty();
    VersionFinder finder(request);
    const auto house = named ? detectors_in_force(finder) : nullptr;
    print(reports::signal_manual(detectors_or_shipped(house.get())));
    return Exit::clean;
  }
  if (request.words.size() != 1)
    throw Error({.at = {.source = "clauseline signals"},
                 .message = "expected one version",
                 .hint = "for example: clauseline signals agreements/msa.xml"});
  if (request.suggest_terms && !request.formats.empty())
    throw Error({.at = {.source = "--format"},
                 .message = "suggested terms are XML, and have no other format",
                 .hint = "leave --format out"});
  const auto places = outputs(request);
  const auto name = places.front().format->name;
  if (places.size() > 1 || !places.front().file.empty() || (name != "text" && name != "json"))
    throw Error({.at = {.source = "--format"},
                 .message = "signals writes text or json, to standard output"});
  const DialectChoice dialect(request);
  VersionFinder finder(request);
  const Blob blob = finder.named(request.words.front());
  const auto house = detectors_in_force(finder);
  const auto placed = read_placed(blob.source, dialect.get());
  const Detectors& detectors = detectors_or_shipped(house.get());
  if (request.suggest_terms) {
    print(reports::suggested_terms(blob.source, suggest_terms(placed.agreement, detectors)));
    return Exit::clean;
  }
  const auto found = signals_of(blob.source, placed, detectors);
  print(name == "json" ? reports::signals_json(blob.source, found)
                       : reports::signals_text(blob.source, found));
  return Exit::clean;
}

}  // namespace clauseline::cli
