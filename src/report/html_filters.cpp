// Which findings of the table a reader wants to see: radio buttons that the style sheet listens
// to, one group for each question. A row must fit the answer to all of them.

#include "report/html_parts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace clauseline::pages {
namespace {

/// An answer: the class of the rows that fit it, and how many there are.
struct Choice {
  std::string css_class;
  Markup label;
  std::size_t rows = 0;
};

constexpr std::array<std::pair<Direction, std::string_view>, 2> fates{
    {{Direction::loss, "loses"}, {Direction::gain, "gains"}}};

std::size_t columns_of(const Page& page) { return std::min(page.parties.size(), most_columns); }

bool fares(const Finding& finding, const Party& party, Direction direction) {
  const auto found = finding.direction.find(party.id);
  return found != finding.direction.end() && found->second == direction;
}

template <class Fits>
std::size_t rows_that(const Page& page, const Fits& fits) {
  return static_cast<std::size_t>(std::ranges::count_if(
      page.audit.findings,
      [&](const Finding& finding) { return finding.folded_under < 0 && fits(finding); }));
}

/// What was rejected blocks, whatever it weighs.
bool is_at_gate(const Page& page, const Finding& finding) {
  return finding.severity >= page.report.fail_on || blocks(finding, page.report.fail_on);
}

/// The severities that occur, and the gate where it parts them.
std::vector<Choice> severities(const Page& page, std::size_t all) {
  std::vector<Choice> choices;
  const auto gate = page.report.fail_on;
  const auto counted = rows_that(page, [&](const Finding& one) { return is_at_gate(page, one); });
  const bool rejected =
      rows_that(page, [&](const Finding& one) { return one.rejected && one.severity < gate; }) > 0;
  if (counted > 0 && counted < all)
    choices.push_back({"gate",
                       markup("At or above {}{}", to_text(gate), rejected ? ", or rejected" : ""),
                       counted});
  for (auto level = page.sum.findings.size(); level-- > 0;) {
    const auto severity = static_cast<Severity>(level);
    const std::string name(to_text(severity));
    if (const auto number = page.sum.findings.at(level); number > 0 && number < all)
      choices.push_back({"is-" + name, markup("{}", capitalised(name)), number});
  }
  return choices;
}

std::string spaced(std::string_view name) {
  std::string words(name);
  std::ranges::replace(words, '-', ' ');
  return capitalised(words);
}

std::vector<Choice> families(const Page& page, std::size_t all) {
  std::map<Family, std::size_t> numbers;
  for (const Finding& finding : page.audit.findings)
    if (finding.folded_under < 0) ++numbers[finding.family];
  std::vector<Choice> choices;
  for (const auto& [family, number] : numbers)
    if (number < all)
      choices.push_back(
          {fmt::format("of-{}", to_text(family)), markup("{}", spaced(to_text(family))), number});
  return choices;
}

std::vector<Choice> parties(const Page& page) {
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < columns_of(page); ++i)
    for (const auto& [direction, verb] : fates) {
      const Party& party = *page.parties[i];
      const auto number =
          rows_that(page, [&](const Finding& one) { return fares(one, party, direction); });
      if (number > 0)
        choices.push_back({fmt::format("{}-{}", to_text(direction), i),
                           markup("<bdi>{}</bdi> {}", party.short_name, verb), number});
    }
  return choices;
}

Markup radio(const std::string& group, const Choice& choice, bool checked) {
  return markup(
      R"(<label><input type="radio" name="{}" class="{}"{}>{} <span class="quiet">{}</span>)"
      "</label>",
      group, choice.css_class, checked ? markup(" checked") : Markup{}, choice.label, choice.rows);
}

/// A question with its answers; the first lets every row through.
Markup group(const std::string& name, std::string_view legend, const Choice& all,
             const std::vector<Choice>& choices) {
  if (choices.empty()) return {};
  auto radios = radio(name, all, true);
  for (const Choice& choice : choices)
    radios += radio(name, choice, false);
  return markup("<fieldset class=\"choices\"><legend>{}</legend>{}</fieldset>\n", legend, radios);
}

}  // namespace

std::string filter_classes(const Page& page, const Finding& finding) {
  auto classes = fmt::format("is-{} of-{}", to_text(finding.severity), to_text(finding.family));
  for (std::size_t i = 0; i < columns_of(page); ++i)
    for (const auto& [direction, verb] : fates)
      if (fares(finding, *page.parties[i], direction))
        classes += fmt::format(" {}-{}", to_text(direction), i);
  return classes + (is_at_gate(page, finding) ? " gate" : "");
}

Markup filters(const Page& page) {
  const auto all = rows_that(page, [](const Finding&) { return true; });
  if (all < 2) return {};
  const Choice every{"all", markup("All"), all};
  auto groups = group(page.id("severity"), "Severity", every, severities(page, all));
  groups += group(page.id("family"), "Family", every, families(page, all));
  groups += group(page.id("party"), "Party", every, parties(page));
  if (groups.empty()) return groups;
  return markup(
      R"(<div class="filters" role="group" aria-label="Show findings">{}<p class="quiet shown" )"
      "role=\"status\"></p></div>\n",
      groups);
}

}  // namespace clauseline::pages
