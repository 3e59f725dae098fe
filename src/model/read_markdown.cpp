#include "markdown/blocks.hpp"
#include "model/anchors.hpp"
#include "model/clause_stack.hpp"
#include "model/html_text.hpp"
#include "model/readers.hpp"
#include "model/word_builder.hpp"
#include "text/encoding.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

using markdown::Block;
using markdown::BlockKind;
using markdown::Piece;
using markdown::PieceKind;

constexpr Encoded as_markdown{.format = "Markdown", .suffix = "md", .controls = "\t\n\r\f\v"};

/// The lines between two rules at the very top, which are for programs.
struct FrontMatter {
  std::string_view text{};
  std::size_t end = 0;  // where the document begins
};

FrontMatter front_matter(std::string_view bytes) {
  const auto begin = mark_size(bytes);
  FrontMatter none{.text = {}, .end = begin};
  const auto line_end = bytes.find('\n', begin);
  if (line_end == std::string_view::npos) return none;
  if (collapse(bytes.substr(begin, line_end - begin)) != "---") return none;
  for (std::size_t at = line_end + 1; at < bytes.size();) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    const auto line = bytes.substr(at, end - at);
    if (line.starts_with("---") || line.starts_with("..."))
      if (const auto rule = collapse(line); rule == "---" || rule == "...")
        return {.text = bytes.substr(line_end + 1, at - line_end - 1),
                .end = std::min(end + 1, bytes.size())};
    at = end + 1;
  }
  return none;
}

/// What front matter says that the document is called, or empty.
std::string title_in(std::string_view front) {
  constexpr std::string_view key = "title:";
  for (std::size_t at = 0; at < front.size();) {
    const auto end = std::min(front.find('\n', at), front.size());
    const auto line = front.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with(key)) continue;
    auto title = collapse(line.substr(key.size()));
    const bool quoted = title.size() > 1 && title.front() == title.back() &&
                        (title.front() == '"' || title.front() == '\'');
    return quoted ? title.substr(1, title.size() - 2) : title;
  }
  return {};
}

/// Makes the words of a block, with its marks and where they were strong.
class Inlines {
 public:
  Inlines(const Block& block, std::string& note) : note_(note) { paragraph_.clause.at = block.at; }

  void add(const Piece& piece) {
    switch (piece.kind) {
      case PieceKind::text: words_.add(piece.text); return;
      case PieceKind::soft_break:
      case PieceKind::line_break: words_.end_block(); return;
      case PieceKind::bold: open(piece, MarkKind::defines); return;
      case PieceKind::link: open(piece, MarkKind::reference); return;
      case PieceKind::cell:
        words_.end_block();
        open(piece, MarkKind::cell);
        return;
      case PieceKind::html: html(piece.text); return;
      case PieceKind::cell_end:
      case PieceKind::bold_end:
      case PieceKind::link_end: close(piece.kind); return;
    }
  }

  /// What comes now stands at another place.
  void begin_at(Position at) {
    if (at.line != 0) paragraph_.clause.at = at;
  }

  /// The paragraph so far; what comes now begins the next.
  Paragraph finish() {
    words_.finish(paragraph_.clause);
    auto& marks = paragraph_.clause.marks;
    for (const Mark& mark : marks)
      if (mark.kind == MarkKind::defines && mark.begin < mark.end) paragraph_.bold.push_back(mark);
    std::erase_if(marks, [&](const Mark& mark) {
      const auto size = mark.end - mark.begin;
      return mark.kind == MarkKind::defines ||
             (mark.kind == MarkKind::reference &&
              (size == 0 || paragraph_.clause.words.compare(mark.begin, size, mark.target) == 0));
    });
    trim(paragraph_);
    Paragraph next;
    next.clause.at = paragraph_.clause.at;
    return std::exchange(paragraph_, std::move(next));
  }

 private:
  /// Strong words are marked like all others until the paragraph is understood.
  void open(const Piece& piece, MarkKind kind) {
    open_.push_back(words_.open_mark(kind, piece.text));
  }

  void close(PieceKind kind) {
    if (open_.empty()) return;
    words_.close_mark(open_.back());
    open_.pop_back();
    if (kind == PieceKind::cell_end) words_.end_block();
  }

  void html(const std::string& raw) {
    const auto [text, comments] = html_text(raw);
    words_.add(text);
    if (const auto told = collapse(comments); !told.empty())
      note_ += note_.empty() ? told : " " + told;
  }

  std::string& note_;
  WordBuilder words_;
  std::vector<std::size_t> open_;
  Paragraph paragraph_;
};

/// A block as words, and what it is.
struct Entry {
  const Block* block = nullptr;
  Paragraph paragraph{};
};

/// True if a new line begins behind the piece at `place` that may be a paragraph of its own
/// though Markdown does not part it: one that the author wanted, or one behind a sentence.
bool breaks_line(const std::vector<Piece>& pieces, std::size_t place) {
  const Piece& piece = pieces[place];
  if (piece.kind == PieceKind::line_break) return true;
  if (piece.kind == PieceKind::html) return piece.text.starts_with("<br");
  if (piece.kind != PieceKind::soft_break) return false;
  std::size_t before = place;
  while (before > 0 && pieces[before - 1].text.empty())
    --before;
  constexpr std::string_view ends = ".;:";
  return before > 0 && ends.find(pieces[before - 1].text.back()) != std::string_view::npos;
}

/// True if the line from the piece at `next` on begins with a number.
bool begins_numbered(const std::vector<Piece>& pieces, std::size_t next) {
  while (next < pieces.size() && pieces[next].kind == PieceKind::bold)
    ++next;
  if (next == pieces.size() || pieces[next].kind != PieceKind::text) return false;
  const auto label = leading_label(pieces[next].text);
  return label && (label->sure || label->rank > 4);
}

/// Reads the blocks as paragraphs, then puts each in its place.
class Reading {
 public:
  explicit Reading(const Source& source) : source_(source) {}

  Agreement run() {
    const auto front = front_matter(source_.bytes());
    note_ = collapse(front.text);
    const auto blocks = markdown::blocks(source_, front.end);
    for (const Block& block : blocks)
      read(block);
    std::vector<Paragraph*> numbered;
    for (Entry& entry : entries_)
      if (entry.paragraph.label) numbered.push_back(&entry.paragraph);
    settle_ordinals(numbered);
    for (Entry& entry : entries_)
      place(entry);
    auto agreement = agreement_of(source_, "markdown", std::move(stack_.clauses()));
    if (auto title = title_in(front.text); !title.empty()) agreement.title = std::move(title);
    return agreement;
  }

 private:
  void read(const Block& block) {
    const bool words_of_item = block.kind == BlockKind::paragraph && !entries_.empty() &&
                               entries_.back().block->kind == BlockKind::item && item_is_new_;
    item_is_new_ = block.kind == BlockKind::item;
    Inlines inlines(block, note_);
    bool first = true;
    const auto end_part = [&] {
      auto paragraph = inlines.finish();
      if (words_of_item && first)
        give_words(entries_.back().paragraph, std::move(paragraph));
      else
        add({.block = &block, .paragraph = std::move(paragraph)});
      first = false;
    };
    unsigned spans = 0;
    for (std::size_t i = 0; i < block.pieces.size(); ++i) {
      const Piece& piece = block.pieces[i];
      inlines.add(piece);
      if (piece.kind == PieceKind::bold || piece.kind == PieceKind::link) ++spans;
      if (piece.kind == PieceKind::bold_end || piece.kind == PieceKind::link_end) --spans;
      if (spans != 0 || block.kind != BlockKind::paragraph) continue;
      if (!breaks_line(block.pieces, i) || !begins_numbered(block.pieces, i + 1)) continue;
      end_part();
      inlines.begin_at(piece.at);
    }
    end_part();
  }

  static void give_words(Paragraph& item, Paragraph words) {
    item.clause.words = std::move(words.clause.words);
    item.clause.marks = std::move(words.clause.marks);
    item.bold = std::move(words.bold);
    item.clause.note = std::move(words.clause.note);
  }

  /// Comments belong to the words that they stand in or before.
  void add(Entry entry) {
    Clause& clause = entry.paragraph.clause;
    const auto kind = entry.block->kind;
    const bool opens = kind == BlockKind::item || kind == BlockKind::quote ||
                       kind == BlockKind::table || kind == BlockKind::end;
    if (!opens && clause.words.empty()) return;
    if (kind == BlockKind::heading || kind == BlockKind::paragraph) find_label(entry.paragraph);
    if (kind != BlockKind::end && kind != BlockKind::quote) clause.note = std::exchange(note_, {});
    entries_.push_back(std::move(entry));
  }

  void place(Entry& entry) {
    const Block& block = *entry.block;
    Paragraph& paragraph = entry.paragraph;
    switch (block.kind) {
      case BlockKind::heading: return stack_.heading(std::move(paragraph), block.level);
      case BlockKind::paragraph:
      case BlockKind::code:
      case BlockKind::html: return stack_.paragraph(std::move(paragraph), 0);
      case BlockKind::quote: return stack_.open();
      case BlockKind::item: return item(block, std::move(paragraph));
      case BlockKind::table:
        paragraph.clause.kind = ClauseKind::table;
        return stack_.open(std::move(paragraph));
      case BlockKind::row:
        paragraph.clause.kind = ClauseKind::row;
        return stack_.leaf(std::move(paragraph.clause));
      case BlockKind::end: return stack_.close();
    }
  }

  /// An item has the number of its list; under a bullet the words may begin with one.
  void item(const Block& block, Paragraph paragraph) {
    paragraph.clause.kind = ClauseKind::item;
    paragraph.clause.number = block.number;
    if (block.number.empty()) {
      find_label(paragraph);
      if (paragraph.label && paragraph.label->sure) take_label(paragraph);
      paragraph.label.reset();
    } else {
      paragraph.label = leading_label(block.number + " A");
    }
    take_terms_and_heading(paragraph);
    stack_.open(std::move(paragraph));
  }

  const Source& source_;
  std::string note_;  // comments that no clause has yet
  std::vector<Entry> entries_;
  bool item_is_new_ = false;  // no block of it was read
  ClauseStack stack_;
};

}  // namespace

Agreement read_markdown(const Source& source) {
  require_utf8(source, as_markdown);
  auto agreement = Reading(source).run();
  resolve_anchors(agreement);
  return agreement;
}

}  // namespace clauseline
