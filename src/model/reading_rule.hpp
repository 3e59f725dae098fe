#pragma once

#include "model/agreement.hpp"

#include <cstdint>
#include <string>
#include <string_view>
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
  std::string source{};
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

}  // namespace clauseline
