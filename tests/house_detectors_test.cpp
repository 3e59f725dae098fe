// Detectors of a house: which files count, what they change, what reports say of them, and how
// their own examples are tried. The section of README on them is one of the samples.

#include "policy/tests.hpp"
#include "prose/find_signals.hpp"
#include "temporary.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;

namespace {

constexpr auto agreement = "agreements/deal.md";
constexpr auto own = ".clauseline/detectors/own.txt";

constexpr std::string_view before =
    "# Deal\n\n## 1. Data\n\nSupplier stores the data of Customer.\n";
constexpr std::string_view after =
    "# Deal\n\n## 1. Data\n\nSupplier stores the data of Customer and may train its models.\n";
constexpr std::string_view trains =
    "signal trains\ntopic licence\ntitle Data may train models\nmatch train <0-6> models\n"
    "example Supplier may train its models.\nnear Supplier trains its staff.\n";

/// A repository of a house that holds the agreement as it was.
struct Household {
  Ground ground{};

  Household() {
    ground.write("r/README.md", "agreements");
    ground.git("r", {"init", "-q"});
    write(agreement, before);
  }

  void write(const std::string& file, std::string_view bytes) const {
    ground.write("r/" + file, bytes);
  }
  void commit(const std::string& message) const { ground.commit("r", message); }
  std::string operator/(const std::string& name) const { return ground / ("r/" + name); }

  git::Outcome run(std::vector<std::string> words) const {
    words.insert(words.begin(), CLAUSELINE_PROGRAM);
    words.insert(words.begin() + 2, {"-C", ground / "r"});
    return git::run(words, git::environment());
  }
};

/// The block of README that begins with this line, without its indent.
std::string in_readme(std::string_view first) {
  std::ifstream readme(CLAUSELINE_ROOT "/README.md");
  std::string block;
  for (std::string line; std::getline(readme, line);) {
    if (block.empty() && line.substr(0, 4 + first.size()) != fmt::format("    {}", first)) continue;
    if (!line.empty() && !line.starts_with("    ")) break;
    block += line.empty() ? "\n" : line.substr(4) + "\n";
  }
  BOOST_TEST_REQUIRE(!block.empty(), "README shows no " << first);
  return block;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(house_detectors_test)

BOOST_FIXTURE_TEST_CASE(add_a_signal_to_what_findings_are_made_of, Household) {
  commit("base");
  write(agreement, after);
  BOOST_TEST(!contains(run({"audit"}).out, "LI037"));
  write(agreement, before);
  write(own, trains);
  commit("with detectors");
  write(agreement, after);
  const auto found = run({"audit"});
  BOOST_TEST(found.status == 0, found.error);
  BOOST_TEST(contains(found.out, "LI037"), found.out);
  BOOST_TEST(run({"check"}).status == 1);
  const auto signals = run({"signals", *this / agreement, "--format", "json"});
  BOOST_TEST(contains(signals.out, R"("signal": "trains")"), signals.out);
}

BOOST_FIXTURE_TEST_CASE(drop_a_signal_that_the_house_does_not_want, Household) {
  write(agreement, "# Deal\n\n## 1. Licence\n\nLicensor grants a licence of the Works.\n");
  write(own, trains);
  commit("base");
  write(agreement,
        "# Deal\n\n## 1. Licence\n\nLicensor grants a royalty-free licence of the Works.\n");
  const auto names = [&] { return run({"signals", *this / agreement}).out; };
  BOOST_TEST_REQUIRE(contains(names(), "royalty-free"), names());
  const auto shipped = run({"audit"}).out;
  BOOST_TEST(contains(shipped, "LI037"), shipped);
  write(own, "drop royalty-free\n");
  BOOST_TEST(!contains(names(), "+ royalty-free"), names());
  BOOST_TEST(!contains(names(), "- royalty-free"), names());
  BOOST_TEST(run({"audit"}).out == shipped);  // by HEAD, which does not drop it
  ground.git("r", {"commit", "-qm", "drop", "--", own});
  const auto dropped = run({"audit"}).out;
  BOOST_TEST(!contains(dropped, "LI037"), dropped);
}

/// A signal that is there is added to; one that was dropped begins anew.
BOOST_AUTO_TEST_CASE(add_to_a_shipped_signal_or_begin_it_anew) {
  const auto is_found = [](std::string_view lines, std::string_view words) {
    const Source house("own.txt", std::string(lines));
    const Detectors detectors(std::span(&house, 1));
    SignalFinder finder(detectors);
    return std::ranges::any_of(finder.find(words),
                               [](const Signal& one) { return one.kind->name == "royalty-free"; });
  };
  constexpr std::string_view shipped = "A royalty-free licence.";
  constexpr std::string_view ours = "A licence for a song.";
  BOOST_TEST(is_found("signal royalty-free\nmatch for a song\n", shipped));
  BOOST_TEST(is_found("signal royalty-free\nmatch for a song\n", ours));
  constexpr auto anew = "drop royalty-free\nsignal royalty-free\nmatch for a song\n";
  BOOST_TEST(!is_found(anew, shipped));
  BOOST_TEST(is_found(anew, ours));
}

/// Files are read in the order of their names, and a later one may build on an earlier one.
BOOST_FIXTURE_TEST_CASE(are_read_in_the_order_of_their_names, Household) {
  write(".clauseline/detectors/b.txt", "drop trains\n");
  write(".clauseline/detectors/a.txt", trains);
  write(".clauseline/detectors/notes.md", "nothing to read\n");
  write(agreement, after);
  const auto dropped = run({"signals", *this / agreement});
  BOOST_TEST(dropped.status == 0, dropped.error);
  BOOST_TEST(!contains(dropped.out, "trains"), dropped.out);
  commit("base");
  std::filesystem::remove_all(*this / ".clauseline");
  const auto at = run({"signals", std::string("HEAD:") + agreement});
  BOOST_TEST(at.status == 0, at.error);
  BOOST_TEST(!contains(at.out, "trains"), at.out);
  write(".clauseline/detectors/b.txt", "drop trains\n");
  const auto alone = run({"signals", *this / agreement});
  BOOST_TEST(alone.status == 2, alone.out);
  BOOST_TEST(contains(alone.error, "b.txt:1:6: error: there is no signal \"trains\" to drop"),
             alone.error);
}

/// Who blinds the detectors together with what they would see is judged by them as they were.
BOOST_FIXTURE_TEST_CASE(judge_a_change_of_themselves_by_what_they_were, Household) {
  write(own, trains);
  commit("base");
  ground.git("r", {"checkout", "-q", "-b", "proposal"});
  write(agreement, after);
  write(own, "drop licence\n");
  BOOST_TEST(run({"check"}).status == 1);
  write(own, "# nothing any more\n");
  BOOST_TEST(run({"check"}).status == 1);
  ground.git("r", {"add", "-A"});
  BOOST_TEST(run({"check", "--staged"}).status == 1);
  commit("amended, and not to be seen");
  for (const auto* range : {"main..proposal", "main...proposal"}) {
    const auto outcome = run({"check", range});
    BOOST_TEST(outcome.status == 1, outcome.out);
    const auto told = run({"audit", range}).out;
    BOOST_TEST(contains(told, "detectors  main:.clauseline/detectors/own.txt, sha256 "), told);
  }
  const auto named =
      run({"check", std::string("main:") + agreement, std::string("proposal:") + agreement});
  BOOST_TEST(named.status == 1, named.out);
  const auto blind = run({"check", "main..proposal", "--detectors", *this / own});
  BOOST_TEST(blind.status == 0, blind.out);
}

BOOST_FIXTURE_TEST_CASE(lie_in_the_working_tree_where_the_older_version_is_a_file, Household) {
  write("old.md", before);
  write(agreement, after);
  write(own, trains);
  commit("base");
  const auto here = run({"check", *this / "old.md", *this / agreement});
  BOOST_TEST(here.status == 1, here.error);
  const auto told = run({"audit", *this / "old.md", *this / agreement}).out;
  BOOST_TEST(contains(told, "detectors  .clauseline/detectors/own.txt"), told);
  ground.write("elsewhere/old.md", before);
  const auto run_plain = [&](std::vector<std::string> more) {
    std::vector<std::string> words{CLAUSELINE_PROGRAM, "check", ground / "elsewhere/old.md",
                                   *this / agreement};
    words.insert(words.end(), more.begin(), more.end());
    return git::run(words, git::environment());
  };
  BOOST_TEST(run_plain({}).status == 0);
  BOOST_TEST(run_plain({"--detectors", *this / own}).status == 1);
}

BOOST_FIXTURE_TEST_CASE(are_named_in_every_format, Household) {
  write(own, trains);
  commit("base");
  write(agreement, after);
  for (const auto* format : {"text", "json", "html", "markdown"})
    BOOST_TEST(
        contains(run({"audit", "--format", format}).out, "HEAD:.clauseline/detectors/own.txt"),
        format);
  const auto json = run({"audit", "--format", "json"}).out;
  BOOST_TEST(contains(json, "\"detectors\": [\n        {\n          \"source\": "), json);
  BOOST_TEST(!contains(run({"diff", "--format", "json"}).out, "detectors"));
}

BOOST_FIXTURE_TEST_CASE(count_in_lints, Household) {
  constexpr auto native = "agreements/deal.xml";
  const auto bytes =
      git::run({"cat", CLAUSELINE_ROOT "/agreements/microsoft-openai/2026-04-27.xml"},
               git::environment())
          .out;
  write(native, bytes);
  const auto lints = [&] {
    return run({"validate", *this / native, "--format", "json", "--fail-on", "critical"});
  };
  const auto shipped = lints();
  BOOST_TEST(shipped.status == 0, shipped.error);
  write(own, "signal house-cloud\ntopic cloud-rights\nmatch amended only in writing\n");
  const auto with_house = lints();
  BOOST_TEST(with_house.status == 0, with_house.error);
  BOOST_TEST(with_house.out != shipped.out);
  BOOST_TEST(contains(with_house.out, "house-cloud"), with_house.out);
}

BOOST_FIXTURE_TEST_CASE(are_refused_with_their_place, Household) {
  write(own, "signal trains\nmatch train <0-6> $model\n");
  commit("base");
  write(agreement, after);
  const auto outcome = run({"check"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.out.empty());
  BOOST_TEST(contains(outcome.error,
                      "HEAD:.clauseline/detectors/own.txt:2:19: error: there is no set \"model\""),
             outcome.error);
  BOOST_TEST(contains(outcome.error, "--detectors FILE names others"), outcome.error);
  for (const auto& words : std::vector<std::vector<std::string>>{{"validate", *this / agreement},
                                                                 {"signals", *this / agreement},
                                                                 {"policy", "test"},
                                                                 {"policy", "check"}}) {
    const auto here = run(words);
    BOOST_TEST(here.status == 2, words.front());
    BOOST_TEST(contains(here.error, ".clauseline/detectors/own.txt:2:19: error: "), here.error);
    BOOST_TEST(!contains(here.error, "names others"), here.error);
  }
  write(own, trains);
  BOOST_TEST(run({"check", "--detectors", *this / own}).status == 1);
}

BOOST_FIXTURE_TEST_CASE(are_tried_on_their_own_examples, Household) {
  write(own, trains);
  const auto good = run({"policy", "test"});
  BOOST_TEST(good.status == 0, good.out + good.error);
  BOOST_TEST(contains(good.out, "2 cases: 2 as expected, 0 not"), good.out);
  const auto read = run({"policy", "check"});
  BOOST_TEST(read.status == 0, read.error);
  BOOST_TEST(contains(read.out, "own.txt: 1 example, 1 near miss\n"), read.out);
  write(own, std::string(trains) + "example Supplier may tune them.\nnear To train his models.\n");
  const auto bad = run({"policy", "test"});
  BOOST_TEST(bad.status == 1, bad.error);
  BOOST_TEST(contains(bad.out, "detectors/own.txt:7:9\n"), bad.out);
  BOOST_TEST(contains(bad.out, "missing  trains"), bad.out);
  BOOST_TEST(contains(bad.out, "detectors/own.txt:8:6\n"), bad.out);
  BOOST_TEST(contains(bad.out, "extra    trains: \"train his models\""), bad.out);
  BOOST_TEST(contains(bad.out, "4 cases: 2 as expected, 2 not"), bad.out);
}

/// What README shows says what README says of it.
BOOST_AUTO_TEST_CASE(are_shown_in_the_readme_as_they_work) {
  const Source shown("shown.txt", in_readme("# Whoever trains"));
  const Detectors detectors(std::span(&shown, 1));
  const auto results = run_examples(std::span(&shown, 1), detectors);
  BOOST_TEST(results.size() >= 3U);
  for (const CaseResult& result : results)
    BOOST_TEST(result.passed(), result.name);
  for (const std::string_view keyword :
       {"signal", "topic", "group", "title", "polarity", "negation", "list", "match", "unless",
        "never", "example", "near", "set", "drop"}) {
    std::ifstream readme(CLAUSELINE_ROOT "/README.md");
    const std::string all(std::istreambuf_iterator<char>(readme), {});
    BOOST_TEST(contains(all, fmt::format("`{} ", keyword)), keyword);
  }
}

BOOST_AUTO_TEST_SUITE_END()
