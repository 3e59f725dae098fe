// The cache of answers: nothing that is in it, or wrong with it, changes what is said.

#include "store/cache.hpp"

#include "gated.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

using namespace clauseline;

namespace {

constexpr auto file = "clauseline/cache.sqlite";

/// A repository in which a licence stopped being exclusive, and became so again.
struct Told : Ground {
  Told() {
    git(".", {"init", "-q", "r"});
    for (const auto* level : {"exclusive", "non-exclusive", "exclusive"}) {
      write(std::string("r/") + deal, agreement(level));
      commit("r", level);
    }
  }
  git::Outcome outcome(std::vector<std::string> words) const {
    words.insert(words.begin(), {CLAUSELINE_PROGRAM, "-C", *this / "r"});
    return git::run(std::move(words), git::environment());
  }
  std::string told(const std::vector<std::string>& words) const {
    auto said = outcome(words);
    BOOST_TEST_REQUIRE(said.status == 0, said.error);
    return std::move(said.out);
  }
  std::string log() const { return told({"log"}); }
  /// What is kept of answers, and what is worked out from nothing, are the same: that.
  std::string says_what_it_says_without(const std::vector<std::string>& words) const {
    auto first = told(words);
    BOOST_TEST(told(words) == first);
    std::filesystem::remove_all(*this / "r/.git/clauseline");
    BOOST_TEST(told(words) == first);
    return first;
  }
  static std::vector<std::vector<std::string>> questions() {
    return {{"log"}, {"log", deal}, {"log", deal, "--clause", "licence"}, {"blame", deal}};
  }
  std::string cache() const { return *this / (std::string("r/.git/") + file); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(cache_test)

BOOST_AUTO_TEST_CASE(knows_this_build_from_others) { BOOST_TEST(build_id().size() == 40U); }

BOOST_AUTO_TEST_CASE(finds_what_was_kept_once_it_is_closed) {
  const Temporary folder;
  {
    Cache cache(folder / "");
    BOOST_TEST(!cache.find("a").has_value());
    cache.keep("a", "1");
    cache.keep("b", "");
    cache.keep("c", std::string("\0x", 2));
  }
  Cache cache(folder / "");
  BOOST_TEST(cache.find("a").value() == "1");
  BOOST_TEST(cache.find("b").value() == "");
  BOOST_TEST(cache.find("c").value() == std::string("\0x", 2));
  BOOST_TEST(!cache.find("d").has_value());
}

BOOST_AUTO_TEST_CASE(is_shared_by_several_that_write) {
  const Temporary folder;
  {
    Cache one(folder / "");
    Cache two(folder / "");
    one.keep("a", "1");
    two.keep("a", "1");
    two.keep("b", "2");
  }
  BOOST_TEST(Cache(folder / "").find("b").value() == "2");
}

BOOST_AUTO_TEST_CASE(goes_without_where_there_is_rubbish_or_no_room) {
  const Temporary folder;
  std::filesystem::create_directories(folder / "clauseline");
  std::ofstream(folder / file) << std::string(10'000, 'x');
  Cache(folder / "").keep("a", "1");
  {
    Cache cache(folder / "");
    cache.keep("a", "1");
  }
  BOOST_TEST(Cache(folder / "").find("a").value() == "1");
  Cache nowhere("/dev/null/");
  nowhere.keep("a", "1");
  BOOST_TEST(!nowhere.find("a").has_value());
}

BOOST_FIXTURE_TEST_CASE(says_the_same_of_a_history_with_and_without, Told) {
  const auto first = log();
  BOOST_TEST(contains(first, "exclusive"), first);
  BOOST_TEST_REQUIRE(std::filesystem::exists(cache()));
  BOOST_TEST(log() == first);
  std::ofstream(cache()) << "rubbish";
  BOOST_TEST(log() == first);
  std::filesystem::remove_all(*this / "r/.git/clauseline");
  BOOST_TEST(log() == first);
}

BOOST_FIXTURE_TEST_CASE(asks_anew_where_another_policy_counts, Told) {
  for (const auto& words : questions()) {
    const auto first = told(words);
    write("r/.clauseline/policy.xml", policy_of(lets_exclusivity_go));
    commit("r", "policy");
    says_what_it_says_without(words);
    git("r", {"reset", "-q", "--hard", "HEAD~1"});
    BOOST_TEST(told(words) == first);
  }
}

BOOST_FIXTURE_TEST_CASE(asks_anew_where_there_is_another_version, Told) {
  for (const auto& words : questions()) {
    const auto first = told(words);
    write(std::string("r/") + deal, agreement("sole"));
    commit("r", "another");
    BOOST_TEST(says_what_it_says_without(words) != first);
    git("r", {"reset", "-q", "--hard", "HEAD~1"});
    BOOST_TEST(told(words) == first);
  }
}

BOOST_FIXTURE_TEST_CASE(tells_pages_of_one_history_apart, Told) {
  for (const auto& words : questions()) {
    const auto text = told(words);
    for (const std::vector<std::string>& more :
         {std::vector<std::string>{"--format", "json"}, {"--color", "always"}}) {
      auto other = words;
      other.insert(other.end(), more.begin(), more.end());
      BOOST_TEST(says_what_it_says_without(other) != text);
    }
    BOOST_TEST(told(words) == text);
  }
  const std::vector<std::string> blame{"blame", deal};
  const auto all = told(blame);
  BOOST_TEST(told({"blame", deal, "--at", "HEAD~1"}) != all);
  BOOST_TEST(told({"blame", deal, "--clause", "licence"}) != all);
  BOOST_TEST(told({"log", "HEAD~1..HEAD"}) != told({"log"}));
}

BOOST_FIXTURE_TEST_CASE(keeps_what_cannot_be_read_with_the_page, Told) {
  write(std::string("r/") + deal, "<agreement xmlns=\"urn:clauseline:agreement:1\"");
  commit("r", "broken");
  write(std::string("r/") + deal, agreement("sole"));
  commit("r", "mended");
  for (const auto& words : questions()) {
    const auto first = outcome(words);
    const auto again = outcome(words);
    BOOST_TEST(first.status == 2);
    BOOST_TEST(contains(first.error, deal), first.error);
    BOOST_TEST(again.status == 2);
    BOOST_TEST(again.out == first.out);
    BOOST_TEST(again.error == first.error);
  }
}

BOOST_FIXTURE_TEST_CASE(keeps_no_history_that_a_clone_may_cut_off, Told) {
  git(".", {"clone", "-q", "--depth", "1", "file://" + (*this / "r"), "shallow"});
  const auto in_clone = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {CLAUSELINE_PROGRAM, "-C", *this / "shallow"});
    return git::run(std::move(words), git::environment()).out;
  };
  std::vector<std::string> cut;
  for (const auto& words : questions())
    cut.push_back(in_clone(words));
  git("shallow", {"fetch", "-q", "--unshallow"});
  auto before = cut.begin();
  for (const auto& words : questions()) {
    BOOST_TEST(in_clone(words) != *before++);
    BOOST_TEST(in_clone(words) == told(words));
  }
}

BOOST_AUTO_TEST_SUITE_END()
