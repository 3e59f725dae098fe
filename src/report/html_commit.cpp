// Who changed a clause, and when, as the commits claim.

#include "report/commits.hpp"
#include "report/html_parts.hpp"

#include <set>

namespace clauseline::pages {
namespace {

constexpr std::size_t id_digits = 12;  // enough for people and for git
constexpr std::size_t most_told = 3;   // more are folded

Markup told(const SignedCommit& one) {
  return markup(R"(<span class="mono">{}</span> <bdi>{}</bdi>, <bdi>{}</bdi>)",
                one.commit.id.substr(0, id_digits), one.commit.subject, reports::made_by(one));
}

/// The places of the commits that changed a card, newest first.
std::set<std::size_t> commits_of(const Page& page, const Card& card) {
  std::set<std::size_t> places;
  const auto add = [&](const ClauseChange& change) {
    for (const auto* side : {&change.pairing.before, &change.pairing.after})
      for (const Clause* clause : *side)
        if (const auto found = page.audit.circumstances.by_clause.find(clause->id);
            found != page.audit.circumstances.by_clause.end())
          places.insert(found->second.begin(), found->second.end());
  };
  add(*card.change);
  for (const ClauseChange* row : card.rows)
    add(*row);
  return places;
}

Markup list_of(const Page& page, const std::set<std::size_t>& places) {
  Markup items;
  for (const std::size_t place : places)
    items += markup("<li>{}</li>\n", told(page.audit.circumstances.commits.at(place)));
  return markup("<ul>\n{}</ul>\n", items);
}

}  // namespace

Markup changed_by(const Page& page, const Card& card) {
  const auto& commits = page.audit.circumstances.commits;
  if (commits.empty()) return {};
  if (commits.size() == 1)
    return markup("<p class=\"by\">Changed by {}</p>\n", told(commits.front()));
  if (page.audit.circumstances.by_clause.empty())
    return markup("<p class=\"by\">Changed by one or more of {}</p>\n",
                  link(page.id("commits"), markup("{} commits", commits.size())));
  const auto places = commits_of(page, card);
  if (places.empty()) return {};
  if (places.size() == 1)
    return markup("<p class=\"by\">Changed by {}</p>\n", told(commits.at(*places.begin())));
  const auto summary = markup("Changed by {} commits", places.size());
  if (places.size() <= most_told)
    return markup("<div class=\"by\"><p>{}</p>{}</div>\n", summary, list_of(page, places));
  return markup("<details class=\"by\"><summary>{}</summary>{}</details>\n", summary,
                list_of(page, places));
}

}  // namespace clauseline::pages
