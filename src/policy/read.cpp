#include "policy/amount.hpp"
#include "policy/blame.hpp"
#include "policy/house_file.hpp"
#include "policy/names.hpp"
#include "policy/own_rule.hpp"
#include "policy/policy.hpp"
#include "policy/read_approvals.hpp"
#include "text/split.hpp"
#include "xml/element.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline {
namespace {

Weight weight_named(std::string_view word) { return severity_named(word); }  // "off" is none

/// Reads the lines of a policy and gathers what is wrong with them. Rules come first, because
/// other lines may name them.
class Lines {
 public:
  Lines(const Source& source, const xml::Node& root, Policy& into)
      : root_(root), into_(into), blame_(source) {}

  void read() {
    into_.perspective = root_["perspective"];
    for (const auto node : root_.elements())
      if (node.local_name() == "rule") read_own_rule(node, into_, blame_);
    for (const auto node : root_.elements())
      read_line(node);
    read_approvals(root_, into_.approvals, blame_);
    check_amounts();
    blame_.settle();
  }

 private:
  void read_line(const xml::Node& node) {
    const auto name = node.local_name();
    if (name == "agreements") read_agreements(node);
    if (name == "gate") read_gate(node);
    if (name == "severity") read_override(node);
    if (name == "threshold") read_threshold(node);
    if (name == "scenario") read_scenario(node);
    if (name == "exposure") read_exposure(node);
  }

  void once(const xml::Node& node, bool first) {
    if (!first)
      blame_.at(node.at(), fmt::format("<{}> is said twice", node.local_name()),
                "keep one of them");
  }

  void read_gate(const xml::Node& node) {
    once(node, !into_.fail_on);
    into_.fail_on = severity_named(node["fail-on"]);
  }

  void read_agreements(const xml::Node& node) {
    once(node, into_.agreements.empty());
    into_.agreements = node["path"];
    if (!into_.agreements.ends_with('/')) into_.agreements += '/';
    if (into_.agreements.starts_with('/') || into_.agreements.starts_with("./") ||
        into_.agreements.find("..") != std::string::npos)
      blame_.at(node.at("path"), "the path is not one from the root of the repository",
                R"(write it as path="contracts/signed")");
  }

  /// The code of the rule that a line names, or empty.
  std::string rule_code(const xml::Node& node) {
    if (!node.has("rule")) return {};
    if (const Rule* rule = find_rule(into_, node["rule"])) return std::string(rule->code);
    blame_.unknown(node.at("rule"),
                   {.what = "there is no rule",
                    .word = node["rule"],
                    .way_out = "clauseline rules lists them"},
                   rule_names(into_));
    return {};
  }

  std::optional<Family> family(const xml::Node& node, const std::string& rule_code) {
    if (!node.has("family")) return std::nullopt;
    const auto found = family_named(node["family"]);
    if (!found)
      blame_.unknown(node.at("family"), {.what = "there is no family", .word = node["family"]},
                     family_names());
    const Rule* rule = find_rule(into_, rule_code);
    if (found && rule != nullptr && rule->family != Family::any && rule->family != *found)
      blame_.at(node.at("family"),
                fmt::format("{} is of the family {}", rule->code, to_text(rule->family)),
                "leave the family out; the rule says enough");
    return found;
  }

  /// What may not change behind the reader's back may not be turned off either.
  void check_off(const xml::Node& node, const std::string& rule_code,
                 const std::optional<Family>& family) {
    if (node["is"] != "off") return;
    const Rule* rule = find_rule(into_, rule_code);
    if (family == Family::integrity || (rule != nullptr && rule->family == Family::integrity))
      blame_.at(node.at("is"), "findings of the family integrity cannot be turned off",
                "give them a severity");
  }

  void read_override(const xml::Node& node) {
    Override line{.term = std::string(node["term"]),
                  .clause = std::string(node["clause"]),
                  .rule = rule_code(node),
                  .loses = std::string(node["loses"]),
                  .is = weight_named(node["is"]),
                  .reason = collapse(node.text()),
                  .at = node.at()};
    line.family = family(node, line.rule);
    check_off(node, line.rule, line.family);
    if (!node.has("term") && !node.has("clause") && !node.has("rule") && !node.has("loses") &&
        !node.has("family"))
      blame_.at(node.at(), "this names nothing, and would speak of every finding",
                "name a rule, a family, a party that loses, a clause or a term");
    const bool understood =
        node.has("rule") != line.rule.empty() && node.has("family") == line.family.has_value();
    if (!understood) return;  // else every such line would seem to say the same
    const auto same = std::ranges::find_if(into_.overrides, [&](const Override& other) {
      return other.term == line.term && other.clause == line.clause && other.rule == line.rule &&
             other.loses == line.loses && other.family == line.family;
    });
    if (same != into_.overrides.end())
      blame_.at(node.at(),
                fmt::format("line {} already says what these findings weigh", same->at.line),
                "keep one of the two");
    into_.overrides.push_back(std::move(line));
  }

  void read_threshold(const xml::Node& node) {
    Threshold line{.right = std::string(node["right"]),
                   .field = std::string(node["field"]),
                   .rule = rule_code(node),
                   .is = weight_named(node["is"]),
                   .reason = collapse(node.text())};
    line.family = family(node, line.rule);
    check_off(node, line.rule, line.family);
    const auto named = rights_named(line.right);
    const auto known = field_names(named);
    if (named.empty())
      blame_.unknown(node.at("right"), {.what = "there is no right", .word = line.right},
                     right_names());
    else if (std::ranges::find(known, line.field) == known.end())
      blame_.unknown(node.at("field"), {.what = has_no_field(line.right), .word = line.field},
                     known);
    else
      read_size(node, named, line);
    into_.thresholds.push_back(std::move(line));
  }

  void read_size(const xml::Node& node, const std::vector<const Right*>& named, Threshold& into) {
    const auto by = node["by"];
    if (by.ends_with('%')) into.part = read_decimal(by.substr(0, by.size() - 1));
    for (const Right* right : named)
      if (const Field* field = find_field(*right, into.field)) {
        const auto type = field->type;
        const bool number = type == Type::percent || type == Type::number || type == Type::money;
        if (into.part && number) return;
        const bool days = type == Type::date || type == Type::end;
        if (const auto read = read_limit(days ? Type::duration : type, by)) {
          into.by = *read;
          return;
        }
      }
    blame_.at(node.at("by"), fmt::format("{} is no size of a change of {}", by, into.field),
              "write 1 for percentage points or a number, USD 1000000, P30D for days, or 5% for a "
              "part of the old value");
  }

  void read_scenario(const xml::Node& node) {
    Scenario scenario{.name = collapse(node["name"]), .agreement = std::string(node["agreement"])};
    for (const Scenario& other : into_.scenarios)
      if (other.name == scenario.name && other.agreement == scenario.agreement)
        blame_.at(node.at("name"), fmt::format("two scenarios are called {}", scenario.name),
                  "give each its own name");
    for (const auto event : node.elements()) {
      Scenario::Event read{.at = event.at("id")};
      if (const auto date = read_date(event["date"])) read.day = last_day(*date);
      if (!scenario.events.try_emplace(std::string(event["id"]), read).second)
        blame_.at(event.at("id"), fmt::format("the scenario gives {} twice", event["id"]),
                  "keep one of them");
    }
    into_.scenarios.push_back(std::move(scenario));
  }

  void read_exposure(const xml::Node& node) {
    ExposureLimit line{.agreement = collapse(node["agreement"]),
                       .forecast = ".clauseline/" + std::string(node["forecast"]),
                       .at = node.at("forecast")};
    if (const auto over = amount_in(node, "over", blame_)) line.over = *over;
    if (!node["forecast"].starts_with("forecasts/") ||
        node["forecast"].find("..") != std::string_view::npos)
      blame_.at(line.at, "a forecast of the house lies in .clauseline/forecasts/",
                R"(write its path from there: forecast="forecasts/2026.csv")");
    for (const ExposureLimit& other : into_.exposures)
      if (other.agreement == line.agreement && other.over.unit == line.over.unit)
        blame_.at(node.at(),
                  fmt::format("line {} already names a forecast of {} in {}", other.at.line,
                              line.agreement, line.over.unit),
                  "keep one of the two");
    into_.exposures.push_back(std::move(line));
  }

  /// A line that asks for more people where much is at stake needs to be told how much is.
  void check_amounts() {
    for (const Requires& line : into_.approvals.required) {
      const auto tells = [&](const ExposureLimit& one) {
        return (line.agreement.empty() || line.agreement == one.agreement) &&
               line.over->unit == one.over.unit;
      };
      if (line.over && std::ranges::none_of(into_.exposures, tells))
        blame_.at(line.at,
                  fmt::format("no forecast says how many {} are at stake", line.over->unit),
                  "name one: <exposure agreement=\"...\" forecast=\"forecasts/2026.csv\" "
                  "over=\"...\"/>");
    }
  }

  xml::Node root_;
  Policy& into_;
  Blame blame_;
};

}  // namespace

const Rule* find_rule(const Policy& policy, std::string_view code_or_slug) {
  for (const Rule& rule : policy.rules)
    if (rule.code == code_or_slug || rule.slug == code_or_slug) return &rule;
  return clauseline::find_rule(code_or_slug);
}

Policy read_policy(const Source& source) {
  require_house_file(source, "policy");
  const xml::Document document(source);
  Policy policy;
  policy.source = source.name();
  Lines(source, document.root(), policy).read();
  return policy;
}

}  // namespace clauseline
