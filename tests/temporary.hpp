#pragma once

// Temporary folders and real git repositories to test against, with nothing of the user's
// or the machine's configuration in the way.

#include "store/file.hpp"
#include "store/process.hpp"
#include "text/error.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace clauseline {

/// Sets a variable of the environment, or takes it away, for a while.
class Variable {
 public:
  Variable(std::string name, const std::optional<std::string>& value) : name_{std::move(name)} {
    if (const char* before = std::getenv(name_.c_str()); before != nullptr) before_ = before;
    set(value);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
  ~Variable() { set(before_); }

 private:
  void set(const std::optional<std::string>& value) const {
    if (value)
      setenv(name_.c_str(), value->c_str(), 1);
    else
      unsetenv(name_.c_str());
  }

  std::string name_;
  std::optional<std::string> before_;
};

/// Goes to another current directory for a while.
class Inside {
 public:
  explicit Inside(const std::string& folder) : before_{std::filesystem::current_path()} {
    std::filesystem::current_path(folder);
  }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;
  ~Inside() { std::filesystem::current_path(before_); }

 private:
  std::filesystem::path before_;
};

/// A new folder that is removed in the end.
class Temporary {
 public:
  Temporary() {
    std::string name = (std::filesystem::temp_directory_path() / "clauseline-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    path_ = std::filesystem::canonical(name);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// Runs a program and gives its standard output; the test fails if the program does.
inline std::string run(const std::vector<std::string>& words) {
  const git::Outcome outcome = git::run(words, git::environment());
  BOOST_TEST_REQUIRE(outcome.status == 0,
                     fmt::format("{}: {}", fmt::join(words, " "), outcome.error));
  std::string out = outcome.out;
  if (out.ends_with('\n')) out.pop_back();
  return out;
}

/// A place for repositories: a home of its own, and no variable of git's from outside.
class Ground {
 public:
  Ground() {
    write("home/.gitconfig",
          "[user]\n\tname = Test\n\temail = test@clauseline.invalid\n"
          "[init]\n\tdefaultBranch = main\n[protocol \"file\"]\n\tallow = always\n");
  }

  std::string operator/(const std::string& name) const { return folder_ / name; }

  void write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories(std::filesystem::path(folder_ / name).parent_path());
    write_file(folder_ / name, bytes);
  }

  /// git in a folder of this place.
  std::string git(const std::string& where, const std::vector<std::string>& words) const {
    std::vector<std::string> all{"git", "-C", folder_ / where};
    all.insert(all.end(), words.begin(), words.end());
    return run(all);
  }

  /// Stages and commits all that is in a repository; gives the commit's id.
  std::string commit(const std::string& repository, const std::string& message) const {
    git(repository, {"add", "-A"});
    git(repository, {"commit", "-q", "--allow-empty", "-m", message});
    return git(repository, {"rev-parse", "HEAD"});
  }

 private:
  Temporary folder_{};
  Variable home_{"HOME", folder_ / "home"};
  Variable xdg_{"XDG_CONFIG_HOME", folder_ / "home/.config"};
  Variable no_system_{"GIT_CONFIG_NOSYSTEM", "1"};
  Variable git_dir_{"GIT_DIR", std::nullopt};
  Variable work_tree_{"GIT_WORK_TREE", std::nullopt};
  Variable index_file_{"GIT_INDEX_FILE", std::nullopt};
  Variable objects_{"GIT_OBJECT_DIRECTORY", std::nullopt};
  Variable alternates_{"GIT_ALTERNATE_OBJECT_DIRECTORIES", std::nullopt};
  Variable quarantine_{"GIT_QUARANTINE_PATH", std::nullopt};
  Variable prefix_{"GIT_PREFIX", std::nullopt};
  Variable sudo_{"SUDO_UID", std::nullopt};
};

/// The problem that an Error tells, as a person reads it; empty if nothing is thrown.
inline std::string problem(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return told(error.problems().front());
  }
  return {};
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace clauseline
