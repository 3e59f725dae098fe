#include "report/rights.hpp"

#include "cli/command.hpp"
#include "cli/history.hpp"
#include "cli/kept_answers.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "history/in_force.hpp"
#include "model/quantity.hpp"
#include "store/file.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
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

/// Where the rights are read from: a version that is named, or one that its history gives.
struct Chosen {
  std::unique_ptr<const Version> version;
  std::string how{};
  std::vector<std::string> problems{};
};

Chosen from_history(const Request& request, const Date& as_of, const Dialect* dialect) {
  const auto asked = asked_history(request);
  auto found = history::in_force(asked.history, version_reader(request, dialect), as_of);
  if (!found.version)
    throw Error({.at = {.source = asked.path},
                 .message = fmt::format("no committed version applied on {}", to_text(as_of)),
                 .hint = found.first_effective.empty()
                             ? "no version that binds says from when it applies; without --history "
                               "rights reads the version that is named"
                             : fmt::format("the first applies from {}", found.first_effective)});
  const Commit& commit = asked.history.versions.at(*found.version).commit;
  return {.version = std::move(found.read),
          .how = fmt::format("The version that applied then is that of commit {}, which claims to "
                             "have been made on {}.",
                             commit.id, day_of(commit.author)),
          .problems = std::move(found.problems)};
}

Chosen choose(const Request& request, const Date& as_of, const Dialect* dialect) {
  if (request.history) return from_history(request, as_of, dialect);
  VersionFinder finder(request);
  return {.version = read_version(finder.named(request.words.front()), dialect)};
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
  const auto chosen = choose(request, query.as_of, dialect.get());
  check_party(chosen.version->agreement, request.party);
  auto page = reports::rights_page(*chosen.version, query);
  page.chosen = chosen.how;
  for (const OutputName& place : places) {
    const auto bytes = form_named(place.format).render(page);
    if (place.file.empty())
      print(bytes);
    else
      write_file(place.file, bytes);
  }
  return end_with(complaints(chosen.problems));
}

}  // namespace clauseline::cli
