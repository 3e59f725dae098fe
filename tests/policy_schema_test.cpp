// The schema of policies and their reader say the same thing twice. Here every attribute and
// element that the schema lets in is shown to change what is read.

#include "policy/policy.hpp"
#include "policy/tests.hpp"
#include "schema_shape.hpp"
#include "terms/in_words.hpp"
#include "text/error.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <string_view>

using namespace clauseline;

namespace {

/// Holds all that the schema lets in, each attribute with a value of its own.
constexpr std::string_view everything =
    R"(<policy xmlns="urn:clauseline:policy:1" perspective="owner">
  <agreements path="contracts"/>
  <gate fail-on="low"/>
  <severity is="info" term="t-one" clause="c-one" rule="RS006" loses="tenant" family="revenue-share">Because.</severity>
  <threshold right="revenue-share" field="rate" by="2" is="medium" rule="RS007" family="revenue-share">Small.</threshold>
  <scenario name="Early" agreement="lease"><event id="key-day" date="2031-07-01"/></scenario>
  <require family="exclusivity" severity="high" party="owner" agreement="lease" roles="legal" distinct="2" signed="yes" waivable="no" over="USD 5"/>
  <exposure agreement="lease" forecast="forecasts/plan.csv" over="USD 7"/>
  <waiver max-days="30" needs="ticket" roles="compliance" max-severity="low"/>
  <segregation author-may-approve="yes" committer-may-approve="yes" same-person-two-roles="yes"/>
  <approvals bind="blobs"/>
  <rule code="HOUSE-001" slug="house-one" family="licence" severity="high" title="One" direction="grantee +" grouping="term" folding="clause">
    <says>It says.</says>
    <why>It matters.</why>
    <before>was</before>
    <after>is</after>
    <on right="grant" field="until" moves="raised"/>
    <where field="assets" side="old" is="one"/>
    <where field="sublicence" is-not="free"/>
    <where field="from" at-least="2030"/>
    <where field="until" at-most="2040"/>
  </rule>
</policy>)";

std::string weight(const Weight& is) { return is ? std::string(to_text(*is)) : "off"; }
std::string family(const std::optional<Family>& one) {
  return one ? std::string(to_text(*one)) : "-";
}

std::string content(const Value::Content& value) {
  if (const auto* number = std::get_if<Decimal>(&value)) return to_text(*number);
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  return fmt::format("kind {}", value.index());
}

std::string dump(const Rule& rule) {
  std::string text = fmt::format(
      "{} {} {} {} {} {} {} {} {} {} {} {}\n", rule.code, rule.slug, to_text(rule.family),
      to_text(rule.severity), rule.title, rule.says, rule.why, rule.direction, rule.old_example,
      rule.new_example, static_cast<int>(rule.grouping), static_cast<int>(rule.folding));
  for (const Pattern& on : rule.on)
    text += fmt::format("on {} {} {}\n", on.right, on.field, static_cast<unsigned>(on.moves));
  for (const Requirement& where : rule.where) {
    text += fmt::format("where {} {} {} {}", where.field, static_cast<int>(where.side),
                        static_cast<int>(where.test), content(where.limit));
    for (const std::string& word : where.words)
      text += fmt::format(" {}", word);
  }
  return text;
}

std::string dump(const ApprovalRules& rules) {
  std::string text = fmt::format("{}\n", rules.bind_blobs);
  for (const Requires& one : rules.required) {
    text += fmt::format("{} {} {} {} {} {} {}", to_text(one.severity), one.party, one.agreement,
                        fmt::join(one.roles, "+"), one.distinct, one.is_signed, one.waivable);
    for (const Family each : one.families)
      text += fmt::format(" {}", to_text(each));
    if (one.over) text += fmt::format(" over {} {}", to_text(one.over->amount), one.over->unit);
  }
  const auto& [max_days, needs_ticket, roles, max_severity] = rules.waiver;
  text += fmt::format("\n{} {} {} {}\n", max_days, needs_ticket, fmt::join(roles, "+"),
                      to_text(max_severity));
  const auto& [author, committer, two_roles] = rules.segregation;
  return text + fmt::format("{} {} {}\n", author, committer, two_roles);
}

/// All that is read of a policy.
std::string dump(const Policy& policy) {
  auto text =
      fmt::format("{} {} {}\n", policy.perspective, policy.agreements, weight(policy.fail_on));
  for (const Override& one : policy.overrides)
    text += fmt::format("{} {} {} {} {} {} {}\n", one.term, one.clause, one.rule, one.loses,
                        family(one.family), weight(one.is), one.reason);
  for (const Threshold& one : policy.thresholds)
    text += fmt::format("{} {} {} {} {} {} {}\n", one.right, one.field, content(one.by), one.rule,
                        family(one.family), weight(one.is), one.reason);
  for (const ExposureLimit& one : policy.exposures)
    text += fmt::format("{} {} {} {}\n", one.agreement, one.forecast, to_text(one.over.amount),
                        one.over.unit);
  for (const Scenario& one : policy.scenarios) {
    text += fmt::format("{} {}\n", one.name, one.agreement);
    for (const auto& [event, given] : one.events)
      text += fmt::format("{} {}\n", event, given.day ? given.day->time_since_epoch().count() : -1);
  }
  for (const Rule& rule : policy.rules)
    text += dump(rule);
  return text + dump(policy.approvals);
}

/// What is read of these bytes, or why they are refused.
std::string outcome(const std::string& bytes) {
  try {
    return dump(read_policy(Source("p.xml", bytes)));
  } catch (const Error& error) {
    return fmt::format("refused: {}", error.what());
  }
}

/// The names of all elements and attributes below an element of the schema: "on", "on@moves".
void gather(const std::string& name, const tests::Shape& shape, std::set<std::string>& into) {
  into.insert(name);
  for (const auto& [attribute, told] : shape.attributes)
    into.insert(name + "@" + attribute);
  for (const auto& [child, below] : shape.children)
    gather(child, below, into);
}

/// The same of what a document holds.
void gather(const xml::Node& node, std::set<std::string>& into) {
  const std::string name(node.local_name());
  into.insert(name);
  for (const auto attribute : node.attributes())
    if (attribute.name() != "xmlns") into.insert(fmt::format("{}@{}", name, attribute.name()));
  for (const auto child : node.elements())
    gather(child, into);
}

/// The bytes without each attribute in turn, and what it was.
void without_each(const xml::Node& node, const Source& source,
                  const std::function<void(const std::string&, const std::string&)>& look) {
  for (const auto attribute : node.attributes()) {
    if (attribute.name() == "xmlns") continue;
    auto bytes = std::string(source.bytes());
    const auto line = source.line(attribute.at().line);
    const auto begin =
        static_cast<std::size_t>(line.data() - source.bytes().data()) + attribute.at().column - 1;
    const auto end = bytes.find('"', bytes.find('"', begin) + 1) + 1;
    look(bytes.erase(begin, end - begin),
         fmt::format("{}@{}", node.local_name(), attribute.name()));
  }
  for (const auto child : node.elements())
    without_each(child, source, look);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_schema_test)

BOOST_AUTO_TEST_CASE(has_a_sample_of_all_that_the_schema_lets_in) {
  const tests::SchemaReader schema("schemas/policy-1.xsd");
  std::set<std::string> allowed;
  gather("policy", schema.element("policy"), allowed);
  const Source source("p.xml", std::string(everything));
  const xml::Document document(source);
  std::set<std::string> shown;
  gather(document.root(), shown);
  for (const auto& name : allowed)
    BOOST_TEST(shown.contains(name), name);
  for (const auto& name : shown)
    BOOST_TEST(allowed.contains(name), name);
}

BOOST_AUTO_TEST_CASE(reads_every_attribute_that_the_schema_lets_in) {
  const Source source("p.xml", std::string(everything));
  const auto whole = outcome(std::string(everything));
  BOOST_TEST_REQUIRE(!whole.starts_with("refused"), whole);
  const xml::Document document(source);
  unsigned seen = 0;
  without_each(document.root(), source, [&](const std::string& bytes, const std::string& name) {
    BOOST_TEST(outcome(bytes) != whole, name);
    ++seen;
  });
  BOOST_TEST(seen > 30U);
}

BOOST_AUTO_TEST_CASE(reads_the_words_of_every_element) {
  const auto whole = outcome(std::string(everything));
  for (const std::string_view words :
       {"Because.", "Small.", "It says.", "It matters.", ">was<", ">is<"}) {
    auto bytes = std::string(everything);
    bytes.replace(bytes.find(words) + 1, 1, "X");
    BOOST_TEST(outcome(bytes) != whole, words);
  }
}

BOOST_AUTO_TEST_CASE(lets_the_schema_take_what_the_program_ships) {
  for (const auto* file : {"schemas/starter/policy.xml", "schemas/starter/tests.xml"})
    BOOST_TEST(!embedded(file).empty());
  const Policy starter =
      read_policy(Source("policy.xml", std::string(embedded("schemas/starter/policy.xml"))));
  const auto results =
      run_tests(Source("tests.xml", std::string(embedded("schemas/starter/tests.xml"))), starter);
  BOOST_TEST(results.size() == 2U);
  for (const CaseResult& result : results)
    BOOST_TEST(result.passed(), result.name);
}

/// The lines that the starter shows in comments are lines that can be used.
BOOST_AUTO_TEST_CASE(shows_lines_that_can_be_used) {
  const std::string starter(embedded("schemas/starter/policy.xml"));
  std::string lines;
  for (auto open = starter.find("<!--"); open != std::string::npos;
       open = starter.find("<!--", open + 1)) {
    const auto comment = starter.substr(open + 4, starter.find("-->", open) - open - 4);
    if (const auto first = comment.find(":\n  <"); first != std::string::npos)
      lines += comment.substr(first + 2);
    else if (const auto after = comment.find(".\n  <"); after != std::string::npos)
      lines += comment.substr(after + 2);
  }
  const Policy read = read_policy(
      Source("p.xml", R"(<policy xmlns="urn:clauseline:policy:1">)" + lines + "</policy>"));
  BOOST_TEST(read.agreements == "contracts/signed/");
  BOOST_TEST(read.overrides.size() == 4U);
  BOOST_TEST(read.thresholds.size() == 2U);
  BOOST_TEST(read.scenarios.size() == 2U);
  BOOST_TEST(read.rules.size() == 1U);
  BOOST_TEST(read.approvals.required.size() == 1U);
}

/// The block of the README that begins with this line, without its indent.
std::string in_readme(const std::string& first, const std::string& last) {
  std::ifstream readme(CLAUSELINE_ROOT "/README.md");
  std::string block;
  for (std::string line; std::getline(readme, line);) {
    if (block.empty() && !line.starts_with("    " + first)) continue;
    block += line + "\n";
    if (line == "    " + last) return block.substr(4);
  }
  BOOST_FAIL("the README shows no " << first);
  return block;
}

BOOST_AUTO_TEST_CASE(holds_what_the_readme_shows) {
  const Policy shown = read_policy(Source("README.md", in_readme("<policy xmlns", "</policy>")));
  BOOST_TEST(shown.rules.size() == 1U);
  const auto results = run_tests(Source("README.md", in_readme("<tests xmlns", "</tests>")), shown);
  BOOST_TEST(results.size() == 1U);
  for (const CaseResult& result : results)
    BOOST_TEST(result.passed(), result.name);
}

BOOST_AUTO_TEST_SUITE_END()
