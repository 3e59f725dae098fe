#pragma once

#include "history/blame.hpp"
#include "report/format.hpp"

#include <string>

namespace clauseline::reports {

/// Everything that the formats of `blame PATH` are made of.
struct BlamePage {
  const PathHistory& history;
  std::string revision;
  history::Blame blame{};
  bool details = false;  // every fact on a line of its own
  bool color = false;
  unsigned width = 80;
};

/// For each clause and each typed fact the commit that last changed its meaning, and the one that
/// last touched its words: for a terminal, and for programs (schemas/blame-1.schema.json).
std::string blame_text(const BlamePage& page);
std::string blame_json(const BlamePage& page);

}  // namespace clauseline::reports
