#pragma once

#include "report/format.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What formats for other programs tell of a finding, so that all of them tell the same.
namespace clauseline::reports {

/// "typed", "prose", "structure" or "integrity": what the finding rests on.
std::string_view basis_of(const Finding& finding);

/// True if no stronger finding explains it: such a one is not counted and never blocks.
bool is_counted(const Finding& finding);

/// True if it keeps the gate closed.
bool is_blocking(const Finding& finding, const Report& report);

/// What became of a finding, which is one of the audit.
const Settlement& settlement_of(const Audit& audit, const Finding& finding);

/// "approved by Ann as legal: the words of Ann"; of an open one what it lacks. Empty where nobody
/// has said anything of it, and nothing asks anybody to.
std::string decided(const Audit& audit, const Finding& finding);

/// How grave a finding is to programs that know nothing of decisions and act by that alone: what
/// people let pass is to alarm nobody, and what was rejected stops everything.
Severity settled_severity(const Finding& finding);

/// "waived 1 (first ends 2026-06-30), approved 2", of the findings that are counted, what ends
/// first; empty where none was decided.
std::string decisions_counted(const std::vector<const Audit*>& audits);

/// A finding and the audit that it is of.
struct Counted {
  const Audit* audit = nullptr;
  std::size_t place = 0;  // in the findings of the audit

  const Finding& finding() const { return audit->findings[place]; }
  const std::string& fingerprint() const { return audit->fingerprints[place]; }
};

/// The findings of all audits that are counted, gravest first, else in the order of the report.
std::vector<Counted> gravest_first(const Report& report);

/// The names of the parties for whom it goes so, joined by ", "; empty for none.
std::string parties_with(const Audit& audit, const Finding& finding, Direction direction);

/// "loses: Microsoft; gains: OpenAI", or empty where the direction is known for nobody.
std::string for_whom(const Audit& audit, const Finding& finding);

/// "EX001", of the finding that explains it; empty for one that is counted.
std::string_view explained_by(const Audit& audit, const Finding& finding);

/// The command that shows all of the report, as a shell reads it, on one line; empty where none
/// is known.
std::string whole_report(const Report& report);

/// A word of a command as a shell reads it.
std::string shell_word(const std::string& word);

/// What an agreement is called: its title, or its id where it has none.
const std::string& name_of(const Agreement& agreement);

/// Text as one cell of CSV. A spreadsheet would run what begins like a formula, so that gets an
/// apostrophe in front.
std::string csv_cell(std::string_view text);

}  // namespace clauseline::reports
