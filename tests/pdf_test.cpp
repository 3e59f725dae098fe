// The report on paper: what it says, how it is tagged, that it is the same again, and that nothing
// is fetched for it.

#include "count.hpp"
#include "histories.hpp"

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

using namespace clauseline;
using namespace clauseline::tests;

namespace {

std::string licence(std::string_view level, std::string_view words) {
  return clause("licence", "2.1", words,
                fmt::format("<grant id=\"t\" grantor=\"supplier\" grantee=\"customer\" "
                            "assets=\"core\"><exclusivity level=\"{}\"/></grant>",
                            level));
}

/// Two versions, and the report about them as a file.
struct Paper : Archive {
  std::string pdf(const std::string& name, const std::string& words = "It is a licence.") {
    version(licence("exclusive", words), "first");
    version(licence("non-exclusive", words + " It changed."), "second");
    return again(name);
  }
  std::string again(const std::string& name) const {
    const auto file = *this / name;
    const auto outcome = run({"audit", "HEAD~1:a.xml", "HEAD:a.xml", "--format", "pdf=" + file});
    BOOST_TEST_REQUIRE(outcome.status == 0, outcome.error);
    return file;
  }
};

std::string words_of(const std::string& file) {
  return clauseline::run({"pdftotext", "-layout", file, "-"});
}

/// A server that answers nobody, and notes who asks.
class Listener {
 public:
  Listener() : number_{socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* general = reinterpret_cast<sockaddr*>(&address);
    BOOST_TEST_REQUIRE(bind(number_, general, size) == 0);
    BOOST_TEST_REQUIRE(listen(number_, 4) == 0);
    BOOST_TEST_REQUIRE(getsockname(number_, general, &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() { close(number_); }

  int port() const { return port_; }
  bool was_asked() const {
    pollfd asked{number_, POLLIN, 0};
    return poll(&asked, 1, 0) > 0;
  }

 private:
  int number_;
  int port_ = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_test)

BOOST_FIXTURE_TEST_CASE(says_what_the_page_says_on_numbered_pages, Paper) {
  const auto file = pdf("report.pdf");
  const auto words = words_of(file);
  for (const auto* part :
       {"The agreement around a case", "An exclusive licence became non-exclusive", "Critical",
        "2.1", "Evidence", "Not legal advice"})
    BOOST_TEST(contains(words, part), part << " is not in\n" << words);
  const auto facts = clauseline::run({"pdfinfo", file});
  const auto pages = facts.substr(facts.find("Pages:") + 6, 20);
  const auto last = std::stoi(pages);
  BOOST_TEST(last > 1);
  for (int page = 1; page <= last; ++page)
    BOOST_TEST(contains(words, fmt::format(" {}/{}\n", page, last)), page);
  BOOST_TEST(contains(facts, "Tagged:          yes"), facts);
  BOOST_TEST(contains(facts, "JavaScript:      no"), facts);
  BOOST_TEST(contains(facts, "Page size:       595.276 x 841.89 pts (A4)"), facts);
  BOOST_TEST(contains(facts, "Title:           Clauseline: The agreement around a case"), facts);
  BOOST_TEST(contains(clauseline::run({"pdfinfo", "-struct", file}), "Table"));
  BOOST_TEST(contains(read_file(file).bytes(), "pdfuaid:part"));
}

BOOST_FIXTURE_TEST_CASE(is_the_same_again_elsewhere, Paper) {
  const auto file = pdf("report.pdf");
  const Variable zone("TZ", "Pacific/Kiritimati");
  const Variable language("LC_ALL", "tr_TR.UTF-8");
  const Variable epoch("SOURCE_DATE_EPOCH", "1");
  const Inside folder("/");
  BOOST_TEST((read_file(again("again.pdf")).bytes() == read_file(file).bytes()));
}

BOOST_FIXTURE_TEST_CASE(fetches_nothing_whatever_an_agreement_says, Paper) {
  const Listener listener;
  const auto address = fmt::format("http://127.0.0.1:{}/", listener.port());
  const auto secret = *this / "secret.txt";
  write("secret.txt", "the secret words");
  const auto file = pdf(
      "report.pdf",
      fmt::format("&lt;/style&gt;&lt;style&gt;@import url({0}a); body {{ background: url({0}b) }}"
                  "&lt;/style&gt;&lt;img src=\"{0}c\"&gt;&lt;link rel=\"stylesheet\" href=\"{0}d\""
                  "&gt;&lt;link rel=\"attachment\" href=\"file://{1}\"&gt;"
                  "&lt;object data=\"file://{1}\"&gt;&lt;/object&gt;",
                  address, secret));
  BOOST_TEST(!listener.was_asked());
  const auto words = words_of(file);
  BOOST_TEST(contains(words, "<img src="), words);
  BOOST_TEST(!contains(words, "the secret words"));
  BOOST_TEST(contains(clauseline::run({"pdfdetach", "-list", file}), "0 embedded files"));
}

BOOST_FIXTURE_TEST_CASE(cuts_a_word_that_no_paper_holds_and_says_so, Paper) {
  const auto words =
      words_of(pdf("report.pdf", std::string(5'000, 'w') + " &amp; " + std::string(1'200, 'x')));
  BOOST_TEST(contains(words, "4000 more characters of this word are left out on paper"), words);
  BOOST_TEST(contains(words, "200 more characters of this word are left out on paper"), words);
  // Where a line may end anywhere there is no endless word.
  std::string signs;
  for (int i = 0; i < 1'500; ++i)
    signs += "\xE9\x95\xB7";
  version(licence("sole", signs), "third");
  version(licence("exclusive", signs), "fourth");
  BOOST_TEST(!contains(words_of(again("signs.pdf")), "left out on paper"));
}

/// The outline of the first page: what did not change is counted, and not listed.
BOOST_FIXTURE_TEST_CASE(cuts_a_long_outline_to_what_changed, Paper) {
  const auto clauses = [](std::string_view words) {
    std::string all;
    for (int i = 1; i <= 200; ++i)
      all += clause(fmt::format("c{}", i), fmt::format("3.{}", i),
                    i == 100 ? words : std::string_view("Words that stay."));
    return all;
  };
  version(clauses("Old words."), "first");
  version(clauses("New words."), "second");
  const auto words = words_of(again("report.pdf"));
  const auto outline = words.substr(0, words.find("What it means"));
  BOOST_TEST(contains(outline, "3.100"), outline);
  BOOST_TEST(contains(outline, "101 without change"), outline);
  BOOST_TEST(!contains(outline, "3.50"), outline);
}

BOOST_FIXTURE_TEST_CASE(wears_a_template, Paper) {
  version(licence("exclusive", "It is a licence."), "first");
  version(licence("non-exclusive", "It is a licence."), "second");
  const auto file = *this / "report.pdf";
  const auto outcome = run({"audit", "HEAD~1:a.xml", "HEAD:a.xml", "--format", "pdf=" + file,
                            "--template", CLAUSELINE_ROOT "/tests/template"});
  BOOST_TEST_REQUIRE(outcome.status == 0, outcome.error);
  const auto words = words_of(file);
  BOOST_TEST(contains(words, "Example & Partners LLP"), words);
  BOOST_TEST(tests::count(words, "Privileged and confidential.") >= 3U, words);  // on every page
  BOOST_TEST(contains(clauseline::run({"pdfimages", "-list", file}), "120    40"));
  BOOST_TEST(contains(clauseline::run({"pdffonts", file}), "DejaVu"));
}

BOOST_FIXTURE_TEST_CASE(says_so_where_a_report_is_too_long_for_paper, Paper) {
  pdf("report.pdf");
  const auto refused = [&](std::string_view script, std::string_view says) {
    write("bin/weasyprint", script);
    std::filesystem::permissions(*this / "bin/weasyprint", std::filesystem::perms::owner_all);
    const Variable path("PATH", fmt::format("{}:{}", *this / "bin", std::getenv("PATH")));
    const auto outcome =
        run({"audit", "HEAD~1:a.xml", "HEAD:a.xml", "--format", "pdf=" + (*this / "none.pdf")});
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(contains(outcome.error, says), outcome.error);
    BOOST_TEST(contains(outcome.error, "write --format html"), outcome.error);
    BOOST_TEST(!std::filesystem::exists(*this / "none.pdf"));
  };
  refused("#!/bin/sh\nkill -XCPU $$\n", "took more than 10 minutes of processor time");
  refused("#!/bin/sh\necho MemoryError >&2\nexit 1\n", "needed more than 4 GiB of memory");
}

BOOST_FIXTURE_TEST_CASE(gives_the_program_a_page_that_refers_to_nothing, Paper) {
  write("bin/weasyprint", "#!/bin/sh\necho \"$*\" >words\ncat >page\nprintf '%%PDF-1.7'\n");
  std::filesystem::permissions(*this / "bin/weasyprint", std::filesystem::perms::owner_all);
  const Variable path("PATH", fmt::format("{}:{}", *this / "bin", std::getenv("PATH")));
  const Inside folder(*this / "home");
  pdf("report.pdf");
  BOOST_TEST(contains(read_file("words").bytes(), "--base-url about:invalid"));
  const auto page = std::string(read_file("page").bytes());
  for (const auto* part :
       {" src=", "url(", "@import", "<link", "href=\"h", "<object", "var(--paper"})
    BOOST_TEST(!contains(page, part), part);
}

BOOST_FIXTURE_TEST_CASE(says_what_to_do_where_the_program_is_missing_or_fails, Paper) {
  pdf("report.pdf");
  const auto attempt = [&] {
    return run({"audit", "HEAD~1:a.xml", "HEAD:a.xml", "--format", "pdf=" + (*this / "none.pdf")});
  };
  write("bin/weasyprint", "#!/bin/sh\necho 'Traceback:' >&2\necho 'No fonts' >&2\nexit 1\n");
  std::filesystem::permissions(*this / "bin/weasyprint", std::filesystem::perms::owner_all);
  std::filesystem::create_symlink(clauseline::run({"which", "git"}), *this / "bin/git");
  {
    const Variable path("PATH", *this / "bin:/bin");
    const auto failed = attempt();
    BOOST_TEST(failed.status == 2);
    BOOST_TEST(contains(failed.error, "weasyprint could not make the PDF: No fonts"), failed.error);
  }
  std::filesystem::remove(*this / "bin/weasyprint");
  const Variable path("PATH", *this / "bin");
  const auto missing = attempt();
  BOOST_TEST(missing.status == 2);
  BOOST_TEST(contains(missing.error, "made by the program weasyprint, which is not here"),
             missing.error);
  BOOST_TEST(contains(missing.error, "apt-get install weasyprint"), missing.error);
  BOOST_TEST(!std::filesystem::exists(*this / "none.pdf"));
}

BOOST_AUTO_TEST_SUITE_END()
