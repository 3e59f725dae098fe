#pragma once

#include "report/format.hpp"

#include <string>

namespace clauseline::reports {

/// How git calls the two sides of a file: "a/agreements/msa.xml", or "/dev/null".
struct FileNames {
  std::string before;
  std::string after;
  std::string extra{};  // what else git says of it: a rename, another mode; lines
};

/// One file of a patch, for people: its clauses as a redline, and under them the typed terms and
/// records that changed, as lines. Takes colour and width from `settings`.
std::string file_diff(const Audit& audit, const FileNames& names, const Report& settings);

}  // namespace clauseline::reports
