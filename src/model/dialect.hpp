#pragma once

#include "model/agreement.hpp"
#include "text/source.hpp"

#include <cstdint>
#include <functional>
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
  words,
  container,
  optional,
  alternative,
  line_break,
  note,
  history,
  ignore,
  list,
  mark,
  property,
  party,
  actor,
  concept_name,
  record,
  terms,
};

std::string_view to_text(Role role);
std::string_view to_text(MarkKind kind);

/// True if the elements within are read by rules of their own.
bool is_walked(Role role);

/// The name of an element; an empty namespace stands for any.
struct ElementName {
  std::string local;
  std::string name_space{};

  bool operator==(const ElementName&) const = default;
};

/// One line of a dialect: where it counts, what the element is read as, and which of its
/// attributes hold what a clause, a list, a mark or the document takes from them. What is not
/// given is empty.
struct ReadingRule {
  Role role{};
  std::string name_space{};           // of the element; empty means any
  std::vector<ElementName> within{};  // only under these parents; empty means anywhere
  std::string where{};                // only where this attribute ...
  std::string equals{};               // ... has this value
  ClauseKind clause_kind{};
  MarkKind mark_kind{};
  std::vector<std::string> id{};  // the first of these that is there
  std::string address{};
  std::string number{};
  std::string heading{};
  std::string was{};
  std::string reserved{};
  std::string language{};
  std::string version{};
  std::string status{};
  std::string title{};
  std::string joined{};
  std::string of{};     // what a property says, or the clause that typed terms belong to
  std::string value{};  // the attribute that holds a property
  std::vector<std::string> defines{};
  std::vector<std::string> target{};
  bool signs = false;  // whom a mark names is a party to the agreement
  Position at{};       // in the dialect file

  /// True if it says more of where it counts than another rule for the same element.
  bool narrower_than(const ReadingRule& other) const;
};

/// Finds by a view of the bytes, without a string of its own.
struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view name) const {
    return std::hash<std::string_view>{}(name);
  }
};

/// How a format is read as an agreement. The vocabulary of this project is a dialect too.
struct Dialect {
  std::string name;
  std::string source;  // the name of its bytes, or empty
  std::string about;
  std::vector<std::string> roots;
  std::string name_space;  // of the root; empty means any
  std::string schema;      // an embedded XML Schema that its documents follow, or empty
  bool generic = false;    // takes every element with text of its own as a clause
  Agreement (*reader)(const Source&) = nullptr;  // of a format that is no XML
  /// By local name; of one element the narrower rules come first.
  std::unordered_map<std::string, std::vector<ReadingRule>, NameHash, std::equal_to<>> rules{};
};

/// Reads a dialect file; throws Error with everything that is wrong with it.
Dialect read_dialect(const Source& source);

/// The same for a file that is known to follow the schema of dialects.
Dialect read_known_dialect(const Source& source);

/// The dialects that the program carries; `generic`, which fits any XML; and `markdown` and
/// `text`, which are no XML and have readers of their own.
const std::vector<Dialect>& shipped_dialects();

/// The shipped dialect of this name; throws Error that names the nearest.
const Dialect& find_dialect(std::string_view name);

/// The shipped dialect whose roots hold this element, or null.
const Dialect* dialect_of(std::string_view root, std::string_view name_space);

}  // namespace clauseline
