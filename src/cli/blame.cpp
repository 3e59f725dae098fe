#include "report/blame.hpp"

#include "cli/history.hpp"
#include "cli/page_formats.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

namespace clauseline::cli {
namespace {

constexpr PageFormat<reports::BlamePage> formats[] = {
    {"text", reports::blame_text},
    {"json", reports::blame_json},
};

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
  page.blame =
      history::blame(asked.history, version_reader(request, dialect.get()), request.clause);
  write_page(page, places, request);
  return end_of(page.blame.problems);
}

}  // namespace clauseline::cli
