#include "history/crew.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <vector>

namespace clauseline::history {

void share_out(std::size_t pieces, unsigned jobs, const std::function<Worker()>& worker) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    const Worker own = worker();
    for (std::size_t piece = next++; piece < pieces; piece = next++)
      own(piece);
  };
  const auto threads = std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(pieces, 1));
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < threads; ++i)
    others.push_back(std::async(std::launch::async, work));
  work();
  for (auto& one : others)
    one.get();
}

}  // namespace clauseline::history
