#pragma once

#include "payments/forecast.hpp"
#include "payments/scenario.hpp"
#include "payments/share.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clauseline {

/// The two versions that are compared.
struct Interpretations {
  const Interpretation& before;
  const Interpretation& after;
};

/// What was paid under a capped share before the window.
struct PaidBefore {
  std::string term;
  WrittenAmount amount{};
};

/// What is asked for.
struct Question {
  std::optional<std::chrono::sys_days> from{};  // else the day on which the new version applies
  std::optional<std::chrono::sys_days> to{};    // else the last day of the forecast
  std::vector<Scenario> scenarios{};
  Given given{};
  std::vector<PaidBefore> paid{};
  std::optional<int> days_late{};  // compute interest as if every payment were so late
  std::string break_even{};        // an event, or empty
};

/// One revenue share in both versions. A version that does not have it pays nothing.
struct StreamTerms {
  std::string id;  // in the new version, if it is there
  const Term* before = nullptr;
  const Term* after = nullptr;
};

/// The revenue shares of both versions, paired by id and by what the new one says it was.
std::vector<StreamTerms> streams_of(const Interpretations& versions);

/// What a forecast over these versions may name: streams, assets, and these scenarios.
ForecastNames names_for(const Interpretations& versions,
                        const std::vector<Scenario>& scenarios = {});

/// Does a stream go by this id in one of the versions?
bool is_called(const StreamTerms& stream, std::string_view id);

}  // namespace clauseline
