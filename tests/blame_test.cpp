// clauseline blame on real repositories.

#include "histories.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <nlohmann/json.hpp>

using namespace clauseline;
using namespace clauseline::tests;
using Json = nlohmann::json;

BOOST_AUTO_TEST_SUITE(blame_test)

struct Blame : Archive {
  /// Commits a version, and remembers its subject by its id.
  std::string make(const std::string& clauses, const std::string& message) {
    const auto id = version(clauses, message);
    subjects[id] = message;
    return id;
  }

  Json json(std::vector<std::string> words = {"a.xml"}) const {
    words.insert(words.begin(), "blame");
    words.insert(words.end(), {"--format", "json"});
    return Json::parse(printed(std::move(words)));
  }

  /// The clauses of a test, without the definitions of the frame around them.
  static Json clauses(const Json& found) {
    Json all = Json::array();
    for (const Json& one : found["clauses"])
      if (!one["id"].get<std::string>().starts_with("def-")) all.push_back(one);
    return all;
  }

  std::string subject(const Json& culprit) const {
    return subjects.at(culprit["commit"].get<std::string>());
  }

  /// "id meaning/words" for each clause.
  std::string lines(std::vector<std::string> words = {"a.xml"}) const {
    std::string all;
    const Json found = clauses(json(std::move(words)));
    for (const Json& one : found)
      all += fmt::format("{}{} {}/{}", all.empty() ? "" : ", ", one["id"].get<std::string>(),
                         subject(one["meaning"]), subject(one["words"]));
    return all;
  }

  /// "field meaning/words" for each fact of the first clause.
  std::string facts() const {
    std::string all;
    const Json found = clauses(json());
    for (const Json& one : found[0]["facts"])
      all += fmt::format("{}{} {}/{}", all.empty() ? "" : ", ", one.value("field", "status"),
                         subject(one["meaning"]), subject(one["words"]));
    return all;
  }

  std::map<std::string, std::string> subjects{};
};

BOOST_FIXTURE_TEST_CASE(takes_typography_numbers_and_places_for_no_meaning, Blame) {
  make(clause("a", "1", "The \"Rent\" is due.") + clause("b", "2", "Other words here."), "first");
  make(clause("a", "1", "The \u201CRent\u201D is due.") + clause("b", "2", "Other words here."),
       "quotes");
  make(clause("b", "1", "Other words here.") + clause("a", "2", "The \u201CRent\u201D is due."),
       "moved");
  BOOST_TEST(lines() == "b first/first, a first/quotes");
}

BOOST_FIXTURE_TEST_CASE(takes_a_link_on_the_same_words_for_no_meaning, Blame) {
  const auto other = clause("b", "2", "Other words here.");
  make(clause("a", "1", "Rent is due under clause 2.") + other, "first");
  make(clause("a", "1", "Rent is due under <ref to=\"b\">clause 2</ref>.") + other, "linked");
  BOOST_TEST(lines() == "a first/first, b first/first");
  make(clause("a", "1", "Rent is due under <ref to=\"c\">clause 2</ref>.") + other +
           clause("c", "3", "Yet other words."),
       "linked elsewhere");
  BOOST_TEST(lines() ==
             "a linked elsewhere/first, b first/first, c linked elsewhere/linked elsewhere");
}

BOOST_FIXTURE_TEST_CASE(follows_ids_that_became_others, Blame) {
  make(clause("a", "1", "One."), "first");
  make(R"(<clause id="b" num="1" was="a"><p>One.</p></clause>)", "renamed");
  BOOST_TEST(lines() == "b first/first");
}

BOOST_FIXTURE_TEST_CASE(takes_a_split_for_a_change, Blame) {
  make(clause("a", "1", "Rent is due. It is due on Friday."), "first");
  make(R"(<clause id="b" num="1" was="a"><p>Rent is due.</p></clause>)"
       R"(<clause id="c" num="2" was="a"><p>It is due on Friday.</p></clause>)",
       "split");
  make(R"(<clause id="b" num="1"><p>Rent is due.</p></clause>)"
       R"(<clause id="c" num="2"><p>It is due on Monday.</p></clause>)",
       "edited");
  BOOST_TEST(lines() == "b split/split, c edited/edited");
}

BOOST_FIXTURE_TEST_CASE(blames_typed_facts_by_what_they_mean, Blame) {
  const auto licence = [](std::string_view level, std::string_view more) {
    return clause("c", "1", "Words.",
                  fmt::format("<grant id=\"t\" grantor=\"supplier\" grantee=\"customer\" "
                              "assets=\"software\"{}><exclusivity level=\"{}\"/></grant>",
                              more, level));
  };
  make(licence("exclusive", ""), "first");
  make(licence("non-exclusive", ""), "opened");
  make(licence("non-exclusive", " sublicence=\"free\""), "sublicence");
  const Json found = clauses(json());
  BOOST_TEST(subject(found[0]["meaning"]) == "sublicence");
  BOOST_TEST(subject(found[0]["words"]) == "first");
  const auto all = facts();
  BOOST_TEST(contains(all, "grantor first/first"), all);
  BOOST_TEST(contains(all, "exclusivity opened/opened"), all);
  BOOST_TEST(contains(all, "sublicence sublicence/sublicence"), all);
}

BOOST_FIXTURE_TEST_CASE(asks_any_revision_and_any_clause, Blame) {
  make(clause("a", "1", "One.") + clause("b", "2", "Two."), "first");
  make(clause("a", "1", "One.") + clause("b", "2", "Three."), "second");
  BOOST_TEST(lines({"a.xml", "--clause", "2"}) == "b second/second");
  BOOST_TEST(lines({"a.xml", "--at", "HEAD~1"}) == "a first/first, b first/first");
  BOOST_TEST(lines({"HEAD~1:a.xml", "--clause", "b"}) == "b first/first");
}

/// Two branches that changed different clauses, and main checked out.
struct Branches : Blame {
  static std::string three(std::string_view a, std::string_view b, std::string_view c) {
    return clause("a", "1", a) + "\n\n\n" + clause("b", "2", b) + "\n\n\n" + clause("c", "3", c);
  }

  Branches() {
    make(three("A.", "B.", "C."), "base");
    git("house", {"checkout", "-q", "-b", "draft"});
    make(three("A.", "B.", "Changed on the draft."), "draft");
    git("house", {"checkout", "-q", "main"});
    make(three("Changed on main.", "B.", "C."), "main");
    git("house", {"merge", "-q", "--no-commit", "draft"});
  }
};

BOOST_FIXTURE_TEST_CASE(follows_each_clause_through_a_merge, Branches) {
  commit_all("merge");
  BOOST_TEST(lines() == "a main/main, b base/base, c draft/draft");
}

BOOST_FIXTURE_TEST_CASE(blames_a_merge_for_what_it_slipped_in, Branches) {
  make(three("Changed on main.", "Slipped in.", "Changed on the draft."), "merge");
  BOOST_TEST(lines() == "a main/main, b merge/merge, c draft/draft");
}

BOOST_FIXTURE_TEST_CASE(goes_by_topology_and_not_by_date, Blame) {
  make(clause("a", "1", "One."), "first");
  seconds -= 86'400L * 4000;
  make(clause("a", "1", "Two."), "second");
  BOOST_TEST(lines() == "a second/second");
}

BOOST_FIXTURE_TEST_CASE(follows_renames, Blame) {
  make(clause("a", "1", "One."), "first");
  git("house", {"mv", "a.xml", "b.xml"});
  commit_all("moved");
  BOOST_TEST(lines({"b.xml"}) == "a first/first");
  const auto gone = run({"blame", "a.xml"});
  BOOST_TEST(gone.status == 2);
  BOOST_TEST(contains(gone.error, "deleted this file"), gone.error);
  BOOST_TEST(contains(gone.error, "--at "), gone.error);
}

BOOST_FIXTURE_TEST_CASE(says_that_a_broken_version_may_be_to_blame, Blame) {
  make(clause("a", "1", "One.") + clause("b", "2", "Two."), "first");
  const auto broken = put("a.xml", "<agreement", "broken");
  make(clause("a", "1", "One.") + clause("b", "2", "Three."), "mended");
  const auto outcome = run({"blame", "a.xml", "--format", "json"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(contains(outcome.error, broken.substr(0, 10)), outcome.error);
  const Json found = clauses(Json::parse(outcome.out));
  BOOST_TEST(subject(found[0]["meaning"]) == "first");
  BOOST_TEST(!found[0]["meaning"].contains("or_one_of"));
  BOOST_TEST(subject(found[1]["meaning"]) == "mended");
  BOOST_TEST(found[1]["meaning"]["or_one_of"][0] == broken);
  const auto text = run({"blame", "a.xml"}).out;
  BOOST_TEST(contains(text, "?: this commit or one right before it"), text);
}

BOOST_FIXTURE_TEST_CASE(marks_what_a_shallow_clone_hides, Blame) {
  make(clause("a", "1", "One."), "first");
  make(clause("a", "1", "One.") + clause("b", "2", "Two."), "second");
  git(".", {"clone", "-q", "--depth", "1", "file://" + (*this / "house"), "shallow"});
  const auto text = printed({"blame", "a.xml"}, "shallow");
  BOOST_TEST(contains(text, "^: this commit or one before it. "), text);
  BOOST_TEST(!contains(printed({"blame", "a.xml"}), "^"));
}

BOOST_AUTO_TEST_SUITE_END()
