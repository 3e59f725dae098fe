#include "report/manual.hpp"

#include "lint/lint.hpp"
#include "rules/coverage.hpp"
#include "terms/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace clauseline::reports {
namespace {

/// A sentence of the catalogue, with what is filled in set apart.
std::string sentence(std::string_view says) {
  std::string text;
  for (const char c : says) {
    if (c == '{' || c == '}')
      text += '*';
    else if (c == '<' || c == '|' || c == '*' || c == '_')
      text += fmt::format("\\{}", c);
    else
      text += c;
  }
  return text;
}

std::string mirror(const Rule& rule) {
  if (rule.mirror.empty()) return fmt::format("none: {}", rule.one_way);
  if (rule.mirror == rule.code) return "itself";
  if (rule.one_way.empty()) return std::string(rule.mirror);
  return fmt::format("{}, one way: {}", rule.mirror, rule.one_way);
}

void add_rule(std::string& text, const Rule& rule) {
  text += fmt::format("\n### {} {}\n\n**{}** ({})\n\n", rule.code, rule.slug, rule.title,
                      to_text(rule.severity));
  text += fmt::format("{} {}\n\n", sentence(rule.says), sentence(rule.why));
  text += fmt::format("- before: {}\n- after: {}\n", sentence(rule.old_example),
                      sentence(rule.new_example));
  if (rule.direct == nullptr) text += fmt::format("- for whom: {}\n", sentence(rule.direction));
  text += fmt::format("- mirror: {}\n", mirror(rule));
}

void add_family(std::string& text, Family family) {
  text += fmt::format("\n## {}\n", to_text(family));
  if (family == Family::any)
    text +=
        "\nThese speak of changes of typed terms of which no other rule speaks. Their findings are "
        "of the family of the right.\n";
  for (const Rule& rule : rules())
    if (rule.family == family) add_rule(text, rule);
}

void add_lint(std::string& text, const Lint& lint) {
  text += fmt::format("\n### {} {}\n\n**{}** ({})\n\n{}\n\n", lint.code, lint.slug,
                      sentence(lint.title), to_text(lint.severity), sentence(lint.why));
  text +=
      fmt::format("- example: {}\n- remedy: {}\n", sentence(lint.example), sentence(lint.remedy));
}

/// The moves of the map, as its columns are headed.
constexpr std::array moves{Move::added,     Move::removed, Move::raised,   Move::lowered,
                           Move::replaced,  Move::stated,  Move::silenced, Move::hidden,
                           Move::disclosed, Move::unproven};

/// The notes under the map of a right: each reason once.
class Notes {
 public:
  std::string mark(std::string_view reason) {
    const auto found = std::ranges::find(reasons_, reason);
    const auto place = found - reasons_.begin();
    if (found == reasons_.end()) reasons_.push_back(reason);
    return fmt::format("({})", place + 1);
  }
  std::string text() const {
    std::string lines;
    for (std::size_t i = 0; i < reasons_.size(); ++i)
      lines += fmt::format("\n({}) {}\n", i + 1, reasons_[i]);
    return lines;
  }

 private:
  std::vector<std::string_view> reasons_{};
};

/// The rules of a cell: the specific ones, else those of last resort; then the note, if any.
std::string cell(const Coverage& coverage, Notes& notes) {
  std::string text;
  const bool specific = !coverage.rules.empty() && !coverage.rules.front()->last_resort;
  for (const Rule* rule : coverage.rules)
    if (rule->last_resort != specific)
      text += fmt::format("{}{}", text.empty() ? "" : " ", rule->code);
  return specific || coverage.reason.empty() ? text : notes.mark(coverage.reason);
}

void add_right(std::string& text, const Right& right) {
  text += fmt::format("\n### {}\n\n| field |", right.name);
  for (const Move move : moves)
    text += fmt::format(" {} |", to_text(move));
  text += "\n|---|";
  for (std::size_t i = 0; i < moves.size(); ++i)
    text += "---|";
  text += '\n';
  Notes notes;
  const auto add_field = [&](std::string_view field) {
    text += fmt::format("| {} |", field.empty() ? "(the whole)" : field);
    const Move possible = possible_moves(right, field);
    for (const Move move : moves)
      text += any_of(possible, move)
                  ? fmt::format(" {} |", cell(coverage(right, field, move), notes))
                  : "  |";
    text += '\n';
  };
  add_field("");
  for (const Field& field : right.fields)
    if (possible_moves(right, field.name) != Move::none) add_field(field.name);
  text += notes.text();
}

}  // namespace

std::string rule_manual() {
  std::string text =
      "# The rules\n\nMade by `clauseline explain --all`. What is set in *italics* is filled in "
      "from "
      "the agreement. Under \"for whom\" stand roles with + for a gain, - for a loss, = for "
      "neither and ? for what depends. The mirror of a rule tells the reverse of the change.\n";
  for (unsigned family = 0; family <= static_cast<unsigned>(Family::any); ++family)
    add_family(text, static_cast<Family>(family));
  text += "\n## lint\n\nThese speak of one version alone, in `clauseline validate`.\n";
  for (const Lint& lint : lints())
    add_lint(text, lint);
  text +=
      "\n## Coverage\n\nWhich rules wait for a field of a typed term to make a move. An empty cell "
      "is a move that the field cannot make; a number in brackets is a note under the table. Where "
      "several rules stand, the values decide which of them speaks; where only AR or ST rules "
      "stand, they judge by the order of the field.\n";
  for (const Right& right : rights)
    add_right(text, right);
  return text;
}

}  // namespace clauseline::reports
