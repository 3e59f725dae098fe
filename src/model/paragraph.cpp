#include "model/paragraph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace clauseline {
namespace {

using Text = std::string_view;

constexpr std::size_t longest_heading = 120;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// What nobody sees: spaces of all kinds, joiners, marks of byte order, soft hyphens.
constexpr std::array<Text, 9> unseen{" ",      "\u00A0", "\u00AD", "\u200B", "\u200C",
                                     "\u200D", "\u2060", "\uFEFF", "\u3000"};

/// The bytes at the start of a text that nobody sees.
std::size_t unseen_prefix(Text text) {
  std::size_t size = 0;
  for (bool moved = true; moved;) {
    moved = false;
    for (const Text one : unseen)
      if (text.substr(size).starts_with(one)) {
        size += one.size();
        moved = true;
      }
  }
  return size;
}

std::size_t unseen_suffix(Text text) {
  std::size_t size = 0;
  for (bool moved = true; moved;) {
    moved = false;
    for (const Text one : unseen)
      if (text.substr(0, text.size() - size).ends_with(one)) {
        size += one.size();
        moved = true;
      }
  }
  return size;
}

/// The first `count` bytes of the words go; what was marked in them goes with them.
void cut_front(Paragraph& paragraph, std::size_t count) {
  auto& words = paragraph.clause.words;
  count += unseen_prefix(Text(words).substr(count));
  words.erase(0, count);
  const auto gone = static_cast<std::uint32_t>(count);
  for (auto* marks : {&paragraph.clause.marks, &paragraph.bold}) {
    if (gone == 0) break;
    std::erase_if(*marks, [&](const Mark& mark) { return mark.end <= gone; });
    for (Mark& mark : *marks) {
      mark.begin = mark.begin > gone ? mark.begin - gone : 0;
      mark.end -= gone;
    }
  }
}

void add_note(Clause& clause, Text note) {
  if (!clause.note.empty()) clause.note += ' ';
  clause.note += note;
}

/// The first `count` bytes of the words become the heading.
void cut_heading(Paragraph& paragraph, std::size_t count) {
  Clause& clause = paragraph.clause;
  for (const Mark& mark : clause.marks)
    if (mark.begin < count && mark.kind == MarkKind::reference)
      add_note(clause, fmt::format("{}: {}", clause.words.substr(mark.begin, mark.end - mark.begin),
                                   mark.target));
  clause.heading = clause.words.substr(0, count);
  clause.heading.resize(clause.heading.size() - unseen_suffix(clause.heading));
  cut_front(paragraph, count);
}

constexpr std::array<Text, 20> small_words{"a",   "an",   "and", "as",   "at",  "by",  "de",
                                           "for", "from", "in",  "into", "nor", "of",  "on",
                                           "or",  "the",  "to",  "upon", "via", "with"};

/// True if a word may stand in a title: capitalised, or one of those that never are.
bool fits_title(Text word) {
  const auto letter = word.find_first_not_of(Text("\"'([&-/"));
  if (letter == Text::npos || !is_lower(word[letter])) return true;
  return std::ranges::find(small_words, word) != small_words.end();
}

bool is_title(Text line) {
  constexpr unsigned most_words = 12;
  unsigned words = 0;
  unsigned capitals = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto end = std::min(line.find(' ', at), line.size());
    const Text word = line.substr(at, end - at);
    at = end + 1;
    if (!fits_title(word) || ++words > most_words) return false;
    if (std::ranges::any_of(word, is_upper)) ++capitals;
  }
  return capitals != 0 && (is_upper(line.front()) || line.front() == '[' || line.front() == '(' ||
                           is_wide(line.front()) || line.front() == '"');
}

/// The end of a heading in plain letters that a sentence follows, or 0.
std::size_t run_in_end(Text words) {
  constexpr std::size_t longest = 80;
  for (std::size_t at = words.find_first_of(".:"); at < std::min(words.size(), longest);
       at = words.find_first_of(".:", at + 1)) {
    if (at + 2 >= words.size() || words[at + 1] != ' ') continue;
    const Text head = words.substr(0, at);
    const Text rest = words.substr(at + 2, longest);
    if (is_lower(rest.front()) || !is_title(head)) return 0;
    // A sentence of a text in capitals is no heading of the next.
    return is_capitals(head) && is_capitals(rest) && head.find(' ') != Text::npos ? 0 : at + 1;
  }
  return 0;
}

bool quotes_at(Text words) {
  return words.starts_with('"') || words.starts_with("\u201C") || words.starts_with("\u2018") ||
         words.starts_with('\'') || words.starts_with("\u00AB");
}

/// The end of a heading in bold letters that the words begin with, or 0.
std::size_t bold_end(const Paragraph& paragraph) {
  const Text words = paragraph.clause.words;
  if (paragraph.bold.empty() || paragraph.bold.front().begin != 0) return 0;
  std::size_t end = paragraph.bold.front().end;
  if (end == 0 || end > longest_heading || quotes_at(words)) return 0;
  const char last = words[end - 1];
  if (end == words.size()) {
    const bool sentence = last == '.' && words.substr(0, end).find(' ') != Text::npos &&
                          !is_title(words.substr(0, end - 1));
    return sentence || last == ';' || last == ',' ? 0 : end;
  }
  if (last == '.' || last == ':') return end;
  const char next = words[end];
  return next == '.' || next == ':' ? end + 1 : 0;
}

/// Reads the terms at the start of a definition.
class TermReader {
 public:
  explicit TermReader(const Paragraph& paragraph)
      : words_(paragraph.clause.words), bold_(paragraph.bold) {}

  /// The terms, if words that define them follow.
  std::vector<std::string> read() {
    std::vector<std::string> terms;
    while (true) {
      auto term = quoted();
      if (term.empty()) term = in_bold();
      if (term.empty()) break;
      terms.push_back(std::move(term));
      skip_between();
    }
    return !terms.empty() && defines() ? terms : std::vector<std::string>();
  }

 private:
  static constexpr std::size_t longest_term = 100;

  Text rest() const { return words_.substr(at_); }

  std::string quoted() {
    constexpr std::array<std::pair<Text, Text>, 3> pairs{
        {{"\u201C", "\u201D"}, {"\"", "\""}, {"\u00AB", "\u00BB"}}};
    for (const auto& [open, close] : pairs) {
      if (!rest().starts_with(open)) continue;
      const auto end = rest().substr(0, longest_term).find(close, open.size());
      if (end == Text::npos) return {};
      std::string term(rest().substr(open.size(), end - open.size()));
      at_ += end + close.size();
      return term;
    }
    return {};
  }

  std::string in_bold() {
    const auto found = std::ranges::find(bold_, at_, &Mark::begin);
    if (found == bold_.end() || found->end - found->begin > longest_term) return {};
    std::string term(words_.substr(at_, found->end - at_));
    if (term.ends_with('.')) return {};
    if (term.ends_with(':')) term.pop_back();
    at_ = found->end;
    return term;
  }

  void skip_between() {
    for (bool moved = true; moved;) {
      moved = false;
      for (const Text joint : {" ", "or ", "and ", ",", "/", ":"})
        if (rest().starts_with(joint)) {
          at_ += joint.size();
          moved = true;
        }
    }
  }

  bool defines() {
    if (rest().starts_with('(')) {
      at_ += std::min(rest().find(')'), rest().size() - 1) + 1;
      skip_between();
    }
    constexpr std::array<Text, 9> verbs{"means",          "mean ",      "shall mean",
                                        "shall have the", "will mean",  "has the meaning",
                                        "have the mean",  "is defined", "refers to"};
    return std::ranges::any_of(verbs, [&](Text verb) { return rest().starts_with(verb); });
  }

  Text words_;
  const std::vector<Mark>& bold_;
  std::size_t at_ = 0;
};

void take_heading(Paragraph& paragraph) {
  const std::string& words = paragraph.clause.words;
  std::size_t end = bold_end(paragraph);
  const bool numbered = !paragraph.clause.number.empty();
  const bool listed = paragraph.clause.kind == ClauseKind::item;
  if (end == 0 && numbered && reads_as_heading(words) && (!listed || is_capitals(words)))
    end = words.size();
  if (end == 0 && numbered) end = run_in_end(words);
  if (end != 0) cut_heading(paragraph, end);
}

bool take_terms(Paragraph& paragraph) {
  auto terms = TermReader(paragraph).read();
  if (terms.empty()) return false;
  paragraph.clause.kind = ClauseKind::definition;
  paragraph.clause.terms_defined = std::move(terms);
  return true;
}

}  // namespace

void trim(Paragraph& paragraph) {
  cut_front(paragraph, 0);
  auto& words = paragraph.clause.words;
  words.resize(words.size() - unseen_suffix(words));
  const auto end = static_cast<std::uint32_t>(words.size());
  for (auto* marks : {&paragraph.clause.marks, &paragraph.bold})
    for (Mark& mark : *marks) {
      mark.begin = std::min(mark.begin, end);
      mark.end = std::min(mark.end, end);
    }
}

void find_label(Paragraph& paragraph) { paragraph.label = leading_label(paragraph.clause.words); }

void take_label(Paragraph& paragraph) {
  const Label& label = *paragraph.label;
  paragraph.clause.number = label.number;
  paragraph.clause.kind =
      label.rank < 5
          ? label.kind
          : (paragraph.clause.kind == ClauseKind::item ? ClauseKind::item : ClauseKind::subclause);
  cut_front(paragraph, label.size);
}

void make_heading(Paragraph& paragraph) { cut_heading(paragraph, paragraph.clause.words.size()); }

void take_terms_and_heading(Paragraph& paragraph) {
  if (take_terms(paragraph)) return;
  take_heading(paragraph);
  take_terms(paragraph);
}

bool is_capitals(std::string_view line) {
  return std::ranges::any_of(line, is_upper) && std::ranges::none_of(line, is_lower);
}

bool reads_as_heading(std::string_view line) {
  constexpr Text never = "@_=<>|/;$%\"";
  if (line.empty() || line.size() > longest_heading) return false;
  if (line.find_first_of(never) != Text::npos || line.find(": ") != Text::npos) return false;
  constexpr Text closing = ".,:!?";
  if (closing.find(line.back()) != Text::npos) return false;
  return is_capitals(line) || is_title(line);
}

bool leads_in(std::string_view words) {
  return words.ends_with(':') || words.ends_with("\u2014") || words.ends_with(":-");
}

}  // namespace clauseline
