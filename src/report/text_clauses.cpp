// The clauses in the report for a terminal. What happened to a clause begins its first line,
// so that no text of the agreement does.

#include "report/lines.hpp"
#include "report/listing.hpp"
#include "report/text_page.hpp"
#include "report/view.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

/// Long words that stayed are context: their ends are enough.
std::string shortened(const Edit& edit) {
  constexpr std::size_t longest = 160;
  constexpr std::size_t kept = 60;
  const auto& text = edit.text;
  if (edit.kind != EditKind::equal || text.size() <= longest) return text;
  auto head = text.rfind(' ', kept);
  auto tail = text.find(' ', text.size() - kept);
  if (head == std::string::npos || tail == std::string::npos) return text;
  return text.substr(0, head) + " ... " + text.substr(tail + 1);
}

/// [-deleted-] {+inserted+}, in colour too where there is any. White space alone needs no sign.
Run marked(EditKind kind, std::string_view text) {
  if (text.find_first_not_of(" \n") == std::string_view::npos) return {" "};
  if (kind == EditKind::deletion) return {fmt::format("[-{}-]", text), Ink::deleted};
  if (kind == EditKind::insertion) return {fmt::format("{{+{}+}}", text), Ink::inserted};
  return {std::string(text)};
}

using Paragraph = std::vector<Run>;

/// The redline, one paragraph for each line of the words.
std::vector<Paragraph> paragraphs(const std::vector<Edit>& edits, bool whole) {
  std::vector<Paragraph> all{{}};
  for (const Edit& edit : edits) {
    const auto shown = whole ? edit.text : shortened(edit);
    for (std::size_t begin = 0; begin <= shown.size();) {
      const auto end = std::min(shown.find('\n', begin), shown.size());
      if (end > begin)
        all.back().push_back(marked(edit.kind, std::string_view(shown).substr(begin, end - begin)));
      if (end < shown.size()) all.emplace_back();
      begin = end + 1;
    }
  }
  return all;
}

/// "(paired by near-equal words, 0.71)".
std::string evidence(const Pairing& pairing) {
  return fmt::format("(paired by {}, {:.2f})", pairing.why, pairing.similarity);
}

class ClauseLines {
 public:
  ClauseLines(const Audit& audit, TextPage& page)
      : audit_(audit), places_(audit), entries_(entries(audit, places_)), page_(page) {}

  void write() {
    const bool all = page_.report().with_unchanged;
    const auto showing = [&](const ClauseChange& change) {
      return all || !change.unchanged() ? Showing::whole : Showing::context;
    };
    for (const Line& line : listing(entries_, places_, showing)) {
      const bool block = line.kind == LineKind::whole && has_block(*line.entry->change);
      if (block || after_block_ || line.kind == LineKind::under || first_) page_.line();
      write(line);
      after_block_ = block;
      first_ = false;
    }
  }

 private:
  void write(const Line& line) {
    switch (line.kind) {
      case LineKind::whole: return whole(*line.entry->change);
      case LineKind::pointer: return page_.item(pointer(*line.entry));
      case LineKind::context: return short_line("unchanged: " + numbered_name(*line.entry->change));
      case LineKind::under: return short_line("under: " + path(line.path));
      case LineKind::gap:
        return page_.line(page_.inked(
            fmt::format("... {} unchanged clause{}", line.left_out, line.left_out == 1 ? "" : "s"),
            Ink::faint));
    }
  }

  /// Does it take more than the line of its name?
  bool has_block(const ClauseChange& change) const {
    return page_.report().with_unchanged || change.pairing.moved || change.split() ||
           change.merged() || has_words(change);
  }
  static bool has_words(const ClauseChange& change) {
    return change.added() || change.removed() || change.edited;
  }

  void whole(const ClauseChange& change) {
    page_.item(fmt::format("{}: {}", kinds_text(change), numbered_name(change)), Ink::strong);
    if (is_doubtful(change.pairing)) page_.paragraph(evidence(change.pairing), 2, Ink::faint);
    ends(change);
    if (has_words(change) || page_.report().with_unchanged) words(change);
  }

  /// Both ends of a move; every part of a split and of a merge.
  void ends(const ClauseChange& change) {
    const bool parts = change.split() || change.merged();
    if (!parts && !change.pairing.moved) return;
    const auto side = [&](std::string_view name, const auto& clauses, const Version& version) {
      for (const Clause* clause : clauses)
        page_.place(name, at(version, *clause), parts ? name_of(*clause) : places_.told(*clause));
    };
    side("old", change.pairing.before, *audit_.before);
    side("new", change.pairing.after, *audit_.after);
  }

  void words(const ClauseChange& change) {
    const bool whole = change.unchanged();
    Paragraph row;
    for (const auto& cell : cells_of(change)) {
      row.push_back({row.empty() ? "| " : " | "});
      for (const auto& paragraph : paragraphs(cell, whole))
        row.insert(row.end(), paragraph.begin(), paragraph.end());
    }
    if (!row.empty()) return page_.paragraph(row, 2);
    for (const auto& paragraph : paragraphs(words_of(change), whole))
      page_.paragraph(paragraph, 2);
  }

  /// "moved away: 7.2 Confidentiality, to 2.4 (new.xml:50:5)".
  std::string pointer(const Entry& entry) const {
    const ClauseChange& change = *entry.change;
    const auto& [before, after, similarity, why, moved] = change.pairing;
    const auto told = [&](std::string_view what, std::string_view towards, const auto& others,
                          const Version& version) {
      return fmt::format("{}: {}, {} {} ({})", what, name_of(*entry.clause), towards,
                         numbers_of(others), at(version, *others.front()));
    };
    if (entry.is_new()) return told("split off", "from", before, *audit_.before);
    return change.merged() ? told("merged away", "into", after, *audit_.after)
                           : told("moved away", "to", after, *audit_.after);
  }

  static Location at(const Version& version, const Clause& clause) {
    return {visible_line(version.evidence.source), clause.at};
  }

  static std::string path(const std::vector<const Clause*>& clauses) {
    constexpr std::size_t most = 4;
    std::string text;
    const auto first = clauses.size() > most ? clauses.size() - most : 0;
    if (first > 0) text = "... > ";
    for (auto i = first; i < clauses.size(); ++i)
      text += (i > first ? " > " : "") + name_of(*clauses[i]);
    return text;
  }

  /// Context takes one line, however long its words are.
  void short_line(const std::string& text) {
    page_.line(page_.inked(cut(visible_line(text), page_.report().width), Ink::faint));
  }

  const Audit& audit_;
  Places places_;
  std::vector<Entry> entries_;
  TextPage& page_;
  bool first_ = true;
  bool after_block_ = false;
};

}  // namespace

void clause_lines(const Audit& audit, TextPage& page) { ClauseLines(audit, page).write(); }

}  // namespace clauseline::reports
