// The pages over a repository as a browser gets them, and what hostile requests get.

#include "histories.hpp"
#include "serve/pages.hpp"
#include "serve/query.hpp"
#include "serving.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <csignal>
#include <future>

using namespace clauseline;
using namespace clauseline::tests;
namespace data = boost::unit_test::data;

namespace {

std::string licence(std::string_view level) {
  return clause("licence", "2.1", fmt::format("The licence is {}.", level),
                fmt::format("<grant id=\"t\" grantor=\"supplier\" grantee=\"customer\" "
                            "assets=\"core\"><exclusivity level=\"{}\"/></grant>",
                            level));
}

/// A repository, and the program that serves it.
struct House : Archive {
  House() {
    first = version(licence("exclusive"), "first <b>");
    git("house", {"tag", "-a", "-m", "signed", "signed"});
    second = version(licence("non-exclusive"), "second");
    put("agreements/broken.xml", "<agreement xmlns=\"urn:clauseline:agreement:1\"", "broken");
  }

  std::string first;
  std::string second;
};

struct Served : House, Serving {
  Served() : Serving(House::operator/("house"), House::operator/("output")) {}
};

}  // namespace

BOOST_AUTO_TEST_SUITE(serve_test)

BOOST_FIXTURE_TEST_CASE(shows_agreements_versions_reports_clauses_and_rights, Served) {
  const auto home = page("/");
  BOOST_TEST(contains(home.body, "2 agreements"));
  BOOST_TEST(contains(home.body, "<a href=\"/agreement?path=a.xml\"><bdi>The agreement around"));
  BOOST_TEST(contains(home.body, "cannot be read: "));
  const auto versions = page("/agreement?path=a.xml");
  for (const auto& part :
       {first, second, std::string("signed"), std::string("first &lt;b&gt;"),
        std::string("An exclusive licence became non-exclusive"), std::string("/report?old=")})
    BOOST_TEST(contains(versions.body, part), part);
  const auto report = page(fmt::format("/report?old={}:a.xml&new={}:a.xml", first, second));
  BOOST_TEST(contains(report.body, "<title>Clauseline: The agreement around a case</title>"));
  const auto command = run({"audit", first + ":a.xml", second + ":a.xml", "--format", "html"});
  BOOST_TEST((report.body == command.out));
  const auto clause = page(fmt::format("/clause?path=a.xml&clause=2.1&at={}", second));
  BOOST_TEST(contains(clause.body, "exclusivity: non-exclusive"), clause.body);
  BOOST_TEST(contains(clause.body, "EX001"), clause.body);
  const auto rights = page(fmt::format("/rights?path=a.xml&at={}&on=2026-05-01", first));
  BOOST_TEST(contains(rights.body, "exclusive"));
}

BOOST_FIXTURE_TEST_CASE(sends_names_to_addresses_that_last, Served) {
  const auto named = asked("/report?old=signed:a.xml&new=HEAD~1:a.xml&for=customer");
  BOOST_TEST(named.status == 303);
  BOOST_TEST(named.header("Location") ==
             fmt::format("/report?old={}:a.xml&new={}:a.xml&for=customer", first, second));
  page(named.header("Location"));
  BOOST_TEST(asked("/clause?path=a.xml&clause=licence").status == 303);
  BOOST_TEST(asked("/rights?path=a.xml&at=signed").status == 303);
}

BOOST_FIXTURE_TEST_CASE(shows_no_file_in_the_place_of_a_commit, Served) {
  const auto report = fmt::format("/report?old={}:a.xml&new={}:a.xml", first, second);
  const auto rights = fmt::format("/rights?path=a.xml&at={}&on=2026-05-01", second);
  const auto clause = fmt::format("/clause?path=a.xml&clause=2.1&at={}", second);
  const std::string targets[] = {report, rights, clause, "/agreement?path=a.xml"};
  std::vector<std::string> before;
  for (const auto& target : targets)
    before.push_back(page(target).body);
  for (const auto& revision : {first, second, std::string("HEAD")})
    write(fmt::format("house/{}:a.xml", revision), in_frame(licence("sole")));
  write(fmt::format("house/{}:", first), "in the way of the house");
  for (std::size_t i = 0; i < before.size(); ++i)
    BOOST_TEST((page(targets[i]).body == before[i]), targets[i]);
}

BOOST_FIXTURE_TEST_CASE(forbids_all_that_a_page_does_not_need, Served) {
  for (const auto& target :
       {std::string("/"), std::string("/agreement?path=a.xml"), std::string("/none"),
        fmt::format("/report?old={}:a.xml&new={}:a.xml", first, second)}) {
    const auto response = asked(target);
    const auto policy = response.header("Content-Security-Policy");
    BOOST_TEST(policy.starts_with("default-src 'none'; "), policy);
    BOOST_TEST(contains(policy, "frame-ancestors 'none'"), policy);
    BOOST_TEST(!contains(policy, "unsafe"), policy);
    BOOST_TEST(response.header("X-Content-Type-Options") == "nosniff");
    BOOST_TEST(response.header("Referrer-Policy") == "no-referrer");
    BOOST_TEST(response.header("X-Frame-Options") == "DENY");
    BOOST_TEST(response.header("Cache-Control") == "no-store");
    BOOST_TEST(response.header("Content-Type") == "text/html; charset=utf-8");
  }
}

struct Refused {
  std::string_view target;
  int status;
  std::string_view says;

  friend std::ostream& operator<<(std::ostream& out, const Refused& row) {
    return out << row.target;
  }
};

BOOST_FIXTURE_TEST_CASE(answers_what_is_wrong_with_a_page_that_says_so, Served) {
  constexpr Refused rows[] = {
      {"/agremeent", 404, "did you mean /agreement?"},
      {"/agreement", 400, "this address lacks path"},
      {"/agreement?path=b.xml", 404, "a.xml"},
      {"/agreement?path=../../etc/passwd", 404, "There is no such thing"},
      {"/agreement?path=..%2f..%2fetc%2fpasswd", 404, "There is no such thing"},
      {"/agreement?path=/etc/passwd", 404, "There is no such thing"},
      {"/../../etc/passwd", 404, "there is no such page"},
      {"/report?old=signed:a.xml", 400, "this address lacks new"},
      {"/report?old=signd:a.xml&new=HEAD:a.xml", 404, "did you mean signed?"},
      {"/report?old=--upload-pack=x:a.xml&new=HEAD:a.xml", 404, "no such revision"},
      {"/report?old=--output%3Dx:a.xml&new=HEAD:a.xml", 404, "no such revision"},
      {"/report?old=a.xml&new=HEAD:a.xml", 404, "this names no version in a commit"},
      {"/report?old=-&new=HEAD:a.xml", 404, "this names no version in a commit"},
      {"/report?old=:a.xml&new=HEAD:a.xml", 404, "this names no version in a commit"},
      {"/report?old=HEAD:../../x&new=HEAD:a.xml", 404, "There is no such thing"},
      {"/rights?path=a.xml&on=yesterday", 400, "yesterday is no date"},
      {"/rights?path=a.xml&at=--all", 404, "no such revision"},
      {"/clause?path=a.xml&clause=9.9&at=HEAD", 303, ""},
      {"/clause?path=a.xml", 400, "this address lacks clause"},
      {"/agreement?path=%zz", 400, "no two hexadecimal digits"},
      {"/agreement?path=%", 400, "no two hexadecimal digits"},
      {"/agreement?path=%ff", 400, "no text"},
      {"/agreement?path=a%00b", 400, "no text"},
      {"/agreement?path=a%0d%0aSet-Cookie:x", 400, "no text"},
      {"/agreement?path=a&path=b", 400, "stands twice"},
      {"/%3Cscript%3Ealert(1)%3C/script%3E", 404, "&lt;script&gt;"},
  };
  for (const auto& [target, status, says] : rows) {
    const auto response = asked(std::string(target));
    BOOST_TEST(response.status == status, target << " gave " << response.status);
    BOOST_TEST(contains(response.body, says), target << "\n" << response.body);
    BOOST_TEST(!contains(response.body, "<script"), target);
    BOOST_TEST(!contains(response.head, "Set-Cookie"), target);
    BOOST_TEST(!contains(response.body, "root:"), target);
  }
  const auto gone = asked(fmt::format("/clause?path=a.xml&clause=9.9&at={}", second));
  BOOST_TEST(gone.status == 404);
  const auto broken = asked(fmt::format("/report?old=HEAD:agreements/broken.xml&new=HEAD:a.xml"));
  BOOST_TEST(asked(broken.header("Location")).status == 422);
}

BOOST_FIXTURE_TEST_CASE(can_only_be_read, Served) {
  for (const auto* method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
    const auto response = asked("/", method);
    BOOST_TEST(response.status == 405, method);
    BOOST_TEST(response.header("Allow") == "GET, HEAD", method);
  }
  const auto head = asked("/", "HEAD");
  BOOST_TEST(head.status == 200);
  BOOST_TEST(head.body.empty());
  BOOST_TEST(head.header("Content-Length") == fmt::format("{}", page("/").body.size()));
}

BOOST_FIXTURE_TEST_CASE(answers_by_its_own_names_alone, Served) {
  BOOST_TEST(asked("/", "GET", fmt::format("localhost:{}", port)).status == 200);
  BOOST_TEST(asked("/", "GET", fmt::format("[::1]:{}", port)).status == 200);
  for (const auto& host :
       {std::string("evil.example"), fmt::format("evil.example:{}", port), std::string("127.0.0.1"),
        fmt::format("127.0.0.1:{}.evil.example", port)})
    BOOST_TEST(asked("/", "GET", host).status == 421, host);
  BOOST_TEST(sent("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status == 400);
  BOOST_TEST(sent(fmt::format("GET / HTTP/1.1\r\nHost: evil\r\nHost: 127.0.0.1:{}\r\n\r\n", port))
                 .status == 421);
}

BOOST_FIXTURE_TEST_CASE(outlives_requests_that_are_none, Served) {
  BOOST_TEST(asked("/agreement?path=" + std::string(20'000, 'a')).status == 414);
  sent(std::string(100'000, 'x') + "\r\n\r\n");
  sent(std::string("\0\0\0\r\n\r\n", 7));
  sent("GET");
  sent("GET / HTTP/9.9\r\n\r\n");
  page("/");
}

BOOST_FIXTURE_TEST_CASE(answers_many_at_a_time, Served) {
  const auto report = fmt::format("/report?old={}:a.xml&new={}:a.xml", first, second);
  std::vector<std::future<Response>> waiting;
  for (int i = 0; i < 24; ++i)
    waiting.push_back(std::async(std::launch::async, [&, i] {
      return asked(i % 3 == 0 ? report : i % 3 == 1 ? "/agreement?path=a.xml" : "/none");
    }));
  const auto expected = page(report).body;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const auto response = waiting[i].get();
    BOOST_TEST(response.status == (i % 3 == 2 ? 404 : 200));
    if (i % 3 == 0) BOOST_TEST((response.body == expected));
  }
}

BOOST_FIXTURE_TEST_CASE(ends_cleanly_when_it_is_told_to, Served) {
  page("/");
  BOOST_TEST(end_with(SIGINT) == 0);
}

BOOST_FIXTURE_TEST_CASE(says_why_it_cannot_serve, Archive) {
  const auto refused = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "serve");
    const auto outcome = run(std::move(words));
    BOOST_TEST(outcome.status == 2);
    return outcome.error;
  };
  BOOST_TEST(contains(refused({"--port", "many"}), "many is no port"));
  BOOST_TEST(contains(refused({"--port", "70000"}), "70000 is no port"));
  BOOST_TEST(contains(refused({"--host", "0.0.0.0"}), "name the one by which others reach it"));
  BOOST_TEST(contains(refused({"--host", "192.0.2.1"}), "cannot listen at 192.0.2.1"));
  BOOST_TEST(contains(refused({"a.xml"}), "name the repository with -C DIR"));
}

BOOST_AUTO_TEST_CASE(writes_addresses_that_it_reads) {
  const std::string odd = "a b&c=d?e#f%g+h/\u00fc\u4e2d";
  const auto address = serve::address_of("/report", {{"old", odd}, {"none", ""}, {"new", "x"}});
  const auto query = serve::read_query(address);
  BOOST_TEST(query.path == "/report");
  BOOST_TEST(query["old"] == odd);
  BOOST_TEST(query["new"] == "x");
  BOOST_TEST(query["none"].empty());
  BOOST_TEST(serve::read_query("/a?b=c+d")["b"] == "c d");
}

BOOST_AUTO_TEST_SUITE_END()
