#include "report/finding_facts.hpp"

#include "report/view.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports {

std::string_view basis_of(const Finding& finding) {
  if (finding.family == Family::integrity) return "integrity";
  if (finding.change.right->name == "prose") return "prose";
  const bool typed = finding.change.right->part.empty();
  return typed || finding.family != Family::structure ? "typed" : "structure";
}

bool is_counted(const Finding& finding) { return finding.folded_under < 0; }

bool is_blocking(const Finding& finding, const Report& report) {
  return blocks(finding, report.fail_on);
}

const Settlement& settlement_of(const Audit& audit, const Finding& finding) {
  return clauseline::settlement_of(audit,
                                   static_cast<std::size_t>(&finding - audit.findings.data()));
}

std::string decided(const Audit& audit, const Finding& finding) {
  const Settlement& one = settlement_of(audit, finding);
  const bool concluded = lets_pass(one.state) || one.state == ReviewState::rejected;
  if (one.why.empty()) return {};
  if (concluded) return fmt::format("{}: {}", one.why, one.reason);
  return fmt::format("{}: {}", to_text(one.state), one.why);
}

Severity settled_severity(const Finding& finding) {
  if (finding.let_pass) return Severity::info;
  return finding.rejected ? std::max(finding.severity, Severity::high) : finding.severity;
}

std::string decisions_counted(const std::vector<const Audit*>& audits) {
  ReviewTally sum;
  for (const Audit* audit : audits) {
    const auto one = tally_reviews(*audit);
    for (std::size_t i = 0; i < sum.states.size(); ++i)
      sum.states.at(i) += one.states.at(i);
    if (!one.first_end.empty() && (sum.first_end.empty() || one.first_end < sum.first_end))
      sum.first_end = one.first_end;
  }
  std::string text;
  for (const auto state :
       {ReviewState::waived, ReviewState::voided, ReviewState::rejected, ReviewState::approved}) {
    const auto count = sum.states.at(static_cast<std::size_t>(state));
    if (count == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", to_text(state), count);
    if (state == ReviewState::waived) text += fmt::format(" (first ends {})", sum.first_end);
  }
  return text;
}

std::vector<Counted> gravest_first(const Report& report) {
  std::vector<Counted> found;
  for (const Audit& audit : report.audits)
    for (std::size_t i = 0; i < audit.findings.size(); ++i)
      if (is_counted(audit.findings[i])) found.push_back({.audit = &audit, .place = i});
  std::ranges::stable_sort(found, std::ranges::greater(),
                           [](const Counted& one) { return one.finding().severity; });
  return found;
}

std::string parties_with(const Audit& audit, const Finding& finding, Direction direction) {
  std::string names;
  for (const auto& [party, goes] : finding.direction)
    if (goes == direction) names += (names.empty() ? "" : ", ") + party_name(audit, party);
  return names;
}

std::string for_whom(const Audit& audit, const Finding& finding) {
  std::string text;
  const auto add = [&](std::string_view word, Direction direction) {
    const auto names = parties_with(audit, finding, direction);
    if (!names.empty()) text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", word, names);
  };
  add("loses", Direction::loss);
  add("gains", Direction::gain);
  add("depends", Direction::depends);
  add("mixed", Direction::mixed);
  return text;
}

std::string_view explained_by(const Audit& audit, const Finding& finding) {
  if (is_counted(finding)) return {};
  return audit.findings[static_cast<std::size_t>(finding.folded_under)].rule->code;
}

std::string shell_word(const std::string& word) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.,/:=@+^";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  const bool odd = visible_line(word) != word;
  std::string text = odd ? "$'" : "'";
  for (const char c : word) {
    const bool printed =
        static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7f;
    if (odd && !printed)
      text += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    else if (odd && (c == '\'' || c == '\\'))
      text += fmt::format("\\{}", c);
    else if (c == '\'')
      text += "'\\''";
    else
      text += c;
  }
  return text + "'";
}

std::string whole_report(const Report& report) {
  std::string command;
  for (const std::string& word : report.full_report)
    command += (command.empty() ? "" : " ") + shell_word(word);
  return command;
}

const std::string& name_of(const Agreement& agreement) {
  return agreement.title.empty() ? agreement.id : agreement.title;
}

std::string csv_cell(std::string_view text) {
  std::string safe(text);
  if (!safe.empty() && std::string_view("=+-@\t\r").find(safe.front()) != std::string_view::npos)
    safe.insert(0, "'");
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe)
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

}  // namespace clauseline::reports
