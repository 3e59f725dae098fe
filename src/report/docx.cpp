// A redline for word processors: the later version, with all that differs from the older one as
// tracked changes, and the findings as comments at their clauses.

#include "office/document.hpp"
#include "report/both_orders.hpp"
#include "report/docx_parts.hpp"
#include "report/tracked.hpp"
#include "report/view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace clauseline::reports {
namespace {

using office::Block;
using office::Paragraph;
using office::Row;
using office::Tracking;

constexpr unsigned text_width =
    9026;  // of an A4 page with an inch around, in twentieths of a point

/// Puts the steps of an audit one after the other, as paragraphs and rows of tables.
class Redline {
 public:
  Redline(const Report& report, const Audit& audit, office::Document& document)
      : report_(report), audit_(audit), document_(document), places_(audit) {
    for (std::size_t i = 0; i < audit.findings.size(); ++i) {
      if (audit.findings[i].folded_under >= 0) continue;
      const auto [before, after] = clauses_of(audit.findings[i]);
      findings_[after == nullptr ? before : after].push_back(i);
    }
  }

  std::vector<Block> blocks() {
    wait_for({nullptr});
    const auto before = front_matter(*audit_.before, audit_.added);
    const auto after = front_matter(*audit_.after, audit_.deleted);
    add(tracked_lines(before.title, after.title));
    add(tracked_lines(before.version, after.version));
    add(tracked_lines(before.notices, after.notices));
    add(tracked_lines(before.parties, after.parties));
    for (const Step& step : both_orders(audit_, places_))
      add(step);
    end_table();
    return std::move(blocks_);
  }

 private:
  std::vector<Printed> print(const std::vector<const Clause*>& side) const {
    std::vector<Printed> all;
    for (const Clause* clause : side)
      all.push_back(printed(*clause, places_[*clause].depth));
    return all;
  }

  /// The findings about these clauses are told at the next words.
  void wait_for(const std::vector<const Clause*>& clauses) {
    for (const Clause* clause : clauses)
      if (const auto found = findings_.find(clause); found != findings_.end()) {
        waiting_.insert(waiting_.end(), found->second.begin(), found->second.end());
        findings_.erase(found);
      }
  }

  void comment_on(Paragraph& paragraph) {
    for (const std::size_t finding : std::exchange(waiting_, {})) {
      paragraph.comments.push_back(document_.comments.size());
      document_.comments.push_back(comment(report_, audit_, audit_.findings[finding]));
    }
  }

  void add(const Step& step) {
    if (step.fate != Fate::moved_away) {
      wait_for(step.before);
      wait_for(step.after);
    }
    const auto* clause = step.after.empty() ? step.before.front() : step.after.front();
    if (clause->kind == ClauseKind::row) return add_row(step);
    const auto before = print(step.before);
    const auto after = print(step.after);
    switch (step.fate) {
      case Fate::moved_away: return add(moved_away(before, step.move));
      case Fate::moved_here: return add(tracked_move(before, after, step.move));
      default: return add(tracked(before, after));
    }
  }

  void add(std::vector<Paragraph> paragraphs) {
    if (paragraphs.empty()) return;
    end_table();
    comment_on(paragraphs.front());
    std::ranges::move(paragraphs, std::back_inserter(blocks_));
  }

  /// A row with another number of cells is another row.
  void add_row(const Step& step) {
    const auto before = cell_words(step.before.empty() ? nullptr : step.before.front());
    const auto after = cell_words(step.after.empty() ? nullptr : step.after.front());
    if (before.size() == after.size()) return add_row(before, after, Tracking::none);
    if (!before.empty()) add_row(before, {}, Tracking::deleted);
    if (!after.empty()) add_row({}, after, Tracking::inserted);
  }

  using Words = std::vector<std::string_view>;

  void add_row(const Words& before, const Words& after, Tracking tracking) {
    Row row{.tracking = tracking};
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
      auto paragraphs = tracked_words(i < before.size() ? before[i] : std::string_view(),
                                      i < after.size() ? after[i] : std::string_view(), "CellText");
      paragraphs.back().end = Tracking::none;  // a cell keeps its last paragraph while it is there
      row.cells.push_back({.paragraphs = std::move(paragraphs)});
    }
    comment_on(row.cells.front().paragraphs.front());
    table_.rows.push_back(std::move(row));
  }

  void end_table() {
    if (table_.rows.empty()) return;
    std::size_t columns = 1;
    for (const Row& row : table_.rows)
      columns = std::max(columns, row.cells.size());
    table_.widths.assign(columns, text_width / static_cast<unsigned>(columns));
    blocks_.emplace_back(std::exchange(table_, {}));
  }

  const Report& report_;
  const Audit& audit_;
  office::Document& document_;
  Places places_;
  std::vector<Block> blocks_{};
  office::Table table_{};  // that the next row belongs to
  std::unordered_map<const Clause*, std::vector<std::size_t>> findings_{};  // not told yet
  std::vector<std::size_t> waiting_{};
};

office::Section section(const Report& report, const Audit& audit, office::Document& document) {
  auto made = section_of(audit);
  made.blocks = Redline(report, audit, document).blocks();
  return made;
}

}  // namespace

std::string docx(const Report& report) {
  office::Document document{.title = title_of(report),
                            .description = manifest_line(report, "docx"),
                            .letterhead = letterhead_of(report)};
  for (const Audit& audit : report.audits)
    document.sections.push_back(section(report, audit, document));
  if (!report.audits.empty())
    document.language = report.audits.front().subject().agreement.language;
  add_rest(report, document);
  return office::docx(document);
}

}  // namespace clauseline::reports
