#include "model/word_builder.hpp"

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view white_space = " \t\r\n";

}  // namespace

void WordBuilder::add(std::string_view text) {
  while (!text.empty()) {
    const auto word = text.find_first_not_of(white_space);
    if (word != 0) gap_ = true;
    if (word == std::string_view::npos) return;
    text.remove_prefix(word);
    const auto end = std::min(text.find_first_of(white_space), text.size());
    if (gap_ && !words_.empty()) words_ += ' ';
    gap_ = false;
    words_ += text.substr(0, end);
    text.remove_prefix(end);
  }
}

std::size_t WordBuilder::open_mark(MarkKind kind, std::string target) {
  // A gap before the marked words belongs in front of the mark.
  const auto begin = words_.size() + (gap_ && !words_.empty() ? 1U : 0U);
  marks_.push_back(
      {.kind = kind, .begin = static_cast<std::uint32_t>(begin), .target = std::move(target)});
  return finished_ + marks_.size() - 1;
}

void WordBuilder::close_mark(std::size_t mark) {
  if (mark < finished_) return;  // the clause in which it was opened is finished
  const auto end = static_cast<std::uint32_t>(words_.size());
  auto& closed = marks_[mark - finished_];
  closed.begin = std::min(closed.begin, end);
  while (closed.begin < end && words_[closed.begin] == ' ')
    ++closed.begin;
  closed.end = end;
}

void WordBuilder::finish(Clause& clause) {
  for (std::size_t mark = 0; mark < marks_.size(); ++mark)
    if (marks_[mark].end == 0) close_mark(finished_ + mark);
  finished_ += marks_.size();
  clause.words = std::exchange(words_, {});
  clause.marks = std::exchange(marks_, {});
  gap_ = false;
}

}  // namespace clauseline
