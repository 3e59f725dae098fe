#include "prose/agreement_signals.hpp"

#include <algorithm>
#include <utility>

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
  bytes.erase(std::unique(bytes.begin(), bytes.end()), bytes.end());
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

LeadIns::LeadIns(const Agreement& agreement, SignalFinder& finder) : finder_(finder) {
  walk(agreement.clauses, [this](const Clause& clause, const Clause* parent) {
    if (parent != nullptr) around_.emplace(&clause, parent);
  });
}

const std::vector<CarriedSignal>& LeadIns::over(const Clause& clause) {
  const auto around = around_.find(&clause);
  return within(around == around_.end() ? nullptr : around->second);
}

const std::vector<CarriedSignal>& LeadIns::within(const Clause* clause) {
  static const std::vector<CarriedSignal> nothing;
  if (clause == nullptr || !leads_to_list(clause->words)) return nothing;
  if (const auto known = carried_.find(clause); known != carried_.end()) return known->second;
  auto carried = finder_.carried_by(clause->words, over(*clause));
  return carried_.emplace(clause, std::move(carried)).first->second;
}

std::vector<PlacedSignal> signals_of(const Source& source, const PlacedAgreement& placed,
                                     const Detectors& detectors) {
  std::vector<PlacedSignal> all;
  SignalFinder finder(detectors);
  LeadIns lead_ins(placed.agreement, finder);
  walk(placed.agreement.clauses, [&](const Clause& clause, const Clause*) {
    std::vector<PlacedSignal> found;
    for (const Signal& signal : finder.find(clause.words, lead_ins.over(clause)))
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
