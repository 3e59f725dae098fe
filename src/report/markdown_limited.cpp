// For places that take so many bytes of Markdown and no more: comments on pull requests and merge
// requests, and the summary of a step. What is cut is said at the top, with the way to the rest.

#include "report/finding_facts.hpp"
#include "report/markdown_pieces.hpp"
#include "report/markdown_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace clauseline::reports {
namespace {

/// What is kept first: what could not be read, then findings, gravest first, then the rest.
auto order_of(const MarkdownPiece& piece) {
  const auto rank = [&] {
    switch (piece.kind) {
      case PieceKind::failure: return 0;
      case PieceKind::row: return 1;
      case PieceKind::title:
      case PieceKind::meaning: return 2;
      case PieceKind::evidence: return 3;
      case PieceKind::findings:
      case PieceKind::finding: return 4;
      case PieceKind::clauses:
      case PieceKind::clause: break;
    }
    return 5;
  }();
  return std::tuple(rank, !piece.counted, -static_cast<int>(piece.severity));
}

std::vector<std::size_t> by_weight(const std::vector<MarkdownPiece>& pieces) {
  std::vector<std::size_t> places(pieces.size());
  std::iota(places.begin(), places.end(), 0U);
  std::ranges::stable_sort(places, {}, [&](std::size_t place) { return order_of(pieces[place]); });
  return places;
}

bool is_heading(const MarkdownPiece& piece) {
  return piece.kind == PieceKind::findings || piece.kind == PieceKind::clauses;
}

/// Keeps what fits, each piece with those that it needs. One that is too long is passed over, so
/// that nobody hides a finding behind a longer one.
std::vector<bool> kept_of(const std::vector<MarkdownPiece>& pieces, std::size_t room) {
  constexpr std::size_t separator = 8;  // bytes before the title of another agreement
  std::vector<bool> kept(pieces.size(), false);
  for (const std::size_t place : by_weight(pieces)) {
    if (is_heading(pieces[place])) continue;  // comes with what is below it
    std::size_t size = 0;
    for (auto at = place; at != MarkdownPiece::none && !kept[at]; at = pieces[at].needs)
      size += pieces[at].text.size() + separator;
    if (size > room) continue;
    room -= size;
    for (auto at = place; at != MarkdownPiece::none; at = pieces[at].needs)
      kept[at] = true;
  }
  return kept;
}

/// "3 of 12 findings, the details of 5 and 40 clauses".
std::string left_out(const std::vector<MarkdownPiece>& pieces, const std::vector<bool>& kept) {
  const auto count = [&](PieceKind kind, bool all) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i)
      if (pieces[i].kind == kind && (all || !kept[i])) ++found;
    return found;
  };
  std::string text;
  const auto add = [&](PieceKind kind, std::string_view what) {
    const auto cut = count(kind, false);
    if (cut > 0)
      text += fmt::format("{}{} of {} {}", text.empty() ? "" : ", ", cut, count(kind, true), what);
  };
  add(PieceKind::title, "agreements");
  add(PieceKind::row, "findings");
  add(PieceKind::finding, "details of findings");
  add(PieceKind::evidence, "blocks of evidence");
  add(PieceKind::clause, "clauses");
  add(PieceKind::failure, "files that could not be read");
  return text;
}

std::string way_to_the_rest(const Report& report) {
  constexpr std::size_t most = 2'000;  // bytes of a command that anybody would copy
  const auto command = whole_report(report);
  if (command.empty() || command.size() > most)
    return "`clauseline audit` of the same versions shows all";
  return "All of it: " + markdown_command(command);
}

/// A manifest that leaves no room for a report is left out: its paths are longer than anybody
/// reads.
std::string limited(const Report& report, std::size_t most, std::string_view format) {
  constexpr std::size_t room_for_the_note = 3'000;
  auto whole = closed(markdown_body(report), report, format);
  if (whole.size() <= most) return whole;
  const auto manifest = manifest_comment(report, format).size();
  const bool fits = manifest < most / 4;
  const auto pieces = markdown_pieces(report);
  const auto kept = kept_of(pieces, most - room_for_the_note - (fits ? manifest : 0));
  auto body = fmt::format("> **Cut to {} bytes.** Left out: {}. {}.\n\n{}", most,
                          left_out(pieces, kept), way_to_the_rest(report), joined(pieces, kept));
  return fits ? closed(std::move(body), report, format) : body;
}

}  // namespace

std::string closed(std::string body, const Report& report, std::string_view format) {
  const auto manifest = manifest_comment(report, format);
  return manifest.empty() ? body : std::move(body) + "\n" + manifest;
}

std::string joined(const std::vector<MarkdownPiece>& pieces, const std::vector<bool>& kept) {
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!kept[i]) continue;
    if (pieces[i].kind == PieceKind::title && !out.empty()) out += "\n---\n\n";
    out += pieces[i].text;
  }
  return out;
}

// GitHub takes 65,536 characters in a comment and 1 MiB in the summary of a step, GitLab
// 1,000,000 characters in a note. Bytes are never fewer than characters.
std::string github_comment(const Report& report) {
  return limited(report, 65'536, "github-comment");
}
std::string github_summary(const Report& report) {
  return limited(report, 1'048'576, "github-summary");
}
std::string gitlab_note(const Report& report) { return limited(report, 1'000'000, "gitlab-note"); }

}  // namespace clauseline::reports
