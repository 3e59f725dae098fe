#pragma once

#include <cstddef>
#include <functional>

namespace clauseline::history {

/// Does one piece of work, which it is told by its place.
using Worker = std::function<void(std::size_t piece)>;

/// Has so many pieces of work done by `jobs` threads, this one among them, which take piece after
/// piece until none is left. Each thread asks for a worker of its own. What a piece throws comes
/// out of here when all threads have ended.
void share_out(std::size_t pieces, unsigned jobs, const std::function<Worker()>& worker);

}  // namespace clauseline::history
