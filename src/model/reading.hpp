#pragma once

#include "model/agreement.hpp"
#include "model/dialect.hpp"
#include "xml/element.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace clauseline {

/// What a dialect made of one element of a document: for `dialect check`.
struct Placed {
  std::string name;                   // as written, with its prefix
  const ReadingRule* rule = nullptr;  // null: the dialect has no place for it
  std::size_t bytes = 0;              // of its own words, or of all that its rule takes whole
  Position at{};
};

/// Reads a document by a dialect: one walk over its elements. Gives what each element was read
/// as into `placed`, if it is not null. Throws Error where the dialect fits nothing in the
/// document.
Agreement read_document(const xml::Document& document, const Dialect& dialect,
                        std::vector<Placed>* placed = nullptr);

}  // namespace clauseline
