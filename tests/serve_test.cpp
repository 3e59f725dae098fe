// The pages over a repository as a browser gets them, and what hostile requests get.

#include "histories.hpp"
#include "serve/pages.hpp"
#include "serve/query.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <future>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>

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

/// What a server sent back.
struct Response {
  int status = 0;
  std::string head{};
  std::string body{};

  std::string header(std::string_view name) const {
    const auto at = head.find(fmt::format("\r\n{}: ", name));
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

/// A repository, and the program that serves it at a free port until the end of the test.
struct Served : Archive {
  Served() {
    first = version(licence("exclusive"), "first <b>");
    git("house", {"tag", "-a", "-m", "signed", "signed"});
    second = version(licence("non-exclusive"), "second");
    put("agreements/broken.xml", "<agreement xmlns=\"urn:clauseline:agreement:1\"", "broken");
    std::string output = *this / "output";
    std::vector<std::string> words{CLAUSELINE_PROGRAM, "-C", *this / "house", "serve",
                                   "--port",           "0"};
    std::vector<char*> pointers;
    for (std::string& word : words)
      pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addchdir_np(&actions, (*this / "house").c_str());
    BOOST_TEST_REQUIRE(posix_spawn(&child, words.front().c_str(), &actions, nullptr,
                                   pointers.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    port = port_in(output);
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served() {
    if (child > 0) end_with(SIGTERM);
  }

  static int port_in(const std::string& output) {
    constexpr int tries = 600;
    for (int i = 0; i < tries; ++i) {
      std::string line;
      std::getline(std::ifstream(output) >> std::ws, line);
      const std::string_view start = "Serving at http://127.0.0.1:";
      if (line.starts_with(start) && line.ends_with("until Ctrl+C"))
        return std::stoi(line.substr(start.size()));
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    BOOST_TEST_REQUIRE(false, "the server did not start");
    return 0;
  }

  /// How the server ended.
  int end_with(int signal) {
    kill(child, signal);
    int status = 0;
    waitpid(std::exchange(child, 0), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  /// Sends these bytes and reads to the end.
  Response sent(const std::string& bytes) const {
    const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      close(connection);
      return {};
    }
    static_cast<void>(send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL));
    std::string all;
    std::array<char, 65536> buffer{};
    for (ssize_t count = 0; (count = recv(connection, buffer.data(), buffer.size(), 0)) > 0;)
      all.append(buffer.data(), static_cast<std::size_t>(count));
    close(connection);
    Response response{.head = all.substr(0, all.find("\r\n\r\n")) + "\r\n"};
    if (const auto body = all.find("\r\n\r\n"); body != std::string::npos)
      response.body = all.substr(body + 4);
    if (all.size() > 12)
      std::from_chars(all.data() + all.find(' ') + 1, all.data() + all.size(), response.status);
    return response;
  }
  Response asked(const std::string& target, const std::string& method = "GET",
                 const std::string& host = {}) const {
    return sent(fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", method,
                            target, host.empty() ? fmt::format("127.0.0.1:{}", port) : host));
  }
  Response page(const std::string& target) const {
    auto response = asked(target);
    BOOST_TEST(response.status == 200, target << " gave " << response.status << "\n"
                                              << response.body.substr(0, 2000));
    return response;
  }

  pid_t child = 0;
  int port = 0;
  std::string first;
  std::string second;
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
  BOOST_TEST(sent("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status == 421);
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
