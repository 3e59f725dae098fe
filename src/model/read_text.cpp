#include "model/clause_stack.hpp"
#include "model/readers.hpp"
#include "model/text_lines.hpp"
#include "model/word_builder.hpp"
#include "text/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline {
namespace {

using Text = std::string_view;

constexpr Encoded as_text{.format = "plain text", .suffix = "txt", .controls = "\t\n\r\f\v"};

constexpr std::array<Text, 8> bullets{"\u2022", "\u00B7", "\u25CF", "\u25AA",
                                      "\u2013", "\uF0B7", "-",      "*"};

/// The bytes of a bullet and the space behind it, or 0.
std::size_t bullet_size(Text line) {
  for (const Text bullet : bullets)
    if (line.starts_with(bullet) && line.substr(bullet.size()).starts_with(' '))
      return bullet.size() + 1;
  return 0;
}

/// True if a sentence or a part of a list ends with this line.
bool ends_part(Text line) {
  while (!line.empty() && (line.ends_with('"') || line.ends_with(')') || line.ends_with(']')))
    line.remove_suffix(1);
  for (const Text closing : {"\u201D", "\u2019"})
    if (line.ends_with(closing)) line.remove_suffix(closing.size());
  constexpr Text ends = ".;:!?";
  if (line.empty() || ends.find(line.back()) != Text::npos) return true;
  constexpr std::array<Text, 6> joints{"; and", "; or", ", and", ", or", ";and", ";or"};
  return std::ranges::any_of(joints, [&](Text joint) { return line.ends_with(joint); });
}

bool begins_small(Text line) { return line.front() >= 'a' && line.front() <= 'z'; }

/// True if the line ends with a word that a number or more of the sentence follows.
bool leaves_open(Text line) {
  constexpr std::array<Text, 20> words{
      "section",  "sections", "clause",  "clauses", "paragraph", "paragraphs", "article",
      "articles", "schedule", "exhibit", "and",     "or",        "to",         "in",
      "of",       "under",    "by",      "with",    "see",       "the"};
  std::string last(line.substr(line.rfind(' ') + 1));
  std::ranges::transform(last, last.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::ranges::find(words, last) != words.end();
}

/// True if a number follows on another or stands under it, so that it begins a paragraph
/// although the line before does not end a sentence.
bool goes_on(const Label& before, const Label& label) {
  if (!label.sure) return false;
  if (before.style == label.style) return follows(before, label);
  return !before.parts.empty() && before.parts.size() < label.parts.size() &&
         std::equal(before.parts.begin(), before.parts.end(), label.parts.begin());
}

/// Lines that belong together, and what they are.
struct Entry {
  enum class Kind : std::uint8_t { paragraph, title, bullet };

  Kind kind = Kind::paragraph;
  unsigned indent = 0;
  Paragraph paragraph{};
};

/// Joins lines to paragraphs, then puts each in its place.
class Reading {
 public:
  explicit Reading(const Source& source) : source_(source) {}

  Agreement run() {
    auto lines = text_lines(source_.bytes(), mark_size(source_.bytes()));
    const auto pages = drop_page_numbers(lines);
    for (const TextLine& line : lines)
      read(line);
    end_block();
    settle();
    for (std::size_t i = 0; i < entries_.size(); ++i)
      place(entries_[i], i + 1 < entries_.size() ? &entries_[i + 1] : nullptr);
    auto agreement = agreement_of(source_, "text", std::move(stack_.clauses()));
    if (pages != 0)
      agreement.remarks.push_back(fmt::format("{} {} only the number of a page and {} not read",
                                              pages, pages == 1 ? "line holds" : "lines hold",
                                              pages == 1 ? "was" : "were"));
    return agreement;
  }

 private:
  void read(const TextLine& line) {
    if (line.text.empty()) {
      gap_ = true;
      page_ends_ = page_ends_ || line.page_number;
      return;
    }
    if (begins_block(line)) {
      end_block();
      begin_block(line);
    }
    const auto skipped = lines_ == 0 ? bullet_size(line.text) : 0;
    words_.end_block();
    words_.add(line.text.substr(skipped));
    last_ = line;
    ++lines_;
    gap_ = false;
    page_ends_ = false;
  }

  bool begins_block(const TextLine& line) const {
    if (lines_ == 0 || ends_heading(line)) return true;
    const bool ended = ends_part(last_.text);
    const auto label = leading_label(line.text);
    if (gap_) return !page_ends_ || ended || label || !begins_small(line.text);
    if (bullet_size(line.text) != 0) return ended || bullet_size(first_.text) != 0;
    if (label) return ended || (label_ && goes_on(*label_, *label) && !leaves_open(last_.text));
    if (!ended) return false;
    const bool heading = is_capitals(line.text) && reads_as_heading(line.text);
    return (heading && !is_capitals(last_.text)) ||
           (line.indent >= last_.indent + 2 && line.indent > first_.indent);
  }

  /// A heading that the text follows without a blank line: in capitals, or "ARTICLE I".
  bool ends_heading(const TextLine& line) const {
    if (lines_ != 1) return false;
    const bool word =
        label_ && label_->rank <= 3 &&
        (label_->size == last_.text.size() || reads_as_heading(last_.text.substr(label_->size)));
    return word ||
           (reads_as_heading(last_.text) && is_capitals(last_.text) && !is_capitals(line.text));
  }

  void begin_block(const TextLine& line) {
    first_ = line;
    label_ = leading_label(line.text);
    Entry entry{.indent = line.indent};
    entry.paragraph.clause.at = source_.position(line.offset);
    if (bullet_size(line.text) != 0) entry.kind = Entry::Kind::bullet;
    entries_.push_back(std::move(entry));
  }

  void end_block() {
    if (lines_ == 0) return;
    Entry& entry = entries_.back();
    words_.finish(entry.paragraph.clause);
    trim(entry.paragraph);
    const Text words = entry.paragraph.clause.words;
    if (words.empty()) {  // a bullet without words
      entries_.pop_back();
    } else if (entry.kind == Entry::Kind::paragraph) {
      find_label(entry.paragraph);
      if (!entry.paragraph.label && lines_ == 1 && reads_as_heading(words))
        entry.kind = Entry::Kind::title;
    }
    lines_ = 0;
  }

  void settle() {
    std::vector<Paragraph*> numbered;
    for (Entry& entry : entries_)
      if (entry.paragraph.label) numbered.push_back(&entry.paragraph);
    settle_ordinals(numbered);
  }

  /// "ARTICLE I" has its name in the line below.
  static bool takes_name(const Paragraph& paragraph, const Entry* next) {
    return next != nullptr && next->kind == Entry::Kind::title && paragraph.label &&
           paragraph.label->rank <= 3 && paragraph.label->size == paragraph.clause.words.size();
  }

  void place(Entry& entry, Entry* next) {
    Paragraph& paragraph = entry.paragraph;
    if (paragraph.clause.words.empty()) return;  // it names the one before
    if (takes_name(paragraph, next))
      paragraph.clause.heading = std::exchange(next->paragraph.clause.words, {});
    switch (entry.kind) {
      case Entry::Kind::paragraph: return stack_.paragraph(std::move(paragraph), entry.indent);
      case Entry::Kind::title: {
        const unsigned style = is_capitals(paragraph.clause.words) ? 1 : 2;
        paragraph.clause.kind = ClauseKind::section;
        make_heading(paragraph);
        return stack_.title(std::move(paragraph.clause), style);
      }
      case Entry::Kind::bullet:
        paragraph.clause.kind = ClauseKind::item;
        take_terms_and_heading(paragraph);
        return stack_.bullet(std::move(paragraph.clause), entry.indent);
    }
  }

  const Source& source_;
  WordBuilder words_;
  std::vector<Entry> entries_;
  std::size_t lines_ = 0;  // of the block that is open
  TextLine first_{};
  TextLine last_{};
  std::optional<Label> label_{};  // of the block
  bool gap_ = false;              // a blank line stands before the next
  bool page_ends_ = false;        // and the number of a page
  ClauseStack stack_;
};

}  // namespace

Agreement read_text(const Source& source) {
  require_utf8(source, as_text);
  return Reading(source).run();
}

}  // namespace clauseline
