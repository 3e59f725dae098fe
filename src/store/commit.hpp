#pragma once

#include <string>
#include <vector>

namespace clauseline {

/// Who wrote or made a commit, and when, as the commit claims: nobody checked either.
struct Person {
  std::string name;
  std::string email;
  long long seconds = 0;  // UTC, since 1970
  int minutes_east = 0;   // of the clock that was read
};

/// The day on that clock: "2026-04-27".
std::string day_of(const Person& person);

/// A commit, without its files.
struct Commit {
  std::string id;                    // 40 hex digits
  std::vector<std::string> parents;  // in order; none for a root, or at the edge of a shallow clone
  Person author;
  Person committer;
  std::string subject;               // the first paragraph of the message, as one line
  std::vector<Person> co_authors{};  // of trailers Co-authored-by, without a time
};

namespace git {

/// What `git log --date=raw --format=` is asked for to tell a Commit, and the number of fields.
/// Each field ends with a NUL character.
inline constexpr auto commit_format =
    "%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%s%x00"
    "%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x01)%x00";
inline constexpr std::size_t commit_fields = 10;

/// A commit from these fields, in that order.
Commit commit_from(const std::vector<std::string>& fields);

}  // namespace git

}  // namespace clauseline
