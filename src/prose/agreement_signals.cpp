#include "prose/agreement_signals.hpp"

#include <algorithm>

namespace clauseline {
namespace {

/// Gives signals of one clause their places, with one walk through its words.
void place(const Source& source, const PlacedAgreement& placed, std::vector<PlacedSignal>& found) {
  if (found.empty()) return;
  std::vector<std::uint32_t> bytes;
  for (const PlacedSignal& one : found) {
    bytes.push_back(one.signal.begin);
    bytes.push_back(one.signal.end - 1);
  }
  std::ranges::sort(bytes);
  bytes.erase(std::ranges::unique(bytes).begin(), bytes.end());
  const auto places = placed.words.find(source, *found.front().clause, bytes);
  const auto place_of = [&](std::uint32_t byte) {
    return places[static_cast<std::size_t>(std::ranges::lower_bound(bytes, byte) - bytes.begin())];
  };
  for (PlacedSignal& one : found) {
    one.begin = place_of(one.signal.begin);
    one.end = std::max(one.begin, place_of(one.signal.end - 1)) + 1;
  }
}

}  // namespace

const std::vector<CarriedSignal>& LeadIns::of(const Clause* clause) {
  if (clause == last_) return carried_;
  last_ = clause;
  carried_ = clause == nullptr ? std::vector<CarriedSignal>() : finder_.carried_by(clause->words);
  return carried_;
}

std::vector<PlacedSignal> signals_of(const Source& source, const PlacedAgreement& placed,
                                     const Detectors& detectors) {
  std::vector<PlacedSignal> all;
  SignalFinder finder(detectors);
  LeadIns lead_ins(finder);
  walk(placed.agreement.clauses, [&](const Clause& clause, const Clause* parent) {
    std::vector<PlacedSignal> found;
    for (const Signal& signal : finder.find(clause.words, lead_ins.of(parent)))
      found.push_back(
          {.clause = &clause,
           .signal = signal,
           .values = finder.values(clause.words, signal.sentence_begin, signal.sentence_end)});
    place(source, placed, found);
    all.insert(all.end(), found.begin(), found.end());
  });
  return all;
}

}  // namespace clauseline
