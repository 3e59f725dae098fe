#include "store/libgit2.hpp"

#include "text/error.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace clauseline;

namespace {

std::string said_of(const auto& step) {
  try {
    step();
  } catch (const Error& error) {
    return told(error.problems().front());
  }
  return "nothing was missing";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(libgit2_test)

BOOST_AUTO_TEST_CASE(is_told_of_where_it_is_missing) {
  const auto said = said_of([] { git::load("libgit2.so.0"); });
  BOOST_TEST(said.starts_with("git: error: repositories are read with libgit2, which is missing"),
             said);
  BOOST_TEST(said.find("install the package that holds libgit2.so.0") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(is_told_of_where_it_lacks_a_function) {
  BOOST_TEST(said_of([] { git::address_in(git::load("libc.so.6"), "puts"); }) ==
             "nothing was missing");
  const auto said = said_of([] { git::address_in(git::load("libc.so.6"), "git_libgit2_init"); });
  BOOST_TEST(said.find("git_libgit2_init") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(is_called_under_its_own_names) {
  BOOST_TEST(git::git_libgit2_init() > 0);
  BOOST_TEST(git::git_libgit2_shutdown() >= 0);
}

BOOST_AUTO_TEST_SUITE_END()
