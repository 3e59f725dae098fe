#include "policy/tests.hpp"

#include "policy/blame.hpp"
#include "policy/decided.hpp"
#include "policy/house_file.hpp"
#include "policy/names.hpp"
#include "policy/snippet.hpp"
#include "terms/term.hpp"
#include "text/split.hpp"
#include "xml/element.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clauseline {
namespace {

struct Expectation {
  std::string rule{};  // a code
  Severity severity{};
  std::string clause{};  // empty: any
  std::string term{};
  std::string review{};    // a state; empty: any
  Directions direction{};  // of the parties that it names

  std::size_t constraints() const {
    return (clause.empty() ? 0U : 1U) + (term.empty() ? 0U : 1U) + (review.empty() ? 0U : 1U) +
           direction.size();
  }
};

Direction direction_named(std::string_view word) {
  for (const auto one :
       {Direction::gain, Direction::loss, Direction::neutral, Direction::depends, Direction::mixed})
    if (to_text(one) == word) return one;
  return Direction::unknown;
}

std::string directions(const Directions& all) {
  std::string text;
  for (const auto& [party, direction] : all)
    text += fmt::format("{}{} {}", text.empty() ? ": " : ", ", party, to_text(direction));
  return text;
}

/// "clause/t-share", or what of it there is.
std::string place(std::string_view clause, std::string_view term) {
  return fmt::format("{}{}{}{}", clause.empty() && term.empty() ? "" : " ", clause,
                     term.empty() ? "" : "/", term);
}

std::string told(const Expectation& one) {
  return fmt::format("{} {}{}{}{}", one.rule, to_text(one.severity), place(one.clause, one.term),
                     directions(one.direction), one.review.empty() ? "" : ", " + one.review);
}

/// A finding, and what became of it by the decisions of the case.
struct Settled {
  Finding finding;
  Settlement review{};
};

std::string told(const Finding& one) {
  const Change& change = one.change;
  const Clause* clause = change.new_clause == nullptr ? change.old_clause : change.new_clause;
  const Term* term = change.term();
  return fmt::format("{} {}{}{}", one.rule->code, to_text(one.severity),
                     place(clause == nullptr ? "" : clause->id, term == nullptr ? "" : term->id),
                     directions(one.direction));
}

std::string told(const Settled& one) {
  const bool is_plain = one.review.state == ReviewState::open && one.review.why.empty();
  if (is_plain) return told(one.finding);
  return fmt::format("{}, {}{}{}", told(one.finding), to_text(one.review.state),
                     one.review.why.empty() ? "" : ": ", one.review.why);
}

template <class Named>
bool is_called(const std::string& id, const Named* before, const Named* after) {
  return id.empty() || (before != nullptr && before->id == id) ||
         (after != nullptr && after->id == id);
}

bool fits(const Expectation& expected, const Settled& settled) {
  if (!expected.review.empty() && to_text(settled.review.state) != expected.review) return false;
  const Finding& finding = settled.finding;
  const Change& change = finding.change;
  return finding.rule->code == expected.rule && finding.severity == expected.severity &&
         is_called(expected.clause, change.old_clause, change.new_clause) &&
         is_called(expected.term, change.old_term, change.new_term) &&
         std::ranges::all_of(expected.direction, [&](const auto& one) {
           const auto found = finding.direction.find(one.first);
           return found != finding.direction.end() && found->second == one.second;
         });
}

/// Reads the cases of a file and runs each.
class TestFile {
 public:
  TestFile(const Source& source, const Policy& policy, const Detectors& detectors)
      : source_(source),
        policy_(policy),
        detectors_(detectors),
        blame_(source),
        document_(source) {}

  std::vector<CaseResult> run() {
    const auto root = document_.root();
    std::vector<CaseResult> results;
    std::vector<std::vector<Expectation>> expected;
    for (const auto node : root.elements())
      if (node.local_name() == "case") expected.push_back(expectations(node));
    blame_.settle();
    auto next = expected.begin();
    for (const auto node : root.elements())
      if (node.local_name() == "case")
        results.push_back(result(node, *next++, root.child("around")));
    return results;
  }

 private:
  std::vector<Expectation> expectations(const xml::Node& node) {
    std::vector<Expectation> all;
    for (const auto one : node.elements()) {
      if (one.local_name() == "decision") rule_code(one);
      if (one.local_name() != "finding") continue;
      Expectation expected{.severity = severity_named(one["severity"]).value_or(Severity::info),
                           .clause = std::string(one["clause"]),
                           .term = std::string(one["term"]),
                           .review = std::string(one["review"])};
      expected.rule = rule_code(one);
      for (const auto direction : one.elements())
        expected.direction[std::string(direction["party"])] = direction_named(direction["is"]);
      all.push_back(std::move(expected));
    }
    // Those that say most choose first.
    std::ranges::stable_sort(all, std::greater{}, &Expectation::constraints);
    return all;
  }

  /// The code of the rule that an element names, or empty.
  std::string rule_code(const xml::Node& node) {
    if (const Rule* rule = find_rule(policy_, node["rule"])) return std::string(rule->code);
    blame_.unknown(node.at("rule"),
                   {.what = "there is no rule",
                    .word = node["rule"],
                    .way_out = "clauseline rules lists them"},
                   rule_names(policy_));
    return {};
  }

  CaseResult result(const xml::Node& node, const std::vector<Expectation>& expected,
                    const xml::Node& around) const {
    const auto [before, after] =
        framed(source_, around, {node.child("before"), node.child("after")});
    const auto old_version = interpret(before);
    const auto new_version = interpret(after);
    const auto comparison = compare(old_version, new_version, &detectors_);
    const auto all = judge(comparison, house_of(policy_));
    const auto reviews = decided_in(node, all, before.id, policy_);
    std::vector<Settled> findings;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].folded_under < 0) findings.push_back({all[i], reviews[i]});
    CaseResult result{.name = collapse(node["name"]),
                      .at = {.source = source_.name(), .position = node.at()}};
    for (const Expectation& one : expected) {
      const auto found = std::ranges::find_if(
          findings, [&](const Settled& settled) { return fits(one, settled); });
      if (found == findings.end())
        result.missing.push_back(told(one));
      else
        findings.erase(found);
    }
    for (const Settled& one : findings)
      result.extra.push_back(told(one));
    return result;
  }

  const Source& source_;
  const Policy& policy_;
  const Detectors& detectors_;
  Blame blame_;
  xml::Document document_;
};

}  // namespace

std::vector<CaseResult> run_tests(const Source& source, const Policy& policy,
                                  const Detectors& detectors) {
  require_house_file(source, "tests");
  return TestFile(source, policy, detectors).run();
}

}  // namespace clauseline
