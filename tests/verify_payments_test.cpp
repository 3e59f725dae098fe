// Reports with payments made again: the figures lie in no version, and count as they were.

#include "text/digest.hpp"
#include "verified.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
using namespace clauseline::tests;

namespace {

constexpr auto figures =
    "stream,start,end,currency,amount\n"
    "t-share,2026-01-01,2026-12-31,USD,500000.00\n";
constexpr auto euros =
    "stream,start,end,currency,amount\n"
    "t-share,2026-01-01,2026-12-31,EUR,500000.00\n";
constexpr auto rates = "date,from,to,rate\n2027-01-30,EUR,USD,0.9\n";

std::string share(std::string_view rate) {
  return clause(
      "fees", "2.1", "The customer pays a share of its revenue.",
      fmt::format("<revenue-share id=\"t-share\" payer=\"customer\" payee=\"supplier\">"
                  "<rate percent=\"{}\"/><cap amount=\"undisclosed\" currency=\"USD\"/>"
                  "<pay every=\"P1Y\" within=\"P30D\" currency=\"USD\" late-percent=\"12\" "
                  "late-per=\"P1Y\"/><until event=\"sale\"/></revenue-share>",
                  rate));
}

/// Two versions of a share, and the figures in a folder beside the repository.
struct Paying : ReportingArchive {
  Paying() {
    version(share("20"), "first");
    git("house", {"tag", "signed"});
    version(share("26"), "second");
    git("house", {"tag", "amended"});
    write("plan/figures.csv", figures);
    write("plan/euros.csv", euros);
    write("plan/rates.csv", rates);
  }

  std::string report_on(const std::string& forecast,
                        const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"audit",  "signed:a.xml", "amended:a.xml",      "--forecast",
                                   forecast, "--assume",     "t-share.cap=1000000"};
    words.insert(words.end(), more.begin(), more.end());
    return report(words, "html");
  }
  std::string report_with_rates() const {
    return report_on(*this / "plan/euros.csv", {"--fx", *this / "plan/rates.csv"});
  }

  /// What the page itself says, without the manifest that it holds.
  static std::string told_of_payments(const std::string& file) {
    const auto page = std::string(read_file(file).bytes());
    const auto begin = page.find("What this rests on</h");
    return begin == std::string::npos ? ""
                                      : page.substr(begin, page.find("</section>", begin) - begin);
  }

  std::string plan = *this / "plan/figures.csv";
};

}  // namespace

BOOST_AUTO_TEST_SUITE(verify_payments_test)

BOOST_FIXTURE_TEST_CASE(finds_payments_identical_with_all_that_shapes_them, Paying) {
  const auto plain = report_on(plan);
  BOOST_TEST(contains(read_file(plain).bytes(), "130,000.00"));
  is_identical(verify(plain));
  const auto exchanged = report_with_rates();
  BOOST_TEST(contains(read_file(exchanged).bytes(), "117,000.00"));
  for (const auto* file : {euros, rates})
    BOOST_TEST(contains(told_of_payments(exchanged), sha256(file)));
  is_identical(verify(exchanged));
  const std::vector<std::string> options[] = {
      {"--from", "2026-02-01", "--to", "2026-11-30"},
      {"--paid", "t-share=1000.00"},
      {"--interest", "30"},
      {"--use-reported"},
      {"--event", "sale=never"},
      {"--scenario", "Early:sale=2026-06-30", "--scenario", "Late:sale=2028-01-01"},
      {"--break-even", "sale"}};
  const auto usual = std::string(read_file(plain).bytes());
  for (const auto& option : options) {
    BOOST_TEST_CONTEXT(option.front()) {
      const auto file = report_on(plan, option);
      BOOST_TEST((read_file(file).bytes() != usual));
      is_identical(verify(file));
    }
  }
}

BOOST_FIXTURE_TEST_CASE(asks_for_the_figures_where_they_are_gone, Paying) {
  const auto file = report_on(plan);
  std::filesystem::rename(plan, *this / "plan/kept.csv");
  is_refused(verify(file), plan + ": error: the bytes that the report was made of are not here");
  is_identical(run({"verify", file, *this / "plan/kept.csv"}));
  write("plan/figures.csv", euros);
  is_refused(verify(file), sha256(figures));
}

BOOST_FIXTURE_TEST_CASE(takes_figures_from_a_commit, Paying) {
  put("plan/euros.csv", euros, "the plan");
  put("plan/rates.csv", rates, "the rates");
  git("house", {"tag", "planned"});
  const auto file = report_on("planned:plan/euros.csv", {"--fx", "planned:plan/rates.csv"});
  put("plan/euros.csv", "none any more\n", "another plan");
  git("house", {"tag", "-d", "planned"});
  const auto told = verify(file);
  is_identical(told);
  BOOST_TEST(contains(told.error, "note: planned names nothing here any more"), told.error);
}

BOOST_FIXTURE_TEST_CASE(says_which_payment_was_changed, Paying) {
  differs(verify(changed(report_on(plan), "130,000.00", "131,000.00")), "131,000.00");
  differs(verify(changed(report_on(plan), "cap=1000000", "cap=100000")), "100,000.00");
}

BOOST_FIXTURE_TEST_CASE(asks_nothing_of_formats_without_payments, Paying) {
  put("plan/figures.csv", figures, "the plan");
  git("house", {"tag", "planned"});
  put(".templates/template.xml", "<template xmlns=\"urn:clauseline:template:1\"/>", "a template");
  git("house", {"tag", "dressed"});
  for (const auto* format : {"json", "docx"}) {
    const auto file = *this / "beside";
    report_on("planned:plan/figures.csv",
              {"--format", fmt::format("{}={}", format, file), "--template", "dressed:.templates"});
    is_identical(verify(file));
    is_identical(verify(*this / "report.html"));
  }
}

BOOST_FIXTURE_TEST_CASE(reads_no_figures_that_a_report_alone_names, Paying) {
  write("secret", "the password is swordfish\n");
  for (const auto* member : {"forecast", "fx"}) {
    const auto named = fmt::format("\"{}\":\"", member);
    const auto outcome = verify(changed(report_with_rates(), named,
                                        fmt::format("{}{}\",\"was\":\"", named, *this / "secret")));
    is_refused(outcome, "the report tells no bytes of it");
    BOOST_TEST(!contains(outcome.error, "swordfish"), outcome.error);
  }
}

BOOST_FIXTURE_TEST_CASE(refuses_payments_of_a_range, Paying) {
  const auto file = report({"audit", "signed..amended"}, "html");
  is_refused(verify(changed(file, "\"range\":true", "\"range\":true,\"forecast\":\"x.csv\"")),
             "its manifest names a forecast for a range");
}

BOOST_AUTO_TEST_SUITE_END()
