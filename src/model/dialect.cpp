#include "model/dialect.hpp"

#include "model/readers.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <mutex>
#include <optional>
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

/// Without a reader it is the one that fits any XML.
Dialect without_file(std::string name, std::string about, Reader reader) {
  return {.name = std::move(name),
          .source = {},
          .about = std::move(about),
          .roots = {},
          .name_space = {},
          .schema = {},
          .generic = reader == nullptr,
          .reader = reader};
}

/// A dialect that the program carries. Its file is read when it is first wanted, since a
/// document needs one of them and most commands are over in the time that reading all takes.
class Shipped {
 public:
  explicit Shipped(const Embedded& file)
      : path_(file.path), bytes_(file.bytes), root_(bytes_.substr(bytes_.find("<dialect"))) {
    root_ = root_.substr(0, root_.find('>'));
  }
  explicit Shipped(Dialect dialect) : read_(std::move(dialect)) { path_ = read_->name; }

  /// "akn" of "schemas/dialects/akn.xml".
  std::string_view name() const {
    const auto name = path_.substr(path_.rfind('/') + 1);
    return name.substr(0, name.find('.'));
  }
  /// False if its root element does not even hold the word.
  bool may_name(std::string_view word) const { return root_.find(word) != std::string_view::npos; }

  const Dialect& get() {
    std::call_once(once_, [this] {
      if (!read_)
        read_.emplace(read_known_dialect(Source(std::string(path_), std::string(bytes_))));
    });
    return *read_;
  }

 private:
  std::string_view path_{};
  std::string_view bytes_{};
  std::string_view root_{};  // the start tag of its root
  std::once_flag once_{};
  std::optional<Dialect> read_{};
};

std::deque<Shipped>& shipped() {
  static std::deque<Shipped> all;
  static const bool made = [] {
    for (const Embedded& file : embedded())
      if (file.path.starts_with("schemas/dialects/")) all.emplace_back(file);
    all.emplace_back(without_file(
        "generic", "any XML: every element with text of its own is a clause", nullptr));
    all.emplace_back(
        without_file("markdown", "Markdown, with the tables of GitHub", read_markdown));
    all.emplace_back(without_file("text", "plain text with numbers and indentation", read_text));
    return true;
  }();
  static_cast<void>(made);
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

std::vector<std::string> dialect_names() {
  std::vector<std::string> names;
  for (const Shipped& one : shipped())
    names.emplace_back(one.name());
  return names;
}

const Dialect* known_dialect(std::string_view name) {
  for (Shipped& one : shipped())
    if (one.name() == name) return &one.get();
  return nullptr;
}

const Dialect& find_dialect(std::string_view name) {
  if (const Dialect* found = known_dialect(name)) return *found;
  throw Error({.at = {.source = "--dialect"},
               .message = "no dialect is called " + std::string(name),
               .hint = suggestion(name, dialect_names())});
}

const Dialect* dialect_of(std::string_view root, std::string_view name_space) {
  for (Shipped& one : shipped()) {
    if (!one.may_name(root)) continue;
    const Dialect& dialect = one.get();
    const bool fits = std::ranges::find(dialect.roots, root) != dialect.roots.end();
    if (fits && (dialect.name_space.empty() || dialect.name_space == name_space)) return &dialect;
  }
  return nullptr;
}

}  // namespace clauseline
