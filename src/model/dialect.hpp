#pragma once

#include "model/agreement.hpp"
#include "text/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// What an element of a dialect is read as; schemas/dialect-1.xsd says what each means.
enum class Role : std::uint8_t {
  document,
  clause,
  number,
  heading,
  text,
  inline_words,
  container,
  optional,
  alternative,
  line_break,
  note,
  ignore,
  list,
  mark,
  record,
  terms,
};

/// One line of a dialect: which element is read as what, and which of its attributes hold
/// what a clause, a list, a mark or the document takes from them. Names not given are empty.
struct ReadingRule {
  Role role{};
  std::vector<std::string> within{};  // only under these parents; empty means anywhere
  ClauseKind clause_kind{};
  MarkKind mark_kind{};
  std::string id{};
  std::string number{};
  std::string heading{};
  std::string was{};
  std::string reserved{};
  std::string version{};
  std::string status{};
  std::string title{};
  std::string joined{};
  std::vector<std::string> defines{};
  std::vector<std::string> target{};
};

/// How a format is read as an agreement. The vocabulary of this project is a dialect too.
struct Dialect {
  std::string name;
  std::string about;
  std::vector<std::string> roots;
  std::string name_space;  // of the root; empty means any
  std::string schema;      // an embedded XML Schema that its documents follow, or empty
  bool generic = false;    // takes every element with text of its own as a clause
  std::unordered_map<std::string, std::vector<ReadingRule>> rules{};

  /// The rule for an element under a parent, or null where the dialect has no place for it.
  const ReadingRule* rule(std::string_view element, std::string_view parent) const;
};

/// Reads a dialect file; throws Error with everything that is wrong with it.
Dialect read_dialect(const Source& source);

/// The dialects that the program carries, and `generic`, which fits any XML.
const std::vector<Dialect>& shipped_dialects();

/// The shipped dialect of this name; throws Error that names the nearest.
const Dialect& find_dialect(std::string_view name);

/// The shipped dialect whose roots hold this element, or null.
const Dialect* dialect_of(std::string_view root, std::string_view name_space);

}  // namespace clauseline
