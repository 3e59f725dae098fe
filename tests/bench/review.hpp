#pragma once

#include <cstddef>
#include <iosfwd>

namespace clauseline::bench {

/// Writes a repository, for git fast-import: an agreement in which so many licences stop being
/// exclusive, and so many decisions that let some of these pass, in commits of twenty.
void write_review(std::size_t findings, std::size_t decisions, std::ostream& out);

}  // namespace clauseline::bench
