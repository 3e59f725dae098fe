// Decisions by way of the browser: what a form writes, and what hostile requests get.

#include "ledger/find.hpp"
#include "reviewed.hpp"
#include "serve/query.hpp"
#include "serving.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <future>
#include <map>

using namespace clauseline;
namespace files = std::filesystem;

namespace {

using Fields = std::map<std::string, std::string>;

/// Ann looks at a change of Dev's.
struct Ready : Reviewed {
  Ready() {
    change();
    be("ann");
  }
};

struct Desk : Ready, Serving {
  Desk() : Serving(Ready::operator/("r"), Ready::operator/("output"), {"--review"}) {
    root = root_in(printed(2).at(1));
    BOOST_TEST_REQUIRE(root.size() == std::string_view("/review//").size() + 32, root);
  }

  /// "/review/1f3c.../" of the line that says where to decide.
  static std::string root_in(const std::string& line) {
    const auto begin = line.find("/review/");
    BOOST_TEST_REQUIRE(begin != std::string::npos, line);
    return line.substr(begin);
  }

  std::string fingerprint() const { return decision("ann", "legal").fingerprint; }
  std::string address_of_finding() const { return root + "finding?id=" + fingerprint(); }

  /// The fields of a form as the page has them.
  Fields fields(const std::string& verb, const std::string& reason) const {
    const auto body = page(address_of_finding()).body;
    const std::string_view name = "name=\"seen\" value=\"";
    const auto at = body.find(name);
    BOOST_TEST_REQUIRE(at != std::string::npos, body);
    return {{"id", fingerprint()},
            {"seen", body.substr(at + name.size(), 64)},
            {"decision", verb},
            {"reason", reason}};
  }

  static std::string encoded(const Fields& fields) {
    std::string body;
    for (const auto& [name, value] : fields)
      body += (body.empty() ? "" : "&") + name + "=" +
              (value.empty() ? "" : serve::address_of("", {{name, value}}).substr(name.size() + 2));
    return body;
  }

  /// The lines of a request as a browser makes it of a form on the page.
  Fields headers(const std::string& body) const {
    return {{"Host", host()},
            {"Origin", "http://" + host()},
            {"Sec-Fetch-Site", "same-origin"},
            {"Content-Type", "application/x-www-form-urlencoded"},
            {"Content-Length", std::to_string(body.size())},
            {"Connection", "close"}};
  }
  Response posted(const std::string& target, const Fields& lines, const std::string& body) const {
    auto request = fmt::format("POST {} HTTP/1.1\r\n", target);
    for (const auto& [name, value] : lines)
      if (!value.empty()) request += fmt::format("{}: {}\r\n", name, value);
    return sent(request + "\r\n" + body);
  }
  Response posted(const Fields& fields) const {
    const auto body = encoded(fields);
    return posted(root + "finding", headers(body), body);
  }

  /// The decisions that lie in the ledger, by path.
  std::map<std::string, std::string> ledger() const {
    std::map<std::string, std::string> found;
    const auto folder = Ready::operator/("r/reviews");
    if (!files::exists(folder)) return found;
    for (const auto& entry : files::recursive_directory_iterator(folder))
      if (entry.is_regular_file() && entry.path().extension() == ".xml")
        found[files::relative(entry.path(), folder).string()] = bytes_of(entry.path().string());
    return found;
  }

  std::string root;
};

void is_answered(const Response& response, int status, std::string_view says) {
  BOOST_TEST(response.status == status, response.head << response.body);
  BOOST_TEST(contains(response.body, says), response.body);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(serve_review_test)

BOOST_FIXTURE_TEST_CASE(writes_what_the_command_writes, Desk) {
  auto typed = fields("approve", "As in the term sheet.\r\nAll of it.");
  typed["ticket"] = "LEG-1";
  typed["conditions"] = "The board is told.\r\n\r\n The press, too. ";
  const auto answer = posted(typed);
  is_answered(answer, 303, "");
  const auto written = ledger();
  BOOST_TEST_REQUIRE(written.size() == 1U);
  files::remove_all(Ready::operator/("r/reviews"));
  passes(review({"approve", "EX001@licence", "--reason", "As in the term sheet. All of it.",
                 "--ticket", "LEG-1", "--condition", "The board is told.", "--condition",
                 "The press, too."}));
  BOOST_TEST((ledger() == written), written.begin()->second);
  BOOST_TEST(
      files::exists(Ready::operator/("r/reviews/") + beside(written.begin()->first, ".sig")));
  const auto shown = page(answer.header("Location")).body;
  BOOST_TEST(contains(shown, written.begin()->first), shown);
  BOOST_TEST(contains(shown, "Written, and not committed"), shown);
  BOOST_TEST(contains(shown, "it needs approvals by 2 people as legal and finance"), shown);
  BOOST_TEST(contains(page(root).body, "1 decision is not committed"));
  BOOST_TEST(git("r", {"log", "-1", "--format=%s"}) == "not exclusive");
}

BOOST_FIXTURE_TEST_CASE(shows_a_command_that_commits_what_was_written, Desk) {
  for (const std::string who : {"ann", "bob"}) {
    be(who);
    const auto shown = page(posted(fields("approve", "Agreed.")).header("Location")).body;
    const auto begin = shown.find("<code>git ") + 6;
    auto command = shown.substr(begin, shown.find("</code>", begin) - begin);
    for (auto at = command.find("&amp;"); at != std::string::npos; at = command.find("&amp;"))
      command.replace(at, 5, "&");
    for (auto at = command.find("&#39;"); at != std::string::npos; at = command.find("&#39;"))
      command.replace(at, 5, "'");
    BOOST_TEST(contains(command, " commit -S -m "), command);
    run({"sh", "-c", command});
  }
  BOOST_TEST(contains(page(root).body, "approved 1"));
  BOOST_TEST(contains(page(address_of_finding()).body, "approved by Ann as legal, Bob as finance"));
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(refuses_what_would_not_count_as_the_command_does, Desk) {
  be("dev");
  const auto said = review({"approve", "EX001@licence", "--reason", "Mine."});
  const std::string_view reason = "Dev made the change";
  is_refused(said, reason);
  is_answered(posted(fields("approve", "Mine.")), 422, reason);
  be("cat");
  is_answered(posted(fields("approve", "I may.")), 422, "the policy wants legal, finance");
  auto waiver = fields("waive", "For a quarter.");
  is_answered(posted(waiver), 422, "a waiver needs its last day");
  waiver["until"] = "soon";
  is_answered(posted(waiver), 422, "soon is no day");
  waiver["until"] = day_from_today(90);
  waiver["ticket"] = "LEG-1";
  const auto kept = posted(waiver);
  is_answered(kept, 422, "a waiver lasts 60 days at most");
  BOOST_TEST(contains(kept.body, "For a quarter.</textarea>"), kept.body);
  is_answered(posted(fields("withdraw", "Never.")), 422, "no decision of yours to take back");
  is_answered(posted(fields("reject", "  \r\n ")), 422, "a decision needs a reason");
  is_answered(posted(fields("burn", "Now.")), 400, "does not say what to decide");
  BOOST_TEST(ledger().empty());
  waiver["until"] = day_from_today(30);
  is_answered(posted(waiver), 303, "");
  is_answered(posted(fields("reject", "On second thoughts.")), 303, "");
  BOOST_TEST(ledger().size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(takes_a_form_once, Desk) {
  const auto typed = fields("approve", "Agreed.");
  is_answered(posted(typed), 303, "");
  is_answered(posted(typed), 409, "something was decided, or changed");
  BOOST_TEST(ledger().size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(refuses_a_decision_on_what_has_changed_meanwhile, Desk) {
  const auto typed = fields("approve", "Agreed.");
  be("dev");
  amend("non-exclusive", "Another note.");
  force("a note");
  be("ann");
  is_answered(posted(typed), 409, "Agreed.</textarea>");
  const auto again = fields("approve", "Agreed.");
  be("dev");
  amend("sole");
  force("now sole");
  be("ann");
  is_answered(posted(again), 409, "no finding has this fingerprint any more");
  BOOST_TEST(ledger().empty());
}

struct Hostile {
  std::string_view name;
  int status;
  std::string_view says;
  Fields lines;  // in the place of what a browser says; empty: left out
};

BOOST_FIXTURE_TEST_CASE(takes_no_form_that_is_not_its_own, Desk) {
  const auto own = "http://" + host();
  const std::string twice = own + "\r\nOrigin: " + own;
  const Hostile rows[] = {
      {"no origin", 403, "does not come from a page of this server", {{"Origin", ""}}},
      {"null", 403, "does not come from", {{"Origin", "null"}}},
      {"another origin", 403, "does not come from", {{"Origin", "http://evil.example"}}},
      {"another port", 403, "does not come from", {{"Origin", "http://127.0.0.1:1"}}},
      {"another scheme", 403, "does not come from", {{"Origin", "https://" + host()}}},
      {"a longer origin", 403, "does not come from", {{"Origin", own + ".evil.example"}}},
      {"two origins", 403, "does not come from", {{"Origin", twice}}},
      {"another of its names",
       403,
       "does not come from",
       {{"Origin", fmt::format("http://localhost:{}", port)}}},
      {"cross-site", 403, "does not come from", {{"Sec-Fetch-Site", "cross-site"}}},
      {"same-site", 403, "does not come from", {{"Sec-Fetch-Site", "same-site"}}},
      {"typed by a person", 403, "does not come from", {{"Sec-Fetch-Site", "none"}}},
      {"another host", 421, "does not answer by that name", {{"Host", "evil.example"}}},
      {"text", 415, "forms are sent as", {{"Content-Type", "text/plain"}}},
      {"JSON", 415, "forms are sent as", {{"Content-Type", "application/json"}}},
      {"parts", 415, "forms are sent as", {{"Content-Type", "multipart/form-data; boundary=b"}}},
      {"another character set",
       415,
       "forms are sent as",
       {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-16"}}},
      {"no type", 415, "forms are sent as", {{"Content-Type", ""}}},
      {"packed", 415, "forms are sent as", {{"Content-Encoding", "gzip"}}},
      {"no length", 411, "how long it is", {{"Content-Length", ""}}},
      {"a length of words", 400, "wrong value", {{"Content-Length", "many"}}},
      {"a negative length", 400, "wrong value", {{"Content-Length", "-1"}}},
      {"in pieces", 411, "how long it is", {{"Transfer-Encoding", "chunked"}}},
      {"too long", 413, "65536 bytes at most", {{"Content-Length", "65537"}}},
      {"longer than any number", 413, "too large", {{"Content-Length", std::string(40, '9')}}},
  };
  const auto body = encoded(fields("approve", "Agreed."));
  for (const Hostile& row : rows) {
    auto lines = headers(body);
    for (const auto& [name, value] : row.lines)
      lines[name] = value;
    BOOST_TEST_CONTEXT(row.name) {
      is_answered(posted(root + "finding", lines, body), row.status, row.says);
      BOOST_TEST(ledger().empty());
    }
  }
  is_answered(posted(root + "finding", headers(body), body), 303, "");
}

BOOST_FIXTURE_TEST_CASE(takes_no_form_by_another_address, Desk) {
  const auto body = encoded(fields("approve", "Agreed."));
  const auto other = "/review/" + std::string(32, '0') + "/";
  struct Row {
    std::string target;
    int status;
  };
  const Row rows[] = {{"/", 403},
                      {"/review/finding", 403},
                      {"/review/", 403},
                      {other + "finding", 403},
                      {root.substr(0, root.size() - 2) + "/finding", 403},
                      {"/x" + root + "finding", 403},
                      {"/review/../" + root.substr(8) + "finding", 403},
                      {root, 404},
                      {root + "none", 404},
                      {root + "finding/", 404},
                      {root + "../finding", 404},
                      {root + "finding?id=1", 400},
                      {root + "finding%00", 400}};
  for (const auto& [target, status] : rows) {
    const auto answer = posted(target, headers(body), body);
    BOOST_TEST(answer.status == status, target << ": " << answer.head << answer.body);
    if (!contains(target, root)) BOOST_TEST(!contains(answer.body, root), target);
  }
  for (const auto* method : {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"})
    BOOST_TEST(asked(root + "finding?" + body, method).status ==
                   (method[0] == 'G' || method[0] == 'H' ? 200 : 405),
               method);
  BOOST_TEST(ledger().empty());
}

BOOST_FIXTURE_TEST_CASE(takes_no_form_with_other_fields, Desk) {
  const auto typed = fields("approve", "Agreed.");
  const auto whole = encoded(typed);
  const auto refused = [&](const std::string& body, int status, std::string_view says) {
    BOOST_TEST_CONTEXT(body) {
      is_answered(posted(root + "finding", headers(body), body), status, says);
    }
  };
  refused(whole + "&decision=reject", 400, "decision stands twice");
  refused(whole + "&seen=", 400, "seen stands twice");
  refused(whole + "&commit=yes", 400, "has such a field");
  refused(whole + "&repo=/", 400, "has such a field");
  refused(whole + "&ticket=%ff", 400, "no text");
  refused(whole + "&ticket=%1b[31m", 400, "no text");
  refused(whole + "&ticket=%zz", 400, "hexadecimal");
  refused("", 409, "no finding has this fingerprint");
  refused("id=../../x&decision=approve", 409, "no finding has this fingerprint");
  auto other = typed;
  other["seen"] = "";
  is_answered(posted(other), 409, "since you opened this page");
  other = typed;
  other["role"] = "../compliance";
  is_answered(posted(other), 422, "would not count");
  other = typed;
  other["reason"] = std::string(70'000, 'w');
  is_answered(posted(other), 413, "65536 bytes at most");
  BOOST_TEST(ledger().empty());
}

BOOST_FIXTURE_TEST_CASE(shows_nothing_without_the_secret, Desk) {
  for (const auto& target :
       {std::string("/review"), std::string("/review/"), root.substr(0, root.size() - 1),
        "/review/" + std::string(32, '0') + "/", root.substr(0, 20),
        std::string("/review/%2e%2e/")}) {
    const auto answer = asked(target);
    BOOST_TEST(answer.status == 403, target);
    BOOST_TEST(!contains(answer.body, "EX001"), target);
  }
  BOOST_TEST(!contains(page("/").body, "/review/"));
  const auto shown = page(address_of_finding());
  const auto policy = shown.header("Content-Security-Policy");
  BOOST_TEST(contains(policy, "default-src 'none'; style-src 'sha256-"), policy);
  BOOST_TEST(contains(policy, "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
  BOOST_TEST(shown.header("Referrer-Policy") == "same-origin");
  BOOST_TEST(shown.header("Cache-Control") == "no-store");
  BOOST_TEST(contains(page(root).header("Content-Security-Policy"), "form-action 'none'"));
}

BOOST_FIXTURE_TEST_CASE(loses_nothing_where_two_decide_at_once, Desk) {
  const Serving other(Ready::operator/("r"), Ready::operator/("other"), {"--review"});
  const auto other_root = root_in(other.printed(2).at(1));
  const auto typed = fields("reject", "");
  std::vector<std::future<int>> waiting;
  for (int i = 0; i < 12; ++i)
    waiting.push_back(std::async(std::launch::async, [&, i] {
      auto own = typed;
      own["reason"] = fmt::format("No, for the reason {}.", i);
      const auto body = encoded(own);
      if (i % 2 == 0) return posted(own).status;
      auto lines = headers(body);
      lines["Host"] = other.host();
      lines["Origin"] = "http://" + other.host();
      auto request = fmt::format("POST {}finding HTTP/1.1\r\n", other_root);
      for (const auto& [name, value] : lines)
        request += fmt::format("{}: {}\r\n", name, value);
      return other.sent(request + "\r\n" + body).status;
    }));
  std::size_t taken = 0;
  for (auto& one : waiting) {
    const int status = one.get();
    BOOST_TEST((status == 303 || status == 409), status);
    taken += status == 303 ? 1U : 0U;
  }
  BOOST_TEST(taken >= 1U);
  BOOST_TEST(taken <= 2U);  // each program lets one pass
  const auto found = ledger();
  BOOST_TEST(found.size() == taken);
  for (const auto& [path, bytes] : found)
    BOOST_TEST((read_decision(Source(path, bytes), "reviews/" + path).verdict == Verdict::reject),
               bytes);
}

BOOST_FIXTURE_TEST_CASE(writes_through_no_link, Desk) {
  files::create_directory(Ready::operator/("elsewhere"));
  files::create_directory_symlink(Ready::operator/("elsewhere"), Ready::operator/("r/reviews"));
  is_answered(posted(fields("approve", "Agreed.")), 422, "is a symbolic link");
  BOOST_TEST(files::is_empty(Ready::operator/("elsewhere")));
}

BOOST_FIXTURE_TEST_CASE(asks_nobody_for_a_passphrase, Desk) {
  run({"ssh-keygen", "-q", "-p", "-P", "", "-N", "a secret", "-f", key_of("ann")});
  is_answered(posted(fields("approve", "Agreed.")), 422, "the decision cannot be signed");
  BOOST_TEST(ledger().empty());
}

BOOST_FIXTURE_TEST_CASE(says_where_nobody_can_decide, Ready) {
  const auto refused = [&](const std::string& where, std::vector<std::string> words) {
    words.insert(words.begin(), {"clauseline", "serve", "--port", "0", "--review"});
    const auto outcome = attempt(where, std::move(words));
    BOOST_TEST(outcome.status == 2, outcome.error);
    return outcome.error;
  };
  for (const auto* host : {"192.0.2.1", "example.org", "127.example.org", "::"})
    BOOST_TEST(!refused("r", {"--host", host}).empty(), host);
  BOOST_TEST(contains(refused("r", {"--host", "192.0.2.1"}), "from this machine alone"));
  BOOST_TEST(contains(refused("r", {"nowhere..HEAD"}), "nowhere"));
  BOOST_TEST(contains(refused("server", {"main~1..main"}), "no working tree to decide in"));
}

BOOST_AUTO_TEST_SUITE_END()
