#pragma once

#include "text/error.hpp"

#include <string>
#include <vector>

namespace clauseline::merge {

/// How the versions are called in conflicts: "HEAD", "feature".
struct Labels {
  std::string base = "base";
  std::string ours = "ours";
  std::string theirs = "theirs";
};

/// Something that a person must decide, or at least look at.
struct Conflict {
  std::string message;  // what both sides did, as a sentence without its stop
  Location ours{};      // line 0 where ours has no such place
  Location theirs{};
};

struct Merged {
  std::string bytes;
  std::vector<Conflict> conflicts{};
};

/// Merges two versions of an XML document that have a common base, clause by clause. What only
/// one side changed is as that side has it, down to words and attributes; what nobody changed
/// has the bytes of ours. Where both changed one thing, and where both changed one right, the
/// result holds `merge-conflict` instructions, which no reader lets pass.
///
/// Throws Error where a version cannot be read, or where no order of its parts can be found:
/// then lines must be merged.
Merged merge(const Source& base, const Source& ours, const Source& theirs,
             const Labels& labels = {});

}  // namespace clauseline::merge
