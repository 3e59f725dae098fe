// Many agreements in one range: in several threads, and told as by one.

#include "histories.hpp"
#include "text/crew.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <stdexcept>

using namespace clauseline;
using namespace clauseline::tests;

namespace {

/// Nine agreements that all change in the newest commit, and one of them is broken there.
struct Portfolio : Archive {
  Portfolio() {
    all("sole", "first");
    write("house/agreements/5.xml", "");
    all("another", "second");
    put("agreements/5.xml", "<agreement xmlns=\"urn:clauseline:agreement:1\"", "broken");
  }

  void all(std::string_view word, const std::string& message) {
    for (int i = 1; i <= 9; ++i)
      write(fmt::format("house/agreements/{}.xml", i),
            in_frame(clause("c", "1", fmt::format("This is {} number {}.", word, i))));
    commit_all(message);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(audit_range_test)

BOOST_FIXTURE_TEST_CASE(gives_the_same_bytes_with_any_number_of_threads, Portfolio) {
  for (const auto* command : {"audit", "diff", "check"}) {
    const std::vector<std::string> words{command, "HEAD~2..HEAD", "--format", "json", "--jobs"};
    const auto with = [&](const std::string& jobs) {
      auto all = words;
      all.push_back(jobs);
      return run(std::move(all));
    };
    const auto one = with("1");
    BOOST_TEST(one.status == 2);
    BOOST_TEST(contains(one.error, "agreements/5.xml"), one.error);
    BOOST_TEST(contains(one.out, "agreements/9.xml"));
    for (const auto* jobs : {"2", "3", "64"}) {
      const auto several = with(jobs);
      BOOST_TEST(several.status == 2);
      BOOST_TEST(several.out == one.out);
      BOOST_TEST(several.error == one.error);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(refuses_no_number_of_threads, Portfolio) {
  const auto outcome = run({"audit", "HEAD~2..HEAD", "--jobs", "none"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(contains(outcome.error, "from 1 to 64"), outcome.error);
}

BOOST_AUTO_TEST_CASE(has_each_piece_done_once) {
  for (const std::size_t pieces : {0U, 1U, 2U, 100U})
    for (const unsigned jobs : {0U, 1U, 2U, 8U}) {
      std::vector<std::atomic<int>> done(pieces);
      std::atomic<unsigned> workers{0};
      share_out(pieces, jobs, [&] {
        ++workers;
        return [&](std::size_t piece) { ++done.at(piece); };
      });
      for (const auto& one : done)
        BOOST_TEST(one == 1);
      BOOST_TEST(workers <= std::max(jobs, 1U));
    }
}

BOOST_AUTO_TEST_CASE(lets_out_what_a_piece_throws) {
  for (const unsigned jobs : {1U, 4U})
    BOOST_CHECK_THROW(share_out(20, jobs,
                                [] {
                                  return [](std::size_t piece) {
                                    if (piece == 7) throw std::runtime_error("seven");
                                  };
                                }),
                      std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
