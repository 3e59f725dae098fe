// Commits as the git program tells them: it knows of shallow clones, commit graphs and encodings.

#include "store/commit.hpp"

#include "store/git.hpp"
#include "store/process.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace clauseline {

std::string day_of(const Person& person) {
  using namespace std::chrono;
  const sys_seconds shown{seconds(person.seconds) + minutes(person.minutes_east)};
  const year_month_day day{floor<days>(shown)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
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

std::vector<std::string> fields_of(std::string_view answer) {
  std::vector<std::string> fields;
  while (!answer.empty()) {
    const auto end = answer.find('\0');
    fields.emplace_back(answer.substr(0, end));
    if (end == std::string_view::npos) break;
    answer.remove_prefix(end + 1);
  }
  return fields;
}

}  // namespace

Commit commit_from(const std::vector<std::string>& fields) {
  return {.id = fields.at(0),
          .parents = split(fields[1]),
          .author = person_from(fields.at(2), fields.at(3), fields.at(4)),
          .committer = person_from(fields.at(5), fields.at(6), fields.at(7)),
          .subject = fields.at(8)};
}

std::vector<Commit> commits(const OpenRepository& repository, std::vector<std::string> words) {
  std::vector<std::string> all{"log",
                               "--topo-order",
                               "--date=raw",
                               "--no-show-signature",
                               "--encoding=UTF-8",
                               fmt::format("--format=tformat:{}", commit_format)};
  all.insert(all.end(), words.begin(), words.end());
  const Outcome outcome = run_git(repository.directory, all);
  if (outcome.status != 0)
    fail(repository.name(), fmt::format("git cannot tell the commits: {}", complaint(outcome)),
         "git fsck checks the repository for damage");
  const auto fields = fields_of(outcome.out);
  std::vector<Commit> found;
  for (std::size_t at = 0; at + commit_fields <= fields.size(); at += commit_fields) {
    const auto first = fields.begin() + static_cast<std::ptrdiff_t>(at);
    found.push_back(commit_from({first, first + commit_fields}));
    // git ends each commit with a line feed, which stands before the next one's id.
    if (found.back().id.starts_with('\n')) found.back().id.erase(0, 1);
  }
  return found;
}

}  // namespace git

}  // namespace clauseline
