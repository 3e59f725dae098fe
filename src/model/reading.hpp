#pragma once

#include "model/agreement.hpp"
#include "model/dialect.hpp"
#include "model/word_places.hpp"
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

/// What a reading keeps besides the agreement; null for what nobody asks for.
struct Kept {
  std::vector<Placed>* elements = nullptr;  // what each was read as
  WordPlaces* words = nullptr;              // where they stand
};

/// Reads a document by a dialect: one walk over its elements. Throws Error where the dialect
/// fits nothing in the document.
Agreement read_document(const xml::Document& document, const Dialect& dialect,
                        const Kept& kept = {});

}  // namespace clauseline
