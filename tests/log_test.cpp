// clauseline log on real repositories.

#include "histories.hpp"

#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

using namespace clauseline;
using namespace clauseline::tests;
using Json = nlohmann::json;

BOOST_AUTO_TEST_SUITE(log_test)

struct Log : Archive {
  Json json(std::vector<std::string> words) const {
    words.insert(words.begin(), {"log", "--format", "json"});
    return Json::parse(printed(std::move(words)));
  }

  /// "subject change: says" for each version, newest first.
  std::string lines(std::vector<std::string> words) const {
    std::string all;
    const Json found = json(std::move(words));
    for (const Json& one : found["versions"])
      all += fmt::format("{} {}: {}\n", one["subject"].get<std::string>(),
                         one["change"].get<std::string>(), one["says"].get<std::string>());
    return all;
  }
};

constexpr auto exclusive =
    R"(<grant id="t" grantor="supplier" grantee="customer" assets="software"><exclusivity level="exclusive"/></grant>)";
constexpr auto non_exclusive =
    R"(<grant id="t" grantor="supplier" grantee="customer" assets="software"><exclusivity level="non-exclusive"/></grant>)";

BOOST_FIXTURE_TEST_CASE(tells_what_moved_and_for_whom, Log) {
  version(clause("c", "1", "Words.", exclusive), "first");
  put("other.xml", "<other/>", "elsewhere");
  version(clause("c", "1", "Words.", non_exclusive), "second");
  const auto all = json({"a.xml"});
  BOOST_TEST(all["versions"].size() == 2U);
  const auto& newest = all["versions"][0];
  BOOST_TEST(newest["subject"] == "second");
  BOOST_TEST(newest["author"]["date"] == "2026-01-04");
  BOOST_TEST(newest["summary"]["findings"]["critical"] == 1);
  BOOST_TEST(newest["findings"][0]["rule"] == "EX001");
  BOOST_TEST(newest["findings"][0]["direction"]["customer"] == "loss");
  BOOST_TEST(all["versions"][1]["change"] == "added");
  const auto text = printed({"log", "a.xml"});
  BOOST_TEST(contains(text, "1 critical: An exclusive licence became non-exclusive (1; gain for"),
             text);
}

BOOST_FIXTURE_TEST_CASE(follows_a_file_through_renames, Log) {
  version(clause("c", "1", "One."), "first");
  git("house", {"rm", "-q", "a.xml"});
  put("deep/b.xml", in_frame(clause("c", "1", "Another thing entirely, at length.")), "moved");
  const auto all = json({"deep/b.xml"});
  BOOST_TEST(all["versions"].size() == 2U);
  BOOST_TEST(all["versions"][1]["path"] == "a.xml");
  BOOST_TEST(contains(printed({"log", "deep/b.xml"}), "renamed from a.xml"));
}

BOOST_FIXTURE_TEST_CASE(follows_a_clause_through_every_fate, Log) {
  version(clause("c", "1", "Rent is due."), "first");
  version(clause("n", "1", "New words.") + clause("c", "2", "Rent is due."), "renumbered");
  version(clause("n", "1", "Newer words.") + clause("c", "2", "Rent is due."), "elsewhere");
  version(clause("n", "1", "Newer words.") + clause("c", "2", "Rent is due on Friday."), "edited");
  version(clause("n", "1", "Newer words.") +
              R"(<clause id="d" num="2" was="c"><p>Rent is due on Friday.</p></clause>)",
          "renamed");
  version(clause("n", "1", "Newer words.") +
              R"(<clause id="e" num="2" was="d"><p>Rent is due.</p></clause>)" +
              R"(<clause id="f" num="3" was="d"><p>It is due on Friday.</p></clause>)",
          "split");
  const auto all = json({"a.xml", "--clause", "3"});
  BOOST_TEST(all["clause"] == "f");
  std::string subjects;
  for (const Json& one : all["versions"])
    subjects += one["subject"].get<std::string>() + " ";
  BOOST_TEST(subjects == "split edited renumbered first ");
  BOOST_TEST(json({"HEAD~1:a.xml", "--clause", "d"})["versions"].size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(names_the_nearest_clause, Log) {
  version(clause("payment", "1", "One.") + clause("b", "1", "Two."), "first");
  const auto unknown = run({"log", "a.xml", "--clause", "paymet"});
  BOOST_TEST(unknown.status == 2);
  BOOST_TEST(contains(unknown.error, "did you mean payment?"), unknown.error);
  const auto several = run({"log", "a.xml", "--clause", "1"});
  BOOST_TEST(contains(several.error, "name one by its id: payment, b"), several.error);
}

/// Two branches that changed different clauses, and main checked out.
struct Branches : Log {
  static std::string three(std::string_view a, std::string_view b, std::string_view c) {
    return clause("a", "1", a) + "\n\n\n" + clause("b", "2", b) + "\n\n\n" + clause("c", "3", c);
  }

  Branches() {
    version(three("A.", "B.", "C."), "base");
    git("house", {"checkout", "-q", "-b", "draft"});
    version(three("A.", "B.", "Changed on the draft."), "draft");
    git("house", {"checkout", "-q", "main"});
    version(three("Changed on main.", "B.", "C."), "main");
    git("house", {"merge", "-q", "--no-commit", "draft"});
  }
};

BOOST_FIXTURE_TEST_CASE(says_of_a_clean_merge_that_it_changed_nothing, Branches) {
  commit_all("merge");
  const auto all = lines({"a.xml"});
  BOOST_TEST(contains(all, "merge merge: a merge, which changed nothing itself\n"), all);
  BOOST_TEST(contains(all, "draft changed: "), all);
}

BOOST_FIXTURE_TEST_CASE(tells_what_a_merge_changed_that_no_parent_has, Branches) {
  version(three("Changed on main.", "Slipped in.", "Changed on the draft."), "merge");
  const Json newest = json({"a.xml"})["versions"][0];
  BOOST_TEST(newest["change"] == "merge");
  BOOST_TEST(newest["clauses"].size() == 1U);
  BOOST_TEST(newest["clauses"][0]["new"][0] == "b");
  BOOST_TEST(contains(newest["says"].get<std::string>(), "the merge itself: "));
  BOOST_TEST(json({"a.xml", "--clause", "b"})["versions"].size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(passes_over_versions_that_cannot_be_read, Log) {
  version(clause("c", "1", "One."), "first");
  put("a.xml", "<agreement", "broken");
  put("a.xml", "", "empty");
  put("a.xml", "<html><body/></html>", "page");
  version(clause("c", "1", "Two."), "mended");
  const auto outcome = run({"log", "a.xml"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(contains(outcome.out, "compared past "), outcome.out);
  BOOST_TEST(contains(outcome.out, "cannot be read: "), outcome.out);
  for (const auto* revision : {"HEAD~1", "HEAD~2", "HEAD~3"}) {
    const auto id = git("house", {"rev-parse", revision});
    BOOST_TEST(contains(outcome.error, id), outcome.error);
  }
}

BOOST_FIXTURE_TEST_CASE(says_at_which_commit_bytes_are_missing, Log) {
  version(clause("c", "1", "One."), "first");
  version(clause("c", "1", "Two."), "second");
  version(clause("c", "1", "Three."), "third");
  const auto blob = git("house", {"rev-parse", "HEAD~1:a.xml"});
  std::filesystem::remove(*this /
                          ("house/.git/objects/" + blob.substr(0, 2) + "/" + blob.substr(2)));
  const auto outcome = run({"log", "a.xml"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(contains(outcome.error, "the repository lacks object " + blob), outcome.error);
  BOOST_TEST(contains(outcome.out, "third"), outcome.out);
  BOOST_TEST(contains(outcome.out, "first"), outcome.out);
}

BOOST_FIXTURE_TEST_CASE(says_that_a_shallow_clone_cuts_it, Log) {
  version(clause("c", "1", "One."), "first");
  version(clause("c", "1", "Two."), "second");
  version(clause("c", "1", "Three."), "third");
  git(".", {"clone", "-q", "--depth", "2", "file://" + (*this / "house"), "shallow"});
  const auto text = printed({"log", "a.xml"}, "shallow");
  BOOST_TEST(contains(text, "this clone is shallow"), text);
  const auto all = Json::parse(printed({"log", "a.xml", "--format", "json"}, "shallow"));
  const auto& oldest = all["versions"][1];
  BOOST_TEST(oldest["cut"] == true);
  BOOST_TEST(!contains(printed({"log", "a.xml"}), "shallow"));
  BOOST_TEST(contains(printed({"log"}, "shallow"), "this clone is shallow"));
  BOOST_TEST(Json::parse(printed({"log", "--format", "json"}, "shallow"))["shallow"] == true);
  BOOST_TEST(!contains(printed({"log", "HEAD~1..HEAD"}, "shallow"), "shallow"));
}

BOOST_FIXTURE_TEST_CASE(names_the_nearest_path, Log) {
  version(clause("c", "1", "One."), "first");
  const auto outcome = run({"log", "b.xml"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(contains(outcome.error, "did you mean HEAD:a.xml?"), outcome.error);
}

BOOST_FIXTURE_TEST_CASE(needs_a_commit, Log) {
  const auto outcome = run({"log", "a.xml"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(contains(outcome.error, "has no commit yet"), outcome.error);
}

BOOST_FIXTURE_TEST_CASE(gives_the_same_bytes_with_any_number_of_threads, Branches) {
  commit_all("merge");
  for (int i = 0; i < 9; ++i)
    version(three("A.", fmt::format("Number {}.", i), "C."), fmt::format("edit {}", i));
  const auto one = printed({"log", "a.xml", "--format", "json", "--jobs", "1"});
  for (const auto* jobs : {"2", "3", "64"}) {
    forget();
    BOOST_TEST(printed({"log", "a.xml", "--format", "json", "--jobs", jobs}) == one);
  }
  BOOST_TEST(contains(run({"log", "a.xml", "--jobs", "0"}).error, "from 1 to 64"));
}

BOOST_FIXTURE_TEST_CASE(takes_odd_names, Log) {
  const std::string odd = "a\nb \xff[*].xml";
  put(odd, in_frame(clause("c", "1", "One.")), "first");
  put(odd, in_frame(clause("c", "1", "Two.")), "second");
  const auto all = json({odd});
  BOOST_TEST(all["versions"].size() == 2U);
  BOOST_TEST(!contains(printed({"log", odd}), "a\nb"));
}

/// Three agreements and other files, over a few commits.
struct Many : Log {
  Many() {
    write("house/a.xml", in_frame(clause("c", "1", "One.")));
    write("house/agreements/b.txt", "1. Rent is due.\n");
    write("house/README.md", "# About\n");
    write("house/other.xml", "<config/>");
    commit_all("first");
    write("house/a.xml", in_frame(clause("c", "1", "Two.")));
    write("house/agreements/b.txt", "1. Rent is due on Friday.\n");
    commit_all("second");
    put("README.md", "# More\n", "readme");
  }

  /// "subject path change" for each, in order.
  std::string lines(std::vector<std::string> words) const {
    std::string all;
    const Json found = json(std::move(words));
    for (const Json& one : found["versions"])
      all += fmt::format("{}{} {} {}", all.empty() ? "" : "; ", one["subject"].get<std::string>(),
                         one["path"].get<std::string>(), one["change"].get<std::string>());
    return all;
  }
};

BOOST_FIXTURE_TEST_CASE(tells_all_agreements_of_a_repository, Many) {
  BOOST_TEST(lines({}) ==
             "second a.xml changed; second agreements/b.txt changed; "
             "first a.xml added; first agreements/b.txt added");
  BOOST_TEST(lines({"HEAD~2..HEAD"}) == "second a.xml changed; second agreements/b.txt changed");
  BOOST_TEST(lines({"agreements"}) ==
             "second agreements/b.txt changed; first agreements/b.txt added");
  BOOST_TEST(lines({"HEAD~2..", "--", "a.xml"}) == "second a.xml changed");
  BOOST_TEST(lines({"HEAD~1..HEAD"}) == "");
}

BOOST_FIXTURE_TEST_CASE(follows_agreements_from_path_to_path, Many) {
  git("house", {"rm", "-q", "a.xml"});
  put("deep/c.xml", in_frame(clause("c", "1", "Entirely other words, at length.")), "moved");
  const Json found = json({"HEAD~1..HEAD"});
  BOOST_TEST(found["versions"].size() == 1U);
  BOOST_TEST(found["versions"][0]["renamed_from"] == "a.xml");
  BOOST_TEST(found["versions"][0]["change"] == "changed");
}

BOOST_FIXTURE_TEST_CASE(is_not_stopped_by_one_broken_file, Many) {
  const auto broken = put("a.xml", "<agreement xmlns=\"urn:clauseline:agreement:1\"", "broken");
  write("house/a.xml", in_frame(clause("c", "1", "Three.")));
  write("house/agreements/b.txt", "1. Rent is due on Monday.\n");
  const auto mended = commit_all("mended");
  for (const auto* jobs : {"1", "2"}) {
    forget();
    const auto outcome = run({"log", "--jobs", jobs, "--format", "json"});
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(contains(outcome.error, broken), outcome.error);
    BOOST_TEST(contains(outcome.error, broken.substr(0, 10) + ":a.xml"), outcome.error);
    BOOST_TEST(!contains(outcome.error, mended.substr(0, 10)), outcome.error);
    const Json found = Json::parse(outcome.out);
    const Json& newest = found["versions"][0];
    BOOST_TEST(newest["path"] == "a.xml");
    BOOST_TEST(newest["change"] == "changed");
    BOOST_TEST(newest["clauses"][0]["new"][0] == "c");
    BOOST_TEST(found["versions"][2]["change"] == "unreadable");
  }
}

BOOST_FIXTURE_TEST_CASE(tells_a_damaged_version_from_the_rest, Many) {
  const auto blob = git("house", {"rev-parse", "HEAD~2:a.xml"});
  const auto other = git("house", {"rev-parse", "HEAD:a.xml"});
  const auto file_of = [&](const std::string& id) {
    return *this / fmt::format("house/.git/objects/{}/{}", id.substr(0, 2), id.substr(2));
  };
  std::filesystem::remove(file_of(blob));  // which git made read-only
  std::filesystem::copy_file(file_of(other), file_of(blob));
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"log"}, {"log", "a.xml"}}) {
    const auto outcome = run(words);
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(contains(outcome.error, fmt::format("object {} is damaged", blob)), outcome.error);
  }
}

BOOST_FIXTURE_TEST_CASE(tells_of_merges_of_many_what_they_changed_themselves, Branches) {
  version(three("Changed on main.", "Slipped in.", "Changed on the draft."), "merge");
  const Json found = json({"HEAD^1..HEAD"});
  BOOST_TEST(found["versions"][0]["change"] == "merge");
  BOOST_TEST(found["versions"][0]["clauses"].size() == 1U);
  BOOST_TEST(found["versions"][0]["clauses"][0]["new"][0] == "b");
}

BOOST_FIXTURE_TEST_CASE(refuses_questions_about_one_agreement_for_many, Many) {
  for (const auto& [option, value] :
       {std::pair("--clause", "1"), {"--when", "grant.exclusivity"}}) {
    const auto outcome = run({"log", option, value});
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(contains(outcome.error, "name its file"), outcome.error);
  }
}

BOOST_AUTO_TEST_SUITE_END()
