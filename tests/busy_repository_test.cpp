// Repositories that are large, damaged, or changed by others while the program reads them.

#include "gated.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <thread>
#include <vector>

using namespace clauseline;

namespace {

/// A repository in which the agreement has so many versions.
struct Busy : Gated {
  static constexpr int versions = 12;

  Busy() {
    for (int i = 1; i < versions; ++i) {
      amend(i % 2 == 0 ? "exclusive" : "non-exclusive", fmt::format("Note {}.", i));
      force(fmt::format("version {}", i));
    }
  }

  git::Outcome log() const { return attempt("r", {"clauseline", "log", "--quiet", deal}); }

  /// Damages the only pack there is, after its head, where objects are.
  void damage_pack() const {
    git("r", {"gc", "-q", "--prune=now"});
    for (const auto& entry : std::filesystem::directory_iterator(*this / "r/.git/objects/pack")) {
      if (entry.path().extension() != ".pack") continue;
      std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
      std::fstream pack(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
      constexpr unsigned head = 40;
      pack.seekp(head);
      pack << std::string(std::filesystem::file_size(entry.path()) - head, '\xa5');
    }
  }
};

/// Refused, but not as a failure of the program itself.
void could_not_run(const git::Outcome& outcome, std::string_view saying) {
  BOOST_TEST(outcome.status == 2, outcome.out << outcome.error);
  BOOST_TEST(contains(outcome.error, saying), outcome.error);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(busy_repository_test)

BOOST_FIXTURE_TEST_CASE(is_packed_anew_while_it_is_read, Busy) {
  const auto before = log();
  passes(before);
  std::atomic<bool> done = false;
  std::thread packing([&] {
    while (!done) {
      git::run_git(*this / "r", {"repack", "-q", "-a", "-d", "-f"});
      git::run_git(*this / "r", {"prune", "--expire=now"});
    }
  });
  constexpr std::size_t rounds = 8;
  std::vector<git::Outcome> after;
  after.reserve(rounds);
  for (std::size_t i = 0; i < rounds; ++i)
    after.push_back(log());
  done = true;
  packing.join();
  for (const git::Outcome& one : after) {
    passes(one);
    BOOST_TEST(one.out == before.out);
  }
}

BOOST_FIXTURE_TEST_CASE(gets_commits_while_it_is_read, Busy) {
  std::atomic<bool> done = false;
  std::thread committing([&] {
    for (int i = 0; !done; ++i) {
      amend("exclusive", fmt::format("Written meanwhile {}.", i));
      git::run_git(*this / "r", {"commit", "-q", "-a", "--no-verify", "-m", "meanwhile"});
    }
  });
  constexpr std::size_t rounds = 6;
  std::vector<git::Outcome> told;
  told.reserve(2 * rounds);
  for (std::size_t i = 0; i < rounds; ++i) {
    told.push_back(log());
    told.push_back(attempt("r", {"clauseline", "check", "HEAD~3..HEAD"}));
  }
  done = true;
  committing.join();
  for (const git::Outcome& one : told)
    BOOST_TEST(one.status <= 1, one.error);
}

BOOST_FIXTURE_TEST_CASE(is_read_by_several_at_once, Busy) {
  amend("exclusive", "Staged.");
  git("r", {"add", "-A"});
  const auto refused = attempt("r", {"clauseline", "hook", "run", "pre-commit"});
  is_refused(refused, "EX002");
  const auto alone = attempt("r", {"clauseline", "log", "--quiet"});
  passes(alone);
  std::filesystem::remove_all(*this / "r/.git/clauseline");
  constexpr std::size_t readers = 6;
  std::vector<std::future<git::Outcome>> logs;
  std::vector<std::future<git::Outcome>> hooks;
  logs.reserve(readers);
  hooks.reserve(readers);
  for (std::size_t i = 0; i < readers; ++i) {
    logs.push_back(std::async(std::launch::async, [this] {
      return attempt("r", {"clauseline", "log", "--quiet"});
    }));
    hooks.push_back(std::async(std::launch::async, [this] {
      return attempt("r", {"clauseline", "hook", "run", "pre-commit"});
    }));
  }
  for (auto& one : logs) {
    const auto outcome = one.get();
    passes(outcome);
    BOOST_TEST(outcome.out == alone.out);
  }
  for (auto& one : hooks) {
    const auto outcome = one.get();
    BOOST_TEST(outcome.status == refused.status);
    BOOST_TEST(outcome.error == refused.error);
  }
}

BOOST_FIXTURE_TEST_CASE(has_a_damaged_pack, Busy) {
  damage_pack();
  could_not_run(log(), "fsck");
  could_not_run(attempt("r", {"clauseline", "check", "HEAD~1..HEAD"}), "fsck");
  amend("non-exclusive", "Staged.");
  const auto hook = attempt("r", {"clauseline", "hook", "run", "pre-commit"});
  could_not_run(hook, "fsck");
}

BOOST_FIXTURE_TEST_CASE(has_a_hundred_thousand_refs, Busy) {
  const auto old = git("r", {"rev-parse", "HEAD~1"});
  const auto tip = head();
  std::string refs = "# pack-refs with: peeled fully-peeled sorted \n";
  constexpr int many = 100'000;
  for (int i = 0; i < many; ++i)
    refs += fmt::format("{} refs/heads/b{:06}\n", i % 2 == 0 ? old : tip, i);
  refs += fmt::format("{} refs/heads/main\n", old);
  write("r/.git/packed-refs", refs);
  passes(log());
  passes(attempt("r", {"clauseline", "blame", deal}));
  const auto unknown = attempt("r", {"clauseline", "log", fmt::format("b1000000:{}", deal)});
  could_not_run(unknown, "b100000");
  git(".", {"init", "-q", "--bare", "server"});
  write("server/packed-refs", refs);
  std::filesystem::remove_all(*this / "server/objects");
  std::filesystem::copy(*this / "r/.git/objects", *this / "server/objects",
                        std::filesystem::copy_options::recursive);
  hook("server", {"install", "pre-receive"});
  amend("exclusive", "Pushed.");
  force("pushed");
  git("r", {"push", "-q", *this / "server", "HEAD:refs/heads/new"});
  BOOST_TEST(git("server", {"rev-parse", "new"}) == head());
}

BOOST_FIXTURE_TEST_CASE(has_links_in_a_circle_in_its_history, Gated) {
  namespace fs = std::filesystem;
  const std::string file = *this / ("r/" + std::string(deal));
  fs::remove(file);
  fs::create_symlink("deal.xml", file);
  fs::create_symlink("b.xml", *this / "r/agreements/a.xml");
  fs::create_symlink("a.xml", *this / "r/agreements/b.xml");
  force("links");
  could_not_run(attempt("r", {"clauseline", "audit", "--quiet", fmt::format("HEAD~1:{}", deal),
                              fmt::format("HEAD:{}", deal)}),
                "symbolic link");
  const auto range = attempt("r", {"clauseline", "check", "HEAD~1..HEAD"});
  BOOST_TEST(range.status == 1, range.out << range.error);  // the agreement is gone
  fs::remove(file);
  amend("exclusive");
  force("a file again");
  const auto told = attempt("r", {"clauseline", "log", deal});
  BOOST_TEST(told.status <= 2, told.error);
  BOOST_TEST(contains(told.out, "a file again"), told.out << told.error);
  const auto back = attempt("r", {"clauseline", "check", "HEAD~1..HEAD"});
  BOOST_TEST(back.status == 1, back.out << back.error);  // all of the agreement is new
}

BOOST_FIXTURE_TEST_CASE(holds_an_agreement_of_no_bytes, Gated) {
  write(std::string("r/") + deal, "");
  force("emptied");
  could_not_run(attempt("r", {"clauseline", "check", "HEAD~1..HEAD"}), deal);
  const auto told = attempt("r", {"clauseline", "log", deal});
  BOOST_TEST(told.status == 2, told.out << told.error);
  BOOST_TEST(contains(told.out, "base"), told.out);
}

BOOST_AUTO_TEST_SUITE_END()
