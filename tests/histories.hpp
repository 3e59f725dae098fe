#pragma once

// Repositories that hold the history of an agreement, written version by version, and the program
// run on them.

#include "audit_text.hpp"
#include "temporary.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline::tests {

/// A repository "house", and a clock: git orders what topology leaves open by date.
struct Archive : Ground {
  Archive() { git(".", {"init", "-q", "house"}); }

  /// Commits what is there, a day after the commit before.
  std::string commit_all(const std::string& message) {
    constexpr long day = 86'400;
    seconds += day;
    author.emplace("GIT_AUTHOR_DATE", fmt::format("{} +0000", seconds));
    committer.emplace("GIT_COMMITTER_DATE", fmt::format("{} +0000", seconds));
    return commit("house", message);
  }

  /// Commits one file with other bytes.
  std::string put(const std::string& path, std::string_view bytes, const std::string& message) {
    write("house/" + path, bytes);
    return commit_all(message);
  }

  /// Commits the agreement a.xml with these clauses in the frame of the cases.
  std::string version(const std::string& clauses, const std::string& message) {
    return put("a.xml", in_frame(clauses), message);
  }

  git::Outcome run(std::vector<std::string> words, const std::string& where = "house") const {
    words.insert(words.begin(), {CLAUSELINE_PROGRAM, "-C", *this / where});
    return git::run(words, git::environment());
  }

  /// What the program prints; the test fails if it does not end with 0.
  std::string printed(std::vector<std::string> words, const std::string& where = "house") const {
    auto outcome = run(std::move(words), where);
    BOOST_TEST_REQUIRE(outcome.status == 0, outcome.error);
    return std::move(outcome.out);
  }

  /// Takes away what the program has kept, so that it must work out its answers.
  void forget() const { std::filesystem::remove_all(*this / "house/.git/clauseline"); }

  long seconds = 1'767'225'600;  // 2026-01-01
  std::optional<Variable> author{};
  std::optional<Variable> committer{};
};

/// A clause with words and, perhaps, typed terms.
inline std::string clause(std::string_view id, std::string_view number, std::string_view words,
                          std::string_view terms = {}) {
  return fmt::format("<clause id=\"{}\" num=\"{}\"><p>{}</p>{}</clause>\n", id, number, words,
                     terms.empty() ? "" : fmt::format("<terms>{}</terms>", terms));
}

}  // namespace clauseline::tests
