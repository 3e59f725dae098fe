#include "store/commit.hpp"

#include "text/day.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace clauseline {

std::string day_of(const Person& person) {
  using namespace std::chrono;
  const sys_seconds shown{seconds(person.seconds) + minutes(person.minutes_east)};
  return to_text(floor<days>(shown));
}

namespace git {
namespace {

constexpr int minutes_an_hour = 60;

/// "1761652800 +0130"; what cannot be read is 0, for a commit may hold anything.
void read_time(std::string_view raw, Person& person) {
  const auto space = raw.find(' ');
  std::from_chars(raw.data(), raw.data() + raw.size(), person.seconds);
  if (space == std::string_view::npos || space + 2 > raw.size()) return;
  int zone = 0;
  std::from_chars(raw.data() + space + 2, raw.data() + raw.size(), zone);
  const int minutes = zone / 100 * minutes_an_hour + zone % 100;
  person.minutes_east = raw[space + 1] == '-' ? -minutes : minutes;
}

Person person_from(const std::string& name, const std::string& email, const std::string& time) {
  Person person{.name = name, .email = email};
  read_time(time, person);
  return person;
}

/// "Ann <ann@example.org>", one behind the other with \1 between.
std::vector<Person> co_authors_in(std::string_view trailers) {
  std::vector<Person> people;
  while (!trailers.empty()) {
    const auto one = trailers.substr(0, trailers.find('\1'));
    trailers.remove_prefix(std::min(trailers.size(), one.size() + 1));
    const auto open = one.rfind('<');
    const auto close = one.rfind('>');
    const bool has_email =
        open != std::string_view::npos && close != std::string_view::npos && open < close;
    people.push_back({.name = collapse(one.substr(0, has_email ? open : one.size())),
                      .email = has_email ? collapse(one.substr(open + 1, close - open - 1)) : ""});
  }
  return people;
}

}  // namespace

Commit commit_from(const std::vector<std::string>& fields) {
  return {.id = fields.at(0),
          .parents = split(fields[1]),
          .author = person_from(fields.at(2), fields.at(3), fields.at(4)),
          .committer = person_from(fields.at(5), fields.at(6), fields.at(7)),
          .subject = fields.at(8),
          .co_authors = co_authors_in(fields.at(9))};
}

}  // namespace git

}  // namespace clauseline
