// What an auditor is given, with the real git and real keys: made of a review, and looked at in a
// folder that has no repository.

#include "exported.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

using namespace clauseline;

namespace {

using Json = nlohmann::ordered_json;

}  // namespace

BOOST_AUTO_TEST_SUITE(review_export_test)

BOOST_FIXTURE_TEST_CASE(convinces_who_has_nothing_but_the_bundle, Exported) {
  const auto bundle = bytes_of(*this / "review.zip");
  for (const char* gone : {"r", "server", "home"})
    std::filesystem::remove_all(*this / gone);
  const auto told = verified(bundle);
  is_identical(told);
  BOOST_TEST(contains(told.out, "house/allowed_signers sha256 "), told.out);
  BOOST_TEST(contains(told.out, "decisions as they stood on " + day_from_today(0)), told.out);
}

BOOST_FIXTURE_TEST_CASE(goes_by_the_day_of_the_report, Reviewed) {
  change();
  be("cat");
  passes(review({"waive", "EX001@licence", "--until", day_from_today(30), "--ticket", "LEG-1",
                 "--reason", "For the quarter.", "--commit"}));
  std::filesystem::create_directories(*this / "elsewhere");
  const Variable temporary("TMPDIR", *this / "elsewhere");
  for (const auto& [day, state] : {std::pair(day_from_today(0), R"("state": "waived")"),
                                   std::pair(day_from_today(180), R"("state": "void")")}) {
    const auto file = *this / "review.zip";
    passes(review({"export", "--today", day, "--output", file}));
    auto parts = office::unpacked(bytes_of(file));
    BOOST_TEST(contains(part_named(parts, "report.json").bytes, state));
    const auto told = attempt("elsewhere", {"sh", "-c", "cd \"$1\" && clauseline verify \"$2\"",
                                            "sh", *this / "elsewhere", file});
    BOOST_TEST(told.status == 0, told.out << told.error);
    BOOST_TEST(contains(told.out, "as they stood on " + day), told.out);
  }
}

BOOST_FIXTURE_TEST_CASE(holds_every_file_as_its_commit_has_it, Exported) {
  auto all = parts();
  for (const char* kind : kinds_of_files)
    part_named(all, kind);
  const auto is_of = [&](const std::string& name, const std::string& revision) {
    BOOST_TEST((part_named(all, name).bytes == git("r", {"show", revision}) + "\n"), name);
  };
  is_of(std::string("old/") + deal, "HEAD~3:" + std::string(deal));
  is_of(std::string("new/") + deal, "HEAD:" + std::string(deal));
  is_of("house/policy.xml", "HEAD~3:" + std::string(house_policy));
  is_of("house/roster.xml", "HEAD~3:" + std::string(house_roster));
  std::set<std::string> decisions;
  for (const auto& one : all)
    if (one.name.starts_with("reviews/")) {
      decisions.insert(one.name);
      is_of(one.name, "HEAD:" + one.name);
    }
  BOOST_TEST(decisions.size() == 4U);  // each with its signature
}

BOOST_FIXTURE_TEST_CASE(answers_what_auditors_ask_by_name, Exported) {
  auto all = parts();
  const auto index = Json::parse(part_named(all, "index.json").bytes);
  const auto report = Json::parse(part_named(all, "report.json").bytes);
  constexpr std::array<std::string_view, 10> names{
      "identity", "people and chain",      "status",       "verdict",  "findings", "silent effects",
      "money",    "approvals and waivers", "completeness", "statement"};
  BOOST_TEST_REQUIRE(index["answers"].size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& answer = index["answers"][i];
    BOOST_TEST(answer["block"] == i + 1);
    BOOST_TEST(answer["name"].get<std::string>() == names.at(i));
    BOOST_TEST(!answer["where"].empty(), names.at(i));
    for (const auto& place : answer["where"]) {
      const auto file = place["file"].get<std::string>();
      part_named(all, file);
      if (place.contains("pointer"))
        BOOST_TEST(report.contains(Json::json_pointer(place["pointer"].get<std::string>())), place);
    }
  }
  const auto page = part_named(all, "index.html").bytes;
  BOOST_TEST(contains(page, "8. Approvals and waivers"));
  BOOST_TEST(contains(page, "Dates are as claimed"));
}

BOOST_FIXTURE_TEST_CASE(is_a_history_for_git_alone, Exported) {
  auto all = parts();
  write("history.bundle", part_named(all, "history.bundle").bytes);
  git(".", {"clone", "-q", "history.bundle", "clone"});
  BOOST_TEST(head("clone") == head());
  write("report.json", part_named(all, "report.json").bytes);
  const auto told = attempt("clone", {"clauseline", "verify", *this / "report.json"});
  BOOST_TEST(told.status == 0, told.out << told.error);
}

BOOST_FIXTURE_TEST_CASE(has_the_same_bytes_wherever_and_whenever, Exported) {
  const auto bundle = bytes_of(*this / "review.zip");
  const std::vector<std::string> range{head() + "~3.." + head()};
  const auto named = bytes_of(exported("named.zip", range));
  git("r", {"gc", "-q", "--aggressive", "--prune=now"});
  BOOST_TEST((bytes_of(exported("packed.zip")) == bundle));
  git(".", {"clone", "-q", "--bare", "server", "bare"});
  for (const auto* language : {"tr_TR.UTF-8", "C"})
    for (const auto* place : {"Pacific/Kiritimati", "America/Los_Angeles"}) {
      const Variable words("LC_ALL", language);
      const Variable zone("TZ", place);
      const auto file = *this / "again.zip";
      passes(attempt("bare", {"clauseline", "review", "export", range.front(), "--output", file}));
      BOOST_TEST((bytes_of(file) == named), language << place);
      is_identical(verified(bytes_of(file)));
    }
}

BOOST_FIXTURE_TEST_CASE(carries_the_signed_tags_that_a_range_is_named_by, Exported) {
  be("ann");
  git("r", {"tag", "-s", "-m", "as agreed", "agreed"});
  const auto file = exported("tagged.zip", {"HEAD~3..agreed"});
  const auto told = verified(bytes_of(file));
  is_identical(told);
  BOOST_TEST(contains(told.out, "agreed was " + git("r", {"rev-parse", "agreed"})), told.out);
}

BOOST_FIXTURE_TEST_CASE(tells_what_is_open_as_well, Reviewed) {
  change();
  approve("ann");
  passes(review({"export", "--output", *this / "review.zip"}));
  auto all = office::unpacked(bytes_of(*this / "review.zip"));
  BOOST_TEST(contains(part_named(all, "index.json").bytes, "is closed: 1 finding to decide"));
}

BOOST_FIXTURE_TEST_CASE(says_what_it_does_not_export, Exported) {
  is_refused(review({"export", "--format", "json"}), "--output names its file");
  is_refused(review({"list", "--output", "x.zip"}), "review list writes no bundle");
  write("policy.xml", policy_of(two_must_agree));
  is_refused(review({"export", "--policy", *this / "policy.xml", "--output", *this / "x.zip"}),
             "this lies in no commit");
  BOOST_TEST(!std::filesystem::exists(*this / "x.zip"));
  git(".", {"clone", "-q", "--depth", "4", "file://" + (*this / "server"), "shallow"});
  is_refused(attempt("shallow", {"clauseline", "review", "export", "HEAD~3..HEAD", "--output",
                                 *this / "x.zip"}),
             "does not hold the whole history");
  is_refused(review({"export", "--output", *this / "nowhere/x.zip"}), "nowhere");
}

BOOST_FIXTURE_TEST_CASE(says_that_libzip_is_missing, Exported) {
  write("broken/libzip.so.4", "this is no library");
  const auto bundle = bytes_of(*this / "review.zip");
  const Variable libraries("LD_LIBRARY_PATH", *this / "broken");
  is_unusable(review({"export", "--output", *this / "x.zip"}), "libzip.so.4, which is missing");
  BOOST_TEST(!std::filesystem::exists(*this / "x.zip"));
  is_unusable(verified(bundle), "libzip.so.4, which is missing");
}

BOOST_AUTO_TEST_SUITE_END()
