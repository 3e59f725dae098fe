#pragma once

// Repositories in which the hooks of Clauseline hold the gate, with the program that was built.

#include "temporary.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

inline constexpr auto deal = "agreements/deal.xml";
inline constexpr auto house_policy = ".clauseline/policy.xml";

/// A small agreement whose one licence is so exclusive. A note is nothing to judge.
inline std::string agreement(std::string_view level, std::string_view note = "A note.") {
  return fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<agreement xmlns="urn:clauseline:agreement:1" id="deal" version="1" lang="en" status="draft" text="test">
  <meta><title>A deal</title><dates effective="2026-01-01"/></meta>
  <parties>
    <party id="one" name="One Limited" short="One" role="licensor"/>
    <party id="two" name="Two Limited" short="Two" role="licensee"/>
  </parties>
  <register><asset id="core" kind="ip" label="the Core"/></register>
  <body>
    <clause id="licence" num="1">
      <p>One grants Two a licence to the Core. It is {}.</p>
      <note>{}</note>
      <terms><grant id="t" grantor="one" grantee="two" assets="core"><exclusivity level="{}"/></grant></terms>
    </clause>
  </body>
</agreement>
)",
                     level, note, level);
}

/// A policy of one line.
inline std::string policy_of(std::string_view line) {
  return fmt::format("<policy xmlns=\"urn:clauseline:policy:1\">\n{}\n</policy>\n", line);
}

inline constexpr auto lets_exclusivity_go =
    R"(<severity family="exclusivity" is="info">We decided so.</severity>)";

inline std::string bytes_of(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// A work tree `r` with one agreement committed, and the program in PATH.
struct Gated : Ground {
  Variable search{"PATH", std::filesystem::path(CLAUSELINE_PROGRAM).parent_path().string() + ":" +
                              std::getenv("PATH")};

  Gated() {
    git(".", {"init", "-q", "r"});
    amend("exclusive");
    commit("r", "base");
  }

  /// What a command that may be refused says; git tells both on standard error.
  git::Outcome attempt(const std::string& where, std::vector<std::string> words) const {
    if (words.front() == "git" || words.front() == "clauseline")
      words.insert(words.begin() + 1, {"-C", *this / where});
    return git::run(std::move(words), git::environment());
  }
  git::Outcome try_git(const std::string& where, std::vector<std::string> words) const {
    words.insert(words.begin(), "git");
    return attempt(where, std::move(words));
  }
  void hook(const std::string& where, std::vector<std::string> words) const {
    words.insert(words.begin(), {"clauseline", "hook"});
    const auto outcome = attempt(where, std::move(words));
    BOOST_TEST_REQUIRE(outcome.status == 0, outcome.error);
  }

  void amend(std::string_view level, std::string_view note = "A note.") const {
    write(std::string("r/") + deal, agreement(level, note));
  }
  /// Commits all that is in the work tree, whatever a hook would say.
  std::string force(const std::string& message) const {
    git("r", {"add", "-A"});
    git("r", {"commit", "-q", "--no-verify", "--allow-empty", "-m", message});
    return git("r", {"rev-parse", "HEAD"});
  }
  /// A hook of somebody else.
  void write_hook(const std::string& path, std::string_view lines) const {
    write(path, fmt::format("#!/bin/sh\n{}\n", lines));
    std::filesystem::permissions(*this / path, std::filesystem::perms::owner_all);
  }
  std::string head(const std::string& where = "r") const {
    return git(where, {"rev-parse", "HEAD"});
  }
};

/// A command that must pass, or be refused with an exit code that is not 0, saying so.
inline void passes(const git::Outcome& outcome) {
  BOOST_TEST(outcome.status == 0, outcome.out << outcome.error);
}
inline void is_refused(const git::Outcome& outcome, std::string_view saying) {
  BOOST_TEST(outcome.status != 0, outcome.out << outcome.error);
  BOOST_TEST(contains(outcome.out + outcome.error, saying), outcome.out << outcome.error);
}

}  // namespace clauseline
