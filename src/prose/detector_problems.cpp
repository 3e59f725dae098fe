#include "prose/detector_problems.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace clauseline {

std::size_t DetectorProblems::file_of(std::string_view at) const {
  const auto found = std::ranges::find_if(files_, [&](const Source* file) {
    const auto bytes = file->bytes();
    return std::less_equal<>()(bytes.data(), at.data()) &&
           std::less_equal<>()(at.data(), bytes.data() + bytes.size());
  });
  return static_cast<std::size_t>(found - files_.begin());
}

void DetectorProblems::add(std::string_view at, std::string message, std::string hint) {
  const auto file = file_of(at);
  const auto offset = static_cast<std::size_t>(at.data() - files_[file]->bytes().data());
  problems_.push_back(
      {.file = file,
       .problem = problem_at_byte(*files_[file], offset, std::move(message), std::move(hint))});
}

Location DetectorProblems::place(std::string_view at) const {
  const Source& file = *files_[file_of(at)];
  return file.at(static_cast<std::size_t>(at.data() - file.bytes().data()));
}

void DetectorProblems::finish() {
  if (problems_.empty()) return;
  std::ranges::stable_sort(problems_, [](const Placed& a, const Placed& b) {
    return std::tie(a.file, a.problem.at.position) < std::tie(b.file, b.problem.at.position);
  });
  std::vector<Problem> all;
  for (Placed& one : problems_)
    all.push_back(std::move(one.problem));
  throw Error(std::move(all));
}

}  // namespace clauseline
