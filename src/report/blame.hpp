#pragma once

#include "history/blame.hpp"
#include "report/format.hpp"
#include "store/signature.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace clauseline::reports {

/// Everything that the formats of `blame PATH` are made of.
struct BlamePage {
  const PathHistory& history;
  std::string revision;
  history::Blame blame{};
  std::map<std::size_t, Signature> signatures{};  // of each version that the blame names
  bool wants_signatures = false;                  // whether the house says who may sign
  bool details = false;                           // every fact on a line of its own
  bool color = false;
  unsigned width = 80;
};

/// For each clause and each typed fact the commit that last changed its meaning, and the one that
/// last touched its words: for a terminal, and for programs (schemas/blame-1.schema.json).
std::string blame_text(const BlamePage& page);
std::string blame_json(const BlamePage& page);

}  // namespace clauseline::reports
