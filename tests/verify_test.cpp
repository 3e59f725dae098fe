// Reports made again: from the commits that they name, wherever branches went since, and whatever
// somebody did to the report in between.

#include "office/package.hpp"
#include "report/format.hpp"
#include "report/manifest.hpp"
#include "store/repository.hpp"
#include "text/digest.hpp"
#include "verified.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

using namespace clauseline;
using namespace clauseline::tests;
namespace data = boost::unit_test::data;

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* formats_with_manifest[] = {
    "json",        "html", "markdown",   "github-comment", "github-summary",
    "gitlab-note", "docx", "departures", "xlsx",           "sarif"};

std::string licence(std::string_view level, std::string_view words) {
  return clause("licence", "2.1", words,
                fmt::format("<grant id=\"t\" grantor=\"supplier\" grantee=\"customer\" "
                            "assets=\"core\"><exclusivity level=\"{}\"/></grant>",
                            level));
}

std::string exclusive() { return licence("exclusive", "The licence is exclusive."); }
std::string shared() { return licence("non-exclusive", "The licence is non-exclusive."); }

/// Two versions, the older one tagged with a message and the newer by a name alone, and a branch.
struct Reported : ReportingArchive {
  Reported() {
    write("house/.clauseline/policy.xml",
          "<policy xmlns=\"urn:clauseline:policy:1\"><scenario name=\"Launch\"><event "
          "id=\"launch-day\" date=\"2027-06-30\"/></scenario></policy>");
    first = version(exclusive(), "first");
    git("house", {"tag", "-a", "-m", "as signed", "signed"});
    second = version(shared(), "second");
    git("house", {"tag", "amended"});
    git("house", {"branch", "next"});
  }

  std::string audit(const std::string& format = "json") const {
    return report({"audit", "signed:a.xml", "amended:a.xml"}, format);
  }

  std::string first;
  std::string second;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(verify_test)

BOOST_FIXTURE_TEST_CASE(finds_a_report_identical_in_each_format_that_carries_its_making, Reported) {
  for (const auto* format : formats_with_manifest) {
    BOOST_TEST_CONTEXT(format) {
      is_identical(verify(audit(format)));
      is_identical(verify(report({"check", "signed...next"}, format)));
      is_identical(verify(report({"audit", "next"}, format)));
    }
  }
  is_identical(verify(report({"diff", "signed..amended", "--unchanged"}, "html")));
}

BOOST_FIXTURE_TEST_CASE(takes_the_options_that_shape_a_report, Reported) {
  write("policy.xml",
        "<policy xmlns=\"urn:clauseline:policy:1\"><severity family=\"exclusivity\" "
        "is=\"medium\">Ours.</severity></policy>");
  write("own.txt",
        "signal trains\ntopic licence\ntitle Training\nmatch train <0-6> models\n"
        "example It may train its models.\nnear It trains its staff.\n");
  const std::vector<std::string> words{"audit",
                                       "signed:a.xml",
                                       "amended:a.xml",
                                       "--policy",
                                       *this / "policy.xml",
                                       "--detectors",
                                       *this / "own.txt",
                                       "--for",
                                       "customer",
                                       "--unchanged",
                                       "--fail-on",
                                       "low",
                                       "--dialect",
                                       "native"};
  for (const auto* format : formats_with_manifest)
    is_identical(verify(report(words, format)));
  std::filesystem::remove(*this / "policy.xml");
  const auto lost = verify(*this / "report.json");
  is_refused(lost, "the bytes that the report was made of are not here: sha256 ");
  BOOST_TEST(contains(lost.error, "give the file: clauseline verify "), lost.error);
}

BOOST_FIXTURE_TEST_CASE(takes_the_house_from_the_commit_that_it_was_in, Reported) {
  put(".clauseline/policy.xml",
      "<policy xmlns=\"urn:clauseline:policy:1\"><severity family=\"exclusivity\" "
      "is=\"low\">Ours.</severity></policy>",
      "policy");
  version(exclusive(), "back");
  const auto file = report({"audit", "HEAD~1..HEAD"});
  BOOST_TEST(contains(read_file(file).bytes(), "\"low\""));
  put(".clauseline/policy.xml", "<policy xmlns=\"urn:clauseline:policy:1\"/>", "milder");
  is_identical(verify(file));
}

BOOST_FIXTURE_TEST_CASE(goes_by_commits_where_branches_moved, Reported) {
  const auto file = report({"audit", "signed..next"});
  git("house", {"checkout", "-q", "next"});
  version(exclusive(), "third");
  const auto moved = verify(file);
  is_identical(moved);
  BOOST_TEST(contains(moved.error, "note: next is "), moved.error);
  git("house", {"checkout", "-q", "main"});
  git("house", {"branch", "-q", "-D", "next"});
  const auto gone = verify(file);
  is_identical(gone);
  BOOST_TEST(contains(gone.error, "note: next names nothing here any more"), gone.error);
}

BOOST_FIXTURE_TEST_CASE(needs_no_more_than_the_commits, Reported) {
  const auto file = audit("html");
  git(".", {"clone", "-q", "--bare", "house", "bare"});
  is_identical(verify(file, "bare"));
  git("bare", {"tag", "-d", "amended"});
  is_identical(verify(file, "bare"));
}

BOOST_FIXTURE_TEST_CASE(makes_the_same_bytes_wherever_and_whenever, Reported) {
  for (const auto* format : formats_with_manifest) {
    const auto file = audit(format);
    const auto bytes = std::string(read_file(file).bytes());
    const Variable language("LC_ALL", "tr_TR.UTF-8");
    const Inside elsewhere("/");
    for (const auto* place : {"Pacific/Kiritimati", "America/Los_Angeles"}) {
      const Variable zone("TZ", place);
      BOOST_TEST((read_file(audit(format)).bytes() == bytes), format);
      is_identical(verify(file));
    }
  }
  git(".", {"clone", "-q", "house", "other"});
  const auto other = run({"audit", "signed:a.xml", "amended:a.xml", "--format", "json"}, "other");
  BOOST_TEST(other.out == read_file(audit()).bytes());
}

BOOST_FIXTURE_TEST_CASE(says_which_finding_was_changed, Reported) {
  differs(verify(changed(audit(), "\"severity\": \"critical\"", "\"severity\": \"low\"")),
          "findings (EX001 ");
  differs(verify(changed(audit("sarif"), "\"kind\": \"fail\"", "\"kind\": \"pass\"")),
          "results (EX001 ");
  differs(verify(changed(audit("html"), "licence became non", "licence stayed non")),
          "#f-EX001-licence");
  differs(verify(changed(audit("markdown"), "- after: non", "- after: ")), "below EX001");
  differs(verify(changed(audit("docx"), "is now", "is not")), "part word/comments.xml, line ");
}

BOOST_FIXTURE_TEST_CASE(says_which_finding_is_missing_or_too_many, Reported) {
  auto report = Json::parse(read_file(audit()).bytes());
  const auto found = report["findings"][0];
  report["findings"].erase(0);
  write("report.json", report.dump(2) + "\n");
  differs(verify(*this / "report.json"), "made again:  {\"rule\":\"EX001\"");
  report["findings"].insert(report["findings"].begin(), found);
  report["findings"].push_back(found);
  report["findings"].back()["fingerprint"] = std::string(32, 'f');
  write("report.json", report.dump(2) + "\n");
  differs(verify(*this / "report.json"), "findings (EX001 ffffffffffff)");
  report["findings"].erase(report["findings"].size() - 1);
  write("report.json", report.dump(2) + "\n");
  is_identical(verify(*this / "report.json"));
  write("report.json", report.dump(4) + "\n");
  differs(verify(*this / "report.json"), "line 2");
}

BOOST_FIXTURE_TEST_CASE(says_which_words_were_changed, Reported) {
  for (const auto* format : {"json", "html", "markdown", "sarif", "docx", "xlsx", "departures"})
    differs(verify(changed(audit(format), "non-exclusive", "all but exclusive")),
            "all but exclusive");
}

BOOST_FIXTURE_TEST_CASE(says_which_digest_was_changed, Reported) {
  const auto digest = sha256(in_frame(exclusive()));
  const auto forged = std::string(64, '0');
  for (const auto* format : {"json", "docx", "departures", "xlsx", "markdown"}) {
    const auto outcome = verify(changed(audit(format), digest, forged));
    differs(outcome, "input signed:a.xml");
    BOOST_TEST(contains(outcome.out, "sha256 " + forged), outcome.out);
  }
  differs(verify(changed(audit("html"), digest, forged)), forged);  // what a person reads of it
}

BOOST_FIXTURE_TEST_CASE(does_not_take_one_commit_for_another, Reported) {
  const auto file = audit();
  auto bytes = std::string(read_file(file).bytes());
  const auto at = bytes.find(second, bytes.find("\"name\": \"amended\""));
  bytes.replace(at, second.size(), first);
  write_file(file, bytes);
  differs(verify(file), "input amended:a.xml");
}

BOOST_FIXTURE_TEST_CASE(says_which_commit_is_missing, Reported) {
  const auto file = audit();
  git(".", {"init", "-q", "empty"});
  const auto outcome = verify(file, "empty");
  is_refused(outcome, "which signed was, is not in this repository");
  BOOST_TEST(contains(outcome.error, second + ", which amended was"), outcome.error);
  BOOST_TEST(contains(outcome.error, "git fetch"), outcome.error);
  git(".", {"clone", "-q", "--depth", "1", "file://" + *this / "house", "shallow"});
  is_refused(verify(file, "shallow"), "git fetch --unshallow");
}

BOOST_FIXTURE_TEST_CASE(tells_a_history_that_was_rewritten, Reported) {
  const auto file = report({"audit", "signed..main"});
  git("house", {"tag", "-d", "amended"});
  git("house", {"branch", "-q", "-D", "next"});
  git("house", {"commit", "-q", "--amend", "-m", "another second"});
  const auto rewritten = verify(file);
  is_identical(rewritten);
  BOOST_TEST(contains(rewritten.error, "the history was rewritten"), rewritten.error);
  git("house", {"reflog", "expire", "--expire=now", "--all"});
  git("house", {"gc", "-q", "--prune=now"});
  is_refused(verify(file), "a history that was rewritten may have lost it");
}

BOOST_FIXTURE_TEST_CASE(finds_plain_files_by_their_digests, Reported) {
  write("one/old.xml", in_frame(clause("c", "1", "The fee is 10.")));
  write("one/new.xml", in_frame(clause("c", "1", "The fee is 20.")));
  const Inside folder(*this / "one");
  const auto file = *this / "report.html";
  run({"audit", "old.xml", "new.xml", "--format", "html=" + file});
  is_identical(verify(file));
  std::filesystem::rename("old.xml", "renamed.xml");
  is_refused(verify(file), "old.xml: error: the bytes that the report was made of are not here");
  is_identical(run({"verify", file, "renamed.xml"}));
  write("one/old.xml", in_frame(clause("c", "1", "The fee is 11.")));
  is_refused(verify(file), "are not here");
  std::filesystem::copy("renamed.xml", *this / "house/kept.xml");
  commit_all("kept");
  is_identical(verify(file));
}

BOOST_FIXTURE_TEST_CASE(compares_a_version_with_a_file, Reported) {
  const Inside folder(*this / "house");
  write("house/draft.xml", in_frame(licence("sole", "The licence is sole.")));
  is_identical(verify(report({"audit", "signed:a.xml", "draft.xml"})));
  is_identical(verify(report({"audit", "draft.xml", "amended:a.xml"})));
  git("house", {"add", "draft.xml"});
  const auto file = report({"audit", "signed:a.xml", ":draft.xml"});
  is_identical(verify(file));
  git("house", {"rm", "-q", "-f", "draft.xml"});
  is_identical(verify(file));
}

BOOST_FIXTURE_TEST_CASE(says_that_another_version_made_a_report, Reported) {
  for (const auto* format : {"json", "markdown"}) {
    auto bytes = std::string(read_file(audit(format)).bytes());
    const auto quoted = std::string(tool_version()) + "\"";
    for (auto at = bytes.find(quoted); at != std::string::npos; at = bytes.find(quoted, at + 1))
      bytes.replace(at, quoted.size(), "0.0.7\"");
    write_file(*this / "other", bytes);
    differs(verify(*this / "other"),
            "It was made by Clauseline 0.0.7 with the rules 2026-11; this");
  }
}

BOOST_FIXTURE_TEST_CASE(refuses_what_cannot_be_made_again, Reported) {
  is_refused(verify(report({"audit", "signed:a.xml", "amended:a.xml"}, "text")),
             "does not carry what it was made of");
  write("report.pdf", "%PDF-1.7\n");
  is_refused(verify(*this / "report.pdf"), "verify the report of the same versions as JSON");
  write("house/a.xml", in_frame(exclusive()));
  is_refused(verify(report({"audit"})), "the files of a working tree, which no commit holds");
  git("house", {"add", "-A"});
  is_refused(verify(report({"audit", "--staged"})), "what was staged, which no commit holds");
  auto bytes = std::string(read_file(audit()).bytes());
  write_file(*this / "cut.json", bytes.substr(0, bytes.size() / 2));
  is_refused(verify(*this / "cut.json"), "this is no JSON any more");
  is_refused(verify(changed(audit(), "\"command\": \"audit\"", "\"command\": \"init\"")),
             "no command and format of this program: init, json");
  is_refused(verify(changed(audit("html"), ",\"revisions\"", ",,\"revisions\"")),
             "the manifest of this report cannot be read");
  is_refused(verify(changed(audit(), "\"command\": \"audit\"", "\"command\": 7")),
             "the manifest of this report cannot be read");
  bytes = read_file(audit("docx")).bytes();
  write_file(*this / "cut.docx", bytes.substr(0, bytes.size() / 2));
  is_refused(verify(*this / "cut.docx"), "this is no document or sheet any more");
  is_refused(run({"verify"}), "expected the file of a report");
  is_refused(verify(*this / "no-such-file"), "no-such-file");
}

BOOST_FIXTURE_TEST_CASE(is_quiet_where_it_is_told_to_be, Reported) {
  const auto file = audit();
  const auto same = run({"verify", file, "--quiet"});
  BOOST_TEST((same.status == 0 && same.out.empty() && same.error.empty()));
  const auto other = run({"verify", changed(file, "EX001", "EX002"), "--quiet"});
  BOOST_TEST((other.status == 1 && other.out.empty() && other.error.empty()));
}

BOOST_FIXTURE_TEST_CASE(obeys_nothing_in_a_report, Reported) {
  const auto file = changed(audit(), "\"severity\": \"critical\"", "\"severity\": \"\\u001b[31m\"");
  const auto outcome = verify(file);
  differs(outcome, "findings (EX001 ");
  BOOST_TEST(!contains(outcome.out, "\x1b"));
  is_refused(verify(changed(audit(), "\"id\": \"", "\"id\": \"--upload-pack=touch forged")),
             "is no object id");
}

/// What a manifest may say of files that whoever verifies it can read, and the report's writer not.
BOOST_FIXTURE_TEST_CASE(reads_no_file_that_a_manifest_names, Reported) {
  const auto secret = *this / "secret";
  write("secret", "the password is swordfish\n");
  const auto refused = [&](const char* member, const Json& value, std::string_view says) {
    auto report = Json::parse(read_file(audit()).bytes());
    report["manifest"][member] = value;
    write("report.json", report.dump(2) + "\n");
    const auto outcome = verify(*this / "report.json");
    BOOST_TEST_CONTEXT(member << " " << value.dump()) {
      is_refused(outcome, says);
      BOOST_TEST(!contains(outcome.error, "swordfish"), outcome.error);
    }
  };
  constexpr std::string_view untold = "the report tells no bytes of it";
  for (const auto& name : {secret, std::string("-"), std::string(":a.xml")}) {
    refused("policy", name, untold);
    refused("detectors", Json::array({name}), untold);
    refused("versions", Json::array({name, name}), untold);
  }
  refused("dialect", secret, "no dialect is called");
  refused("versions", Json::array(), "neither two versions nor a range");
}

BOOST_FIXTURE_TEST_CASE(takes_only_bytes_of_the_recorded_digest, Reported) {
  write("secret", "the password is swordfish\n");
  const auto blob = blob_id(read_file(*this / "house/a.xml").bytes());
  for (const auto& [source, id] :
       {std::pair(*this / "secret", blob_id("the password is swordfish\n")),
        std::pair(*this / "house", std::string()),
        std::pair(std::string("/dev/zero"), std::string()),
        std::pair(std::string("/proc/self/mem"), std::string()), std::pair(std::string("x"), blob),
        std::pair(std::string("x"), second)}) {
    auto report = Json::parse(read_file(audit()).bytes());
    report["manifest"]["inputs"].push_back(
        Json{{"source", source}, {"blob", id}, {"sha256", std::string(64, '0')}});
    report["manifest"]["policy"] = source;
    write("report.json", report.dump(2) + "\n");
    is_refused(verify(*this / "report.json"),
               source + ": error: the bytes that the report was made of are not here");
  }
}

/// A report with JSON in it that is nested deeper than any stack.
BOOST_FIXTURE_TEST_CASE(refuses_json_that_is_nested_too_deep, Reported) {
  constexpr std::size_t levels = 200'000;
  constexpr std::string_view says = "its JSON is nested deeper than 256 levels";
  const auto deep = std::string(levels, '[') + std::string(levels, ']');
  is_refused(verify(changed(audit(), "{", fmt::format("{{\"deep\": {},", deep))), says);
  is_refused(verify(changed(audit(), "\"manifest\": {",
                            fmt::format("\"manifest\": {{\"deep\": {},", deep))),
             says);
  is_refused(verify(changed(audit("html"), "<!-- clauseline-manifest {",
                            fmt::format("<!-- clauseline-manifest {{\"revisions\":{},", deep))),
             says);
  const auto allowed = std::string(200, '[') + std::string(200, ']');
  differs(verify(changed(audit(), "{", fmt::format("{{\"deep\": {},", allowed))), "deep");
}

/// A package that tells of more than a machine may hold, in few bytes.
BOOST_FIXTURE_TEST_CASE(refuses_packages_that_unpack_to_too_much, Reported) {
  auto bytes = std::string(read_file(audit("docx")).bytes());
  constexpr std::size_t size_in_entry = 24;  // of the central directory, which libzip goes by
  const auto entry = bytes.find("PK\1\2");
  BOOST_TEST_REQUIRE(entry != std::string::npos);
  bytes.replace(entry + size_in_entry, 4, std::string("\0\0\0\x10", 4));  // 256 MiB
  write_file(*this / "large.docx", bytes);
  is_refused(verify(*this / "large.docx"), "it unpacks to more than 256 MiB");
  auto parts = office::unpacked(read_file(audit("docx")).bytes());
  for (std::size_t i = 0; i < 1000; ++i)
    parts.push_back({.name = fmt::format("part-{}", i), .bytes = ""});
  write_file(*this / "many.docx", office::packed(parts));
  is_refused(verify(*this / "many.docx"), "it has more than 1000 parts");
}

BOOST_AUTO_TEST_SUITE_END()
