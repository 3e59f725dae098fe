#include "report/docx_evidence.hpp"

#include "report/commits.hpp"
#include "report/docx_parts.hpp"
#include "report/lines.hpp"
#include "report/view.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace clauseline::reports {
namespace {

constexpr std::size_t most_lines = 200;  // of one kind

/// Lines of one kind; what is too many is counted.
class Lines {
 public:
  explicit Lines(std::vector<office::Paragraph>& into) : into_(into) {}

  void add(const std::string& text) {
    if (++number_ <= most_lines) into_.push_back(line("CellNote", bounded(text)));
  }
  void finish() const {
    if (number_ > most_lines)
      into_.push_back(line("CellNote", fmt::format("… and {} more", number_ - most_lines)));
  }

 private:
  std::vector<office::Paragraph>& into_;
  std::size_t number_ = 0;
};

void add_version(std::string_view side, const Evidence& from, Lines& into) {
  auto text = fmt::format("{}: {}", side, from.source);
  if (!from.commit.empty()) text += fmt::format(", commit {}", from.commit);
  if (!from.digest.empty()) text += fmt::format(", SHA-256 {}", from.digest);
  into.add(text);
}

/// "Signature of Microsoft: date 2026-04-27, method electronic".
std::vector<std::string> signature_blocks(const Agreement& agreement) {
  std::vector<std::string> blocks;
  for (const Fact& fact : agreement.records) {
    if (fact.name != "signature") continue;
    std::vector<std::string> said;
    for (const auto* name : {"name", "title", "date", "method", "evidence"})
      if (!fact[name].empty()) said.push_back(fmt::format("{} {}", name, fact[name]));
    const Party* party = find_party(agreement, fact["party"]);
    blocks.push_back(fmt::format("Signature of {}: {}",
                                 party == nullptr ? fact["party"] : party->short_name,
                                 fmt::join(said, ", ")));
  }
  return blocks;
}

void add_signature_blocks(const Audit& audit, Lines& into) {
  const auto before = signature_blocks(audit.before->agreement);
  const auto after = signature_blocks(audit.after->agreement);
  const auto add = [&](const std::vector<std::string>& blocks, std::string_view when) {
    for (const std::string& block : blocks)
      into.add(block + std::string(when));
  };
  if (before == after) return add(after, "");
  add(before, " (before)");
  add(after, " (after)");
}

void add_history(const Circumstances& circumstances, Lines& into) {
  for (const SignedTag& one : circumstances.tags)
    into.add(fmt::format("Tag {} {}: {}. {}", one.name, one.id, one.subject, made_by(one)));
  for (const SignedCommit& one : circumstances.commits)
    into.add(fmt::format("Commit {}: {}. {}", one.commit.id, one.commit.subject, made_by(one)));
}

std::string notes_of(const std::vector<const Clause*>& clauses) {
  std::string notes;
  for (const Clause* clause : clauses)
    if (!clause->note.empty()) notes += (notes.empty() ? "" : " / ") + clause->note;
  return notes;
}

/// "2.1 Licensed IP: Agreed by telephone. Before: none".
std::string told(const ClauseChange& change) {
  const auto before = notes_of(change.pairing.before);
  const auto after = notes_of(change.pairing.after);
  if (before.empty() && after.empty()) return {};
  const auto said = [](const std::string& notes) { return notes.empty() ? "none" : notes; };
  auto text = fmt::format("{}: {}", numbered_name(change), said(after));
  if (before != after) text += fmt::format(" Before: {}", said(before));
  return text;
}

}  // namespace

std::vector<office::Paragraph> evidence_of(const Audit& audit) {
  std::vector<office::Paragraph> all{line("TableHeading", "Evidence; dates are as claimed")};
  Lines evidence(all);
  if (!audit.added) add_version("Before", audit.before->evidence, evidence);
  if (!audit.deleted) add_version("After", audit.after->evidence, evidence);
  add_signature_blocks(audit, evidence);
  add_history(audit.circumstances, evidence);
  evidence.finish();
  std::vector<office::Paragraph> notes;
  Lines of_notes(notes);
  for (const ClauseChange& change : audit.comparison.clauses)
    if (const auto text = told(change); !text.empty()) of_notes.add(text);
  of_notes.finish();
  if (notes.empty()) return all;
  all.push_back(line("TableHeading", "Drafting notes, which are not operative"));
  std::ranges::move(notes, std::back_inserter(all));
  return all;
}

}  // namespace clauseline::reports
