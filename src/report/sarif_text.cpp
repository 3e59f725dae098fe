#include "report/sarif_text.hpp"

#include "report/lines.hpp"
#include "report/markdown_text.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports::sarif {
namespace {

constexpr std::string_view unreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

/// What the rule rests on decides how often it may be wrong: words are read, terms are given.
std::string_view precision(const Rule& rule) {
  const auto reads_words = [](const Pattern& one) { return one.right == "prose"; };
  const auto reads_terms = [](const Pattern& one) {
    return !one.right.empty() && one.right != "prose";
  };
  if (std::ranges::none_of(rule.on, reads_words))
    return rule.family == Family::structure ? "high" : "very-high";
  return std::ranges::any_of(rule.on, reads_terms) ? "high" : "medium";
}

/// A sentence of the catalogue, with <what is filled in> set apart.
std::string sentence(std::string_view says) {
  auto text = visible(says);
  std::ranges::replace(text, '{', '<');
  std::ranges::replace(text, '}', '>');
  return text;
}

/// What GitHub calls the severity of a finding that is no matter of security.
std::string_view problem_severity(Severity severity) {
  if (severity >= Severity::high) return "error";
  return severity == Severity::medium ? "warning" : "recommendation";
}

std::string help_text(const Rule& rule) {
  auto text = sentence(rule.why);
  if (!rule.old_example.empty()) text += fmt::format("\nBefore: {}", sentence(rule.old_example));
  if (!rule.new_example.empty()) text += fmt::format("\nAfter: {}", sentence(rule.new_example));
  return text;
}

std::string help_markdown(const Rule& rule) {
  auto text =
      fmt::format("**{}**\n\n{}\n", markdown_plain(rule.title), markdown_plain(sentence(rule.why)));
  if (!rule.old_example.empty())
    text += fmt::format("\n- before: {}", markdown_plain(sentence(rule.old_example)));
  if (!rule.new_example.empty())
    text += fmt::format("\n- after: {}", markdown_plain(sentence(rule.new_example)));
  return text + "\n";
}

Json rule_json(const Rule& rule) {
  const std::string family(to_text(rule.family));
  auto help = message(help_text(rule));
  help["markdown"] = help_markdown(rule);
  return {{"id", std::string(rule.code)},
          {"name", visible_line(rule.slug)},
          {"shortDescription", message(rule.title)},
          {"fullDescription", message(sentence(rule.why))},
          {"help", std::move(help)},
          {"defaultConfiguration", {{"level", std::string(level(rule.severity))}}},
          {"properties",
           {{"family", family},
            {"severity", std::string(to_text(rule.severity))},
            {"precision", std::string(precision(rule))},
            {"problem.severity", std::string(problem_severity(rule.severity))},
            {"tags", Json::array({family})}}}};
}

}  // namespace

Json message(std::string_view text) {
  std::string out;
  for (const char c : visible(bounded(text))) {
    if (c == '{' || c == '}') out += c;  // doubled, one stands for itself
    if (c == '(' && out.ends_with(']')) out += ' ';
    out += c;
  }
  return {{"text", out}};
}

std::string_view level(Severity severity) {
  if (severity >= Severity::high) return "error";
  return severity == Severity::medium ? "warning" : "note";
}

std::string uri_of(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path)
    if (unreserved.find(c) != std::string_view::npos)
      uri += c;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return uri;
}

Json artifact_location(const std::string& path, std::string_view base) {
  Json out{{"uri", uri_of(path)}};
  if (!path.starts_with('/')) out["uriBaseId"] = std::string(base);
  return out;
}

Rules::Rules(const Report& report) {
  const auto note = [this](const Finding& finding) {
    if (std::ranges::find(rules_, finding.rule) == rules_.end()) rules_.push_back(finding.rule);
  };
  for (const Audit& audit : report.audits) {
    std::ranges::for_each(audit.findings, note);
    std::ranges::for_each(audit.turned_off, note);
  }
}

std::size_t Rules::index(const Rule& rule) const {
  return static_cast<std::size_t>(std::ranges::find(rules_, &rule) - rules_.begin());
}

Json Rules::json() const {
  Json out = Json::array();
  for (const Rule* rule : rules_)
    out.push_back(rule_json(*rule));
  return out;
}

}  // namespace clauseline::reports::sarif
