#pragma once

// What the fuzz targets share. A law that breaks aborts, for libFuzzer and the tests to see.

#include "model/agreement.hpp"
#include "text/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>

namespace clauseline::fuzz {

inline void require(bool law) {
  if (!law) std::abort();
}

inline std::string text(const std::uint8_t* data, std::size_t size) { return {data, data + size}; }

/// What `make()` gives, or nothing where it refused with a message. Only Error is a refusal.
template <class Make>
auto unless_refused(const Make& make) -> std::optional<decltype(make())> {
  try {
    return make();
  } catch (const Error& error) {
    require(!error.problems().empty());
    for (const Problem& problem : error.problems())
      require(!told(problem).empty());
    return std::nullopt;
  }
}

/// Every clause has an id of its own and a place, and marks lie within its words.
inline void require_sound(const Agreement& agreement) {
  std::set<std::string> ids;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    require(!clause.id.empty() && ids.insert(clause.id).second);
    require(!clause.path.empty() && clause.at.line > 0);
    for (const Mark& mark : clause.marks)
      require(mark.begin <= mark.end && mark.end <= clause.words.size());
  });
}

/// No two clauses share a path. Only words that a dialect leaves outside every clause may: they
/// have the path of the element at which they end.
inline void require_paths(const Agreement& agreement) {
  std::set<std::string> paths;
  walk(agreement.clauses,
       [&](const Clause& clause, const Clause*) { require(paths.insert(clause.path).second); });
}

}  // namespace clauseline::fuzz
