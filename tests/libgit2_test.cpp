#include "store/libgit2.hpp"

#include "store/repository.hpp"
#include "temporary.hpp"
#include "text/error.hpp"

#include <boost/test/unit_test.hpp>

#include <future>
#include <string>
#include <vector>

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

/// libgit2, as if it were in another file.
LateLibrary library_in(const char* file) {
  auto library = git::libgit2;
  library.file = file;
  return library;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(libgit2_test)

BOOST_AUTO_TEST_CASE(is_told_of_where_it_is_missing) {
  const auto said = said_of([] { address_in(library_in("libgit2.so.0"), "git_libgit2_init"); });
  BOOST_TEST(said.starts_with("git: error: repositories are read with libgit2, which is missing"),
             said);
  BOOST_TEST(said.find("install the package that holds libgit2.so.0") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(is_told_of_where_it_lacks_a_function) {
  BOOST_TEST(said_of([] { address_in(library_in("libc.so.6"), "puts"); }) == "nothing was missing");
  const auto said = said_of([] { address_in(library_in("libc.so.6"), "git_libgit2_init"); });
  BOOST_TEST(said.find("git_libgit2_init") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(is_called_under_its_own_names) { BOOST_TEST(git::git_libgit2_init() > 0); }

BOOST_FIXTURE_TEST_CASE(is_started_once_for_all_threads, Ground) {
  git(".", {"init", "-q", "r"});
  constexpr std::size_t threads = 8;
  constexpr int times = 300;
  std::vector<std::future<int>> opening;
  opening.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i)
    opening.push_back(std::async(std::launch::async, [this] {
      int opened = 0;
      while (opened < times && Repository::find(*this / "r"))
        ++opened;
      return opened;
    }));
  for (auto& one : opening)
    BOOST_TEST(one.get() == times);
}

BOOST_AUTO_TEST_SUITE_END()
