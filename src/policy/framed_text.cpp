#include "policy/framed_text.hpp"

#include <algorithm>

namespace clauseline {

void FramedText::theirs(std::size_t begin, std::size_t end) {
  pieces_.push_back({.at = bytes_.size(), .begin = begin, .end = end});
  bytes_ += source_.bytes().substr(begin, end - begin);
}

Problem FramedText::told_in_source(const Problem& problem) const {
  const Position at = problem.at.position;
  if (at.line == 0 || pieces_.empty()) return problem;
  const Source text = this->text();
  const auto line = static_cast<std::size_t>(text.line(at.line).data() - text.bytes().data());
  const auto offset = line + at.column - 1;
  const Piece* before = &pieces_.front();
  for (const Piece& piece : pieces_)
    if (piece.at <= offset) before = &piece;
  const auto inside = offset < before->at ? 0 : offset - before->at;
  const auto place = std::min(before->begin + inside, before->end);
  return problem_at(source_, source_.position(place), problem.message, problem.hint);
}

}  // namespace clauseline
