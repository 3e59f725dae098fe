// What holds of every lint, whatever it looks at.

#include "lint/lint.hpp"

#include "lint_cases.hpp"
#include "model/read.hpp"
#include "model/write.hpp"
#include "text/error.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using clauseline::find_lint;
using clauseline::Hit;
using clauseline::Lint;
using clauseline::Source;
using clauseline::tests::lint_cases;
using clauseline::tests::LintCase;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(lint_test)

enum class Where : std::uint8_t {
  here,    // a row says it
  reader,  // the reader refuses the document
};

struct Catalogued {
  std::string_view code;
  std::string_view slug;
  std::string_view severity;
  Where where = Where::here;
};

std::ostream& operator<<(std::ostream& out, const Catalogued& row) { return out << row.code; }

// clang-format off
constexpr Catalogued catalogue[] = {
    {"LN001", "undefined-term", "medium"},
    {"LN002", "unused-definition", "low"},
    {"LN003", "duplicate-definition", "high"},
    {"LN004", "circular-definition", "high"},
    {"LN005", "unmarked-term-use", "low"},
    {"LN006", "term-text-mismatch", "medium"},
    {"LN007", "dangling-reference", "high"},
    {"LN008", "stale-reference-number", "medium"},
    {"LN009", "plain-text-reference", "low"},
    {"LN010", "reference-to-reserved", "medium"},
    {"LN011", "reference-to-self", "low"},
    {"LN012", "numbering-gap", "low"},
    {"LN013", "percent-out-of-range", "high"},
    {"LN014", "words-digits-mismatch", "high"},
    {"LN015", "prose-contradicts-terms", "high", Where::here},
    {"LN016", "terms-without-prose", "medium", Where::here},
    {"LN017", "prose-without-terms", "medium", Where::here},
    {"LN018", "date-order", "high"},
    {"LN019", "date-impossible", "high"},
    {"LN020", "date-ambiguous", "medium"},
    {"LN021", "year-precision-end", "low"},
    {"LN022", "until-inclusive-unclear", "low"},
    {"LN023", "event-undefined", "high"},
    {"LN024", "event-reached-declared-verified", "medium"},
    {"LN025", "event-one-sided", "medium"},
    {"LN026", "no-long-stop", "medium"},
    {"LN027", "currency-missing", "high"},
    {"LN028", "currency-unknown", "high"},
    {"LN029", "amount-precision", "medium"},
    {"LN030", "amount-undisclosed-executed", "low"},
    {"LN031", "two-exclusive-grants", "critical"},
    {"LN032", "exclusive-and-free", "high"},
    {"LN033", "sole-and-exclusive", "medium"},
    {"LN034", "exclusivity-unstated", "medium"},
    {"LN035", "licence-shape-unstated", "low"},
    {"LN036", "negated-conjunction", "medium"},
    {"LN037", "and-or", "low"},
    {"LN038", "double-negative", "medium"},
    {"LN039", "list-conjunction-missing", "medium"},
    {"LN040", "override-conflict", "high"},
    {"LN041", "precedence-cycle", "high"},
    {"LN042", "vague-party", "medium"},
    {"LN043", "unknown-party-name", "medium"},
    {"LN044", "role-mismatch", "medium"},
    {"LN045", "cap-below-minimum", "high"},
    {"LN046", "tiers-unordered", "high"},
    {"LN047", "share-without-base", "medium"},
    {"LN048", "share-without-audit", "low"},
    {"LN049", "share-over-100-total", "high"},
    {"LN050", "ceased-still-operative", "high"},
    {"LN051", "suspicious-characters", "medium"},
    {"LN052", "non-normal-text", "low"},
    {"LN053", "doctype-or-entity", "critical", Where::reader},
    {"LN054", "wrong-namespace", "critical", Where::reader},
    {"LN055", "fact-without-source", "low"},
    {"LN056", "press-as-term", "medium"},
    {"LN057", "signature-missing", "high"},
    {"LN058", "survival-dangling", "medium"},
    {"LN059", "most-favoured-conflict", "medium"},
    {"LN060", "table-terms-disagree", "high"},
    {"LN061", "share-part-repeated", "high"},
};
// clang-format on

BOOST_DATA_TEST_CASE(are_those_of_the_catalogue, data::make(catalogue), row) {
  const Lint* lint = find_lint(row.code);
  BOOST_TEST_REQUIRE((lint != nullptr) == (row.where == Where::here));
  if (lint == nullptr) return;
  BOOST_TEST(lint->slug == row.slug);
  BOOST_TEST(to_text(lint->severity) == row.severity);
  BOOST_TEST(find_lint(row.slug) == lint);
}

BOOST_AUTO_TEST_CASE(are_no_others) {
  for (const Lint& lint : clauseline::lints())
    BOOST_TEST(std::ranges::count(catalogue, lint.code, &Catalogued::code) == 1, lint.code);
}

BOOST_AUTO_TEST_CASE(say_all_that_a_reader_needs) {
  for (const Lint& lint : clauseline::lints()) {
    for (const auto words : {lint.title, lint.why, lint.remedy, lint.example})
      BOOST_TEST(!words.empty(), lint.code);
    BOOST_TEST((lint.clause != nullptr || lint.term != nullptr || lint.whole != nullptr),
               lint.code);
    BOOST_TEST(lint.why.ends_with('.'), lint.code);
    BOOST_TEST(!lint.title.ends_with('.'), lint.code);
    BOOST_TEST(!lint.remedy.ends_with('.'), lint.code);
  }
}

std::string read(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

std::vector<Hit> hits_of(const Source& source) {
  const auto placed = clauseline::read_placed(source);
  return clauseline::lint(clauseline::Draft(source, placed));
}

/// The codes that lints say of a version, and how often.
std::map<std::string_view, unsigned> codes_of(const Source& source) {
  std::map<std::string_view, unsigned> codes;
  for (const Hit& hit : hits_of(source))
    ++codes[hit.lint->code];
  return codes;
}

BOOST_AUTO_TEST_CASE(have_a_case_in_which_each_speaks_and_one_in_which_it_stays_silent) {
  std::set<std::string, std::less<>> speaks;
  std::set<std::string, std::less<>> silent;
  for (const LintCase& one : lint_cases()) {
    const auto name = one.folder.filename().string();
    const auto code = name.substr(0, 5);
    const auto* lint = find_lint(code);
    BOOST_TEST_REQUIRE(lint != nullptr, name);
    const bool near_miss = name.substr(5).starts_with("-not-");
    BOOST_TEST(codes_of(one.source).contains(lint->code) != near_miss, name);
    (near_miss ? silent : speaks).insert(code);
    if (name == code + "-" + std::string(lint->slug)) speaks.insert(name);
  }
  for (const Lint& lint : clauseline::lints()) {
    BOOST_TEST(speaks.contains(fmt::format("{}-{}", lint.code, lint.slug)), lint.code);
    BOOST_TEST(silent.contains(lint.code), lint.code);
  }
}

BOOST_AUTO_TEST_CASE(point_into_the_source) {
  for (const LintCase& one : lint_cases())
    for (const Hit& hit : hits_of(one.source)) {
      BOOST_TEST_REQUIRE(hit.at.line > 0U, one.folder);
      BOOST_TEST(hit.at.column <= one.source.line(hit.at.line).size(), one.folder);
      BOOST_TEST(!hit.message.empty());
      BOOST_TEST(!hit.hint.empty());
    }
}

/// What stands in the source where a lint points into words.
BOOST_AUTO_TEST_CASE(point_at_the_byte_that_they_quote) {
  const Source source("here.xml", read(CLAUSELINE_ROOT "/tests/lints/LN037-and-or/input.xml"));
  const std::string entities =
      "<clause id=\"here\" num=\"3\"><h>And/or</h>\n<p>A &amp; B &#x2014;\n   or <em>C</em>&#160;"
      "<![CDATA[<& ]]>and/or D.</p><flush>It</flush></clause>\n";
  const auto frame = read(CLAUSELINE_ROOT "/tests/lints/frame.xml");
  auto text = frame;
  const std::string hole = "<!-- the case -->\n";
  text.replace(text.find(hole), hole.size(), entities);
  const Source framed("framed.xml", text);
  const auto hits = hits_of(framed);
  BOOST_TEST_REQUIRE(hits.size() == 1U);
  const auto line = framed.line(hits.front().at.line);
  BOOST_TEST(line.substr(hits.front().at.column - 1).starts_with("and/or D."));
}

BOOST_AUTO_TEST_CASE(find_words_again_in_markdown_and_text) {
  for (const char* name : {"words.md", "words.txt"}) {
    const Source source(name,
                        "# Use of it\n\n1. You may **sell** and use it,\n   and/or lend it.\n");
    const auto hits = hits_of(source);
    BOOST_TEST_REQUIRE(hits.size() == 1U, name);
    BOOST_TEST(hits.front().at.line == 4U, name);
    BOOST_TEST(hits.front().at.column == 4U, name);
  }
}

/// The same document with its attributes the other way round, under a prefix, and with every
/// run of white space a line break.
std::string in_other_bytes(std::string text) {
  std::string other;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '<' && at + 1 < text.size() &&
        std::isalpha(static_cast<unsigned char>(text[at + 1]))) {
      const auto end = text.find('>', at);
      auto tag = text.substr(at + 1, end - at - 1);
      const bool closed = tag.ends_with('/');
      if (closed) tag.pop_back();
      const auto name = tag.substr(0, tag.find_first_of(" \n"));
      std::vector<std::string> attributes;
      for (auto from = name.size(); (from = tag.find('=', from)) != std::string::npos;) {
        const auto begin = tag.find_last_of(" \n", from) + 1;
        const auto quote = tag.find('"', tag.find('"', from) + 1);
        auto attribute = tag.substr(begin, quote - begin + 1);
        if (attribute.starts_with("xmlns=")) attribute.insert(5, ":c");
        attributes.push_back(std::move(attribute));
        from = quote;
      }
      other += "<c:" + name;
      for (auto one = attributes.rbegin(); one != attributes.rend(); ++one)
        other += "\n " + *one;
      other += closed ? "/>" : ">";
      at = end;
    } else if (text.compare(at, 2, "</") == 0) {
      other += "</c:";
      ++at;
    } else {
      other += text[at] == ' ' ? '\n' : text[at];
    }
  }
  return other;
}

BOOST_AUTO_TEST_CASE(do_not_depend_on_how_the_document_is_written) {
  unsigned seen = 0;
  for (const LintCase& one : lint_cases()) {
    if (!one.source.bytes().starts_with("<?xml")) continue;
    const auto declaration = one.source.bytes().find("?>") + 2;
    const std::string head(one.source.bytes().substr(0, declaration));
    const Source other("other.xml",
                       head + in_other_bytes(std::string(one.source.bytes().substr(declaration))));
    BOOST_TEST_REQUIRE(clauseline::schema_problems(other).empty(), one.folder);
    const auto before = codes_of(one.source);
    const auto after = codes_of(other);
    BOOST_TEST((before == after), one.folder);
    ++seen;
  }
  BOOST_TEST(seen > 100U);
}

BOOST_AUTO_TEST_CASE(do_not_depend_on_the_canonical_form) {
  for (const LintCase& one : lint_cases()) {
    if (!one.source.bytes().starts_with("<?xml")) continue;
    const Source canonical("canonical.xml", clauseline::canonical_form(one.source));
    BOOST_TEST((codes_of(one.source) == codes_of(canonical)), one.folder);
  }
}

/// The clauses of all cases, in any number and order: ids and names meet as no author would let
/// them, and whatever reads must take it.
BOOST_AUTO_TEST_CASE(take_agreements_that_are_put_together_at_random) {
  std::vector<std::string> pieces;
  for (const LintCase& one : lint_cases()) {
    auto text = read((one.folder / "input.xml").string());
    if (text.starts_with("<clause") || text.starts_with("<article"))
      pieces.push_back(std::move(text));
  }
  BOOST_TEST_REQUIRE(pieces.size() > 50U);
  const auto frame = read(CLAUSELINE_ROOT "/tests/lints/frame.xml");
  const std::string hole = "<!-- the case -->\n";
  std::mt19937 random(20261127);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same every time
  for (unsigned round = 0; round < 60; ++round) {
    std::string body;
    for (auto count = random() % 12; count > 0; --count)
      body += pieces[random() % pieces.size()];
    auto text = frame;
    text.replace(text.find(hole), hole.size(), body);
    const Source source("random.xml", text);
    if (!clauseline::schema_problems(source).empty()) continue;
    for (const Hit& hit : hits_of(source)) {
      BOOST_TEST_REQUIRE(hit.at.line > 0U);
      BOOST_TEST(hit.at.column <= source.line(hit.at.line).size());
    }
  }
}

struct Expected {
  std::string_view code;
  std::string_view clause;
  std::string_view words;  // of the source, where the lint points
};
constexpr Expected of_the_example[] = {
    {"LN036", "first-ship", "cannot and chooses not"},
    {"LN021", "ip-licence", R"(until date="2032")"},
    {"LN021", "share-to-microsoft", R"(until date="2030")"},
    {"LN026", "independent-agi", R"(until event="agi")"},
    {"LN034", "research-licence", R"(level="unstated")"},
    {"LN035", "ip-licence", R"(grant id="t-licence")"},
    {"LN048", "share-to-microsoft", R"(revenue-share id="t-share-to-microsoft")"},
};
std::ostream& operator<<(std::ostream& out, const Expected& row) {
  return out << row.code << " at " << row.clause;
}

BOOST_DATA_TEST_CASE(say_of_the_example_what_its_authors_expect, data::make(of_the_example), row) {
  const Source source("2026-04-27.xml",
                      read(CLAUSELINE_ROOT "/agreements/microsoft-openai/2026-04-27.xml"));
  const auto placed = clauseline::read_placed(source);
  const clauseline::Draft draft(source, placed);
  const auto* clause = draft.clause(row.clause);
  BOOST_TEST_REQUIRE(clause != nullptr);
  const auto hits = clauseline::lint(draft);
  BOOST_TEST(std::ranges::any_of(hits, [&](const Hit& hit) {
    const auto words = source.line(hit.at.line).substr(hit.at.column - 1);
    return hit.lint->code == row.code && hit.at > clause->at && words.starts_with(row.words);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
