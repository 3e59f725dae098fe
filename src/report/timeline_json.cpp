#include "report/timeline.hpp"

#include <nlohmann/json.hpp>

namespace clauseline::reports {
namespace {

using Json = nlohmann::ordered_json;
using history::RightMove;

constexpr int indent = 2;

Json of_move(const RightMove& move, const PathHistory& history) {
  const Commit& commit = history.versions.at(move.version).commit;
  Json one{{"event", std::string(to_text(move.event))},
           {"commit", commit.id},
           {"committed", day_of(commit.author)},
           {"term", move.term}};
  for (const auto& [name, value] : {std::pair("field", &move.field),
                                    {"asset", &move.asset},
                                    {"old", &move.before},
                                    {"new", &move.after}})
    if (!value->empty()) one[name] = *value;
  return one;
}

Json unreadable(const std::vector<std::size_t>& places, const std::vector<std::string>& problems,
                const PathHistory& history) {
  Json all = Json::array();
  for (std::size_t i = 0; i < places.size(); ++i)
    all.push_back(
        {{"commit", history.versions.at(places[i]).commit.id}, {"problem", problems.at(i)}});
  return all;
}

std::string printed(const Json& out) {
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string timeline_json(const TimelinePage& page) {
  Json rights = Json::array();
  for (const history::RightLine& line : page.timeline.rights) {
    Json one{{"right", line.right},
             {"term", line.term},
             {"clause", line.clause},
             {"stands", line.stands}};
    for (const RightMove& move : line.moves) {
      auto told = of_move(move, page.history);
      if (const auto& day = page.timeline.versions.at(move.version).effective; !day.empty())
        told["effective"] = day;
      one["events"].push_back(std::move(told));
    }
    rights.push_back(std::move(one));
  }
  return printed(
      {{"schema", "urn:clauseline:timeline:1"},
       {"path", page.path},
       {"shallow", page.history.shallow},
       {"rights", std::move(rights)},
       {"unreadable", unreadable(page.timeline.unreadable, page.timeline.problems, page.history)}});
}

std::string when_json(const WhenPage& page) {
  Json answers = Json::array();
  for (const history::WhenAnswer& answer : page.answers.answers) {
    auto one = of_move(answer.move, page.history);
    one["right"] = answer.right;
    one["clause"] = answer.clause;
    answers.push_back(std::move(one));
  }
  return printed(
      {{"schema", "urn:clauseline:when:1"},
       {"path", page.path},
       {"question", page.question},
       {"shallow", page.history.shallow},
       {"answers", std::move(answers)},
       {"unreadable", unreadable(page.answers.unreadable, page.answers.problems, page.history)}});
}

}  // namespace clauseline::reports
