#pragma once

#include "model/agreement.hpp"
#include "terms/term.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace clauseline {

/// A row of a table that says another end of a right than all terms of its kind do: "Licence",
/// "Through 2030", where the licence ends in 2032. Which counts is for the order of precedence.
struct ContraryRow {
  const Clause* row = nullptr;
  std::string_view subject{};  // the words of the first cell
  std::string_view says{};     // those of the cell with the end
  std::size_t byte = 0;        // where the end stands in the words of the row
  const Term* term = nullptr;  // one that ends otherwise
  Date end{};                  // when it does
};

/// Those of a version, in its order.
std::vector<ContraryRow> contrary_rows(const Agreement& agreement, const std::vector<Term>& terms);

}  // namespace clauseline
