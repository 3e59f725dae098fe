// Typed terms that are suggested from words: what is suggested, that it can be pasted, and that it
// agrees with what people wrote.

#include "prose/suggest.hpp"

#include "audit_text.hpp"
#include "model/read.hpp"
#include "prose/suggest_rows.hpp"
#include "report/suggested_terms.hpp"
#include "schema_shape.hpp"
#include "terms/iso_codes.hpp"
#include "terms/tables.hpp"
#include "text/split.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

using namespace clauseline;
using namespace clauseline::tests;

BOOST_AUTO_TEST_SUITE(suggest_test)

std::string escaped(std::string_view words) {
  std::string out;
  for (const char c : words)
    out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
  return out;
}

std::string clause_saying(std::string_view words) {
  return fmt::format("<clause id=\"here\" num=\"2\"><p>{}</p></clause>", escaped(words));
}

/// An agreement, and what is suggested for it.
struct Suggested {
  Agreement agreement;
  std::vector<Suggestion> all;

  explicit Suggested(const std::string& text)
      : agreement(read_agreement(Source("version.xml", in_frame(text)))),
        all(suggest_terms(agreement, Detectors::shipped())) {}
  Suggested(const Suggested&) = delete;
  Suggested& operator=(const Suggested&) = delete;
  ~Suggested() = default;
};

/// The elements alone, without comments, and what is still to be added behind "+".
std::string plain(const Suggestion& suggestion) {
  const auto xml = reports::suggested_terms(suggestion);
  static const std::regex comments("<!--.*?-->");
  auto text = collapse(std::regex_replace(xml, comments, ""));
  for (const auto& [all, one] : {std::pair(" id=\"here-[a-z0-9-]+\"", ""), std::pair("> <", "><"),
                                 std::pair("</?terms>", "")})
    text = std::regex_replace(text, std::regex(all), one);
  for (const SuggestedTerm& term : suggestion.terms)
    for (const auto* open : {&term.missing, &term.undecided})
      for (const std::string& one : *open)
        text += " +" + one.substr(0, one.find(':'));
  return text;
}

struct Row {
  const char* words;
  const char* xml;
};

constexpr Row rows[] = {
    {"Supplier hereby grants Customer an exclusive, worldwide licence to use the Software.",
     R"(<grant grantor="supplier" grantee="customer" territory="world"><exclusivity level="exclusive"/></grant> +assets)"},
    {"Supplier Limited grants to the Customer a non-exclusive, irrevocable, royalty-free licence "
     "to the Software.",
     R"(<grant grantor="supplier" grantee="customer" revoke="no" royalty="free"><exclusivity level="non-exclusive"/></grant> +assets)"},
    {"Customer is hereby granted a non-transferable licence to use the Software.",
     R"(<grant transfer="no"/> +grantor +grantee +assets)"},
    {"Supplier grants Customer an exclusive licence to the Software. From 2030 the licence is "
     "non-exclusive.",
     R"(<grant grantor="supplier" grantee="customer"/> +assets +level)"},
    {"Customer shall pay to Supplier a royalty of five percent (5%) of Net Sales.",
     R"(<revenue-share payer="customer" payee="supplier"><rate percent="5"/><base measure="net-revenue"/></revenue-share>)"},
    {"Customer shall pay Supplier 12.5% of its gross revenue, capped at USD 2 million in total.",
     R"(<revenue-share payer="customer" payee="supplier"><rate percent="12.5"/><base measure="gross-revenue"/><cap amount="2000000" currency="USD"/></revenue-share>)"},
    {"Customer shall pay Supplier a royalty of 5% on books and a royalty of 7% on films.",
     R"(<revenue-share payer="customer" payee="supplier"/> +percent)"},
    {"Customer shall cause its agent to pay Supplier a royalty of 5% of its revenue.",
     R"(<revenue-share><rate percent="5"/></revenue-share> +payer +payee)"},
    {"Supplier and Customer pay a royalty of 5% of their revenue.",
     R"(<revenue-share><rate percent="5"/></revenue-share> +payer +payee)"},
    {"The Software is hosted exclusively on the North Cloud platform.",
     R"(<hosting mode="only" clouds="north"/> +owner +assets)"},
    {"Supplier may serve the Software across any cloud provider.",
     R"(<hosting mode="any" owner="supplier"/> +assets)"},
    {"In no event shall Supplier be liable to Customer for indirect or consequential damages.",
     R"(<liability mode="excluded" of="supplier" to="customer" heads="indirect consequential"/>)"},
    {"The total liability of each party is limited to EUR 500,000.",
     R"(<liability mode="capped"><cap amount="500000" currency="EUR"/></liability> +of +to)"},
    {"Supplier may audit the books and records of Customer once a year on ten days notice.",
     R"(<audit-right holder="supplier" of="customer" notice="P10D" per-year="1"/>)"},
    {"Neither party may assign this Agreement without the consent of the other.",
     R"(<assignment level="consent" by="supplier customer"/>)"},
    {"Customer may not assign this Agreement without consent, which shall not be unreasonably "
     "withheld.",
     R"(<assignment level="consent-not-unreasonably-withheld" by="customer"/>)"},
    {"This Agreement is governed by the laws of the State of Oregon, and the parties submit to the "
     "exclusive jurisdiction of the courts of Oregon.",
     R"(<governing-law law="US-OR" forum="courts" exclusive="yes"/>)"},
    {"This Agreement is governed by the laws of England and Wales.", ""},
    {"This Agreement is governed by the laws of Georgia, and disputes are finally settled by "
     "arbitration.",
     R"(<governing-law forum="arbitration"/> +law)"},
    {"Supplier ships the parcels on Monday.", ""},
    {"Nothing in this agreement grants Customer a licence to the Marks.", ""},
    {"Supplier grants Customer a discount of 5%.", ""},
};

BOOST_AUTO_TEST_CASE(says_what_the_words_say_and_no_more) {
  for (const auto& [words, xml] : rows) {
    const Suggested found(clause_saying(words));
    const auto text = found.all.empty() ? std::string() : plain(found.all.front());
    BOOST_TEST(text == xml, words << "\n  gives  " << text << "\n  not    " << xml);
  }
}

BOOST_AUTO_TEST_CASE(tells_the_words_that_each_attribute_came_from) {
  const Suggested found(
      clause_saying("Supplier grants Customer an exclusive licence to the Software."));
  BOOST_TEST_REQUIRE(found.all.size() == 1U);
  BOOST_TEST(reports::suggested_terms(found.all.front()) ==
             "<terms>\n"
             "  <!-- grantor: \"Supplier grants\" -->\n"
             "  <!-- grantee: \"Customer\" -->\n"
             "  <!-- still to be added: assets -->\n"
             "  <grant id=\"here-grant\" grantor=\"supplier\" grantee=\"customer\">\n"
             "    <!-- level: \"grants Customer an exclusive licence\" -->\n"
             "    <exclusivity level=\"exclusive\"/>\n"
             "  </grant>\n"
             "</terms>\n");
}

BOOST_AUTO_TEST_CASE(points_at_words_that_limit_the_right) {
  const Suggested found(
      clause_saying("Until 2030, Supplier grants Customer an exclusive licence to the Software, "
                    "except for schools."));
  BOOST_TEST_REQUIRE(found.all.size() == 1U);
  const auto xml = reports::suggested_terms(found.all.front());
  BOOST_TEST(xml.find("assets; what limits it (\"until\", \"except\") -->") != std::string::npos,
             xml);
}

BOOST_AUTO_TEST_CASE(leaves_clauses_with_typed_terms_alone) {
  const Suggested found(
      "<clause id=\"here\"><p>Supplier grants Customer an exclusive licence to the Software.</p>"
      "<terms><permission id=\"t\" party=\"supplier\" act=\"ship\"/></terms></clause>");
  BOOST_TEST(found.all.empty());
}

/// Something that the schema takes for an attribute which the words leave open.
std::string anything(std::string_view right, std::string_view attribute) {
  if (attribute == "assets") return "software";
  if (attribute == "clouds") return "north";
  if (attribute == "law") return "US-NY";
  if (attribute == "level") return "free";
  if (attribute == "mode") return right == "hosting" ? "any" : "capped";
  return attribute == "grantee" || attribute == "payee" || attribute == "to" ? "customer"
                                                                             : "supplier";
}

Suggestion completed(Suggestion suggestion) {
  for (SuggestedTerm& term : suggestion.terms) {
    for (const std::string& name : term.missing)
      term.attributes.push_back({name, anything(term.element, name), "words"});
    const auto needs = std::ranges::find(suggest_needs(), term.element, &SuggestNeeds::right);
    for (const std::string& open : term.undecided) {
      const auto colon = open.find(':');
      const auto at = needs->attributes.find(open.substr(0, colon));
      if (at == std::string_view::npos) continue;
      const auto name = needs->attributes.substr(at, colon);
      term.attributes.push_back({name, anything(term.element, name), "words"});
    }
  }
  return suggestion;
}

/// Sentences that say much, and some that try to break out of what is written around them.
std::vector<std::string> sentences() {
  std::vector<std::string> all{
      "Supplier grants Customer an exclusive licence --> to <Software> & \"more\" -- and -",
      "Customer pays Supplier a royalty--of 5%--of its ]]> revenue."};
  for (const Row& row : rows)
    all.emplace_back(row.words);
  for (const SignalKind& kind : Detectors::shipped().kinds())
    for (const SignalExample& example : kind.examples)
      all.push_back(example.words);
  return all;
}

BOOST_AUTO_TEST_CASE(passes_the_schema_once_completed) {
  std::size_t suggested = 0;
  std::string body;
  for (const std::string& words : sentences()) {
    const Suggested found(clause_saying(words));
    for (const Suggestion& one : found.all) {
      ++suggested;
      const auto xml = reports::suggested_terms(completed(one));
      const auto problems = schema_problems(
          Source("pasted.xml", in_frame("<clause id=\"here\"><p>Words.</p>" + xml + "</clause>")));
      BOOST_TEST(problems.empty(), (problems.empty() ? "" : problems.front().message) << "\n"
                                                                                      << xml);
    }
  }
  BOOST_TEST(suggested > 50U);
}

BOOST_AUTO_TEST_CASE(asks_for_what_the_schema_asks_for) {
  for (const SuggestNeeds& needs : suggest_needs()) {
    Words required;
    for (const auto& [name, attribute] : schema().element(needs.right).attributes)
      if (attribute.required && name != "id") required.insert(name);
    Words asked;
    std::istringstream names{std::string(needs.attributes)};
    for (std::string name; std::getline(names, name, '|');)
      asked.insert(name);
    BOOST_TEST(asked == required, needs.right);
  }
}

BOOST_AUTO_TEST_CASE(has_rows_of_signals_and_attributes_that_there_are) {
  for (const SuggestRow& row : suggest_rows()) {
    std::istringstream names{std::string(row.signals)};
    for (std::string name; std::getline(names, name, '|');)
      BOOST_TEST(std::ranges::any_of(Detectors::shipped().kinds(),
                                     [&](const SignalKind& kind) { return kind.name == name; }),
                 name);
    BOOST_TEST((find_right(row.right) != nullptr), row.right);
    if (row.attribute.empty()) continue;
    const auto shape = schema().element(row.right);
    const auto& of = row.part.empty() ? shape : shape.children.at(std::string(row.part));
    const auto attribute = of.attributes.find(row.attribute);
    BOOST_TEST_REQUIRE((attribute != of.attributes.end()), row.right << " " << row.attribute);
    const auto& values = attribute->second.values;
    if (!row.value.starts_with('#') && !values.empty())
      BOOST_TEST(values.contains(row.value), row.attribute << " " << row.value);
  }
}

BOOST_AUTO_TEST_CASE(knows_regions_by_their_codes) {
  for (const RegionName& region : region_names()) {
    const auto known = region.code.size() == 2 ? iso_countries() : iso_subdivisions();
    BOOST_TEST(std::ranges::binary_search(known, region.code), region.name);
    BOOST_TEST(region_called(region.name) == region.code);
  }
  BOOST_TEST(region_called("State of Delaware") == "US-DE");
  BOOST_TEST(region_called("Georgia").empty());
}

// ---- The example agreements, whose terms people wrote

std::string without_terms(const std::string& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  std::string text = bytes.str();
  for (std::size_t at = 0; (at = text.find("<terms>", at)) != std::string::npos;) {
    const std::string end = "</terms>";
    text.erase(at, text.find(end, at) + end.size() - at);
  }
  return text;
}

/// The values of an attribute of a child element in the typed terms of a clause.
Words typed(const Clause& clause, std::string_view right, std::string_view part,
            std::string_view attribute) {
  Words all;
  for (const Fact& fact : clause.facts)
    if (fact.name == right)
      if (const Fact* child = fact.part(part)) all.emplace((*child)[attribute]);
  all.erase("unstated");
  return all;
}

BOOST_AUTO_TEST_CASE(agrees_with_the_terms_of_the_example) {
  std::size_t both = 0;
  for (const char* version : {"2025-10-28", "2026-04-27"}) {
    const auto file =
        fmt::format("{}/agreements/microsoft-openai/{}.xml", CLAUSELINE_ROOT, version);
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    const auto written = read_agreement(Source(file, bytes.str()));
    std::map<std::string, const Clause*> clauses;
    walk(written.clauses, [&](const Clause& one, const Clause*) { clauses[one.id] = &one; });
    const Suggested found(without_terms(file));
    for (const Suggestion& one : found.all)
      for (const SuggestedTerm& term : one.terms)
        for (const SuggestedPart& part : term.parts) {
          const auto& said = part.attributes.front();
          const auto there =
              typed(*clauses.at(one.clause->id), term.element, part.element, said.name);
          if (there.empty() || (said.name != "level" && said.name != "percent")) continue;
          ++both;
          BOOST_TEST(there.contains(said.value),
                     one.clause->id << " " << said.name << "=" << said.value);
        }
  }
  BOOST_TEST(both >= 4U);
}

BOOST_AUTO_TEST_SUITE_END()
