#pragma once

#include "model/agreement.hpp"
#include "model/reading_rule.hpp"
#include "text/source.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// Finds by a view of the bytes, without a string of its own.
struct NameHash {
  using is_transparent = void;  // as the library asks. NOLINT(readability-identifier-naming)
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

/// What `--dialect` knows: the dialects that the program carries; `generic`, which fits any XML;
/// and `markdown` and `text`, which are no XML and have readers of their own.
std::vector<std::string> dialect_names();

/// The dialect of this name, or null.
const Dialect* known_dialect(std::string_view name);

/// The dialect of this name; throws Error that names the nearest.
const Dialect& find_dialect(std::string_view name);

/// The shipped dialect whose roots hold this element, or null.
const Dialect* dialect_of(std::string_view root, std::string_view name_space);

}  // namespace clauseline
