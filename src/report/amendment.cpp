#include "report/amendment.hpp"

#include "report/text_page.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace clauseline::reports {
namespace {

/// The words of two texts around where they differ: what both begin and end with is cut short.
struct Window {
  std::string expected;
  std::string found;
};

constexpr std::size_t words_around = 12;  // white space counts as a word

std::string joined(const std::vector<std::string_view>& all, std::size_t first, std::size_t last) {
  std::string text;
  if (first > 0) text = "... ";
  for (auto i = first; i < last; ++i)
    text += all[i];
  if (last < all.size()) text += " ...";
  return text;
}

Window window(const std::string& expected, const std::string& found) {
  const auto left = words(expected);
  const auto right = words(found);
  const auto shorter = std::min(left.size(), right.size());
  std::size_t same = 0;
  while (same < shorter && left[same] == right[same])
    ++same;
  std::size_t tail = 0;
  while (tail < shorter - same && left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
    ++tail;
  const auto first = same > words_around ? same - words_around : 0;
  const auto cut = tail > words_around ? tail - words_around : 0;
  return {.expected = joined(left, first, left.size() - cut),
          .found = joined(right, first, right.size() - cut)};
}

void add_side(std::string_view side, const std::string& place, const std::string& words,
              TextPage& page) {
  constexpr std::size_t margin = 8;
  page.line(fmt::format("  {:<6}{}", side, visible_line(place)));
  page.paragraph(words.empty() ? "nothing" : words, margin);
}

void add_difference(const amend::Difference& one, TextPage& page) {
  const Rule& rule = *find_rule(one.rule);
  page.line();
  page.item(fmt::format("{} {}  {}: {}", rule.code, to_text(rule.severity), one.what, one.message),
            rule.severity >= Severity::high ? Ink::alarm : Ink::strong);
  const auto [expected, found] = window(one.expected, one.found);
  if (one.expected_at.position.line > 0)
    add_side("due",
             one.instruction.empty() ? fmt::format("{}", one.expected_at)
                                     : fmt::format("{} ({})", one.expected_at, one.instruction),
             expected, page);
  else
    page.line("  due   by nothing: no instruction says it");
  add_side("found", fmt::format("{}", one.found_at), found, page);
}

nlohmann::ordered_json place(const Location& at) {
  return {{"source", at.source}, {"line", at.position.line}, {"column", at.position.column}};
}

}  // namespace

std::string amendment_check_text(const AmendmentCheck& check, const Report& settings) {
  TextPage page(settings);
  const auto number = check.differences.size();
  page.item(fmt::format("{} {} what {} makes of {}", check.copy, number == 0 ? "is" : "is not",
                        check.instrument, check.old),
            Ink::strong);
  for (const amend::Difference& one : check.differences)
    add_difference(one, page);
  if (number > 0)
    page.line(fmt::format("\n{} difference{}. Put the copy right, or amend the instrument.", number,
                          number == 1 ? "" : "s"));
  return page.finish();
}

std::string amendment_check_json(const AmendmentCheck& check) {
  using Json = nlohmann::ordered_json;
  Json findings = Json::array();
  for (const amend::Difference& one : check.differences) {
    const Rule& rule = *find_rule(one.rule);
    Json finding{{"rule", std::string(rule.code)},
                 {"slug", std::string(rule.slug)},
                 {"severity", std::string(to_text(rule.severity))},
                 {"title", std::string(rule.title)},
                 {"message", fmt::format("{}: {}", one.what, one.message)}};
    if (!one.instruction.empty()) finding["instruction"] = one.instruction;
    if (!one.expected.empty()) finding["expected"] = one.expected;
    if (!one.found.empty()) finding["found"] = one.found;
    Json location = Json::object();
    if (one.expected_at.position.line > 0) location["expected"] = place(one.expected_at);
    location["found"] = place(one.found_at);
    finding["location"] = std::move(location);
    findings.push_back(std::move(finding));
  }
  const Json out{{"schema", "urn:clauseline:amendment:1"},
                 {"old", check.old},
                 {"instrument", check.instrument},
                 {"new", check.copy},
                 {"findings", std::move(findings)}};
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
