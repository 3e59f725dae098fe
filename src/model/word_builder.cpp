#include "model/word_builder.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>

namespace clauseline {
namespace {

constexpr std::uint32_t mixing = 0x01000193;  // the prime of FNV-1a

/// The end of a mark that is not closed yet; an empty one ends where it begins, maybe at 0.
constexpr auto open_end = std::numeric_limits<std::uint32_t>::max();

/// XML lets no other character up to the blank through its gate.
bool is_white(char c) { return c >= 0 && c <= ' '; }

/// The length of the words at the beginning of a text, with single blanks between them.
std::size_t run_of_words(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const bool single = text[end] == ' ' && end + 1 < text.size() && !is_white(text[end + 1]);
    if (is_white(text[end]) && !single) break;
    ++end;
  }
  return end;
}

}  // namespace

void WordBuilder::add(std::string_view text) {
  while (!text.empty()) {
    if (is_white(text.front())) {
      gap_ = true;
      white_ = white_ * mixing + static_cast<unsigned char>(text.front());
      text.remove_prefix(1);
      continue;
    }
    const auto length = run_of_words(text);
    // Single blanks are no layout, and white space around a block is not the clause's own.
    if (white_ != 0 && white_ != ' ' && !block_begins_)
      layout_ = (layout_ + static_cast<std::uint32_t>(words_.size())) * mixing + white_;
    if (gap_ && !words_.empty()) words_ += ' ';
    gap_ = false;
    white_ = 0;
    block_begins_ = false;
    words_ += text.substr(0, length);
    text.remove_prefix(length);
  }
}

void WordBuilder::add(std::string_view text, WordRun from) {
  const auto before = words_.size();
  add(text);
  if (words_.size() == before) return;
  from.begin =
      static_cast<std::uint32_t>(words_[before] == ' ' && before > 0 ? before + 1 : before);
  runs_.push_back(from);
}

std::size_t WordBuilder::open_mark(MarkKind kind, std::string target) {
  // A gap before the marked words belongs in front of the mark.
  const auto begin = words_.size() + (gap_ && !words_.empty() ? 1U : 0U);
  marks_.push_back({.kind = kind,
                    .begin = static_cast<std::uint32_t>(begin),
                    .end = open_end,
                    .target = std::move(target)});
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
    if (marks_[mark].end == open_end) close_mark(finished_ + mark);
  finished_ += marks_.size();
  clause.words.assign(words_);  // no larger than it needs to be; there are many
  words_.clear();
  clause.marks.assign(std::make_move_iterator(marks_.begin()),
                      std::make_move_iterator(marks_.end()));
  marks_.clear();
  runs_.clear();
  gap_ = false;
  clause.layout = std::exchange(layout_, 0);
  white_ = 0;
  block_begins_ = true;
}

}  // namespace clauseline
