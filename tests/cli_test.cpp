// The program as people and scripts meet it: words in, exit code, standard output and standard
// error out.

#include "office/package.hpp"
#include "temporary.hpp"
#include "text/split.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

constexpr auto old_version = "v2025-10-28:agreements/msft-openai.xml";
constexpr auto new_version = "v2026-04-27:agreements/msft-openai.xml";

git::Outcome clauseline_run(std::vector<std::string> words) {
  words.insert(words.begin(), CLAUSELINE_PROGRAM);
  return git::run(words, git::environment());
}

std::string read(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// The example repository, made once for all tests.
struct Example {
  Ground ground{};
  std::string repository = ground / "example";

  Example() {
    const auto made = clauseline_run({"init", "--example", repository});
    BOOST_TEST_REQUIRE(made.status == 0, made.error);
  }

  git::Outcome run(std::vector<std::string> words) const {
    words.insert(words.begin() + 1, {"-C", repository});
    return clauseline_run(words);
  }
};

const Example& example() {
  static const Example made;
  return made;
}

/// A use that is refused: the words, and what standard error must say.
struct Refused {
  std::string_view words;
  std::string_view says;

  friend std::ostream& operator<<(std::ostream& out, const Refused& row) {
    return out << row.words;
  }
};

std::vector<std::string> split_words(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; in >> word;)
    words.push_back(word);
  return words;
}

// clang-format off
constexpr Refused refused[] = {
    {"audti", "did you mean audit?"},
    {"audit --fromat html a b", "did you mean --format?"},
    {"audit --format htlm a b", "did you mean html?"},
    {"audit a.xml b.xml --format json=a.xml", "a.xml is what the report is made of"},
    {"audit a.xml b.xml --format json=r --format html=r", "two reports would go to r"},
    {"simulate a.xml b.xml --forecast f.csv --format csv=f.csv",
     "f.csv is what the report is made of"},
    {"audit one.xml", "expected two versions"},
    {"audit a.xml b.xml --forecast f.csv", "no format that was asked for shows payments"},
    {"audit main..next --forecast f.csv --format html=a.html", "a forecast is of one agreement"},
    {"audit a.xml b.xml --forecast f.csv --from 2026 --format html=a.html", "2026 is no day"},
    {"audit missing.xml missing.xml", "missing.xml"},
    {"check --fail-on hihg a b", "did you mean high?"},
    {"diff --dialect spxd a b", "did you mean spdx?"},
    {"diff --color sometimes . .", "none of auto, always and never"},
    {"explain EX0001", "did you mean EX001?"},
    {"rights a --format csv", "known: text, json, html\n"},
    {"explain zzzzzz", "clauseline rules lists them"},
    {"rules exclusivty", "did you mean exclusivity?"},
    {"validate", "expected a file"},
    {"fmt", "expected a file"},
    {"rights", "expected one version"},
    {"amend", "apply or check"},
    {"amend aply a b", "did you mean apply?"},
    {"amend apply a", "expected the old version and the instrument"},
    {"amend check a b", "the instrument and the new version"},
    {"amend apply a b --as-of today", "today is no date"},
    {"amend apply a b --format json", "--output names its file"},
    {"amend check a b c --output d", "--format json=FILE"},
    {"audit --format html --format json a b", "two formats would go to standard output"},
    {"validate /", "this is a folder"},
};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(cli_test)

BOOST_DATA_TEST_CASE(refuses_with_the_way_out, data::make(refused), row) {
  const auto outcome = clauseline_run(split_words(row.words));
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.out.empty());
  BOOST_TEST(contains(outcome.error, row.says), outcome.error);
}

BOOST_AUTO_TEST_CASE(makes_the_same_example_everywhere) {
  const auto& ground = example().ground;
  BOOST_TEST(ground.git("example", {"rev-parse", "v2025-10-28"}) ==
             "2c68798ed60a8b4461ed12fa0018310b3b2fb2d6");
  BOOST_TEST(ground.git("example", {"rev-parse", "v2026-04-27"}) ==
             "343ea36287aaee0e3c94f844ecf96235bbf925b2");
  BOOST_TEST(ground.git("example", {"status", "--porcelain"}).empty());
}

BOOST_AUTO_TEST_CASE(keeps_the_rendered_reports_of_the_example) {
  for (const auto* name :
       {"text=audit.txt", "json=audit.json", "html=audit.html", "markdown=audit.md",
        "sarif=audit.sarif", "junit=audit.junit.xml", "github=audit.github.txt",
        "gitlab=audit.gitlab.json", "rdjson=audit.rdjson", "csv=audit.csv", "lines=audit.lines.txt",
        "atom=audit.atom"}) {
    const std::string word(name);
    const auto equals = word.find('=');
    const auto file =
        std::string(CLAUSELINE_ROOT "/reports/microsoft-openai/") + word.substr(equals + 1);
    const auto outcome =
        example().run({"audit", old_version, new_version, "--format", word.substr(0, equals)});
    BOOST_TEST(outcome.status == 0, outcome.error);
    if (std::getenv("CLAUSELINE_BLESS") != nullptr) write_file(file, outcome.out);
    BOOST_TEST((outcome.out == read(file)), file << " is not what the tool makes; read the "
                                                    "difference, then run with CLAUSELINE_BLESS=1");
  }
}

BOOST_AUTO_TEST_CASE(keeps_the_documents_of_the_example_by_their_parts) {
  for (const auto* name :
       {"docx=audit.docx", "departures=departures.docx", "xlsx=departures.xlsx"}) {
    const std::string word(name);
    const auto equals = word.find('=');
    const auto file =
        std::string(CLAUSELINE_ROOT "/reports/microsoft-openai/") + word.substr(equals + 1);
    const auto outcome =
        example().run({"audit", old_version, new_version, "--format", word.substr(0, equals)});
    BOOST_TEST(outcome.status == 0, outcome.error);
    if (std::getenv("CLAUSELINE_BLESS") != nullptr) write_file(file, outcome.out);
    const auto kept = office::unpacked(read(file));
    const auto made = office::unpacked(outcome.out);
    BOOST_TEST_REQUIRE(kept.size() == made.size(), file);
    for (std::size_t i = 0; i < kept.size(); ++i)
      BOOST_TEST((kept[i].name == made[i].name && kept[i].bytes == made[i].bytes),
                 made[i].name << " of " << file
                              << " is not what the tool makes; look at it, then "
                                 "run with CLAUSELINE_BLESS=1");
  }
}

/// Its bytes hang on fonts and on the version of weasyprint; its words do not.
BOOST_AUTO_TEST_CASE(keeps_the_paper_of_the_example_by_its_words) {
  const std::string file = CLAUSELINE_ROOT "/reports/microsoft-openai/audit.pdf";
  const Temporary folder;
  const auto outcome = example().run(
      {"audit", old_version, new_version, "--format", "pdf=" + (folder / "audit.pdf")});
  BOOST_TEST(outcome.status == 0, outcome.error);
  if (std::getenv("CLAUSELINE_BLESS") != nullptr)
    write_file(file, read_file(folder / "audit.pdf").bytes());
  const auto words = [](const std::string& pdf) {
    const auto text = clauseline::run({"pdftotext", "-layout", pdf, "-"});
    return split(text);
  };
  BOOST_TEST(words(folder / "audit.pdf") == words(file), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(writes_no_document_to_a_terminal) {
  const auto file = [](const char* day) {
    return fmt::format("{}/agreements/microsoft-openai/{}.xml", CLAUSELINE_ROOT, day);
  };
  for (const char* format : {"docx", "departures", "xlsx", "pdf"}) {
    const auto outcome = git::run({"script", "-qec",
                                   fmt::format("{} audit {} {} --format {}", CLAUSELINE_PROGRAM,
                                               file("2025-10-28"), file("2026-04-27"), format),
                                   "/dev/null"},
                                  git::environment());
    BOOST_TEST(outcome.status == 2, outcome.error);
    BOOST_TEST(contains(outcome.out, "is no text that a terminal can show"), outcome.out);
    BOOST_TEST(contains(outcome.out, fmt::format("--format {}=report.", format)), outcome.out);
  }
}

BOOST_AUTO_TEST_CASE(explains_with_what_is_filled_in_set_apart) {
  BOOST_TEST(contains(clauseline_run({"explain", "EX001"}).out,
                      "The licence of {grantee} was {old}; it is now {new}."));
}

BOOST_AUTO_TEST_CASE(keeps_the_manual_of_rules) {
  const auto file = std::string(CLAUSELINE_ROOT "/reports/rules.md");
  const auto outcome = clauseline_run({"explain", "--all"});
  BOOST_TEST(outcome.status == 0, outcome.error);
  if (std::getenv("CLAUSELINE_BLESS") != nullptr) write_file(file, outcome.out);
  BOOST_TEST((outcome.out == read(file)),
             "a rule changed; read what the manual says of it now, "
             "then run with CLAUSELINE_BLESS=1");
}

BOOST_AUTO_TEST_CASE(tells_signals_in_eighty_columns) {
  const std::string file = CLAUSELINE_ROOT "/agreements/microsoft-openai/2026-04-27.xml";
  const auto outcome = clauseline_run({"signals", file});
  BOOST_TEST(outcome.status == 0, outcome.error);
  BOOST_TEST(outcome.out.starts_with(file + "\n"));
  BOOST_TEST(outcome.out.find("  - non-exclusive ") != std::string::npos, outcome.out);
  std::istringstream lines(outcome.out.substr(file.size() + 1));
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("  ")) BOOST_TEST(line.size() <= 80U, line);
  BOOST_TEST(clauseline_run({"signals"}).status == 2);
  BOOST_TEST(clauseline_run({"signals", file, "--format", "html"}).status == 2);
  BOOST_TEST(clauseline_run({"signals", file, "--suggest-terms", "--format", "json"}).status == 2);
  BOOST_TEST(clauseline_run({"signals", file, "--detectors", "no-such-file"}).status == 2);
}

BOOST_AUTO_TEST_CASE(keeps_the_manual_of_signals) {
  const auto file = std::string(CLAUSELINE_ROOT "/reports/signals.md");
  const auto outcome = clauseline_run({"signals", "--all"});
  BOOST_TEST(outcome.status == 0, outcome.error);
  if (std::getenv("CLAUSELINE_BLESS") != nullptr) write_file(file, outcome.out);
  BOOST_TEST((outcome.out == read(file)),
             "a detector changed; read what the manual says of it now, "
             "then run with CLAUSELINE_BLESS=1");
}

BOOST_AUTO_TEST_CASE(keeps_the_rendered_rights_of_the_example) {
  for (const auto* name : {"text=rights.txt", "json=rights.json", "html=rights.html"}) {
    const std::string word(name);
    const auto equals = word.find('=');
    const auto file =
        std::string(CLAUSELINE_ROOT "/reports/microsoft-openai/") + word.substr(equals + 1);
    const auto outcome = example().run(
        {"rights", new_version, "--as-of", "2026-05-01", "--format", word.substr(0, equals)});
    BOOST_TEST(outcome.status == 0, outcome.error);
    if (std::getenv("CLAUSELINE_BLESS") != nullptr) write_file(file, outcome.out);
    BOOST_TEST((outcome.out == read(file)), file << " is not what the tool makes; read the "
                                                    "difference, then run with CLAUSELINE_BLESS=1");
  }
}

BOOST_AUTO_TEST_CASE(tells_rights_in_several_formats_and_no_other) {
  const Temporary folder;
  const auto outcome = example().run({"rights", new_version, "--as-of", "2026-05-01", "--format",
                                      "json", "--format", "html=" + (folder / "r.html")});
  BOOST_TEST(outcome.status == 0, outcome.error);
  BOOST_TEST(contains(outcome.out, "urn:clauseline:rights:1"));
  BOOST_TEST(read(folder / "r.html").starts_with("<!DOCTYPE html>"));
  const auto other = example().run({"rights", new_version, "--format", "markdown"});
  BOOST_TEST(other.status == 2);
  BOOST_TEST(contains(other.error, "known: text, json, html"));
}

BOOST_AUTO_TEST_CASE(judges_by_exit_code) {
  BOOST_TEST(example().run({"audit", old_version, new_version}).status == 0);
  BOOST_TEST(example().run({"audit", old_version, new_version, "--fail-on", "low"}).status == 1);
  BOOST_TEST(example().run({"check", old_version, new_version}).status == 1);
  BOOST_TEST(example().run({"check", old_version, old_version}).status == 0);
  BOOST_TEST(example().run({"diff", old_version, new_version}).status == 0);
}

BOOST_AUTO_TEST_CASE(writes_several_formats_in_one_run) {
  const Temporary folder;
  const auto outcome =
      example().run({"audit", old_version, new_version, "--quiet", "--format", "text", "--format",
                     "json=" + (folder / "r.json"), "--format", "html=" + (folder / "r.html")});
  BOOST_TEST(outcome.status == 0, outcome.error);
  BOOST_TEST(outcome.out.empty());
  BOOST_TEST(contains(read(folder / "r.json"), "urn:clauseline:report:1"));
  BOOST_TEST(read(folder / "r.html").starts_with("<!DOCTYPE html>"));
}

BOOST_AUTO_TEST_CASE(takes_ranges_the_index_and_the_working_tree) {
  const Ground ground;
  const auto repository = ground / "r";
  BOOST_TEST_REQUIRE(clauseline_run({"init", "--example", repository}).status == 0);
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin() + 1, {"-C", repository});
    return clauseline_run(words);
  };
  BOOST_TEST(contains(run({"audit", "v2025-10-28..v2026-04-27"}).out, "EX001"));
  BOOST_TEST(contains(run({"audit", "v2025-10-28...v2026-04-27"}).out, "EX001"));
  BOOST_TEST(contains(run({"audit"}).out, "No agreement differs."));
  ground.write("r/agreements/msft-openai.xml",
               read(CLAUSELINE_ROOT "/agreements/microsoft-openai/2025-10-28.xml"));
  BOOST_TEST(contains(run({"audit"}).out, "EX002"));
  BOOST_TEST(contains(run({"audit", "--staged"}).out, "No agreement differs."));
  ground.git("r", {"add", "-A"});
  BOOST_TEST(contains(run({"audit", "--staged"}).out, "EX002"));
  BOOST_TEST(contains(run({"audit", new_version, ":agreements/msft-openai.xml"}).out, "EX002"));
}

BOOST_AUTO_TEST_CASE(takes_markdown_and_text_under_agreements) {
  const Ground ground;
  const auto repository = ground / "r";
  BOOST_TEST_REQUIRE(clauseline_run({"init", "--example", repository}).status == 0);
  ground.write("r/agreements/deal.md", "# 1. Fees\n\nThe fee is one euro.\n");
  ground.write("r/agreements/deal.txt", "2. TERM\n\nThe term is a year.\n");
  ground.write("r/agreements/README.md", "Nothing to agree to.\n");
  ground.write("r/notes.md", "Nothing either.\n");
  ground.git("r", {"add", "-A"});
  const auto staged = clauseline_run({"diff", "-C", repository, "--staged"}).out;
  ground.commit("r", "agreements without markup");
  const auto range = clauseline_run({"diff", "-C", repository, "HEAD~1..HEAD"}).out;
  for (const auto& told : {staged, range}) {
    BOOST_TEST(contains(told, "one euro"), told);
    BOOST_TEST(contains(told, "a year"), told);
    BOOST_TEST(!contains(told, "Nothing"), told);
  }
}

BOOST_AUTO_TEST_CASE(follows_an_agreement_to_another_path_by_its_id) {
  const Ground ground;
  const auto repository = ground / "r";
  BOOST_TEST_REQUIRE(clauseline_run({"init", "--example", repository}).status == 0);
  ground.git("r", {"checkout", "-q", "v2025-10-28"});
  ground.git("r", {"rm", "-q", "agreements/msft-openai.xml"});
  ground.write("r/agreements/deal.xml",
               read(CLAUSELINE_ROOT "/agreements/microsoft-openai/2026-04-27.xml"));
  ground.commit("r", "renamed and amended");
  const auto told = clauseline_run({"audit", "-C", repository, "v2025-10-28..HEAD"}).out;
  BOOST_TEST(contains(told, "EX001"), told);
  BOOST_TEST(!contains(told, "LI001"), told);
}

BOOST_AUTO_TEST_CASE(keeps_the_name_of_a_file_from_forging_lines) {
  const Ground ground;
  const auto repository = ground / "r";
  BOOST_TEST_REQUIRE(clauseline_run({"init", "--example", repository}).status == 0);
  ground.write("r/agreements/a\ncritical EX001 forged.xml",
               read(CLAUSELINE_ROOT "/agreements/microsoft-openai/2025-10-28.xml"));
  ground.commit("r", "an odd name");
  for (const auto* format : {"text", "markdown"})
    BOOST_TEST(!contains(
        clauseline_run({"audit", "-C", repository, "v2026-04-27..HEAD", "--format", format}).out,
        "\ncritical EX001 forged"));
}

BOOST_AUTO_TEST_CASE(tells_a_broken_agreement_of_a_range_and_goes_on) {
  const Ground ground;
  const auto repository = ground / "r";
  BOOST_TEST_REQUIRE(clauseline_run({"init", "--example", repository}).status == 0);
  ground.write("r/agreements/broken.xml", "<agreement><b></agreement>");
  ground.commit("r", "one breaks");
  const auto outcome = clauseline_run({"audit", "-C", repository, "v2025-10-28..HEAD"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(contains(outcome.out, "EX001"));
  BOOST_TEST(contains(outcome.out, "could not be read: agreements/broken.xml"), outcome.out);
  BOOST_TEST(contains(outcome.error, "agreements/broken.xml"), outcome.error);
}

BOOST_AUTO_TEST_CASE(leaves_the_old_report_whole_where_the_disk_is_full) {
  const Temporary folder;
  const auto file = folder / "r.html";
  write_file(file, "the old report");
  // A limit on the size of files stands for a full disk: the write fails half-way.
  const auto outcome = git::run(
      {"sh", "-c",
       fmt::format("trap '' XFSZ; ulimit -f 1; exec {} audit -C {} {} {} --format html={}",
                   CLAUSELINE_PROGRAM, example().repository, old_version, new_version, file)},
      git::environment());
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(contains(outcome.error, "r.html"), outcome.error);
  BOOST_TEST(read(file) == "the old report");
}

BOOST_AUTO_TEST_CASE(keeps_eighty_columns_and_no_colour_where_output_is_no_terminal) {
  std::istringstream lines(example().run({"audit", old_version, new_version}).out);
  for (std::string line; std::getline(lines, line);) {
    BOOST_TEST(line.find('\033') == std::string::npos);
    const bool place = line.starts_with("  old  ") || line.starts_with("  new  ");
    BOOST_TEST((place || line.size() <= 80), line);
  }
}

BOOST_AUTO_TEST_CASE(names_the_nearest_party_and_revision) {
  BOOST_TEST(contains(example().run({"audit", old_version, new_version, "--for", "opennai"}).error,
                      "did you mean openai?"));
  BOOST_TEST(contains(
      example().run({"audit", "v2025-10-29:agreements/msft-openai.xml", new_version}).error,
      "v2025-10-28"));
  BOOST_TEST(
      contains(example().run({"audit", "v2025-10-28:agreements/msft-opnai.xml", new_version}).error,
               "agreements/msft-openai.xml"));
}

BOOST_AUTO_TEST_CASE(formats_in_place_and_only_when_asked) {
  const Temporary folder;
  const auto file = folder / "a.xml";
  auto bytes = read(CLAUSELINE_ROOT "/agreements/microsoft-openai/2026-04-27.xml");
  write_file(file, bytes);
  BOOST_TEST(clauseline_run({"fmt", "--check", file}).status == 0);
  const auto loose = bytes.replace(bytes.find("<meta>"), 6, "<meta  >");
  write_file(file, loose);
  BOOST_TEST(clauseline_run({"fmt", "--check", file}).status == 1);
  BOOST_TEST(read(file) == loose);
  BOOST_TEST(clauseline_run({"fmt", file}).status == 0);
  BOOST_TEST(clauseline_run({"fmt", "--check", file}).status == 0);
}

BOOST_AUTO_TEST_CASE(carries_an_instrument_out_and_proves_the_copy) {
  const Temporary folder;
  const auto shipped = [](const std::string& name) {
    return CLAUSELINE_ROOT "/agreements/microsoft-openai/" + name;
  };
  const auto old = shipped("2025-10-28.xml");
  const auto instrument = shipped("amendment-2026-04-27.xml");
  const auto copy = folder / "copy.xml";
  BOOST_TEST(clauseline_run({"amend", "apply", old, instrument, "--output", copy}).status == 0);
  BOOST_TEST(clauseline_run({"amend", "apply", old, instrument}).out == read(copy));
  BOOST_TEST(clauseline_run({"fmt", "--check", copy}).status == 0);
  BOOST_TEST(clauseline_run({"validate", copy}).status == 0);
  BOOST_TEST(clauseline_run({"amend", "check", old, instrument, copy}).status == 0);
  const auto good = clauseline_run({"amend", "check", old, instrument, shipped("2026-04-27.xml")});
  BOOST_TEST(good.status == 0, good.out);
  BOOST_TEST(contains(good.out, "2026-04-27.xml is what"));
  const auto bad = clauseline_run({"amend", "check", old, instrument, old, "--format", "json"});
  BOOST_TEST(bad.status == 1, bad.error);
  BOOST_TEST(contains(bad.out, "\"rule\": \"IN011\""));
  BOOST_TEST(contains(bad.out, "\"rule\": \"IN012\""));
}

BOOST_AUTO_TEST_CASE(leaves_what_it_amends_and_what_was_there_alone) {
  const Temporary folder;
  const auto old = folder / "old.xml";
  const auto instrument = folder / "amendment.xml";
  const auto bytes = read(CLAUSELINE_ROOT "/agreements/microsoft-openai/2025-10-28.xml");
  auto wrong = read(CLAUSELINE_ROOT "/agreements/microsoft-openai/amendment-2026-04-27.xml");
  write_file(old, bytes);
  write_file(instrument, wrong);
  const auto same = clauseline_run({"amend", "apply", old, instrument, "-o", old});
  BOOST_TEST(same.status == 2);
  BOOST_TEST(contains(same.error, "old version and instrument stay as they are"));
  BOOST_TEST(read(old) == bytes);
  const std::string target = "target=\"writing\"";
  write_file(instrument, wrong.replace(wrong.find(target), target.size(), "target=\"writting\""));
  const auto there = folder / "there.xml";
  write_file(there, "before");
  const auto refused_one = clauseline_run({"amend", "apply", old, instrument, "-o", there});
  BOOST_TEST(refused_one.status == 2);
  BOOST_TEST(contains(refused_one.error, "did you mean writing at "));
  BOOST_TEST(read(there) == "before");
}

BOOST_AUTO_TEST_CASE(tells_the_rights_on_a_day) {
  const auto rights = [&](const std::string& day) {
    return collapse(
        example().run({"rights", new_version, "--as-of", day, "--party", "microsoft"}).out);
  };
  BOOST_TEST(contains(rights("2031"), "through 2032 stands"));
  BOOST_TEST(contains(rights("2033"), "through 2032 ended"));
  BOOST_TEST(contains(rights("2031"), "Rights as of 2031-12-31"));
  BOOST_TEST(contains(rights("2028-02"), "Rights as of 2028-02-29"));
  BOOST_TEST(contains(rights("2026-01-01"), "effective only from 2026-04-27"));
}

BOOST_AUTO_TEST_SUITE_END()
