#include "report/blame.hpp"

#include "cli/history.hpp"
#include "cli/house.hpp"
#include "cli/kept_answers.hpp"
#include "cli/page_formats.hpp"
#include "history/remember.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

namespace clauseline::cli {
namespace {

constexpr PageFormat<reports::BlamePage> formats[] = {
    {"text", reports::blame_text},
    {"json", reports::blame_json},
};

/// What the signatures of the versions that the blame names are worth; whose count is said by the
/// house as it is in the version that is blamed.
void check_signatures(const Request& request, reports::BlamePage& page) {
  const auto repository = Repository::open(request.repository);
  const auto signers = repository.find_at(page.revision, signers_path);
  page.wants_signatures = signers.has_value();
  const auto places = history::named_versions(page.blame);
  std::vector<std::string> ids;
  for (const std::size_t place : places)
    ids.push_back(page.history.versions.at(place).commit.id);
  auto found = repository.signatures(ids, signers ? signers->source.bytes() : std::string_view());
  auto signature = found.begin();
  for (const std::size_t place : places)
    page.signatures.emplace(place, std::move(*signature++));
}

/// The blame that was kept, or else is worked out now. What signatures are worth is asked each
/// time, for that hangs on the keys of the machine.
history::Blame blame_of(const Request& request, const AskedHistory& asked,
                        const DialectChoice& dialect) {
  const KeptAnswer kept(cache_of(request), fmt::format("blame\n{}\n{}", asked.path, request.clause),
                        fmt::format("{}\n{}", dialect.digest(), digest(asked.history)));
  const auto before = kept.find();
  if (auto known = before ? history::blame_from(before->pages.front()) : std::nullopt)
    return std::move(*known);
  auto found =
      history::blame(asked.history, version_reader(request, dialect.get()), request.clause);
  kept.keep({.pages = {history::to_bytes(found)}});
  return found;
}

}  // namespace

Exit blame(const Request& request) {
  if (request.words.size() != 1)
    throw Error({.at = {.source = "clauseline blame"},
                 .message = "expected one path",
                 .hint = "for example: clauseline blame agreements/msa.xml --clause 3.2"});
  const auto places = page_outputs(request, formats);
  color(request);
  const auto asked = asked_history(request, request.at);
  const PathVersion& newest = asked.history.versions.front();
  if (newest.blob.empty())
    throw Error({.at = {.source = asked.path},
                 .message = fmt::format("commit {} deleted this file", newest.commit.id),
                 .hint = fmt::format("--at {}^ blames the version before", newest.commit.id)});
  const DialectChoice dialect(request);
  reports::BlamePage page{
      .history = asked.history, .revision = asked.revision, .details = !request.clause.empty()};
  page.blame = blame_of(request, asked, dialect);
  check_signatures(request, page);
  write_page(page, places, request);
  return end_with(complaints(page.blame.problems));
}

}  // namespace clauseline::cli
