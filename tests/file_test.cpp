#include "store/file.hpp"

#include "temporary.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <ostream>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace clauseline;
namespace data = boost::unit_test::data;
namespace files = std::filesystem;

BOOST_AUTO_TEST_SUITE(file_test)

/// A folder with what people may name by mistake.
struct Folder : Temporary {
  Folder() {
    write_file(*this / "agreement.xml", "<agreement/>");
    write_file(*this / "empty", "");
    files::create_directory(*this / "agreements");
    write_file(*this / "agreements/msa.xml", "<a/>");
    files::create_directory(*this / "void");
    mkfifo((*this / "pipe").c_str(), 0600);
    files::create_symlink("agreement.xml", *this / "link.xml");
    files::create_symlink("nowhere.xml", *this / "dangling.xml");
    files::create_symlink("loop", *this / "loop");
  }
};

/// A file system of a few pages, for a while.
struct Mounted {
  explicit Mounted(const std::string& place)
      : where(place), done(mount("none", place.c_str(), "tmpfs", 0, "size=64k") == 0) {}
  Mounted(const Mounted&) = delete;
  Mounted& operator=(const Mounted&) = delete;
  ~Mounted() {
    if (done) umount2(where.c_str(), MNT_DETACH);
  }

  std::string where;
  bool done;
};

/// No temporary file stays behind, whatever happens.
std::size_t count(const std::string& folder) {
  const files::directory_iterator all(folder);
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

mode_t mode_of(const std::string& path) {
  struct stat found {};
  BOOST_TEST_REQUIRE(stat(path.c_str(), &found) == 0);
  return found.st_mode & 07777U;
}

BOOST_AUTO_TEST_CASE(reads_every_byte_under_the_name_given) {
  const Temporary folder;
  std::string bytes;
  for (int i = 0; i < 300'000; ++i)
    bytes += static_cast<char>(i * 7 % 256);
  const std::string path = folder / "with space, é and\nnewline.xml";
  write_file(path, bytes);
  const Source source = read_file(path);
  BOOST_TEST(source.name() == path);
  BOOST_TEST((source.bytes() == bytes));
}

BOOST_FIXTURE_TEST_CASE(reads_an_empty_file_and_follows_a_link, Folder) {
  BOOST_TEST(read_file(*this / "empty").bytes() == "");
  BOOST_TEST(read_file(*this / "link.xml").bytes() == "<agreement/>");
}

BOOST_AUTO_TEST_CASE(reads_a_file_that_does_not_know_its_size) {
  BOOST_TEST(contains(read_file("/proc/self/status").bytes(), "Name:"));
}

struct Refused {
  const char* name;
  const char* message;
  const char* hint;

  friend std::ostream& operator<<(std::ostream& out, const Refused& row) { return out << row.name; }
};

constexpr Refused refused[] = {
    {"agreemnt.xml", "there is no such file", "agreement.xml?"},
    {"agreements/mas.xml", "there is no such file", "agreements/msa.xml?"},
    {"agreement.xml/msa.xml", "a part of this path is a file", "check"},
    {"agrements/msa.xml", "there is no folder", "agreements?"},
    {"void/zzz.xml", "there is no such file", "nothing in "},
    {"agreements", "this is a folder", "agreements/msa.xml"},
    {"void", "this is a folder", "name a file"},
    {"pipe", "a device or a pipe", "use -"},
    {"dangling.xml", "a symbolic link to nothing", ""},
    {"loop", "cannot be read", "check"},
};

BOOST_DATA_TEST_CASE_F(Folder, refuses_what_is_no_file_and_says_why, data::make(refused), row) {
  const std::string path = *this / row.name;
  const std::string told = problem([&] { read_file(path); });
  BOOST_TEST(told.starts_with(path + ": error: "), told);
  BOOST_TEST(contains(told, row.message), told);
  BOOST_TEST(contains(told, row.hint), told);
}

BOOST_AUTO_TEST_CASE(refuses_a_device_an_unnamed_file_and_a_failing_one) {
  BOOST_TEST(contains(problem([] { read_file("/dev/zero"); }), "a device or a pipe"));
  BOOST_TEST(contains(problem([] { read_file(""); }), "no file is named"));
  BOOST_TEST(contains(problem([] { read_file("/proc/self/mem"); }), "reading failed"));
}

BOOST_AUTO_TEST_CASE(refuses_a_file_over_the_limit_before_reading_it) {
  const Temporary folder;
  const std::string path = folder / "huge.xml";
  write_file(path, "");
  files::resize_file(path, largest_file);
  BOOST_TEST(read_file(path).bytes().size() == largest_file);
  files::resize_file(path, std::uintmax_t{1} << 40U);  // sparse: no memory could hold it
  BOOST_TEST(contains(problem([&] { read_file(path); }), "64 MiB"));
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_may_not_be_read) {
  const Temporary folder;
  write_file(folder / "secret.xml", "x");
  files::permissions(folder / "secret.xml", files::perms::none);
  if (access((folder / "secret.xml").c_str(), R_OK) == 0) {
    BOOST_TEST_MESSAGE("skipped: root may read everything");
    return;
  }
  BOOST_TEST(
      contains(problem([&] { read_file(folder / "secret.xml"); }), "may not be read by you"));
}

BOOST_AUTO_TEST_CASE(reads_standard_input_for_a_dash) {
  std::array<int, 2> ends{};
  BOOST_TEST_REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
  BOOST_TEST_REQUIRE(write(ends[1], "<agreement/>", 12) == 12);
  close(ends[1]);
  const int saved = dup(STDIN_FILENO);
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  const Source source = read_file("-");
  dup2(saved, STDIN_FILENO);
  close(saved);
  BOOST_TEST(source.name() == "-");
  BOOST_TEST(source.bytes() == "<agreement/>");
}

BOOST_AUTO_TEST_CASE(is_written_with_the_mode_of_the_old_file_or_the_umask) {
  const Temporary folder;
  const std::string path = folder / "a.xml";
  const mode_t before = umask(027);
  write_file(path, "one");
  umask(before);
  BOOST_TEST(mode_of(path) == 0640U);
  BOOST_TEST_REQUIRE(chmod(path.c_str(), 0751) == 0);
  write_file(path, "two");
  BOOST_TEST(mode_of(path) == 0751U);
  BOOST_TEST(read_file(path).bytes() == "two");
  BOOST_TEST(count(folder / ".") == 1U);
}

BOOST_AUTO_TEST_CASE(is_written_where_a_link_leads_and_the_link_stays) {
  const Folder folder;
  write_file(folder / "link.xml", "new");
  BOOST_TEST(files::is_symlink(folder / "link.xml"));
  BOOST_TEST(read_file(folder / "agreement.xml").bytes() == "new");
  write_file(folder / "dangling.xml", "made");
  BOOST_TEST(files::is_symlink(folder / "dangling.xml"));
  BOOST_TEST(read_file(folder / "nowhere.xml").bytes() == "made");
}

BOOST_AUTO_TEST_CASE(is_written_with_a_plain_name_in_the_current_folder) {
  const Temporary folder;
  const Inside inside(folder / ".");
  write_file("plain.xml", "x");
  BOOST_TEST(read_file("plain.xml").bytes() == "x");
}

BOOST_AUTO_TEST_CASE(is_written_through_a_device) {
  BOOST_TEST(problem([] { write_file("/dev/null", "x"); }).empty());
  BOOST_TEST(contains(problem([] { write_file("/dev/full", "x"); }), "there is no room"));
  BOOST_TEST(files::is_character_file("/dev/null"));
}

BOOST_AUTO_TEST_CASE(is_not_written_over_a_folder_or_into_a_missing_one) {
  const Folder folder;
  BOOST_TEST(contains(problem([&] { write_file(folder / "void", "x"); }), "this is a folder"));
  const std::string told = problem([&] { write_file(folder / "no/a.xml", "x"); });
  BOOST_TEST(contains(told, "cannot be written"), told);
  BOOST_TEST(!contains(told, "old file"), told);
}

BOOST_AUTO_TEST_CASE(stays_whole_when_the_disk_is_full) {
  const Folder folder;
  const std::string place = folder / "void";
  const Mounted small(place);
  if (!small.done) {
    BOOST_TEST_MESSAGE("skipped: a small file system may not be mounted here");
    return;
  }
  write_file(place + "/a.xml", "old");
  const std::string told =
      problem([&] { write_file(place + "/a.xml", std::string(200'000, 'x')); });
  const std::string kept(read_file(place + "/a.xml").bytes());
  const std::size_t left = count(place);
  BOOST_TEST(contains(told, "no room to write this file; the old file is untouched"), told);
  BOOST_TEST(contains(told, "free some space"), told);
  BOOST_TEST(kept == "old");
  BOOST_TEST(left == 1U);
}

BOOST_AUTO_TEST_CASE(stays_whole_when_it_may_not_grow) {
  const Temporary folder;
  const std::string path = folder / "a.xml";
  write_file(path, "old");
  rlimit before{};
  BOOST_TEST_REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  rlimit small = before;
  small.rlim_cur = 1000;
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  BOOST_TEST_REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  const std::string told = problem([&] { write_file(path, std::string(5000, 'x')); });
  setrlimit(RLIMIT_FSIZE, &before);
  BOOST_TEST((std::signal(SIGXFSZ, handler) == SIG_IGN));
  BOOST_TEST(contains(told, "the old file is untouched"), told);
  BOOST_TEST(read_file(path).bytes() == "old");
  BOOST_TEST(count(folder / ".") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
