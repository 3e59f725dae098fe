#include "store/new_files.hpp"

#include "gated.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace clauseline;
namespace files = std::filesystem;

BOOST_AUTO_TEST_SUITE(new_files_test)

BOOST_FIXTURE_TEST_CASE(come_with_their_folders, Temporary) {
  const auto root = *this / "";
  add_files(root, {{"a/b/one.xml", "one"}, {"a/two.xml", "two"}, {"three.xml", ""}});
  BOOST_TEST(bytes_of(root + "a/b/one.xml") == "one");
  BOOST_TEST(
      files_below(root, "a", ".xml") == (std::vector<std::string>{"a/b/one.xml", "a/two.xml"}),
      boost::test_tools::per_element());
  BOOST_TEST(files_below(root, "none", ".xml").empty());
}

BOOST_FIXTURE_TEST_CASE(come_all_or_not_at_all, Temporary) {
  const auto root = *this / "";
  add_files(root, {{"a/there.xml", "first"}});
  const auto told = problem([&] {
    add_files(root, {{"a/b/new.xml", "new"}, {"c/new.xml", "new"}, {"a/there.xml", "x"}});
  });
  BOOST_TEST(contains(told, "a/there.xml: error: this file is there already"), told);
  BOOST_TEST(bytes_of(root + "a/there.xml") == "first");
  BOOST_TEST(!files::exists(root + "a/b"));
  BOOST_TEST(!files::exists(root + "c"));
  BOOST_TEST(std::distance(files::directory_iterator(root + "a"), {}) == 1);
}

BOOST_FIXTURE_TEST_CASE(stay_below_their_root, Temporary) {
  files::create_directory(*this / "root");
  files::create_directory(*this / "other");
  const auto root = *this / "root";
  for (const auto* path : {"../other/x", "a/../../other/x", "/x", "a//x", "./x"})
    BOOST_TEST(contains(problem([&] { add_files(root, {{path, "x"}}); }), "no path"), path);
  files::create_directory_symlink(*this / "other", root + "/link");
  BOOST_TEST(contains(problem([&] { add_files(root, {{"link/x", "x"}}); }), "is a symbolic link"));
  files::create_symlink(*this / "other/y", root + "/file");
  BOOST_TEST(contains(problem([&] { add_files(root, {{"file", "x"}}); }), "is there already"));
  add_files(*this / "other", {{"z.xml", "z"}});
  BOOST_TEST(files::is_regular_file(*this / "other/z.xml"));
  BOOST_TEST(!files::exists(*this / "other/x"));
  BOOST_TEST(!files::exists(root + "/a"));
  BOOST_TEST(files_below(root, ".", ".xml").empty());
  BOOST_TEST(files_below(root, "link", ".xml").empty());
}

BOOST_AUTO_TEST_SUITE_END()
