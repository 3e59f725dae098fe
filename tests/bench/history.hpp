#pragma once

#include <cstddef>
#include <ostream>

namespace clauseline::bench {

/// How much a generated repository holds.
struct HistorySize {
  std::size_t agreements = 2'000;
  std::size_t commits = 20'000;         // each adds an agreement or revises one, the first ones add
  std::size_t versions_of_first = 200;  // of agreements/0.xml; the others share what is left
};

/// Writes a repository as git fast-import reads it, with one branch called main. Each agreement has
/// some twenty clauses. The same size gives the same commits on every machine.
void write_history(const HistorySize& size, std::ostream& out);

}  // namespace clauseline::bench
