#pragma once

#include <cstddef>
#include <functional>
#include <future>

namespace clauseline {

/// Does one piece of work, which it is told by its place.
using Worker = std::function<void(std::size_t piece)>;

/// Has so many pieces of work done by `jobs` threads, this one among them, which take piece after
/// piece until none is left. Each thread asks for a worker of its own. What a piece throws comes
/// out of here when all threads have ended.
void share_out(std::size_t pieces, unsigned jobs, const std::function<Worker()>& worker);

/// Has small pieces of work done that do not touch each other, by several threads where there are
/// enough of them and this one has no work of a crew already. What a piece throws comes out of
/// here.
void each_of(std::size_t pieces, const Worker& work);

/// Begins work that others will find done, beside this thread; where no thread is to be had, it is
/// left to them. The work has ended when what this gives is gone.
[[nodiscard]] std::future<void> begin_beside(std::function<void()> work);

}  // namespace clauseline
