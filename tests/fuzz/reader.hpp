#pragma once

// What holds for a reader of any bytes.

#include "law.hpp"
#include "model/readers.hpp"

namespace clauseline::fuzz {

inline constexpr std::size_t largest = std::size_t{64} << 10U;

/// Besides what holds for all, places are in the source and in order.
inline std::string checked(const Agreement& agreement, const Source& source) {
  require_sound(agreement);
  require_paths(agreement);
  std::string said;
  Position last{.line = 1, .column = 1};
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    require(clause.at >= last);
    require(clause.at.column <= source.line(clause.at.line).size() + 1);
    last = clause.at;
    said += clause.path + clause.number + clause.own_text() + clause.note;
  });
  require(!said.empty());
  return said;
}

/// Reads the bytes twice; the same bytes give the same clauses.
inline void read_twice(Reader reader, const char* name, const std::uint8_t* data,
                       std::size_t size) {
  if (size > largest) return;
  const Source source(name, text(data, size));
  const auto first = unless_refused([&] { return reader(source); });
  const auto second = unless_refused([&] { return reader(source); });
  require(first.has_value() == second.has_value());
  if (first) require(checked(*first, source) == checked(*second, source));
}

}  // namespace clauseline::fuzz
