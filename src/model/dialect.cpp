#include "model/dialect.hpp"

#include "model/readers.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

namespace clauseline {
namespace {

constexpr std::array<std::string_view, 22> role_names{
    "document", "clause",      "number", "heading", "text",    "inline", "words", "container",
    "optional", "alternative", "break",  "note",    "history", "ignore", "list",  "mark",
    "property", "party",       "actor",  "concept", "record",  "terms"};

constexpr std::array<std::string_view, 10> mark_names{
    "term",  "defines", "party",    "reference", "date",
    "money", "percent", "duration", "redaction", "cell"};

Dialect without_markup(std::string name, std::string about, Reader reader) {
  return {.name = std::move(name),
          .source = {},
          .about = std::move(about),
          .roots = {},
          .name_space = {},
          .schema = {},
          .reader = reader};
}

std::vector<Dialect> shipped() {
  std::vector<Dialect> all;
  for (const Embedded& file : embedded())
    if (file.path.starts_with("schemas/dialects/"))
      all.push_back(read_known_dialect(Source(std::string(file.path), std::string(file.bytes))));
  all.push_back({.name = "generic",
                 .source = {},
                 .about = "any XML: every element with text of its own is a clause",
                 .roots = {},
                 .name_space = {},
                 .schema = {},
                 .generic = true});
  all.push_back(without_markup("markdown", "Markdown, with the tables of GitHub", read_markdown));
  all.push_back(without_markup("text", "plain text with numbers and indentation", read_text));
  return all;
}

}  // namespace

bool ReadingRule::narrower_than(const ReadingRule& other) const {
  const auto conditions = [](const ReadingRule& rule) {
    return (rule.where.empty() ? 0 : 1) + (rule.within.empty() ? 0 : 1) +
           (rule.name_space.empty() ? 0 : 1);
  };
  return conditions(*this) > conditions(other);
}

std::string_view to_text(Role role) { return role_names[static_cast<std::size_t>(role)]; }

bool is_walked(Role role) {
  constexpr Role whole[] = {Role::words,  Role::line_break, Role::note,  Role::history,
                            Role::ignore, Role::party,      Role::actor, Role::concept_name,
                            Role::record, Role::terms};
  return std::ranges::find(whole, role) == std::end(whole);
}

std::string_view to_text(MarkKind kind) { return mark_names[static_cast<std::size_t>(kind)]; }

const std::vector<Dialect>& shipped_dialects() {
  static const auto all = shipped();
  return all;
}

const Dialect& find_dialect(std::string_view name) {
  const auto& all = shipped_dialects();
  if (const auto found = std::ranges::find(all, name, &Dialect::name); found != all.end())
    return *found;
  std::vector<std::string> known;
  known.reserve(all.size());
  for (const Dialect& dialect : all)
    known.push_back(dialect.name);
  throw Error({.at = {.source = "--dialect"},
               .message = "no dialect is called " + std::string(name),
               .hint = suggestion(name, known)});
}

const Dialect* dialect_of(std::string_view root, std::string_view name_space) {
  for (const Dialect& dialect : shipped_dialects()) {
    const bool fits = std::ranges::find(dialect.roots, root) != dialect.roots.end();
    if (fits && (dialect.name_space.empty() || dialect.name_space == name_space)) return &dialect;
  }
  return nullptr;
}

}  // namespace clauseline
