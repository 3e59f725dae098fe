#include "report/rights.hpp"

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "model/quantity.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::cli {
namespace {

Date day(const Request& request) {
  const std::string& word = request.as_of.empty() ? today(request) : request.as_of;
  if (const auto date = read_date(word)) return *date;
  throw Error({.at = {.source = "--as-of"},
               .message = fmt::format("{} is no date", word),
               .hint = "write it as 2026-04-27, 2026-04 or 2026"});
}

void check_party(const Agreement& agreement, const std::string& party) {
  std::vector<std::string> known;
  for (const Party& one : agreement.parties)
    known.push_back(one.id);
  if (party.empty() || std::ranges::find(known, party) != known.end()) return;
  throw Error({.at = {.source = "--party"},
               .message = fmt::format("no party is called {}", party),
               .hint = suggestion(party, known)});
}

}  // namespace

Exit rights(const Request& request) {
  if (request.words.size() != 1)
    throw Error({.at = {.source = "clauseline rights"},
                 .message = "expected one version",
                 .hint = "for example: clauseline rights HEAD:agreements/msa.xml"});
  const auto places = outputs(request);
  const auto name = places.front().format->name;
  if (places.size() > 1 || !places.front().file.empty() || (name != "text" && name != "json"))
    throw Error({.at = {.source = "--format"},
                 .message = "rights writes text or json, to standard output"});
  const DialectChoice dialect(request);
  VersionFinder finder(request);
  const auto version = read_version(finder.named(request.words.front()), dialect.get());
  check_party(version->agreement, request.party);
  const RightsQuery query{.as_of = day(request), .party = request.party};
  print(name == "json" ? reports::rights_json(*version, query)
                       : reports::rights_text(*version, query));
  return Exit::clean;
}

}  // namespace clauseline::cli
