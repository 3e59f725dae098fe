#include "report/dialect_check.hpp"

#include "report/lines.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

namespace clauseline::reports {
namespace {

constexpr std::size_t width = 80;

/// A rule as its author wrote it, without the names of elements: "clause section number=nr".
std::string told(const ReadingRule& rule) {
  std::string text(to_text(rule.role));
  if (rule.role == Role::clause) text += fmt::format(" {}", to_text(rule.clause_kind));
  if (rule.role == Role::mark) text += fmt::format(" {}", to_text(rule.mark_kind));
  const bool person = rule.role == Role::party || rule.role == Role::actor;
  const bool named = person || rule.role == Role::concept_name;
  const std::pair<std::string_view, std::string> attributes[] = {
      {rule.role == Role::terms ? "for"
       : person                 ? "short"
                                : "of",
       rule.of},
      {"value", rule.value},
      {"id", fmt::format("{}", fmt::join(rule.id, " "))},
      {"address", rule.address},
      {"number", rule.number},
      {"heading", rule.heading},
      {"was", rule.was},
      {"reserved", rule.reserved},
      {"language", rule.language},
      {"version", rule.version},
      {"status", rule.status},
      {named ? "name" : "title", rule.title},
      {"joined", rule.joined},
      {"defines", fmt::format("{}", fmt::join(rule.defines, " "))},
      {"target", fmt::format("{}", fmt::join(rule.target, " "))},
      {"signs", rule.signs ? "yes" : ""},
  };
  for (const auto& [name, value] : attributes)
    if (!value.empty()) text += fmt::format(" {}={}", name, value);
  return text;
}

/// Where a rule counts: ", within a or b, where c=d".
std::string conditions(const ReadingRule& rule) {
  std::string text;
  for (const ElementName& parent : rule.within)
    text += (text.empty() ? ", within " : " or ") + parent.local;
  if (!rule.where.empty()) text += fmt::format(", where {}={}", rule.where, rule.equals);
  return text;
}

std::string cut(std::string_view text, std::size_t columns) {
  auto shown = visible_line(text);
  if (width_of(shown) <= columns) return shown;
  const auto lines = wrapped(shown, columns - 4);
  return (width_of(lines.front()) <= columns - 4 ? lines.front() : std::string()) + " ...";
}

/// Gathers the lines of the report.
class Page {
 public:
  void line(std::string_view text = {}) { out_ += fmt::format("{}\n", text); }

  /// A row of a table: a name, a number, a place, and words that go on below themselves.
  void row(const ElementUse& use, std::size_t names, std::string_view says) {
    const auto place = fmt::format("{}:{}", use.first.line, use.first.column);
    auto name = visible_line(use.name);
    if (width_of(name) > names) {
      line("  " + name);
      name.clear();
    }
    entry(fmt::format("  {:<{}} {:>6}  {:<9} ", name, names, use.count, place), says);
  }

  void entry(std::string_view head, std::string_view says) {
    const auto indent = std::min<std::size_t>(width_of(head), width / 2);
    const auto lines = wrapped(visible_line(says), width - indent);
    const bool beside = width_of(head) <= indent;
    out_ += fmt::format("{}{}\n", head, beside ? lines.front() : std::string());
    for (auto next = lines.begin() + (beside ? 1 : 0); next != lines.end(); ++next)
      out_ += fmt::format("{:{}}{}\n", "", indent, *next);
  }

  void placed(const std::vector<ElementUse>& uses) {
    line("READ BY A RULE");
    for (const ElementUse& use : uses)
      row(use, longest(uses), told(*use.rule) + conditions(*use.rule));
    if (uses.empty()) line("  nothing");
  }

  void unplaced(const std::vector<ElementUse>& uses) {
    if (uses.empty()) return;
    line("\nNOT PLACED, those with most words first");
    for (const ElementUse& use : uses)
      row(use, longest(uses),
          use.bytes == 0 ? std::string("no words of its own; what is in it is read")
                         : fmt::format("read as words of the clause around it: {} {}", use.bytes,
                                       use.bytes == 1 ? "byte" : "bytes"));
  }

  void idle(const std::vector<IdleName>& names) {
    if (names.empty()) return;
    line("\nREADS NOTHING in this sample, by line of the dialect");
    for (auto first = names.begin(); first != names.end();) {
      const auto next = std::find_if(first, names.end(), [&](const IdleName& one) {
        return one.rule->at != first->rule->at || one.is_parent != first->is_parent;
      });
      idle_line({first, next});
      first = next;
    }
  }

  void outline(const std::vector<Clause>& clauses) {
    std::size_t many = 0;
    walk(clauses, [&](const Clause&, const Clause*) { ++many; });
    line(fmt::format("\nOUTLINE, {} {}", many, many == 1 ? "clause" : "clauses"));
    std::size_t left = most;
    outline(clauses, 1, left);
    if (many > most) line(fmt::format("  and {} more", many - most));
  }

  void remarks(const std::vector<std::string>& remarks) {
    for (const std::string& remark : remarks)
      if (remark.find("has no place for the element") == std::string::npos ||
          remark.find("two formats") != std::string::npos)
        entry("\nRemark: ", remark);
  }

  std::string finish() { return std::move(out_); }

 private:
  static constexpr std::size_t most = 40;  // lines of an outline

  static std::size_t longest(const std::vector<ElementUse>& uses) {
    constexpr std::size_t enough = 24;
    std::size_t so_far = 0;
    for (const ElementUse& use : uses)
      so_far = std::max(so_far, width_of(use.name));
    return std::min(so_far, enough);
  }

  /// What one line of a dialect names in vain; what may be misspelt stands below.
  void idle_line(const std::vector<IdleName>& names) {
    const auto& rule = *names.front().rule;
    std::vector<std::string> shown;
    shown.reserve(names.size());
    for (const IdleName& one : names)
      shown.push_back(one.name);
    entry(fmt::format("  {:>5}  ", rule.at.line),
          names.front().is_parent
              ? fmt::format("within {}: no element of the sample, no rule and no root",
                            fmt::join(shown, " "))
              : fmt::format("{}{}: {}", told(rule), conditions(rule), fmt::join(shown, " ")));
    for (const IdleName& one : names)
      if (!one.near.empty())
        entry("         ", fmt::format("{}: did you mean {}?", one.name, one.near));
  }

  void outline(const std::vector<Clause>& clauses, std::size_t depth, std::size_t& left) {
    constexpr std::size_t deepest = 12;
    for (const Clause& clause : clauses) {
      if (left == 0) return;
      --left;
      const auto indent = 2 * std::min(depth, deepest);
      line(fmt::format("{:{}}{}", "", indent, cut(entry_of(clause), width - indent)));
      outline(clause.clauses, depth + 1, left);
    }
  }

  static std::string entry_of(const Clause& clause) {
    std::string text(to_text(clause.kind));
    if (!clause.number.empty()) text += " " + clause.number;
    if (!clause.heading.empty()) text += " [" + clause.heading + "]";
    if (!clause.language.empty()) text += " (" + clause.language + ")";
    if (!clause.words.empty()) text += ": " + clause.words;
    return text;
  }

  std::string out_{};
};

}  // namespace

std::string dialect_check_text(const DialectCheck& check, const Dialect& dialect) {
  Page page;
  const auto& from = dialect.source;
  page.entry("",
             fmt::format("The dialect {}{} on {}", dialect.name,
                         from.empty() ? "" : fmt::format(" ({})", from), check.agreement.source));
  page.line();
  page.placed(check.placed);
  page.unplaced(check.unplaced);
  page.idle(check.idle);
  page.outline(check.agreement.clauses);
  page.remarks(check.agreement.remarks);
  return unbidden(page.finish());
}

}  // namespace clauseline::reports
