#pragma once

#include "report/format.hpp"

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The parts of a SARIF log (OASIS, version 2.1.0; section numbers are those of its text).
namespace clauseline::reports::sarif {

using Json = nlohmann::ordered_json;

/// A message: plain text on which no reader can put a link (3.11.6) or a placeholder (3.11.5).
Json message(std::string_view text);

/// "error", "warning" or "note".
std::string_view level(Severity severity);

/// A path as a reference to put behind a base, percent-encoded byte by byte; an absolute path as
/// a file URI (3.4.3, RFC 3986).
std::string uri_of(std::string_view path);

/// The base that a path is behind: "SRCROOT" for the files of the newer version, "OLDROOT" for
/// those of the older one. None for an absolute path.
Json artifact_location(const std::string& path, std::string_view base);

/// The rules of all findings, in the order of their first one, each with its help.
class Rules {
 public:
  explicit Rules(const Report& report);

  std::size_t index(const Rule& rule) const;
  Json json() const;

 private:
  std::vector<const Rule*> rules_{};
};

}  // namespace clauseline::reports::sarif
