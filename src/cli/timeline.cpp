// timeline, and log --when: what became of rights over all versions.

#include "report/timeline.hpp"

#include "cli/history.hpp"
#include "cli/kept_answers.hpp"
#include "cli/page_formats.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace clauseline::cli {
namespace {

constexpr PageFormat<reports::TimelinePage> timeline_formats[] = {
    {"text", reports::timeline_text},
    {"json", reports::timeline_json},
    {"svg", reports::timeline_svg},
};

constexpr PageFormat<reports::WhenPage> when_formats[] = {
    {"text", reports::when_text},
    {"json", reports::when_json},
};

}  // namespace

std::string complaints(const std::vector<std::string>& problems) {
  std::string all;
  for (const std::string& problem : problems)
    all += told({.message = visible_line(problem),
                 .hint = "what it changed is told of the commit after it"});
  return all;
}

Exit timeline(const Request& request) {
  if (request.words.size() != 1)
    throw Error({.at = {.source = "clauseline timeline"},
                 .message = "expected one path",
                 .hint = "for example: clauseline timeline agreements/msa.xml"});
  const auto places = page_outputs(request, timeline_formats);
  color(request);
  const auto asked = asked_history(request, request.at);
  const DialectChoice dialect(request);
  reports::TimelinePage page{.history = asked.history, .path = asked.path};
  page.timeline = history::timeline(asked.history, version_reader(request, dialect.get()));
  write_page(page, places, request);
  return end_with(complaints(page.timeline.problems));
}

Exit log_when(const Request& request) {
  const auto places = page_outputs(request, when_formats);
  color(request);
  const auto question = history::read_when(request.when);
  const auto asked = asked_history(request);
  const DialectChoice dialect(request);
  reports::WhenPage page{.history = asked.history, .path = asked.path, .question = request.when};
  page.answers = history::when(asked.history, version_reader(request, dialect.get()), question);
  write_page(page, places, request);
  return end_with(complaints(page.answers.problems));
}

}  // namespace clauseline::cli
