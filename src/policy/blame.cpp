#include "policy/blame.hpp"

#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clauseline {

void Blame::at(Position place, std::string message, std::string hint) {
  problems_.push_back(problem_at(source_, place, std::move(message), std::move(hint)));
}

void Blame::unknown(Position place, const Word& word, const std::vector<std::string>& known) {
  at(place, fmt::format("{} {}", word.what, word.word),
     suggestion_or(word.word, known, word.way_out));
}

Position Blame::place(std::string_view text, const xml::Node& within) const {
  const auto found = source_.bytes().find(text, within.offset());
  return found == std::string_view::npos ? within.at() : source_.position(found);
}

void Blame::settle() {
  if (problems_.empty()) return;
  std::ranges::stable_sort(problems_, {}, [](const Problem& one) { return one.at.position; });
  throw Error(std::move(problems_));
}

}  // namespace clauseline
