#include "diff/said.hpp"

#include "diff/mark_value.hpp"
#include "diff/word_roles.hpp"
#include "prose/printed_number.hpp"
#include "terms/tables.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>

namespace clauseline {
namespace {

/// Are the numbers of its sentence a part of what a signal says? Of duties as such, of lists and of
/// what overrides what they are not.
bool has_values(const SignalKind& kind) {
  constexpr std::array<std::string_view, 5> without{"modal", "override", "subordinate",
                                                    "enumeration", "discretion"};
  const auto* field = prose_field(kind);
  return field != nullptr && std::ranges::find(without, field->name) == without.end();
}

/// The signals by which somebody gives what the other receives. Others limit it, take it back or
/// keep it, so that nobody can say by their coming alone who gains.
bool gives(const SignalKind& kind) {
  constexpr std::array<std::string_view, 6> names{"exclusive-grant", "non-exclusive",
                                                  "grant",           "ip-assignment",
                                                  "royalty",         "percentage-of-revenue"};
  return std::ranges::find(names, kind.name) != names.end();
}

/// What a mark says, as words would say it.
ProseValue marked_value(const Mark& mark) {
  using Kind = ProseToken::Kind;
  ProseValue value{.unit = mark_value(mark), .begin = mark.begin, .end = mark.end};
  if (mark.kind == MarkKind::date) value.kind = Kind::date;
  const auto space = std::min(mark.target.find(' '), mark.target.size());
  const auto decimal = read_decimal(mark.target.substr(0, space));
  const auto number = decimal ? millionths(*decimal) : std::nullopt;
  if (mark.kind == MarkKind::duration || mark.kind == MarkKind::date || !number) return value;
  value.kind = mark.kind == MarkKind::percent ? Kind::percent : Kind::money;
  value.millionths = *number;
  value.unit = space < mark.target.size() ? mark.target.substr(space + 1) : "";
  return value;
}

}  // namespace

const Field* prose_field(std::string_view name) {
  const Right& prose = *find_right("prose");
  const int index = field_index(prose, name);
  return index < 0 ? nullptr : &prose.fields[static_cast<std::size_t>(index)];
}

const Field* prose_field(const SignalKind& kind) {
  return prose_field(kind.group.empty() ? kind.topic : kind.group);
}

SaidReader::SaidReader(const Comparison& comparison, const Detectors& detectors)
    : comparison_(comparison),
      finder_(detectors),
      before_lists_(*comparison.before->agreement, finder_),
      after_lists_(*comparison.after->agreement, finder_) {}

std::vector<Said> SaidReader::before(const ClauseChange& change) {
  return read(change.pairing.before, differences(change.redline, EditKind::deletion),
              *comparison_.before->agreement);
}

std::vector<Said> SaidReader::after(const ClauseChange& change) {
  return read(change.pairing.after, differences(change.redline, EditKind::insertion),
              *comparison_.after->agreement);
}

std::vector<SaidReader::Difference> SaidReader::differences(const std::vector<Edit>& redline,
                                                            EditKind own) {
  std::vector<Difference> found;
  std::size_t at = 0;
  for (const Edit& edit : redline) {
    const bool ours = edit.kind == EditKind::equal || edit.kind == own;
    const auto end = at + (ours ? edit.text.size() : 0);
    if (edit.kind != EditKind::equal) found.push_back({.begin = at, .end = end});
    at = end;
  }
  return found;
}

std::vector<Said> SaidReader::read(const std::vector<const Clause*>& side,
                                   const std::vector<Difference>& differ,
                                   const Agreement& agreement) {
  std::vector<Said> all;
  auto& lead_ins = &agreement == comparison_.before->agreement ? before_lists_ : after_lists_;
  const bool whole = differ.empty();  // nothing is equal to what is not there
  std::size_t begin = 0;              // of the clause in the texts put one after the other
  for (const Clause* clause : side) {
    const auto words = begin + clause->own_text().size() - clause->words.size();
    auto near = differ.begin();
    for (const Signal& signal : finder_.find(clause->words, lead_ins.over(*clause))) {
      while (near != differ.end() && near->end <= words + signal.begin)
        ++near;
      all.push_back(said(*clause, signal, agreement));
      all.back().touched = whole || (near != differ.end() && near->begin < words + signal.end);
    }
    begin = words + clause->words.size() + 1;
  }
  return all;
}

std::vector<ProseValue> SaidReader::values(const Clause& clause) {
  return values(clause, 0, clause.words.size());
}

/// The values of bytes [begin, end). Where words cannot be read that the author marked, the mark
/// says what they stand for.
std::vector<ProseValue> SaidReader::values(const Clause& clause, std::size_t begin,
                                           std::size_t end) {
  auto found = finder_.values(clause.words, begin, end);
  for (const Mark& mark : clause.marks) {
    if (!is_value(mark) || mark.begin < begin || mark.end > end) continue;
    const auto is_in_mark = [&](const ProseValue& value) {
      return value.begin < mark.end && value.end > mark.begin;
    };
    std::erase_if(found,
                  [&](const ProseValue& value) { return !value.is_read && is_in_mark(value); });
    if (std::ranges::none_of(found, is_in_mark)) found.push_back(marked_value(mark));
  }
  std::ranges::sort(found, {}, &ProseValue::begin);
  return found;
}

Said SaidReader::said(const Clause& clause, const Signal& signal, const Agreement& agreement) {
  const std::string_view words = clause.words;
  Said said{.signal = signal,
            .words = words,
            .quote = std::string(words.substr(signal.begin, signal.end - signal.begin)),
            .sentence = fold(
                words.substr(signal.sentence_begin, signal.sentence_end - signal.sentence_begin))};
  if (gives(*signal.kind)) said.roles = word_roles(said.sentence, agreement);
  if (!has_values(*signal.kind)) return said;
  said.values = values(clause, signal.sentence_begin, signal.sentence_end);
  std::size_t at = signal.sentence_begin;
  for (const ProseValue& value : said.values) {
    said.matter += words.substr(at, std::max<std::size_t>(value.begin, at) - at);
    at = std::max<std::size_t>(value.end, at);
  }
  said.matter += words.substr(at, std::max<std::size_t>(signal.sentence_end, at) - at);
  return said;
}

}  // namespace clauseline
