#include "store/process.hpp"

#include "temporary.hpp"

#include <boost/test/unit_test.hpp>

using namespace clauseline;

BOOST_AUTO_TEST_SUITE(process_test)

BOOST_AUTO_TEST_CASE(passes_words_on_as_they_are) {
  const std::vector<std::string> words{"printf", "%s|", "a b", "$HOME", "`id`", "*", "", "é\n"};
  BOOST_TEST(git::run(words, git::environment()).out == "a b|$HOME|`id`|*||é\n|");
}

BOOST_AUTO_TEST_CASE(reads_two_full_pipes_at_once) {
  const git::Outcome outcome =
      git::run({"sh", "-c", "head -c 500000 /dev/zero; head -c 500000 /dev/zero >&2; exit 3"},
               git::environment());
  BOOST_TEST(outcome.status == 3);
  BOOST_TEST(outcome.out.size() == 500'000U);
  BOOST_TEST(outcome.error.size() == 500'000U);
}

BOOST_AUTO_TEST_CASE(gives_an_empty_input_and_only_the_variables_named) {
  BOOST_TEST(git::run({"cat"}, {}).out == "");
  BOOST_TEST(git::run({"env"}, {"ONE=1"}).out == "ONE=1\n");
}

BOOST_AUTO_TEST_CASE(tells_a_missing_program_and_a_signal) {
  BOOST_TEST(git::run({"no-such-program"}, git::environment()).status == 127);
  BOOST_TEST(git::run({"sh", "-c", "kill -9 $$"}, git::environment()).status == 137);
}

BOOST_AUTO_TEST_CASE(ends_what_takes_more_than_it_may) {
  constexpr int out_of_time = 128 + 24;
  BOOST_TEST(git::run({"sh", "-c", "while :; do :; done"}, git::environment(), {}, {.seconds = 1})
                 .status == out_of_time);
  // It is limited when it has begun, and not before.
  const std::vector<std::string> hungry{
      "sh", "-c", "sleep 1; exec dd if=/dev/zero of=/dev/null bs=300M count=1"};
  BOOST_TEST(git::run(hungry, git::environment(), {}, {.bytes = 100'000'000}).status != 0);
}

BOOST_FIXTURE_TEST_CASE(keeps_the_place_of_another_repository_from_git, Ground) {
  git(".", {"init", "-q", "one"});
  git(".", {"init", "-q", "two"});
  const Variable elsewhere("GIT_DIR", *this / "two/.git");
  const Variable pathspecs("GIT_LITERAL_PATHSPECS", "1");
  const std::vector<std::string> ask{"rev-parse", "--absolute-git-dir"};
  BOOST_TEST(git::run_git(*this / "one", ask).out == (*this / "one/.git") + "\n");
  BOOST_TEST(git::run_git("", ask).out == (*this / "two/.git") + "\n");
}

BOOST_FIXTURE_TEST_CASE(tells_what_git_complains_of, Ground) {
  const Variable language("LANGUAGE", "de");
  const git::Outcome outcome = git::run_git(*this / ".", {"rev-parse", "HEAD"});
  BOOST_TEST(contains(git::complaint(outcome), "not a git repository"), outcome.error);
  BOOST_TEST(git::complaint({.status = 5, .out = {}, .error = {}}) == "git ended with 5");
}

BOOST_AUTO_TEST_SUITE_END()
