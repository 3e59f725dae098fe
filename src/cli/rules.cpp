#include "cli/command.hpp"
#include "cli/house.hpp"
#include "cli/terminal.hpp"
#include "lint/lint.hpp"
#include "report/lines.hpp"
#include "report/manual.hpp"
#include "rules/rule.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::cli {
namespace {

/// What lints are listed under, beside the families of rules.
constexpr std::string_view lint_family = "lint";

std::vector<std::string> families() {
  std::vector<std::string> names;
  for (const Rule& rule : clauseline::rules())
    if (std::ranges::find(names, to_text(rule.family)) == names.end())
      names.emplace_back(to_text(rule.family));
  names.emplace_back(lint_family);
  return names;
}

/// The shipped rules and, behind them, those of the policy that --policy names.
std::vector<const Rule*> all_rules(const Policy* policy) {
  std::vector<const Rule*> all;
  for (const Rule& rule : clauseline::rules())
    all.push_back(&rule);
  if (policy != nullptr)
    for (const Rule& rule : policy->rules)
      all.push_back(&rule);
  return all;
}

std::vector<std::string> rule_names(const std::vector<const Rule*>& all) {
  std::vector<std::string> names;
  for (const Rule* rule : all) {
    names.emplace_back(rule->code);
    names.emplace_back(rule->slug);
  }
  for (const Lint& lint : lints()) {
    names.emplace_back(lint.code);
    names.emplace_back(lint.slug);
  }
  return names;
}

void add(std::string& text, std::string_view label, std::string_view words) {
  constexpr std::size_t column = 11;
  constexpr std::size_t width = 80;
  bool first = true;
  for (const std::string& line : reports::wrapped(words, width - column)) {
    text += fmt::format("{:<{}}{}\n", first ? label : "", column, line);
    first = false;
  }
}

/// Codes are written in capitals; whoever asks need not.
std::string in_capitals(std::string code) {
  std::ranges::transform(code, code.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return code;
}

const Rule* rule_called(const std::string& name, const std::vector<const Rule*>& all) {
  const auto code = in_capitals(name);
  const auto found = std::ranges::find_if(
      all, [&](const Rule* rule) { return rule->code == code || rule->slug == name; });
  return found == all.end() ? nullptr : *found;
}

/// "revenue-share, where supplier loses": what a line of a policy speaks of, but for the rule.
std::string scope(const Override& line) {
  std::string text;
  const auto say = [&](std::string_view words, const std::string& name) {
    if (!name.empty()) text += fmt::format("{}{} {}", text.empty() ? " (" : ", ", words, name);
  };
  say("term", line.term);
  say("clause", line.clause);
  say("where it loses:", line.loses);
  return text.empty() ? text : text + ")";
}

/// What a policy says of a rule, line by line: a finding weighs as the line that says most.
void add_policy(std::string& text, const Rule& rule, const Policy& policy) {
  for (const Override& line : policy.overrides)
    if (line.rule == rule.code || (line.rule.empty() && line.family == rule.family))
      add(text, "policy",
          fmt::format("{}{}: {}", line.is ? to_text(*line.is) : "off", scope(line), line.reason));
}

std::string explained(const Rule& rule) {
  std::string text = fmt::format("{} {}\n{}\n\n", rule.code, rule.slug, rule.title);
  add(text, "severity", to_text(rule.severity));
  add(text, "family", to_text(rule.family));
  add(text, "says", rule.says);
  add(text, "why", rule.why);
  add(text, "direction", rule.direction);
  if (!rule.mirror.empty()) add(text, "mirror", rule.mirror);
  if (!rule.one_way.empty()) add(text, rule.mirror.empty() ? "mirror" : "", rule.one_way);
  if (!rule.old_example.empty()) add(text, "before", rule.old_example);
  if (!rule.new_example.empty()) add(text, "after", rule.new_example);
  return text;
}

std::string explained(const Lint& lint) {
  std::string text = fmt::format("{} {}\n{}\n\n", lint.code, lint.slug, lint.title);
  add(text, "severity", to_text(lint.severity));
  add(text, "family", lint_family);
  add(text, "why", lint.why);
  add(text, "remedy", lint.remedy);
  add(text, "example", lint.example);
  if (lint.reads != Reads::anything)
    add(text, "reads",
        lint.reads == Reads::native ? "agreements in the project's own vocabulary"
                                    : "agreements, and no XML of other vocabularies");
  return text;
}

std::string listed(std::string_view code, Severity severity, std::string_view title) {
  return fmt::format("{:<6} {:<9} {}\n", code, to_text(severity), title);
}

}  // namespace

Exit rules(const Request& request) {
  const auto known = families();
  for (const std::string& family : request.words)
    if (std::ranges::find(known, family) == known.end())
      throw Error({.at = {.source = "clauseline rules"},
                   .message = fmt::format("there is no family {}", family),
                   .hint = suggestion(family, known)});
  const auto policy = named_policy(request);
  std::string text;
  const auto wanted = [&](std::string_view family) {
    return request.words.empty() || std::ranges::find(request.words, family) != request.words.end();
  };
  for (const Rule* rule : all_rules(policy.get()))
    if (wanted(to_text(rule->family))) text += listed(rule->code, rule->severity, rule->title);
  for (const Lint& lint : lints())
    if (wanted(lint_family)) text += listed(lint.code, lint.severity, lint.title);
  say(text);
  return Exit::clean;
}

Exit explain(const Request& request) {
  if (request.all) {
    print(reports::rule_manual());
    return Exit::clean;
  }
  if (request.words.empty())
    throw Error({.at = {.source = "clauseline explain"},
                 .message = "expected a rule",
                 .hint = "for example: clauseline explain EX001; --all for every rule"});
  const auto policy = named_policy(request);
  const auto all = all_rules(policy.get());
  std::string text;
  for (const std::string& name : request.words) {
    const Rule* rule = rule_called(name, all);
    const Lint* by_code = find_lint(in_capitals(name));
    const Lint* lint = by_code == nullptr ? find_lint(name) : by_code;
    if (rule == nullptr && lint == nullptr)
      throw Error({.at = {.source = "clauseline explain"},
                   .message = fmt::format("there is no rule {}", name),
                   .hint = suggestion_or(name, rule_names(all), "clauseline rules lists them")});
    text += (text.empty() ? "" : "\n") + (rule != nullptr ? explained(*rule) : explained(*lint));
    if (policy && rule != nullptr) add_policy(text, *rule, *policy);
  }
  say(text);
  return Exit::clean;
}

}  // namespace clauseline::cli
