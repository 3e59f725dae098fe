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
  std::string log() const { return run({CLAUSELINE_PROGRAM, "-C", *this / "r", "log"}); }
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
  log();
  write("r/.clauseline/policy.xml", policy_of(lets_exclusivity_go));
  commit("r", "policy");
  const auto second = log();
  std::filesystem::remove_all(*this / "r/.git/clauseline");
  BOOST_TEST(log() == second);
}

BOOST_AUTO_TEST_SUITE_END()
