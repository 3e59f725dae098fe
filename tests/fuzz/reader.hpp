#pragma once

// What holds for a reader of any bytes. A law that breaks aborts, for libFuzzer to see.

#include "model/readers.hpp"
#include "text/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>

namespace clauseline::fuzz {

inline constexpr std::size_t largest = std::size_t{64} << 10U;

inline void require(bool law) {
  if (!law) std::abort();
}

/// The agreement, or nothing where the reader refused with a message.
inline std::optional<Agreement> read(Reader reader, const Source& source) {
  try {
    return reader(source);
  } catch (const Error& error) {
    require(!error.problems().empty());
    for (const Problem& problem : error.problems())
      require(!told(problem).empty());
    return std::nullopt;
  }
}

/// Paths are unique, places are in the source and in order, marks are within words.
inline std::string checked(const Agreement& agreement, const Source& source) {
  std::string said;
  std::set<std::string> paths;
  Position last{.line = 1, .column = 1};
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    require(paths.insert(clause.path).second);
    require(!clause.id.empty());
    require(clause.at >= last);
    require(clause.at.column <= source.line(clause.at.line).size() + 1);
    last = clause.at;
    for (const Mark& mark : clause.marks)
      require(mark.begin <= mark.end && mark.end <= clause.words.size());
    said += clause.path + clause.number + clause.own_text() + clause.note;
  });
  require(!said.empty());
  return said;
}

/// Reads the bytes twice; the same bytes give the same clauses.
inline void read_twice(Reader reader, const char* name, const std::uint8_t* data,
                       std::size_t size) {
  if (size > largest) return;
  const Source source(name, std::string(data, data + size));
  const auto first = read(reader, source);
  const auto second = read(reader, source);
  require(first.has_value() == second.has_value());
  if (first) require(checked(*first, source) == checked(*second, source));
}

}  // namespace clauseline::fuzz
