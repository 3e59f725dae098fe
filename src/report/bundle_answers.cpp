// The questions of an auditor, by name, with short answers and the places of the long ones.

#include "report/bundle_answers.hpp"

#include "report/finding_facts.hpp"
#include "report/lines.hpp"
#include "report/time_stamps.hpp"
#include "report/view.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <utility>

namespace clauseline::reports {
namespace {

using Places = std::vector<AnswerPlace>;

constexpr std::size_t short_id = 12;  // digits of a commit

/// Collects what is told of each agreement and where it stands in the report.
class Answering {
 public:
  Answering(const Report& report, const std::vector<BundleFile>& files)
      : report_(report), files_(files) {}

  Answer identity() const {
    Places where{{report_file, "/manifest"}};
    for_each_audit([&](std::size_t place, const Audit& audit) {
      if (!audit.added) where.push_back(in_report(place, "/old"));
      if (!audit.deleted) where.push_back(in_report(place, "/new"));
    });
    add_below({"old/", "new/", "house/", history_file}, where);
    return {
        1, "identity", "What was compared, by which program and rules?",
        fmt::format("{}. Judged by Clauseline {} with the rules {}. The time of the run and the "
                    "command line are not told, so that the same commits give the same bytes.",
                    of_each([](const Audit& audit) { return versions_of(audit); }), tool_version(),
                    rules_version()),
        std::move(where)};
  }

  Answer people() const {
    Places where;
    std::size_t all = 0;
    std::size_t good = 0;
    for_each_audit([&](std::size_t place, const Audit& audit) {
      const auto& commits = audit.circumstances.commits;
      all += commits.size();
      good += static_cast<std::size_t>(std::ranges::count_if(commits, [](const SignedCommit& one) {
        return one.signature.state == SignatureState::good;
      }));
      if (!commits.empty()) where.push_back(in_report(place, "/commits"));
      if (!audit.circumstances.tags.empty()) where.push_back(in_report(place, "/tags"));
    });
    add_below({"house/allowed_signers", "house/timestamp-ca.pem", history_file}, where);
    return {2, "people and chain", "Who made the change, and what proves it?",
            fmt::format("{} touched what was compared, {} of them with a signature that the house "
                        "trusts. {}",
                        counted(all, "commit"), good, dates_known(report_)),
            std::move(where)};
  }

  Answer status() const {
    Places where;
    const auto add = [&](std::size_t place, const Version& version, std::string_view side) {
      if (!version.agreement.status.empty())
        where.push_back(in_report(place, fmt::format("/{}/status", side)));
      if (!version.agreement.effective().empty())
        where.push_back(in_report(place, fmt::format("/{}/effective", side)));
    };
    for_each_audit([&](std::size_t place, const Audit& audit) {
      if (!audit.added) add(place, *audit.before, "old");
      if (!audit.deleted) add(place, *audit.after, "new");
    });
    add_below({"old/", "new/"}, where);
    return {3, "status", "Is it a draft, proposed or executed, and from when on?",
            of_each([](const Audit& audit) { return status_of(audit); }) + ".", std::move(where)};
  }

  Answer verdict() const {
    std::size_t blocking = 0;
    for (const Counted& one : gravest_first(report_))
      blocking += is_blocking(one.finding(), report_) ? 1U : 0U;
    Places where = of_each_report("/summary");
    where.push_back({"checklist.html"});
    return {4, "verdict", "May it go through, and what stands in the way?",
            fmt::format("The gate closes from {} on and is {}: {}.", to_text(report_.fail_on),
                        blocking == 0 ? "open" : "closed",
                        blocking == 0 ? "nothing is left to decide"
                                      : counted(blocking, "finding") + " to decide"),
            std::move(where)};
  }

  Answer findings() const {
    auto where = of_each_report("/findings");
    for (auto& one : of_each_report("/clauses"))
      where.push_back(std::move(one));
    where.push_back({"report.html"});
    return {5, "findings", "What changed, for whom, and why does it matter?",
            of_each([](const Audit& audit) { return counts(tally(audit)); }) + ".",
            std::move(where)};
  }

  Answer silent_effects() const {
    auto where = of_findings([](const Audit& audit, std::size_t place) {
      return reached(audit.findings[place].change, audit.comparison).empty() ? nullptr : "/reaches";
    });
    const auto found = where.size();
    for (auto& one : of_each_report("/findings"))
      where.push_back(std::move(one));
    return {6, "silent effects", "What means something else now, though its words are the same?",
            found == 0
                ? "No finding reaches beyond the clause that changed."
                : fmt::format(
                      "{} beyond the clause that changed: what it reaches is listed.",
                      found == 1 ? "1 finding reaches" : fmt::format("{} findings reach", found)),
            std::move(where)};
  }

  Answer money() const {
    auto where = of_findings([](const Audit& audit, std::size_t place) {
      const auto family = audit.findings[place].family;
      const bool of_money = family == Family::revenue_share || family == Family::payment;
      return of_money ? "" : nullptr;
    });
    const auto found = where.size();
    if (where.empty()) where = of_each_report("/findings");
    return {7, "money", "What does it change in payments?",
            fmt::format("{} of shares and payments. What they come to is not computed here, for a "
                        "forecast lies in no version: clauseline simulate reckons it.",
                        found == 0   ? "No finding speaks"
                        : found == 1 ? "1 finding speaks"
                                     : fmt::format("{} findings speak", found)),
            std::move(where)};
  }

  Answer approvals() const {
    auto where = of_findings([](const Audit& audit, std::size_t place) {
      const auto& settled = settlement_of(audit, place);
      return settled.decisions.empty() && settled.why.empty() ? nullptr : "/review";
    });
    add_below({"reviews/", "house/policy.xml", "house/roster.xml"}, where);
    std::vector<const Audit*> audits;
    for (const Audit& audit : report_.audits)
      audits.push_back(&audit);
    const auto decided = decisions_counted(audits);
    const auto files = std::ranges::count_if(files_, [](const BundleFile& file) {
      return file.path.starts_with("reviews/") && file.path.ends_with(".xml");
    });
    if (where.empty()) where = of_each_report("/findings");
    return {8, "approvals and waivers", "Who agreed to what, in which role, why, until when?",
            fmt::format("{}. {} in the ledger{}.",
                        decided.empty() ? "Nothing was decided" : "Findings: " + decided,
                        counted(static_cast<std::size_t>(files), "decision"),
                        report_.manifest.evaluated_on.empty()
                            ? std::string()
                            : ", as they stood on " + report_.manifest.evaluated_on),
            std::move(where)};
  }

  Answer completeness() const {
    Places where = of_each_report("/summary/clauses");
    std::size_t remarks = 0;
    for_each_audit([&](std::size_t place, const Audit& audit) {
      for (const auto& [version, side] :
           {std::pair(audit.before.get(), "/old"), std::pair(audit.after.get(), "/new")}) {
        const auto count = version->agreement.remarks.size();
        remarks += count;
        if (count > 0) where.push_back(in_report(place, std::string(side) + "/remarks"));
      }
    });
    if (is_list()) where.push_back({report_file, "/failed"});
    add_below({"old/", "new/"}, where);
    return {9, "completeness", "Was all of it compared, and what was not?",
            fmt::format("{} compared, {} on what was read. What lints say of a version: clauseline "
                        "validate, on the files below old and new.",
                        counted(report_.audits.size(), "agreement"), counted(remarks, "remark")),
            std::move(where)};
  }

  Answer statement() const {
    Places where;
    std::set<std::string> notices;
    for_each_audit([&](std::size_t place, const Audit& audit) {
      for (const auto& [version, side] :
           {std::pair(audit.before.get(), "/old"), std::pair(audit.after.get(), "/new")}) {
        const auto& all = version->agreement.notices;
        notices.insert(all.begin(), all.end());
        if (!all.empty()) where.push_back(in_report(place, std::string(side) + "/notices"));
      }
    });
    where.push_back({"report.html"});
    return {
        10, "statement", "What is this not?",
        fmt::format("It reports what the typed terms and the words say, and is not legal "
                    "advice.{}{}",
                    notices.empty() ? "" : " The agreement itself says: ", fmt::join(notices, " ")),
        std::move(where)};
  }

 private:
  bool is_list() const { return report_.several || report_.audits.size() != 1; }

  AnswerPlace in_report(std::size_t audit, std::string_view rest) const {
    return {report_file, is_list() ? fmt::format("/reports/{}{}", audit, rest) : std::string(rest)};
  }

  template <class Act>
  void for_each_audit(const Act& act) const {
    for (std::size_t i = 0; i < report_.audits.size(); ++i)
      act(i, report_.audits[i]);
  }

  Places of_each_report(std::string_view rest) const {
    Places where;
    for_each_audit([&](std::size_t place, const Audit& /*audit*/) {
      where.push_back(in_report(place, rest));
    });
    return where;
  }

  /// The findings for which `member` names one of theirs; the finding as a whole for "".
  template <class Member>
  Places of_findings(const Member& member) const {
    Places where;
    for_each_audit([&](std::size_t place, const Audit& audit) {
      for (std::size_t i = 0; i < audit.findings.size(); ++i)
        if (const char* name = member(audit, i); name != nullptr)
          where.push_back(in_report(place, fmt::format("/findings/{}{}", i, name)));
    });
    return where;
  }

  void add_below(std::initializer_list<std::string_view> starts, Places& where) const {
    for (const std::string_view start : starts)
      for (const BundleFile& file : files_)
        if (file.path.starts_with(start)) where.push_back({file.path});
  }

  template <class Tell>
  std::string of_each(const Tell& tell) const {
    std::vector<std::string> all;
    for (const Audit& audit : report_.audits)
      all.push_back(fmt::format("{}: {}", audit.id(), tell(audit)));
    return all.empty() ? "No agreement changed" : fmt::format("{}", fmt::join(all, ". "));
  }

  static std::string version_of(const Version& version) {
    return fmt::format("version {} of commit {}",
                       version.agreement.version.empty() ? "-" : version.agreement.version,
                       version.evidence.commit.substr(0, short_id));
  }

  static std::string versions_of(const Audit& audit) {
    return fmt::format("{} to {}", audit.added ? "nothing" : version_of(*audit.before),
                       audit.deleted ? "nothing" : version_of(*audit.after));
  }

  static std::string status_of(const Audit& audit) {
    const auto one = [](bool is_there, const Version& version) -> std::string {
      if (!is_there) return "nothing";
      const auto& status = version.agreement.status;
      const auto effective = version.agreement.effective();
      return fmt::format("{}{}", status.empty() ? "no status" : status,
                         effective.empty() ? "" : fmt::format(", effective {}", effective));
    };
    return fmt::format("before: {}; after: {}", one(!audit.added, *audit.before),
                       one(!audit.deleted, *audit.after));
  }

  const Report& report_;
  const std::vector<BundleFile>& files_;
};

}  // namespace

std::vector<Answer> answers(const Report& report, const std::vector<BundleFile>& files) {
  const Answering all(report, files);
  return {all.identity(),       all.people(), all.status(),    all.verdict(),      all.findings(),
          all.silent_effects(), all.money(),  all.approvals(), all.completeness(), all.statement()};
}

}  // namespace clauseline::reports
