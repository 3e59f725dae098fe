#include "report/finding_places.hpp"

#include "report/view.hpp"

#include <filesystem>
#include <string_view>

namespace clauseline::reports {
namespace {

/// "./a.xml" and "a.xml" are one file to whoever reads the report.
std::string path_of(const std::string& in_repository, const Evidence& evidence) {
  if (!in_repository.empty()) return in_repository;
  return std::filesystem::path(file_of(evidence)).lexically_normal().string();
}

}  // namespace

std::string file_of(const Evidence& evidence) {
  std::string_view name = evidence.source;
  const bool has_revision = !evidence.revision.empty() && name.starts_with(evidence.revision + ":");
  if (has_revision) name.remove_prefix(evidence.revision.size() + 1);
  if (name.starts_with(':')) name.remove_prefix(1);
  return std::string(name);
}

FindingPlaces::FindingPlaces(const Audit& audit)
    : audit_(audit),
      places_(audit),
      old_path_(path_of(audit.circumstances.old_path, audit.before->evidence)),
      new_path_(path_of(audit.circumstances.new_path, audit.after->evidence)) {}

/// The clause that stood before it and is still there, or the one around it.
Position FindingPlaces::beside(const Clause& gone) const {
  const auto now = [this](const Clause* clause) -> const Clause* {
    const ClauseChange* change = places_.change_of(clause);
    return change == nullptr ? nullptr : change->after();
  };
  for (const Clause* clause = &gone; clause != nullptr; clause = places_[*clause].around) {
    for (const Clause* one = clause; one != nullptr; one = places_[*one].previous)
      if (const Clause* found = now(one)) return found->at;
  }
  return {.line = 1, .column = 1};
}

FilePlace FindingPlaces::shown(const Finding& finding) const {
  const auto [before, after] = positions_of(finding);
  constexpr Position first{.line = 1, .column = 1};
  if (audit_.deleted) return {path(), before.line > 0 ? before : first};
  if (after.line > 0) return {path(), after};
  const Clause* gone = clauses_of(finding).first;
  return {path(), gone == nullptr ? first : beside(*gone)};
}

FilePlace FindingPlaces::before(const Finding& finding) const {
  return {old_path_, audit_.added ? Position{} : positions_of(finding).first};
}

}  // namespace clauseline::reports
