#include "model/clause_stack.hpp"

#include "model/clause_id.hpp"
#include "model/readers.hpp"
#include "text/encoding.hpp"
#include "text/error.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace clauseline {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t most_frames = 64;  // numbers that restart without end nest no deeper
constexpr unsigned lists = 5;            // the rank of "(a)"

void give_paths(std::vector<Clause>& clauses, const std::string& around) {
  std::array<unsigned, static_cast<std::size_t>(ClauseKind::quotation) + 1> seen{};
  for (Clause& clause : clauses) {
    const unsigned place = ++seen.at(static_cast<std::size_t>(clause.kind));
    clause.path = fmt::format("{}/{}[{}]", around, to_text(clause.kind), place);
    give_paths(clause.clauses, clause.path);
  }
}

bool has_structure(const std::vector<Clause>& clauses) {
  return std::ranges::any_of(clauses, [](const Clause& clause) {
    return clause.kind != ClauseKind::clause || !clause.number.empty() || !clause.heading.empty() ||
           !clause.clauses.empty();
  });
}

bool has_words(const std::vector<Clause>& clauses) {
  bool found = false;
  walk(clauses, [&](const Clause& clause, const Clause*) {
    found = found || !clause.words.empty() || !clause.heading.empty() || !clause.number.empty();
  });
  return found;
}

}  // namespace

bool ClauseStack::is_barrier(std::size_t frame) const {
  return frames_[frame].kind == Kind::box || frames_[frame].kind == Kind::heading;
}

/// The innermost frame that numbers do not reach out of.
std::size_t ClauseStack::barrier() const {
  std::size_t frame = top();
  while (!is_barrier(frame))
    --frame;
  return frame;
}

/// The innermost frame whose children the label goes on counting, or none.
std::size_t ClauseStack::counting(const Label& label) const {
  for (std::size_t frame = top() + 1; frame-- > barrier();)
    for (const Sequence& sequence : frames_[frame].counts)
      if (sequence.style == label.style && !going_on(sequence.last, label.ordinals).empty())
        return frame;
  return none;
}

std::size_t ClauseStack::same_style(const Label& label) const {
  for (std::size_t frame = top() + 1; frame-- > barrier();)
    if (std::ranges::find(frames_[frame].counts, label.style, &Sequence::style) !=
        frames_[frame].counts.end())
      return frame;
  return none;
}

/// The innermost numbered frame that "3.2.1" stands under: 3.2, or 3.
std::size_t ClauseStack::with_prefix(const Label& label) const {
  for (std::size_t frame = top() + 1; frame-- > barrier();) {
    const auto& parts = frames_[frame].parts;
    if (!parts.empty() && parts.size() < label.parts.size() &&
        std::equal(parts.begin(), parts.end(), label.parts.begin()))
      return frame;
  }
  return none;
}

/// The frame around the outermost open number that does not outrank this one.
std::size_t ClauseStack::below_rank(unsigned rank) const {
  for (std::size_t frame = barrier() + 1; frame <= top(); ++frame)
    if (frames_[frame].kind == Kind::numbered && frames_[frame].rank >= rank) return frame - 1;
  std::size_t frame = top();
  while (frames_[frame].kind == Kind::lead_in || frames_[frame].kind == Kind::bullet)
    --frame;
  return frame;
}

std::size_t ClauseStack::parent_of(const Label& label) const {
  if (label.parts.size() > 1)
    if (const auto frame = with_prefix(label); frame != none) return frame;
  if (const auto frame = counting(label); frame != none) return frame;
  if (label.rank < lists - 1) return below_rank(label.rank);
  if (label.parts.size() <= 1 && begins_sequence(label)) return top();
  if (const auto frame = same_style(label); frame != none) return frame;
  return label.rank < lists ? below_rank(label.rank) : top();
}

/// Notes the number among the children of the top frame.
void ClauseStack::count(const Label& label) {
  auto& counts = frames_.back().counts;
  const auto known = std::ranges::find(counts, label.style, &Sequence::style);
  if (known == counts.end()) {
    auto first = label.ordinals;
    std::erase_if(first, [](const Ordinal& one) { return one.value != 1; });
    counts.push_back({.style = label.style, .last = first.empty() ? label.ordinals : first});
    return;
  }
  known->last = going_on(known->last, label.ordinals);
  if (known->last.empty()) known->last = label.ordinals;
}

ClauseStack::Frame& ClauseStack::push(Clause clause, Kind kind) {
  const bool box = kind == Kind::box || kind == Kind::heading;
  if (!box && frames_.size() >= most_frames && !is_barrier(top())) frames_.pop_back();
  auto& children = *frames_.back().children;
  children.push_back(std::move(clause));
  frames_.push_back({.kind = kind, .children = &children.back().clauses});
  return frames_.back();
}

void ClauseStack::heading(Paragraph paragraph, unsigned level) {
  std::size_t frame = top();
  while (frames_[frame].kind != Kind::box &&
         (frames_[frame].kind != Kind::heading || frames_[frame].level >= level))
    --frame;
  pop_to(frame);
  auto label = std::move(paragraph.label);
  if (label && (accepts(*label) || label->style == "#.")) {
    paragraph.label = label;
    take_label(paragraph);
    count(*label);
  } else {
    label.reset();
  }
  make_heading(paragraph);
  const auto kind = paragraph.clause.kind;
  if (kind != ClauseKind::article && kind != ClauseKind::schedule)
    paragraph.clause.kind = ClauseKind::section;
  Frame& opened = push(std::move(paragraph.clause), Kind::heading);
  opened.level = level;
  if (label) opened.parts = label->parts;
}

void ClauseStack::title(Clause clause, unsigned style) {
  const auto holds_titles = [&](std::size_t frame) {
    return is_barrier(frame) || frames_[frame].kind == Kind::title ||
           (frames_[frame].kind == Kind::numbered && frames_[frame].rank < lists);
  };
  std::size_t frame = top();
  while (!holds_titles(frame))
    --frame;
  // Capitals end what is under capitals before; a weaker title stays within its number.
  for (std::size_t open = frame; open > barrier(); --open) {
    if (frames_[open].kind == Kind::title && frames_[open].level == style) frame = open - 1;
    if (frames_[open].kind == Kind::numbered && style > 1) break;
  }
  pop_to(frame);
  push(std::move(clause), Kind::title).level = style;
}

/// True if the number is one for certain, goes on with one that is there, or can begin to count.
bool ClauseStack::accepts(const Label& label) const {
  if (label.sure || counting(label) != none) return true;
  return label.parts.size() > 1 ? with_prefix(label) != none : begins_sequence(label);
}

void ClauseStack::paragraph(Paragraph paragraph, unsigned indent) {
  const bool has_number = paragraph.label && accepts(*paragraph.label);
  if (has_number) take_label(paragraph);
  take_terms_and_heading(paragraph);
  if (paragraph.clause.words.starts_with("WHEREAS")) paragraph.clause.kind = ClauseKind::recital;
  if (has_number)
    numbered(std::move(paragraph), indent);
  else
    plain(std::move(paragraph.clause), indent);
}

void ClauseStack::numbered(Paragraph paragraph, unsigned indent) {
  const Label label = *std::move(paragraph.label);
  pop_to(parent_of(label));
  count(label);
  Frame& opened = push(std::move(paragraph.clause), Kind::numbered);
  opened.indent = indent;
  opened.rank = label.rank;
  opened.parts = label.parts;
}

/// True if a paragraph that is indented so far goes into the frame.
bool ClauseStack::holds(const Frame& frame, unsigned indent) {
  switch (frame.kind) {
    case Kind::item:
    case Kind::lead_in: return false;
    case Kind::bullet: return indent > frame.indent;
    case Kind::numbered: return frame.rank < lists || indent > frame.indent;
    default: return true;
  }
}

void ClauseStack::plain(Clause clause, unsigned indent) {
  while (!holds(frames_.back(), indent))
    frames_.pop_back();
  if (leads_in(clause.words)) {
    push(std::move(clause), Kind::lead_in);
    return;
  }
  frames_.back().children->push_back(std::move(clause));
}

void ClauseStack::bullet(Clause clause, unsigned indent) {
  while (frames_.back().kind == Kind::bullet && frames_.back().indent >= indent)
    frames_.pop_back();
  push(std::move(clause), Kind::bullet).indent = indent;
}

void ClauseStack::open(Paragraph paragraph) {
  const auto label = std::move(paragraph.label);
  if (label) {
    if (const auto frame = counting(*label); frame != none) pop_to(frame);
    count(*label);
  }
  Frame& opened = push(std::move(paragraph.clause), Kind::box);
  if (label) opened.parts = label->parts;
}

void ClauseStack::open() {
  frames_.push_back({.kind = Kind::box, .children = frames_.back().children});
}

void ClauseStack::close() {
  while (frames_.back().kind != Kind::box)
    frames_.pop_back();
  if (frames_.back().parts.empty())
    frames_.pop_back();
  else
    frames_.back() = {.kind = Kind::item,
                      .children = frames_.back().children,
                      .parts = std::move(frames_.back().parts)};
}

void settle_ordinals(std::vector<Paragraph*>& numbered) {
  constexpr std::size_t farthest = 16;
  for (std::size_t i = 0; i < numbered.size(); ++i) {
    Label& label = *numbered[i]->label;
    const auto last = std::min(numbered.size(), i + farthest);
    for (std::size_t next = i + 1; label.ordinals.size() > 1 && next < last; ++next) {
      const Label& later = *numbered[next]->label;
      if (later.style != label.style) continue;
      std::vector<Ordinal> kept;
      for (const Ordinal& one : label.ordinals)
        if (!going_on({one}, later.ordinals).empty()) kept.push_back(one);
      if (!kept.empty()) label.ordinals = std::move(kept);
      break;
    }
  }
}

Agreement agreement_of(const Source& source, std::string_view dialect,
                       std::vector<Clause> clauses) {
  if (!has_words(clauses)) {
    const bool blank = collapse(source.bytes().substr(mark_size(source.bytes()))).empty();
    throw Error(problem_at(source, source.position(0),
                           blank ? "this file is empty" : "there are no words in this file",
                           "is it the right file, and was it saved?"));
  }
  Agreement agreement{.source = source.name(), .dialect = std::string(dialect)};
  agreement.clauses = std::move(clauses);
  agreement.id = stem(agreement.source);
  const Clause& first = agreement.clauses.front();
  if (first.number.empty() || first.kind == ClauseKind::schedule) agreement.title = first.heading;
  if (!has_structure(agreement.clauses))
    agreement.remarks.emplace_back(
        agreement.clauses.size() == 1
            ? "nothing divides this text: it was read as one clause"
            : "there are no headings and no numbers: each paragraph was read as a clause");
  give_paths(agreement.clauses, {});
  give_ids(agreement);
  return agreement;
}

}  // namespace clauseline
