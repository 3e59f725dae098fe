// For feed readers (RFC 4287): an entry for each finding that is counted. No clock is read, so
// that the same versions give the same feed: an entry is as old as the commit that brought it.

#include "report/finding_facts.hpp"
#include "report/finding_places.hpp"
#include "report/format.hpp"
#include "report/html_markup.hpp"
#include "report/lines.hpp"
#include "report/view.hpp"
#include "text/digest.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

namespace clauseline::reports {
namespace {

std::string text(std::string_view raw) { return pages::escaped(visible(bounded(raw))); }
std::string value(std::string_view raw) {
  return fmt::format("\"{}\"", pages::escaped(visible_line(bounded(raw))));
}

/// RFC 3339 in UTC.
std::string moment(long long since_1970) {
  using namespace std::chrono;
  const sys_seconds time{seconds(since_1970)};
  const year_month_day day{floor<days>(time)};
  const hh_mm_ss of_day{time - floor<days>(time)};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                     of_day.hours().count(), of_day.minutes().count(), of_day.seconds().count());
}

/// The beginning of the first day of "2026-04-27", "2026-04" or "2026"; empty for other words.
std::string first_moment(const std::string& date) {
  constexpr std::string_view shape = "0000-00-00";
  constexpr std::string_view beginning = "0000-01-01";
  const bool whole = date.size() == 4 || date.size() == 7 || date.size() == shape.size();
  const auto fits = [&](char c, char as) { return as == '0' ? c >= '0' && c <= '9' : c == as; };
  if (!whole || !std::ranges::equal(date, shape.substr(0, date.size()), fits)) return {};
  return date + std::string(beginning.substr(date.size())) + "T00:00:00Z";
}

/// When the newer version came to be: as its commit says, else the day from which it applies,
/// else the epoch, which stands for a time that nobody knows.
std::string updated(const Audit& audit) {
  const auto& commits = audit.circumstances.commits;
  constexpr long long last_year = 253'402'300'799;  // the end of 9999; four digits are allowed
  if (!commits.empty())
    return moment(std::clamp(commits.front().commit.committer.seconds, 0LL, last_year));
  auto day = first_moment(audit.subject().agreement.effective());
  return day.empty() ? moment(0) : day;
}

/// The person who wrote the newest commit; nobody where git does not say.
std::string author(const Audit& audit) {
  const auto& commits = audit.circumstances.commits;
  if (commits.empty() || commits.front().commit.author.name.empty()) return {};
  return fmt::format("    <author><name>{}</name></author>\n",
                     text(commits.front().commit.author.name));
}

std::string content(const Audit& audit, const Finding& finding, const FilePlace& place) {
  auto said = fmt::format("{}\n\n{}", finding.message, place_of(finding));
  if (const auto whom = for_whom(audit, finding); !whom.empty()) said += fmt::format("\n{}", whom);
  if (const auto more = decided(audit, finding); !more.empty()) said += fmt::format("\n{}", more);
  if (!finding.change.before.empty()) said += fmt::format("\nbefore: {}", finding.change.before);
  if (!finding.change.after.empty()) said += fmt::format("\nafter: {}", finding.change.after);
  said += fmt::format("\nat {}", Location{place.path, place.at});
  return said;
}

/// One feed may tell two files of one agreement.
std::string unique(const std::string& id, std::set<std::string>& taken) {
  auto one = id;
  for (int copy = 2; !taken.insert(one).second; ++copy)
    one = fmt::format("{}:{}", id, copy);
  return one;
}

void add_entries(const Audit& audit, std::set<std::string>& taken, std::string& out) {
  const FindingPlaces places(audit);
  const auto category = [](std::string_view scheme, std::string_view term) {
    return fmt::format("    <category scheme=\"urn:clauseline:{}\" term={}/>\n", scheme,
                       value(term));
  };
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& finding = audit.findings[i];
    if (!is_counted(finding)) continue;
    out += fmt::format(
        "  <entry>\n    <id>{}</id>\n    <title>{}</title>\n    <updated>{}</updated>\n",
        unique("urn:clauseline:finding:" + audit.fingerprints[i], taken),
        text(fmt::format("{} {}: {}", to_text(finding.severity), finding.rule->code,
                         finding.rule->title)),
        updated(audit));
    out += author(audit) + category("severity", to_text(finding.severity)) +
           category("family", to_text(finding.family)) + category("rule", finding.rule->code) +
           category("agreement", audit.subject().agreement.id);
    if (!audit.settlements.empty())
      out += category("review", to_text(settlement_of(audit, finding).state));
    out += fmt::format("    <content type=\"text\">{}</content>\n  </entry>\n",
                       text(content(audit, finding, places.shown(finding))));
  }
}

/// The feed of one agreement is always the same, and so is that of the same several.
std::string feed_id(const Report& report) {
  constexpr std::size_t length = 32;
  std::set<std::string> ids;
  for (const Audit& audit : report.audits)
    ids.insert(audit.subject().agreement.id);
  std::string names;
  for (const std::string& id : ids)
    names += id + "\n";
  return "urn:clauseline:feed:" + sha256(names).substr(0, length);
}

std::string title(const Report& report) {
  if (report.audits.size() == 1) return name_of(report.audits.front().subject().agreement);
  return fmt::format("{} agreements", report.audits.size());
}

}  // namespace

std::string atom(const Report& report) {
  auto newest = moment(0);
  for (const Audit& audit : report.audits)
    newest = std::max(newest, updated(audit));
  auto out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
      "  <id>{}</id>\n  <title>{}</title>\n  <updated>{}</updated>\n"
      "  <author><name>Clauseline</name></author>\n  <generator "
      "version={}>Clauseline</generator>\n",
      feed_id(report), text(title(report)), newest, value(tool_version()));
  if (!report.failed.empty())
    out += fmt::format("  <subtitle>{} could not be read, {} among them.</subtitle>\n",
                       report.failed.size(), text(report.failed.front().source));
  std::set<std::string> taken;
  for (const Audit& audit : report.audits)
    add_entries(audit, taken, out);
  return out + "</feed>\n";
}

}  // namespace clauseline::reports
