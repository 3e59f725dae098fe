#pragma once

#include "model/reading.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace clauseline {

/// Elements of one name that one rule reads, or that none does.
struct ElementUse {
  std::string name;                   // as written, with its prefix
  const ReadingRule* rule = nullptr;  // null: the dialect has no place for them
  std::size_t count = 0;
  std::size_t bytes = 0;  // of their words
  Position first{};       // in the sample
};

/// A name in a dialect that the sample does not bear out: of an element that a rule reads, or
/// of the parent under which alone it does.
struct IdleName {
  std::string name;
  const ReadingRule* rule = nullptr;
  bool is_parent = false;
  bool whole_line = false;  // nothing that its line of the dialect names is there
  std::string near{};       // an element of the sample that may be meant, or empty
};

/// What a dialect makes of a sample: for the author of the dialect.
struct DialectCheck {
  std::vector<ElementUse> placed{};    // in document order of their first places
  std::vector<ElementUse> unplaced{};  // those with most words first
  std::vector<IdleName> idle{};        // in the order of the dialect file
  Agreement agreement{};

  /// True if every element has a place, every line reads something and no name looks misspelt.
  bool fits() const;
};

/// Reads a sample by a dialect, which must outlive the answer. Throws Error where the dialect
/// fits nothing in the sample.
DialectCheck check_dialect(const xml::Document& sample, const Dialect& dialect);

}  // namespace clauseline
