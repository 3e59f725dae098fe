#pragma once

#include "payments/simulate.hpp"
#include "review/audit.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Everything that a report on payments is made of.
struct SimulationReport {
  const Version& before;
  const Version& after;
  const Simulation& simulation;
  Evidence forecast{};
  const Evidence* exchange = nullptr;  // the rates
  const Evidence* policy = nullptr;    // that the scenarios are from
  std::string perspective{};           // the party that comes first, or empty
  bool color = false;
  unsigned width = 80;
};

/// A format of such a report: what `--format` calls it and how it writes one.
struct SimulationFormat {
  std::string_view name;
  std::string (*render)(const SimulationReport&);
};

std::span<const SimulationFormat> simulation_formats();

namespace reports {

std::string simulation_text(const SimulationReport& report);
std::string simulation_csv(const SimulationReport& report);
std::string simulation_json(const SimulationReport& report);
std::string simulation_html(const SimulationReport& report);

/// "OpenAI" for "openai"; the id where no party has it.
std::string party_name(const SimulationReport& report, std::string_view party);

/// The share of a stream that says who pays: the new one, else the old one.
const Share& share_of(const Stream& stream);

/// The currency and decimals of a result: those of the side that pays.
const Payments& paying_side(const StreamResult& result);

/// What is told of each party, the party of the perspective first.
template <class OfParty>
std::vector<OfParty> in_order(const SimulationReport& report, std::vector<OfParty> parties) {
  // Not by ranges, whose result clang 14 cannot read.
  std::stable_partition(parties.begin(), parties.end(),
                        [&](const OfParty& one) { return one.party == report.perspective; });
  return parties;
}

/// A value that stood in for one that was not shown, once for both versions where it is the
/// same: "rate 20%, reported (s-press)", with the places where it is missing.
struct SupposedValue {
  const Supposed* value = nullptr;
  std::vector<const Supposed*> places{};  // old, new, or both
  bool before = false;
  bool after = false;

  std::string text() const;
};
std::vector<SupposedValue> supposed_of(const Stream& stream);

/// "agi-verified on 2028-06-30, agi after 2032-12-31 (no day is supposed)".
std::string events_text(const SimulationReport& report, const ScenarioResult& scenario);

/// What qualifies every sum of a party: ", t-share not counted"; of no party named, any sum.
/// Empty where all was counted.
std::string not_counted(const ScenarioResult& scenario, const std::string& party = {});

/// What a party finds out from a break-even: sentences.
std::string break_even_text(const SimulationReport& report, const ScenarioResult& scenario,
                            const BreakEven& party);

/// What the caps of a version did: a sentence for each of their stretches that was used up.
std::vector<std::string> cap_texts(const Payments& payments);

/// With a sign, unless it is nothing: "+5.00".
std::string signed_amount(const Minor& minor, unsigned decimals);

}  // namespace reports
}  // namespace clauseline
