// clauseline timeline and log --when on real repositories.

#include "histories.hpp"
#include "xml/gate.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <nlohmann/json.hpp>

using namespace clauseline;
using namespace clauseline::tests;
using Json = nlohmann::json;

BOOST_AUTO_TEST_SUITE(timeline_test)

struct Timeline : Archive {
  /// Commits a version, and remembers its subject by its id.
  std::string make(const std::string& clauses, const std::string& message) {
    const auto id = version(clauses, message);
    subjects[id] = message;
    return id;
  }

  Json json(std::vector<std::string> words) const {
    words.insert(words.end(), {"--format", "json"});
    return Json::parse(printed(std::move(words)));
  }

  std::string event(const Json& one) const {
    return fmt::format("{} {}{}", subjects.at(one["commit"].get<std::string>()),
                       one["event"].get<std::string>(),
                       one.contains("field") ? " " + one["field"].get<std::string>() : "");
  }

  /// "term: subject event field, ..." for each right.
  std::string lines() const {
    std::string all;
    const Json found = json({"timeline", "a.xml"});
    for (const Json& right : found["rights"]) {
      all += fmt::format("{}{}{}:", all.empty() ? "" : "; ", right["term"].get<std::string>(),
                         right["stands"] == true ? "" : " (ended)");
      for (const Json& one : right["events"])
        all += " " + event(one) + ",";
    }
    return all;
  }

  std::string answers(const std::string& question) const {
    std::string all;
    const Json found = json({"log", "a.xml", "--when", question});
    for (const Json& one : found["answers"])
      all += fmt::format("{}{}", all.empty() ? "" : "; ", event(one));
    return all;
  }

  std::map<std::string, std::string> subjects{};
};

std::string licence(std::string_view level, std::string_view more = {}) {
  return clause("c", "1", "Words.",
                fmt::format("<grant id=\"t\" grantor=\"supplier\" grantee=\"customer\" "
                            "assets=\"software\"{}><exclusivity level=\"{}\"/></grant>",
                            more, level));
}

std::string audit_right(std::string_view id) {
  return clause("d", "2", "More words.",
                fmt::format("<permission id=\"{}\" party=\"customer\" act=\"audit\"/>", id));
}

BOOST_FIXTURE_TEST_CASE(tells_when_rights_began_moved_and_ended, Timeline) {
  make(licence("exclusive") + audit_right("p"), "first");
  make(licence("non-exclusive") + audit_right("p"), "second");
  make(licence("non-exclusive", " sublicence=\"free\""), "third");
  BOOST_TEST(lines() ==
             "t: first began, second moved exclusivity, third moved sublicence,; "
             "p (ended): first began, third ended,");
}

BOOST_FIXTURE_TEST_CASE(answers_when_something_became_so_and_ceased, Timeline) {
  make(licence("exclusive"), "first");
  make(licence("non-exclusive"), "second");
  make(licence("non-exclusive", " sublicence=\"free\""), "third");
  make(licence("exclusive"), "fourth");
  make(clause("c", "1", "Words."), "fifth");
  BOOST_TEST(answers("grant.exclusivity=non-exclusive") ==
             "fourth ended exclusivity; second began exclusivity");
  BOOST_TEST(answers("grant.exclusivity!=non-exclusive") ==
             "fifth ended exclusivity; fourth began exclusivity; second ended exclusivity; "
             "first began exclusivity");
  BOOST_TEST(answers("grant.sublicence") == "fourth ended sublicence; third began sublicence");
  BOOST_TEST(answers("grant.exclusivity") ==
             "fifth ended exclusivity; fourth moved exclusivity; second moved exclusivity; "
             "first began exclusivity");
}

BOOST_FIXTURE_TEST_CASE(refuses_questions_that_nothing_can_answer, Timeline) {
  make(licence("exclusive"), "first");
  const auto error = [&](const std::string& question) {
    const auto outcome = run({"log", "a.xml", "--when", question});
    BOOST_TEST(outcome.status == 2);
    return outcome.error;
  };
  BOOST_TEST(contains(error("grnat.exclusivity=x"), "did you mean grant?"));
  BOOST_TEST(contains(error("grant.exclusivty=x"), "did you mean exclusivity?"));
  BOOST_TEST(contains(error("grant.exclusivity=exlusive"), "did you mean exclusive?"));
  BOOST_TEST(contains(error("exclusive"), "write it as grant.exclusivity="));
}

/// A branch that opened the licence, and main, which gave another right.
struct Branches : Timeline {
  Branches() {
    make(licence("exclusive") + "\n\n\n\n" + clause("d", "2", "More words."), "base");
    git("house", {"checkout", "-q", "-b", "draft"});
    make(licence("non-exclusive") + "\n\n\n\n" + clause("d", "2", "More words."), "draft");
    git("house", {"checkout", "-q", "main"});
    make(licence("exclusive") + "\n\n\n\n" + audit_right("p"), "main");
    git("house", {"merge", "-q", "--no-commit", "draft"});
  }
};

BOOST_FIXTURE_TEST_CASE(tells_what_branches_did_at_their_own_commits, Branches) {
  subjects[commit_all("merge")] = "merge";
  BOOST_TEST(lines() == "t: base began, draft moved exclusivity,; p: main began,");
  BOOST_TEST(answers("grant.exclusivity=non-exclusive") == "draft began exclusivity");
}

BOOST_FIXTURE_TEST_CASE(tells_what_a_merge_itself_did, Branches) {
  make(licence("non-exclusive") + "\n\n\n\n" + clause("d", "2", "More words."), "merge");
  BOOST_TEST(lines() ==
             "t: base began, draft moved exclusivity,; p (ended): main began, merge ended,");
}

BOOST_FIXTURE_TEST_CASE(draws_a_picture_that_needs_nothing_else, Timeline) {
  make(licence("exclusive"), "first");
  make(licence("non-exclusive") + audit_right("p"), "<second> & more");
  const auto picture = printed({"timeline", "a.xml", "--format", "svg"});
  BOOST_TEST(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  BOOST_TEST(contains(picture, "exclusivity: exclusive -&gt; non-exclusive"), picture);
  BOOST_TEST(xml::check(Source("t.svg", picture)).empty());
}

BOOST_FIXTURE_TEST_CASE(passes_over_versions_that_cannot_be_read, Timeline) {
  make(licence("exclusive"), "first");
  const auto broken = put("a.xml", "", "empty");
  make(licence("non-exclusive"), "second");
  for (const auto& words : {std::vector<std::string>{"timeline", "a.xml"},
                            {"log", "a.xml", "--when", "grant.exclusivity=non-exclusive"}}) {
    const auto outcome = run(words);
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(contains(outcome.error, broken.substr(0, 10)), outcome.error);
    BOOST_TEST(contains(outcome.out, "exclusivity: exclusive -> non-exclusive"), outcome.out);
  }
}

/// The frame of the cases with another status, and another day from which it applies.
std::string dated(std::string_view effective, std::string_view status, std::string_view level) {
  auto text = in_frame(licence(level));
  const auto put_for = [&](std::string_view before, std::string_view after) {
    text.replace(text.find(before), before.size(), after);
  };
  put_for("status=\"draft\"", fmt::format("status=\"{}\"", status));
  put_for("effective=\"2026-01-01\"", fmt::format("effective=\"{}\"", effective));
  return text;
}

BOOST_FIXTURE_TEST_CASE(gives_the_rights_of_the_version_that_applied_on_a_day, Timeline) {
  const auto first = put("a.xml", dated("2025-01-01", "in-force", "exclusive"), "first");
  put("a.xml", dated("2026-06-01", "draft", "non-exclusive"), "draft");
  const auto late = put("a.xml", dated("2027-01-01", "in-force", "non-exclusive"), "second");
  const auto back = put("a.xml", dated("2026-06-01", "in-force", "sole"), "backdated");
  const auto on = [&](const std::string& day) {
    return json({"rights", "a.xml", "--history", "--as-of", day})["commit"].get<std::string>();
  };
  BOOST_TEST(on("2025-12-31") == first);
  BOOST_TEST(on("2026-07-01") == back);
  BOOST_TEST(on("2027-01-01") == late);
  const auto early = run({"rights", "a.xml", "--history", "--as-of", "2024-01-01"});
  BOOST_TEST(early.status == 2);
  BOOST_TEST(contains(early.error, "the first applies from 2025-01-01"), early.error);
  BOOST_TEST(
      contains(printed({"rights", "a.xml", "--history", "--as-of", "2026-07-01"}), "2026-01-05"));
}

BOOST_AUTO_TEST_SUITE_END()
