#include "text/crew.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace clauseline {
namespace {

thread_local bool in_crew = false;

/// That a thread has work of a crew to do, which is not shared out once more.
class InCrew {
 public:
  InCrew() = default;
  InCrew(const InCrew&) = delete;
  InCrew& operator=(const InCrew&) = delete;
  ~InCrew() { in_crew = before_; }

 private:
  bool before_ = std::exchange(in_crew, true);
};

}  // namespace

void share_out(std::size_t pieces, unsigned jobs, const std::function<Worker()>& worker) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    const InCrew here;
    const Worker own = worker();
    for (std::size_t piece = next++; piece < pieces; piece = next++)
      own(piece);
  };
  const auto threads = std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(pieces, 1));
  std::vector<std::future<void>> others;
  try {
    for (std::size_t i = 1; i < threads; ++i)
      others.push_back(std::async(std::launch::async, work));
  } catch (const std::system_error&) {  // no more threads are to be had: those there are do it all
  }
  work();
  for (auto& one : others)
    one.get();
}

void each_of(std::size_t pieces, const Worker& work) {
  constexpr std::size_t worth_a_thread = 500;
  constexpr std::size_t at_a_time = 50;
  if (pieces < worth_a_thread || in_crew) {
    for (std::size_t piece = 0; piece < pieces; ++piece)
      work(piece);
    return;
  }
  const Worker several = [&](std::size_t lot) {
    const auto end = std::min((lot + 1) * at_a_time, pieces);
    for (std::size_t piece = lot * at_a_time; piece < end; ++piece)
      work(piece);
  };
  share_out((pieces + at_a_time - 1) / at_a_time, std::thread::hardware_concurrency(),
            [&] { return several; });
}

std::future<void> begin_beside(std::function<void()> work) {
  try {
    return std::async(std::launch::async, std::move(work));
  } catch (const std::system_error&) {
    return {};
  }
}

}  // namespace clauseline
