// Data flows one way through src. A folder may include itself and the folders that this
// table gives it; adding an edge is a decision, so it is made here.

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(architecture_test)

using Folders = std::set<std::string, std::less<>>;

const std::map<std::string, Folders, std::less<>> may_include = {
    {"text", {}},
    {"xml", {"text"}},
    {"markdown", {"text"}},
    {"office", {"text"}},
    {"store", {"text"}},
    {"model", {"text", "xml", "markdown"}},
    {"amend", {"text", "xml", "model"}},
    {"terms", {"text", "model"}},
    {"payments", {"text", "model", "terms"}},
    {"prose", {"text", "model", "terms"}},
    {"diff", {"text", "model", "terms", "prose"}},
    {"merge", {"text", "xml", "model", "terms", "diff"}},
    {"rules", {"text", "xml", "model", "terms", "prose", "diff"}},
    {"ledger", {"text", "xml", "store", "model", "terms", "diff", "rules"}},
    {"review",
     {"text", "xml", "store", "model", "terms", "prose", "diff", "rules", "policy", "ledger"}},
    {"lint", {"text", "model", "terms", "diff", "rules", "prose"}},
    {"history", {"text", "store", "model", "terms", "diff", "rules", "review"}},
    {"report",
     {"text", "xml", "store", "model", "terms", "diff", "rules", "review", "lint", "payments",
      "policy", "amend", "prose", "history", "office", "ledger"}},
    {"serve", {"text", "store", "model", "rules", "ledger", "review", "history", "report"}},
    {"cli",
     {"serve", "text", "xml", "store", "model", "terms", "diff", "rules", "review", "lint",
      "report", "payments", "policy", "amend", "prose", "history", "merge", "ledger"}},
    {"policy", {"text", "xml", "model", "terms", "prose", "diff", "rules", "ledger"}},
};

/// Who may include the headers of other libraries, by how their names begin.
const std::map<std::string, Folders, std::less<>> only_in = {
    {"pugixml.hpp", {"xml"}},
    {"libxml/", {"xml"}},
    {"cmark-gfm", {"markdown"}},
    {"git2", {"store"}},
    {"CLI/", {"cli"}},
    {"nlohmann/", {"report", "history"}},
    {"sqlite3", {"store"}},
    {"unicode/", {"text", "report", "office"}},
    {"openssl/", {"text"}},
    {"iostream", {}},
    {"zip.h", {"office"}},
    {"xlsxwriter", {"office"}},
    {"microhttpd", {"serve"}},
    {"fmt/chrono", {}},  // takes the zone of the machine for that of a day: see text/day.hpp
};

/// Words that write to the terminal, which is the business of one file: it lets nothing through
/// that a terminal or a CI server would obey. The other runs only while the program is built.
constexpr std::string_view printing[] = {"fmt::print(", "std::cout", "std::cerr", "printf",
                                         "std::puts",   "fputs",     "fwrite",    "perror"};
const Folders may_print = {"src/cli/terminal.cpp", "src/cli/pack_detectors.cpp"};

struct Line {
  std::string file;  // from the root of the project
  unsigned number = 0;
  std::string text{};

  std::string folder() const { return file.substr(4, file.find('/', 4) - 4); }
  std::string at() const { return file + ":" + std::to_string(number) + ": " + text; }
};

/// The lines of every file below a folder of the project, but for what only people read.
std::vector<Line> lines_of(const std::string& folder) {
  const fs::path root = CLAUSELINE_ROOT;
  std::vector<Line> lines;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".md") continue;
    std::ifstream stream(entry.path());
    Line line{.file = fs::relative(entry.path(), root).string()};
    while (std::getline(stream, line.text)) {
      ++line.number;
      lines.push_back(line);
    }
  }
  BOOST_TEST_REQUIRE(!lines.empty(), folder);
  return lines;
}

const std::vector<Line>& source_lines() {
  static const auto lines = lines_of("src");
  return lines;
}

/// What a line includes, with the quote or bracket before it, or empty.
std::string included(const std::string& line) {
  constexpr std::string_view include = "#include ";
  if (!line.starts_with(include)) return {};
  return line.substr(include.size(),
                     line.find_first_of("\">", include.size() + 1) - include.size());
}

BOOST_AUTO_TEST_CASE(has_a_place_in_the_table_for_every_folder) {
  for (const Line& line : source_lines())
    BOOST_TEST_REQUIRE(may_include.contains(line.folder()), line.file);
}

BOOST_AUTO_TEST_CASE(lets_every_include_point_down) {
  unsigned seen = 0;
  for (const Line& line : source_lines()) {
    const auto name = included(line.text);
    if (!name.starts_with('"')) continue;
    ++seen;
    const auto used = name.substr(1, name.find('/') - 1);
    BOOST_TEST((used == line.folder() || may_include.at(line.folder()).contains(used)), line.at());
  }
  BOOST_TEST(seen > 100U);
}

BOOST_AUTO_TEST_CASE(lets_each_library_into_its_own_folder) {
  std::set<std::string, std::less<>> seen;
  for (const Line& line : source_lines()) {
    const auto name = included(line.text);
    if (!name.starts_with('<')) continue;
    for (const auto& [library, folders] : only_in)
      if (name.substr(1).starts_with(library)) {
        BOOST_TEST(folders.contains(line.folder()), line.at());
        seen.insert(library);
      }
  }
  for (const auto& [library, folders] : only_in)
    BOOST_TEST(seen.contains(library) != folders.empty(), library);
}

BOOST_AUTO_TEST_CASE(prints_in_one_file) {
  unsigned prints = 0;
  for (const Line& line : source_lines())
    for (const std::string_view word : printing) {
      const auto found = line.text.find(word);
      if (found == std::string::npos || line.text.find("snprintf") != std::string::npos) continue;
      BOOST_TEST(may_print.contains(line.file), line.at());
      ++prints;
    }
  BOOST_TEST(prints > 0U);
}

/// Follows what a folder may include until nothing new is met.
Folders reached_from(const std::string& folder) {
  Folders reached;
  std::vector<std::string> open{folder};
  while (!open.empty()) {
    const auto here = open.back();
    open.pop_back();
    for (const auto& next : may_include.at(here))
      if (next != here && reached.insert(next).second) open.push_back(next);
  }
  return reached;
}

BOOST_AUTO_TEST_CASE(has_no_circle) {
  for (const auto& [folder, used] : may_include)
    BOOST_TEST(!reached_from(folder).contains(folder), folder);
}

BOOST_AUTO_TEST_CASE(has_no_file_that_is_too_long) {
  for (const char* folder : {"src", "tests"}) {
    std::map<std::string, unsigned> lengths;
    for (const Line& line : lines_of(folder))
      lengths[line.file] = line.number;
    for (const auto& [file, length] : lengths) {
      const bool code = file.ends_with(".cpp") || file.ends_with(".hpp");
      if (code) BOOST_TEST(length <= 500U, file << " has " << length << " lines");
    }
  }
}

BOOST_AUTO_TEST_CASE(knows_no_place_of_the_machine_that_it_was_made_on) {
  for (const char* folder : {"src", "schemas", "scripts"})
    for (const Line& line : lines_of(folder))
      for (const std::string_view place : {"/work", "/tmp"})
        BOOST_TEST(line.text.find(place) == std::string::npos, line.at());
}

BOOST_AUTO_TEST_SUITE_END()
