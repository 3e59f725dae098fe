// diff, audit and check are one pipeline: fetch two versions, read them, compare, judge,
// render. This file is the table of contents of the program.

#include "review/audit.hpp"

#include "cli/audit_range.hpp"
#include "cli/command.hpp"
#include "cli/exposure.hpp"
#include "cli/forecast.hpp"
#include "cli/full_report.hpp"
#include "cli/gate.hpp"
#include "cli/house.hpp"
#include "cli/manifest.hpp"
#include "cli/pending.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "model/read.hpp"
#include "policy/read_roster.hpp"
#include "policy/unknown_names.hpp"
#include "text/crew.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <future>
#include <memory>
#include <utility>

namespace clauseline::cli {
namespace {

/// A version that is being read, beside this thread where that is worth its start.
std::future<std::unique_ptr<const Version>> start_reading(const Blob& blob,
                                                          const Dialect* dialect) {
  constexpr std::size_t worth_a_thread = 100'000;  // bytes
  const auto policy =
      blob.source.bytes().size() < worth_a_thread ? std::launch::deferred : std::launch::async;
  return std::async(policy, [&blob, dialect] { return read_version(blob, dialect); });
}

/// Decisions count on two versions of which both are committed.
void settle_pair(VersionFinder& finder, Report& report) {
  Audit& made = report.audits.back();
  const Evidence& before = made.before->evidence;
  const Evidence& after = made.after->evidence;
  if (report.depth == Depth::clauses || before.commit.empty() || after.commit.empty()) return;
  settle_by(finder.ledger(before.revision, after.revision), report, made);
}

/// Both sides are read before either is refused, so that the problems of both are told.
void add_pair(VersionFinder& finder, const Request& request, const Dialect* dialect,
              Report& report) {
  std::deque<Blob> blobs;  // a deque, because the readers hold on to them
  std::vector<std::future<std::unique_ptr<const Version>>> reading;
  std::vector<std::unique_ptr<const Version>> versions;
  std::vector<Problem> problems;
  const auto gather = [&problems](const auto& step) {
    try {
      step();
    } catch (const Error& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  };
  for (const std::string& word : request.words)
    gather(
        [&] { reading.push_back(start_reading(blobs.emplace_back(finder.named(word)), dialect)); });
  for (auto& one : reading)
    gather([&] { versions.push_back(one.get()); });
  if (!problems.empty()) throw Error(std::move(problems));
  for (std::size_t i = 0; i < versions.size(); ++i)
    note_columns(*versions[i], blobs[i], report);
  blobs.clear();
  auto circumstances = report.depth == Depth::clauses
                           ? Circumstances()
                           : finder.circumstances(*versions.front(), *versions.back(), dialect);
  tell_exposures(finder, report, *versions.front(), *versions.back(), circumstances);
  report.audits.push_back(clauseline::audit(std::move(versions.front()), std::move(versions.back()),
                                            report.depth, judged_by(report),
                                            std::move(circumstances)));
  settle_pair(finder, report);
}

/// --for must name a party of the agreement.
void check_perspective(const Report& report, const Request& request) {
  if (request.perspective.empty() || report.audits.empty()) return;
  std::vector<std::string> known;
  for (const Audit& one : report.audits)
    for (const Version* version : {one.before.get(), one.after.get()})
      for (const Party& party : version->agreement.parties) {
        if (party.id == report.perspective) return;
        if (std::ranges::find(known, party.id) == known.end()) known.push_back(party.id);
      }
  throw Error({.at = {.source = "--for"},
               .message = fmt::format("no party is called {}", report.perspective),
               .hint = suggestion(report.perspective, known)});
}

/// What the policy says of reports counts where the command line says nothing.
void read_house_into(Report& report, VersionFinder& finder, const Request& request) {
  if (report.depth == Depth::findings) report.detectors = detectors_in_force(finder);
  const bool needed = report.depth == Depth::findings || finder.is_range();
  report.policy = needed ? policy_in_force(finder) : nullptr;
  if (report.depth == Depth::findings) {
    report.roster = roster_in_force(finder);
    report.evaluated_on = today(request);
  }
  if (!report.policy) return;
  const Policy& policy = report.policy->policy;
  if (request.perspective.empty()) report.perspective = policy.perspective;
  if (request.fail_on.empty()) report.fail_on = policy.fail_on.value_or(report.fail_on);
}

/// Lines of the policy that name nothing here do nothing, which nobody would see in a report.
void warn_of_names(const Report& report) {
  if (!report.policy || report.depth != Depth::findings) return;
  std::vector<Sides> agreements;
  agreements.reserve(report.audits.size());
  for (const Audit& one : report.audits)
    agreements.push_back({one.before->interpretation, one.after->interpretation});
  const auto unknown = unknown_names(report.policy->policy, agreements);
  for (const Problem& one : unknown.misspelt)
    complain(told(one, "warning"));
  for (const Problem& one : unknown.others)
    complain(told(one, "note"));
}

/// A format that tells findings alone would make nothing look like nothing to tell.
void refuse_formats_of_findings(const Request& request) {
  for (const auto& [format, file] : outputs(request))
    if (format->of_findings)
      throw Error(
          {.at = {.source = "--format"},
           .message = fmt::format("{} tells findings, which diff does not look for", format->name),
           .hint = "clauseline audit does, with the same words"});
}

Report compare_versions(std::string_view command, const Request& request, VersionFinder& finder) {
  const Depth depth = command == "diff" ? Depth::clauses : Depth::findings;
  outputs(request);  // what is wrong with the options is said before any work
  if (depth == Depth::clauses) refuse_formats_of_findings(request);
  check_template(request);
  color(request);
  const DialectChoice dialect(request);
  const auto ready = begin_beside([&dialect] { ready_to_read(dialect.get()); });
  Report report{
      .depth = depth, .with_unchanged = request.unchanged, .perspective = request.perspective};
  if (!request.fail_on.empty()) report.fail_on = severity(request.fail_on, "--fail-on");
  read_house_into(report, finder, request);
  report.house_style = style_in_force(finder);
  if (finder.is_range()) {
    add_range(finder, request, dialect.get(), report);
  } else {
    if (request.words.size() != 2)
      throw Error({.at = {.source = "clauseline"},
                   .message = fmt::format("expected two versions, OLD and NEW; got {}",
                                          request.words.size()),
                   .hint = "for example: clauseline audit v1:agreements/a.xml agreements/a.xml"});
    add_pair(finder, request, dialect.get(), report);
  }
  check_perspective(report, request);
  report.manifest = manifest_of(request, finder, dialect, report);
  report.manifest.command = command;
  if (!request.quiet) warn_of_names(report);
  return report;
}

/// A policy or detectors that nobody can read would close the gate for everybody from then on.
void read_changed_house(VersionFinder& finder) {
  if (const auto policy = finder.changed_policy()) read_policy(policy->source);
  if (const auto roster = finder.changed_roster()) read_roster(roster->source);
  if (const auto style = finder.changed_template()) read_template(style->source);
  read_house_detectors(finder.changed_detectors());
}

}  // namespace

Report report_of(std::string_view command, const Request& request, VersionFinder& finder) {
  Report report = compare_versions(command, request, finder);
  if (command == "diff") return report;
  report.gate = command == "check";
  if (!request.payments.forecast.empty()) {
    const Audit& only = report.audits.front();
    report.payments = forecast_payments(request, finder, *only.before, *only.after);
    add_payments(*report.payments, finder, report.manifest);
  }
  if (report.gate && finder.is_range() && !request.held) read_changed_house(finder);
  report.full_report = full_report(request, finder, report);
  return report;
}

Report judge_at_gate(const Request& request, std::optional<Range> range) {
  VersionFinder finder(request, std::move(range));
  return report_of("check", request, finder);
}

Exit result(const Report& report, bool judged) {
  for (const auto& [source, message] : report.failed)
    complain(told({.at = {.source = source}, .message = message}));
  if (!report.failed.empty()) return Exit::unusable;
  const bool blocked = judged && std::ranges::any_of(report.audits, [&](const Audit& one) {
                         return blocks(one, report.fail_on);
                       });
  return blocked ? Exit::findings : Exit::clean;
}

namespace {

/// What a forecast comes to is told of one agreement, by a format that shows payments.
void check_payments(const Request& request, const VersionFinder& finder) {
  if (request.payments.forecast.empty()) return;
  const auto refuse = [](std::string message, std::string hint) {
    throw Error(
        {.at = {.source = "--forecast"}, .message = std::move(message), .hint = std::move(hint)});
  };
  if (finder.is_range())
    refuse("a forecast is of one agreement, and a range may hold several",
           "name two versions of it: OLD NEW, such as v1:agreements/a.xml agreements/a.xml");
  if (std::ranges::none_of(outputs(request),
                           [](const Output& one) { return one.format->of_payments; }))
    refuse("no format that was asked for shows payments",
           "add --format html=FILE; clauseline simulate tells payments in other formats");
  check_forecast(request);
}

}  // namespace

Exit diff(const Request& request) {
  VersionFinder finder(request);
  auto report = report_of("diff", request, finder);
  write(report, request);
  return result(report, false);
}

Exit audit(const Request& request) {
  VersionFinder finder(request);
  check_payments(request, finder);
  auto report = report_of("audit", request, finder);
  write(report, request);
  return result(report, !request.fail_on.empty());
}

Exit check(const Request& request) {
  auto report = judge_at_gate(request);
  write(report, request);
  if (report.several) note_pending(request);
  return result(report, true);
}

}  // namespace clauseline::cli
