// The versions of an agreement for a terminal: a line for the commit, and under it what moved.

#include "report/lines.hpp"
#include "report/log.hpp"
#include "report/text_page.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace clauseline::reports {
namespace {

using history::FindingStep;
using history::Step;
using history::StepKind;

constexpr std::size_t indent = 4;

std::string counted_findings(const history::StepTally& sum) {
  std::vector<std::string> all;
  for (auto level = sum.findings.size(); level-- > 0;)
    if (sum.findings.at(level) > 0)
      all.push_back(
          fmt::format("{} {}", sum.findings.at(level), to_text(static_cast<Severity>(level))));
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string counted_clauses(const history::StepTally& sum) {
  std::vector<std::string> all;
  for (const auto& [kind, count] : sum.clauses)
    all.push_back(fmt::format("{} {}", count, kind));
  return all.empty() ? std::string() : fmt::format("clauses: {}", fmt::join(all, ", "));
}

/// "gain for OpenAI, loss for Microsoft".
std::string for_whom(const FindingStep& finding, const Step& step) {
  std::vector<std::string> all;
  for (const Direction wanted : {Direction::gain, Direction::loss})
    for (const auto& [party, direction] : finding.direction) {
      if (direction != wanted) continue;
      const auto name = step.parties.find(party);
      all.push_back(fmt::format("{} for {}", to_text(direction),
                                name == step.parties.end() ? party : name->second));
    }
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string told(const FindingStep& finding, const Step& step) {
  const auto whom = for_whom(finding, step);
  return fmt::format("{} ({}{}{})", finding.title, finding.place, whom.empty() ? "" : "; ", whom);
}

std::string changed(const Step& step) {
  const auto sum = tally(step);
  const auto findings = counted_findings(sum);
  if (findings.empty()) return counted_clauses(sum);
  const auto more = step.findings.size() - 1;
  return fmt::format("{}: {}{}", findings, told(step.findings.front(), step),
                     more == 0 ? "" : fmt::format("; {} more", more));
}

class Log {
 public:
  Log(const LogPage& page, const Sink& out) : log_(page), out_(out), page_(settings_) {
    settings_.color = page.color;
    settings_.width = page.width;
  }

  void write() {
    head();
    log_.each([&](const PathVersion& version, const Step& step) {
      add(version, step);
      out_(page_.finish());
    });
    if (log_.count == 0)
      page_.paragraph(several() ? "No agreement changed." : "No version changed it.", 0);
    if (!log_.notice.empty()) {
      page_.line();
      page_.paragraph(log_.notice, 0, Ink::alarm);
    }
    out_(page_.finish());
  }

 private:
  bool several() const { return log_.history == nullptr; }

  void head() {
    const auto count = log_.count;
    if (several()) {
      page_.paragraph(fmt::format("{}: {} changes of agreements", log_.path, count), 0,
                      Ink::strong);
      return;
    }
    auto text = fmt::format("{}: {} {}", log_.path, count, count == 1 ? "version" : "versions");
    if (!log_.clause.empty()) text += fmt::format(" that touched {}", log_.clause_label);
    page_.paragraph(text, 0, Ink::strong);
  }

  void add(const PathVersion& version, const Step& step) {
    if (!several() || version.commit.id != last_) commit_line(version);
    last_ = version.commit.id;
    if (several()) page_.paragraph(visible_line(version.path), 2);
    what(step);
  }

  void commit_line(const PathVersion& version) {
    page_.line();
    const auto id = short_id(version.commit.id);
    const auto line =
        fmt::format("{}  {}  {}", day_of(version.commit.author),
                    visible_line(version.commit.author.name), visible_line(version.commit.subject));
    page_.line(fmt::format("{}  {}", page_.inked(id, Ink::strong),
                           cut(line, page_.report().width - id.size() - 2)));
  }

  void what(const Step& step) {
    if (const auto said = state(step); !said.empty()) page_.paragraph(said, indent, Ink::faint);
    if (!step.from.empty())
      page_.paragraph(fmt::format("renamed from {}", visible_line(step.from)), indent);
    for (const std::size_t place : step.skipped)
      page_.paragraph(fmt::format("compared past {}, which cannot be read",
                                  short_id(log_.history->versions.at(place).commit.id)),
                      indent);
    page_.paragraph(in_short(step), indent, is_grave(step) ? Ink::alarm : Ink::plain);
    if (!log_.clause.empty()) details(step);
  }

  static bool is_grave(const Step& step) {
    return step.kind == StepKind::unreadable ||
           (!step.findings.empty() && step.findings.front().severity >= Severity::high);
  }

  static std::string state(const Step& step) {
    std::vector<std::string> parts;
    if (!step.label.empty()) parts.push_back("version " + step.label);
    if (!step.effective.empty()) parts.push_back("effective " + step.effective);
    if (!step.status.empty()) parts.push_back(step.status);
    return fmt::format("{}", fmt::join(parts, ", "));
  }

  /// Of one clause there is room for all: its fate, and every finding.
  void details(const Step& step) {
    for (const history::ClauseStep& clause : step.clauses)
      page_.paragraph(fmt::format("{}: {}{}", clause.name, fmt::join(clause.kinds, ", "),
                                  clause.typographic ? " (no other words)" : ""),
                      indent);
    for (const FindingStep& finding : step.findings)
      page_.paragraph(
          fmt::format("{} {}: {}", to_text(finding.severity), finding.rule, finding.message),
          indent);
  }

  const LogPage& log_;
  const Sink& out_;
  Report settings_{};
  TextPage page_;
  std::string last_{};  // the commit that the last line was about
};

}  // namespace

std::string short_id(const std::string& commit) {
  constexpr std::size_t digits = 10;
  return commit.substr(0, digits);
}

std::string in_short(const Step& step) {
  switch (step.kind) {
    case StepKind::added:
      return step.past_unreadable ? "the first version that can be read" : "the first version";
    case StepKind::deleted: return "the file was deleted";
    case StepKind::unreadable: return fmt::format("cannot be read: {}", step.problem);
    case StepKind::changed:
    case StepKind::merge: break;
  }
  const auto what = changed(step);
  if (step.kind == StepKind::merge)
    return what.empty() ? "a merge, which changed nothing itself" : "the merge itself: " + what;
  return what.empty() ? "nothing that counts: the same clauses and rights" : what;
}

std::string cut_notice(bool cut) {
  return cut ? "The history is cut off here: this clone is shallow. git fetch --unshallow brings "
               "the rest."
             : std::string();
}

std::string cut_notice(const PathHistory& history) {
  return cut_notice(std::ranges::any_of(history.versions, &PathVersion::cut));
}

void log_text(const LogPage& page, const Sink& out) { Log(page, out).write(); }

}  // namespace clauseline::reports
