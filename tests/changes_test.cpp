#include "store/repository.hpp"
#include "temporary.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <ostream>
#include <sys/stat.h>

using namespace clauseline;
namespace files = std::filesystem;

BOOST_AUTO_TEST_SUITE(changes_test)

/// One changed file a line: "= path" edited, "+ path" added, "- path" deleted, "old > new".
std::string told(const std::vector<ChangedFile>& changed) {
  std::string lines;
  for (const ChangedFile& file : changed) {
    BOOST_TEST((file.path == (file.new_path.empty() ? file.old_path : file.new_path)));
    BOOST_TEST(file.old_path.empty() == file.old_id.empty());
    BOOST_TEST(file.new_path.empty() == file.new_id.empty());
    if (file.old_path.empty())
      lines += "+ " + file.path;
    else if (file.new_path.empty())
      lines += "- " + file.path;
    else if (file.old_path == file.new_path)
      lines += "= " + file.path;
    else
      lines += file.old_path + " > " + file.new_path;
    lines += '\n';
  }
  return lines;
}

/// Two commits with every kind of change between them; the work tree is the second.
struct Versions : Ground {
  Versions() {
    git(".", {"init", "-q", "house"});
    write("house/agreements/edited.xml", "<a>1</a>\n");
    write("house/agreements/gone.xml", "<gone/>\n");
    write("house/agreements/old name.xml", "<named/>\n");
    write("house/agreements/same.xml", "<same/>\n");
    write("house/agreements/turned", "a file\n");
    write("house/agreements-2/a.xml", "<two/>\n");
    write("house/empty", "");
    write("house/z.xml", "<z/>\n");
    commit("house", "first");
    git("house", {"tag", "v1"});
    write("house/agreements/edited.xml", "<a>2</a>\n");
    write("house/agreements/added.xml", "<added/>\n");
    write("house/agreements/empty too", "");
    files::remove(*this / "house/agreements/gone.xml");
    files::remove(*this / "house/empty");
    files::rename(*this / "house/agreements/old name.xml", *this / "house/renamed.xml");
    files::remove(*this / "house/agreements/turned");
    write("house/agreements/turned/inside.xml", "<inside/>\n");
    files::permissions(*this / "house/z.xml", files::perms::owner_all);
    files::create_symlink("z.xml", *this / "house/link.xml");
    commit("house", "second");
    git("house", {"tag", "v2"});
  }

  Repository open() const { return Repository::open(*this / "house"); }
};

constexpr auto every_change =
    "+ agreements/added.xml\n"
    "= agreements/edited.xml\n"
    "empty > agreements/empty too\n"
    "- agreements/gone.xml\n"
    "- agreements/turned\n"
    "+ agreements/turned/inside.xml\n"
    "agreements/old name.xml > renamed.xml\n";

BOOST_FIXTURE_TEST_CASE(are_found_between_two_revisions, Versions) {
  const auto changed = open().changed_files("v1", "v2", {});
  BOOST_TEST(told(changed) == every_change);
  BOOST_TEST(changed[1].old_id == blob_id("<a>1</a>\n"));
  BOOST_TEST(changed[1].new_id == blob_id("<a>2</a>\n"));
  BOOST_TEST(open().read(changed[1].old_id, "x").bytes() == "<a>1</a>\n");
  BOOST_TEST(told(open().changed_files("v2", "v2", {})) == "");
}

BOOST_FIXTURE_TEST_CASE(agree_with_git, Versions) {
  std::string expected;
  for (const ChangedFile& file : open().changed_files("v2", "v1", {}))
    expected += file.path + "\n";
  expected.pop_back();
  // git counts the mode and the link too, which hold no words of an agreement.
  BOOST_TEST(git("house", {"diff", "--name-only", "-M100%", "v2", "v1", "--", ".", ":!z.xml",
                           ":!link.xml"}) == expected);
}

BOOST_FIXTURE_TEST_CASE(are_limited_to_paths, Versions) {
  const Repository repository = open();
  const auto limited = [&](const std::vector<std::string>& paths) {
    return told(repository.changed_files("v1", "v2", paths));
  };
  BOOST_TEST(limited({"agreements/turned"}) ==
             "- agreements/turned\n+ agreements/turned/inside.xml\n");
  BOOST_TEST(limited({"./agreements/edited.xml", "renamed.xml"}) ==
             "= agreements/edited.xml\n+ renamed.xml\n");
  BOOST_TEST(limited({"agreements-2/"}) == "");
  BOOST_TEST(limited({"."}) == every_change);
  BOOST_TEST(limited({*this / "house/empty"}) == "- empty\n");
  const Repository folder = Repository::open(*this / "house/agreements");
  BOOST_TEST(told(folder.changed_files("v1", "v2", {"edited.xml"})) == "= agreements/edited.xml\n");
  BOOST_TEST(told(folder.changed_files("v1", "v2", {"../renamed.xml"})) == "+ renamed.xml\n");
}

BOOST_FIXTURE_TEST_CASE(are_not_looked_for_in_a_path_that_neither_side_has, Versions) {
  const auto look = [&](const std::string& path) {
    return problem([&] { open().changed_files("v1", "v2", {path}); });
  };
  BOOST_TEST(contains(look("agrements"), "neither side"));
  BOOST_TEST(contains(look("agreements/edit.xml"), "did you mean agreements/edited.xml?"));
  BOOST_TEST(contains(look("../elsewhere"), "outside the repository"));
  BOOST_TEST(contains(look("/etc/passwd"), "outside the repository"));
  BOOST_TEST(contains(problem([&] { open().changed_in_index({"agrements"}); }), "neither side"));
  BOOST_TEST(contains(problem([&] { open().changed_in_work_tree({"no"}); }), "neither side"));
}

BOOST_FIXTURE_TEST_CASE(pair_moved_files_by_name_first, Ground) {
  git(".", {"init", "-q", "house"});
  for (const char* name : {"a/one.xml", "a/three.xml", "a/two.xml"})
    write(std::string("house/") + name, "<same/>\n");
  commit("house", "first");
  files::rename(*this / "house/a", *this / "house/b");
  files::rename(*this / "house/b/three.xml", *this / "house/b/zero.xml");
  write("house/b/four.xml", "<same/>\n");
  commit("house", "second");
  const auto changed = Repository::open(*this / "house").changed_files("HEAD~1", "HEAD", {});
  BOOST_TEST(told(changed) ==
             "a/three.xml > b/four.xml\na/one.xml > b/one.xml\na/two.xml > b/two.xml\n"
             "+ b/zero.xml\n");
}

BOOST_FIXTURE_TEST_CASE(are_found_between_head_and_the_index, Versions) {
  BOOST_TEST(told(open().changed_in_index({})) == "");
  git("house", {"reset", "-q", "--soft", "v1"});
  BOOST_TEST(told(open().changed_in_index({})) == every_change);
  BOOST_TEST(told(open().changed_in_index({"renamed.xml"})) == "+ renamed.xml\n");
  write("house/only named.xml", "<x/>");
  git("house", {"add", "-N", "only named.xml"});
  write("house/z.xml", "<not staged/>");
  BOOST_TEST(told(open().changed_in_index({})) == every_change);
}

BOOST_FIXTURE_TEST_CASE(are_found_between_head_and_the_work_tree, Versions) {
  BOOST_TEST(told(open().changed_in_work_tree({})) == "");
  git("house", {"reset", "-q", "--soft", "v1"});
  BOOST_TEST(told(open().changed_in_work_tree({})) == every_change);
  write("house/agreements/same.xml", "<not staged/>\n");
  write("house/not tracked.xml", "<x/>\n");
  files::remove(*this / "house/z.xml");
  const auto changed = open().changed_in_work_tree({"agreements/same.xml", "z.xml"});
  BOOST_TEST(told(changed) == "= agreements/same.xml\n- z.xml\n");
  BOOST_TEST(changed.front().new_id == blob_id("<not staged/>\n"));
}

BOOST_FIXTURE_TEST_CASE(are_found_before_the_first_commit, Ground) {
  git(".", {"init", "-q", "house"});
  write("house/a.xml", "<a/>\n");
  git("house", {"add", "a.xml"});
  const Repository repository = Repository::open(*this / "house");
  BOOST_TEST(told(repository.changed_in_index({})) == "+ a.xml\n");
  BOOST_TEST(told(repository.changed_in_work_tree({})) == "+ a.xml\n");
}

BOOST_FIXTURE_TEST_CASE(are_not_made_by_touching_a_file, Versions) {
  files::last_write_time(*this / "house/agreements/same.xml", files::file_time_type::clock::now());
  BOOST_TEST(told(open().changed_in_work_tree({})) == "");
}

BOOST_FIXTURE_TEST_CASE(are_seen_though_size_and_time_are_the_same, Versions) {
  const std::string path = *this / "house/agreements/same.xml";
  const auto time = files::last_write_time(path);
  write("house/agreements/same.xml", "<SAME/>\n");
  files::last_write_time(path, time);
  BOOST_TEST(told(open().changed_in_work_tree({})) == "= agreements/same.xml\n");
}

BOOST_FIXTURE_TEST_CASE(are_found_in_an_old_file_of_the_same_size, Ground) {
  git(".", {"init", "-q", "house"});
  write("house/a.xml", "<a/>\n");
  commit("house", "first");
  // Written long before the index, so size and times say that it is unchanged.
  const std::string path = *this / "house/a.xml";
  files::last_write_time(path, files::last_write_time(path) - std::chrono::hours(1));
  git("house", {"update-index", "--refresh"});
  BOOST_TEST(told(Repository::open(*this / "house").changed_in_work_tree({})) == "");
  write("house/a.xml", "<b/>\n");
  BOOST_TEST(told(Repository::open(*this / "house").changed_in_work_tree({})) == "= a.xml\n");
}

BOOST_FIXTURE_TEST_CASE(are_not_made_by_line_ends_that_git_converts, Ground) {
  git(".", {"init", "-q", "house"});
  write("house/.gitattributes", "*.xml text eol=crlf\n");
  write("house/a.xml", "<a>\r\n</a>\r\n");
  commit("house", "first");
  BOOST_TEST(git("house", {"cat-file", "-p", "HEAD:a.xml"}) == "<a>\n</a>");
  files::last_write_time(*this / "house/a.xml", files::file_time_type::clock::now());
  BOOST_TEST(told(Repository::open(*this / "house").changed_in_work_tree({})) == "");
}

BOOST_FIXTURE_TEST_CASE(refuse_a_link_where_a_file_was, Versions) {
  const std::string path = *this / "house/agreements/same.xml";
  files::remove(path);
  files::create_symlink("/etc/passwd", path);
  const std::string file = problem([&] { open().changed_in_work_tree({}); });
  BOOST_TEST(contains(file, "agreements/same.xml: error: a symbolic link to /etc/passwd"), file);
  files::remove_all(*this / "house/agreements-2");
  files::create_symlink("/etc", *this / "house/agreements-2");
  const std::string folder = problem([&] { open().changed_in_work_tree({"agreements-2"}); });
  BOOST_TEST(contains(folder, "agreements-2/a.xml: error: a symbolic link to /etc stands"), folder);
  BOOST_TEST(told(open().changed_in_work_tree({"z.xml"})) == "");
}

BOOST_FIXTURE_TEST_CASE(take_a_pipe_or_a_folder_for_a_deleted_file, Versions) {
  files::remove(*this / "house/z.xml");
  BOOST_TEST_REQUIRE(mkfifo((*this / "house/z.xml").c_str(), 0600) == 0);
  files::remove(*this / "house/renamed.xml");
  files::create_directory(*this / "house/renamed.xml");
  BOOST_TEST(told(open().changed_in_work_tree({})) == "- renamed.xml\n- z.xml\n");
}

BOOST_FIXTURE_TEST_CASE(stop_at_folders_nested_without_end, Ground) {
  git(".", {"init", "-q", "house"});
  write("house/a.xml", "<a/>\n");
  commit("house", "first");
  // 3000 trees, each in the next; git itself refuses to make them through an index.
  constexpr auto script =
      "t=$(git rev-parse HEAD^{tree}); i=0; while [ $i -lt 2100 ]; do "
      "t=$(printf '040000 tree %s\\td\\n' $t | git mktree); i=$((i+1)); done; echo $t";
  const Inside inside(*this / "house");
  const std::string deep = run({"sh", "-c", script});
  const std::string bomb = git("house", {"commit-tree", "-m", "deep", deep});
  const std::string told =
      problem([&] { Repository::open(*this / "house").changed_files("HEAD", bomb, {}); });
  BOOST_TEST(contains(told, "nested more than 2048 deep"), told);
}

BOOST_AUTO_TEST_SUITE_END()
