#pragma once

#include "report/format.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::reports {

enum class PieceKind : std::uint8_t {
  title,     // of an agreement
  evidence,  // where its versions are from, and by what they were judged
  meaning,   // how the findings add up, and the head of their table
  row,       // of that table
  findings,  // the heading of what follows
  finding,
  clauses,  // the heading of what follows
  clause,
  failure,  // an agreement that could not be read
};

/// A part of the Markdown report that is either there or not, but never cut. All of them, one
/// after the other, are the report.
struct MarkdownPiece {
  PieceKind kind{};
  std::string text;
  std::size_t needs = none;  // the place of the piece that must be there, too
  Severity severity = Severity::info;
  bool counted = true;  // of a finding: see is_counted

  static constexpr auto none = static_cast<std::size_t>(-1);
};

std::vector<MarkdownPiece> markdown_pieces(const Report& report);

/// The report from those of its pieces that are kept, one flag for each.
std::string joined(const std::vector<MarkdownPiece>& pieces, const std::vector<bool>& kept);

/// All of it.
std::string markdown_body(const Report& report);

/// A body with the manifest of the report in this format below it, which nobody sees rendered.
std::string closed(std::string body, const Report& report, std::string_view format);

}  // namespace clauseline::reports
