// For spreadsheets (RFC 4180): a row for each finding, those that are not counted with the reason.

#include "report/finding_facts.hpp"
#include "report/finding_places.hpp"
#include "report/lines.hpp"
#include "report/view.hpp"
#include "review/fingerprint.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

namespace clauseline::reports {
namespace {

/// The cells of a row; what a spreadsheet or a terminal would obey is spelled out.
void add_row(const std::vector<std::string>& cells, std::string& out) {
  for (const std::string& one : cells)
    out += (&one == cells.data() ? "" : ",") + csv_cell(visible(bounded(one)));
  out += "\r\n";
}

std::string number(unsigned value) { return value == 0 ? "" : std::to_string(value); }

/// What became of a finding, or why it is not counted.
struct State {
  std::string_view name;  // "open", "approved", ..., "folded", "off" or "failed"
  std::string reason{};
};

class Rows {
 public:
  explicit Rows(const Audit& audit) : audit_(audit), places_(audit) {}

  void add_to(std::string& out) const {
    for (std::size_t i = 0; i < audit_.findings.size(); ++i) {
      const Finding& finding = audit_.findings[i];
      const auto other = explained_by(audit_, finding);
      const Settlement& review = settlement_of(audit_, finding);
      const State state = other.empty() ? State{to_text(review.state), decided(audit_, finding)}
                                        : State{"folded", fmt::format("explained by {}", other)};
      add_row(cells(finding, state, audit_.fingerprints[i]), out);
    }
    for (const Finding& finding : audit_.turned_off)
      add_row(cells(finding, {"off", finding.modifier}, fingerprint(finding, audit_.id())), out);
  }

 private:
  std::vector<std::string> cells(const Finding& finding, const State& state,
                                 const std::string& fingerprint) const {
    const auto place = places_.shown(finding);
    const auto before = places_.before(finding);
    const auto with = [&](Direction direction) { return parties_with(audit_, finding, direction); };
    return {audit_.subject().agreement.id,
            place.path,
            number(place.at.line),
            number(place.at.column),
            std::string(to_text(finding.severity)),
            std::string(finding.rule->code),
            std::string(to_text(finding.family)),
            place_of(finding),
            finding.message,
            finding.change.before,
            finding.change.after,
            with(Direction::loss),
            with(Direction::gain),
            with(Direction::depends),
            before.at.line == 0 ? "" : before.path,
            number(before.at.line),
            number(before.at.column),
            std::string(state.name),
            state.reason,
            fingerprint};
  }

  const Audit& audit_;
  FindingPlaces places_;
};

}  // namespace

std::string csv(const Report& report) {
  std::string out =
      "agreement,path,line,column,severity,rule,family,clause,message,old,new,loses,gains,depends,"
      "old path,old line,old column,state,reason,fingerprint\r\n";
  for (const Audit& audit : report.audits)
    Rows(audit).add_to(out);
  for (const auto& [source, message] : report.failed) {
    const Rule& rule = *find_rule("IN025");
    add_row({"",
             source,
             "",
             "",
             std::string(to_text(rule.severity)),
             std::string(rule.code),
             std::string(to_text(rule.family)),
             "",
             "could not be read: " + message,
             "",
             "",
             "",
             "",
             "",
             "",
             "",
             "",
             "failed",
             "",
             ""},
            out);
  }
  return out;
}

}  // namespace clauseline::reports
