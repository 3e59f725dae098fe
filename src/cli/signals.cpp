#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "model/read.hpp"
#include "report/signal_manual.hpp"
#include "report/signals.hpp"
#include "store/file.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <optional>

namespace clauseline::cli {
namespace {

/// The shipped detectors, with those of the files that --detectors names.
class DetectorChoice {
 public:
  explicit DetectorChoice(const Request& request) {
    std::vector<Source> files;
    for (const std::string& name : request.detectors)
      files.push_back(read_file(name));
    if (!files.empty()) own_.emplace(files);
  }
  const Detectors& get() const { return own_ ? *own_ : Detectors::shipped(); }

 private:
  std::optional<Detectors> own_{};
};

}  // namespace

Exit signals(const Request& request) {
  if (request.all) {
    print(reports::signal_manual(DetectorChoice(request).get()));
    return Exit::clean;
  }
  if (request.words.size() != 1)
    throw Error({.at = {.source = "clauseline signals"},
                 .message = "expected one version",
                 .hint = "for example: clauseline signals agreements/msa.xml"});
  const auto places = outputs(request);
  const auto name = places.front().format->name;
  if (places.size() > 1 || !places.front().file.empty() || (name != "text" && name != "json"))
    throw Error({.at = {.source = "--format"},
                 .message = "signals writes text or json, to standard output"});
  const DialectChoice dialect(request);
  const DetectorChoice detectors(request);
  VersionFinder finder(request);
  const Blob blob = finder.named(request.words.front());
  const auto placed = read_placed(blob.source, dialect.get());
  const auto found = signals_of(blob.source, placed, detectors.get());
  print(name == "json" ? reports::signals_json(blob.source, found)
                       : reports::signals_text(blob.source, found));
  return Exit::clean;
}

}  // namespace clauseline::cli
