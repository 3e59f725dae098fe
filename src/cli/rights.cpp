#include "report/rights.hpp"

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "model/quantity.hpp"
#include "store/file.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace clauseline::cli {
namespace {

/// The formats in which rights are told.
struct Form {
  std::string_view name;
  std::string (*render)(const reports::RightsPage&);
};

constexpr Form forms[] = {
    {"text", reports::rights_text},
    {"json", reports::rights_json},
    {"html", reports::rights_html},
};

const Form& form_named(const std::string& name) {
  const auto* found = std::ranges::find(forms, name, &Form::name);
  if (found != std::end(forms)) return *found;
  std::vector<std::string> known;
  for (const Form& form : forms)
    known.emplace_back(form.name);
  refuse_format(name, known);
}

/// The day that is asked for; of a month or a year the last one.
Date day(const Request& request) {
  const std::string& word = request.as_of.empty() ? today(request) : request.as_of;
  if (const auto date = read_date(word)) return date_of(last_day(*date));
  throw Error({.at = {.source = "--as-of"},
               .message = fmt::format("{} is no date", word),
               .hint = "write it as 2026-04-27; 2026-04 and 2026 stand for their last days"});
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
  const auto places = output_names(request);
  for (const OutputName& place : places)
    form_named(place.format);
  const RightsQuery query{.as_of = day(request), .party = request.party};
  const DialectChoice dialect(request);
  VersionFinder finder(request);
  const auto version = read_version(finder.named(request.words.front()), dialect.get());
  check_party(version->agreement, request.party);
  const auto page = reports::rights_page(*version, query);
  for (const OutputName& place : places) {
    const auto bytes = form_named(place.format).render(page);
    if (place.file.empty())
      print(bytes);
    else
      write_file(place.file, bytes);
  }
  return Exit::clean;
}

}  // namespace clauseline::cli
