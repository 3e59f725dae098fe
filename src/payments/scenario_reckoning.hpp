#pragma once

#include "payments/simulate.hpp"

#include <set>
#include <string>
#include <vector>

namespace clauseline {

/// One version of one stream.
class SideReckoning {
 public:
  SideReckoning(const std::optional<Share>& share, const Interpretation& version);

  bool pays() const { return share_ && share_->silent.empty(); }
  const std::set<std::string>& events() const { return events_; }

  void take(const std::vector<const ForecastRow*>& rows, const Days& window);
  /// The days on which it runs; none if it does not pay.
  Days running(const Scenario& scenario) const;
  Side reckon(const Scenario& scenario, Setting setting, Exchange& exchange) const;

 private:
  const std::optional<Share>& share_;
  const Interpretation& version_;
  std::set<std::string> events_;
  std::vector<Slot> slots_{};
};

struct StreamReckoning {
  SideReckoning before;
  SideReckoning after;
  std::vector<const ForecastRow*> rows;

  bool depends_on(const std::string& event) const {
    return before.events().contains(event) || after.events().contains(event);
  }
};

/// One scenario over all streams.
class ScenarioReckoning {
 public:
  ScenarioReckoning(const Interpretations& versions, const Prepared& prepared,
                    const Forecast& forecast, const Scenario& scenario);

  /// The streams that are counted.
  std::vector<StreamResult> results(int days_late, Exchange& exchange) const;
  /// Those that are not, for the forecast says nothing of them.
  std::vector<Uncounted> uncounted() const;
  /// The events on which a stream depends.
  std::vector<EventDay> events() const;
  std::vector<std::string> notes() const;

  /// Does any day of an event change what is paid?
  bool depends_on(const std::string& event) const;
  bool is_changed_by(const std::string& event) const;
  /// What each party nets by the day of the event that is asked for.
  std::vector<BreakEven> turns(const std::vector<StreamResult>& known, const Question& question,
                               Exchange& exchange) const;

 private:
  /// What the day of an event does to a stream: when each side runs, as far as the window shows.
  struct Running {
    Days before{};
    Days after{};

    bool operator==(const Running&) const = default;
  };

  StreamResult result(std::size_t i, const Scenario& scenario, int days_late,
                      Exchange& exchange) const;
  Running running(const StreamReckoning& stream, const Scenario& scenario) const;
  Days either(const StreamReckoning& stream) const;
  bool is_forecast(const StreamReckoning& stream) const;
  void note_gaps(const StreamReckoning& stream, std::vector<std::string>& notes) const;

  const Interpretations& versions_;
  const Prepared& prepared_;
  const Scenario& scenario_;
  std::vector<StreamReckoning> streams_{};
};

}  // namespace clauseline
