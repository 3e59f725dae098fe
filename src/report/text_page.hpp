#pragma once

#include "report/format.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How the report for a terminal is written: lines of at most the width, in colour or not.
namespace clauseline::reports {

enum class Ink : std::uint8_t { plain, strong, faint, deleted, inserted, alarm };

struct Run {
  std::string text;
  Ink ink = Ink::plain;
};

class TextPage {
 public:
  explicit TextPage(const Report& report) : report_(report) {}

  const Report& report() const { return report_; }
  std::string inked(std::string_view text, Ink ink) const;
  void line(std::string_view text = {});
  /// Wrapped text, every line under the first at `indent` columns.
  void paragraph(std::string_view text, std::size_t indent, Ink ink = Ink::plain);
  /// The same of text in several inks.
  void paragraph(const std::vector<Run>& runs, std::size_t indent);
  /// Wrapped text whose first line begins a thing: the lines under it stand two columns in.
  void item(std::string_view text, Ink ink = Ink::plain);
  /// "  old  a.xml:12:3  5.1 Term", or the words on the next line where they do not fit.
  void place(std::string_view side, const Location& at, std::string_view words);
  /// What was written since the last time.
  std::string finish() { return std::exchange(out_, {}); }

 private:
  const Report& report_;
  std::string out_{};
};

/// What the gate says of a report: in one line what blocks, each of these findings in two, and how
/// to go on; where nothing blocks, one line.
void gate_lines(TextPage& page);

/// The clauses of an audit: what changed among its neighbours, with its words as a redline.
void clause_lines(const Audit& audit, TextPage& page);

}  // namespace clauseline::reports
