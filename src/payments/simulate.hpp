#pragma once

#include "payments/prepare.hpp"
#include "payments/schedule.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clauseline {

/// What one version pays under one stream in one scenario.
struct Side {
  Days running{};
  Payments payments{};
};

struct StreamResult {
  std::size_t stream = 0;  // place in Simulation::streams
  Side before{};
  Side after{};

  /// What the new version pays more than the old one; nothing across currencies.
  std::optional<Minor> difference() const;
};

/// What a party receives less what it pays, late interest with it, in one currency.
struct Net {
  std::string party;
  std::string currency{};
  unsigned decimals = 0;
  Minor before{};
  Minor after{};

  Minor difference() const { return after - before; }
};

/// A stretch of days of an event on which a party is better off under the new version (1),
/// worse off (-1) or neither (0).
struct Stretch {
  Days days{};
  int sign = 0;

  bool operator==(const Stretch&) const = default;
};

struct BreakEven {
  std::string party;
  std::vector<Stretch> stretches{};
  int if_never = 0;

  bool operator==(const BreakEven&) const = default;
};

struct ScenarioResult {
  std::string name;
  std::vector<EventDay> events{};  // on which a stream depends
  std::vector<StreamResult> streams{};
  std::vector<Uncounted> uncounted{};
  std::vector<Net> nets{};  // of the streams that are counted
  std::vector<BreakEven> break_even{};
  std::vector<std::string> notes{};  // days of which the forecast says nothing, and the like
};

/// What the amendment changes in payments.
struct Simulation {
  Days window{};
  std::string forecast{};  // the name of its source
  std::vector<Stream> streams{};
  std::vector<ScenarioResult> scenarios{};
  std::string break_even{};          // the event asked for, or empty
  std::optional<int> days_late{};    // asked for
  std::vector<std::string> notes{};  // what was taken for granted or left out
};

/// Computes both versions over the same days and rows. Throws Error with everything that is
/// missing: values that are not disclosed, days, currencies, rates of exchange.
Simulation simulate(const Interpretations& versions, const Forecast& forecast, Exchange& exchange,
                    Question question);

/// What each party receives less what it pays, by party in order of the agreements.
std::vector<Net> nets_of(const std::vector<StreamResult>& results,
                         const std::vector<Stream>& streams, const Interpretations& versions);

}  // namespace clauseline
