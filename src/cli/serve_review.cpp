#include "cli/serve_review.hpp"

#include "cli/audit_range.hpp"
#include "cli/house.hpp"
#include "cli/pending.hpp"
#include "cli/review.hpp"
#include "cli/terminal.hpp"
#include "ledger/doubt.hpp"
#include "report/review.hpp"
#include "serve/pages.hpp"
#include "store/author.hpp"
#include "store/repository.hpp"
#include "text/digest.hpp"
#include "text/error.hpp"
#include "text/secret.hpp"
#include "text/split.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace clauseline::cli {
namespace {

using reports::Counted;
using serve::Answer;
using serve::Desk;
using serve::Query;

constexpr std::string_view begin_of_all = "/review";

constexpr int see_other = 303;
constexpr int bad_request = 400;
constexpr int forbidden = 403;
constexpr int not_found = 404;
constexpr int conflict = 409;
constexpr int not_written = 422;

Problem problem(std::string source, std::string message, std::string hint) {
  return {
      .at = {.source = std::move(source)}, .message = std::move(message), .hint = std::move(hint)};
}

/// The roles of a person, as the roster at the base gives them.
std::vector<std::string> roles_of(const Report& report, const Person& person) {
  if (!report.roster) return {};
  const Member* member = report.roster->roster.holder({.name = person.name, .email = person.email});
  return member == nullptr ? std::vector<std::string>() : member->roles;
}

/// All that is shown of a finding and that a decision may hang on, as one word.
std::string seen(const Desk& desk, const Counted& one) {
  const Settlement& settled = settlement_of(*one.audit, one.place);
  const Evidence& before = one.audit->before->evidence;
  const Evidence& after = one.audit->after->evidence;
  auto all = fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", one.fingerprint(), before.blob, after.blob,
                         one.finding().message, to_text(settled.state), settled.why);
  all += fmt::format("{}\n{}\n{}\n", desk.me.name, desk.me.email, desk.report.evaluated_on);
  for (const Weighed& weighed : settled.decisions)
    all += fmt::format("{} {}\n", one.audit->decisions.at(weighed.entry).path, weighed.doubt);
  for (const PendingDecision& pending : serve::pending_on(desk, one))
    all += fmt::format("{} {}\n", pending.path, written(pending.decision));
  return sha256(all);
}

/// What is judged, for one request.
struct Judged {
  explicit Judged(const Request& request, const std::string& root)
      : report(judge_for_review(request)),
        style(template_at(request, report.manifest.house)),
        tree(Repository::open(request.repository).work_tree()),
        desk{.root = root,
             .report = report,
             .me = committer_here(request.repository),
             .pending = pending_decisions(Repository::open(request.repository)),
             .findings = reports::in_order_of_review(report),
             .style = style ? &style->style : nullptr} {
    desk.commit_command = commit_command(tree, desk.pending, desk.me, Signing::as_configured);
  }

  /// The finding with this fingerprint, or null.
  const Counted* find(const std::string& fingerprint) const {
    const auto found = std::ranges::find_if(
        desk.findings, [&](const Counted& one) { return one.fingerprint() == fingerprint; });
    return found == desk.findings.end() ? nullptr : &*found;
  }

  Report report;
  std::unique_ptr<const StyleVersion> style;
  std::string tree;
  Desk desk;
};

/// The page of one finding, with what its decisions come to.
serve::FindingPage page_of(const Judged& judged, const Counted& one) {
  serve::FindingPage page{.desk = judged.desk,
                          .finding = one,
                          .roles = roles_of(judged.report, judged.desk.me),
                          .seen = seen(judged.desk, one)};
  const auto pending = serve::pending_on(judged.desk, one);
  std::vector<Decision> mine;
  for (const PendingDecision& other : pending)
    if (folded_email(person_named(other.decision.by).email) == folded_email(judged.desk.me.email))
      mine.push_back(other.decision);
  const bool is_signed = needs_signature(one.finding(), bench_of(judged.report, *one.audit));
  page.commit_command = commit_command(judged.tree, pending, judged.desk.me,
                                       is_signed ? Signing::needed : Signing::as_configured);
  if (!mine.empty()) page.outlook = outlook(one, mine, judged.report, judged.desk.me);
  return page;
}

Answer no_finding(const std::string& fingerprint, int status, const HouseStyle* style) {
  return serve::error_page(
      status,
      problem(fingerprint.substr(0, 32), "no finding has this fingerprint any more",
              "what it says has changed, or it is in another comparison: look at the list of "
              "findings again"),
      style);
}

/// The lines of a field, without those that say nothing.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    if (auto said = collapse(line); !said.empty()) lines.push_back(std::move(said));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return lines;
}

/// The request that the command line would have made of a form.
Request request_of(const Query& form, const Request& base) {
  Request request = base;
  request.reason = collapse(form["reason"]);
  request.until = collapse(form["until"]);
  request.role = form["role"];
  request.ticket = form["ticket"];
  request.conditions = lines_of(form["conditions"]);
  request.commit = false;
  return request;
}

/// Nothing is decided where something could not be read: nobody knows what it would have said.
void refuse_unread(const Report& report) {
  if (report.failed.empty()) return;
  const auto& [source, message] = report.failed.front();
  throw Error(problem(source, message, "nothing is decided until it can be read"));
}

/// A form holds what the page has, and nothing else.
void refuse_other_fields(const Query& form) {
  constexpr std::string_view known[] = {"id",    "seen", "decision", "reason",
                                        "until", "role", "ticket",   "conditions"};
  for (const auto& [name, value] : form.values)
    if (std::ranges::find(known, name) == std::end(known))
      throw Error(problem(name, "no form of these pages has such a field",
                          "send it from the page that the program printed"));
}

}  // namespace

ReviewSite::ReviewSite(Request request)
    : request_(std::move(request)), root_(fmt::format("{}/{}/", begin_of_all, new_secret())) {
  request_.quiet = true;
  const Judged judged(request_, root_);  // what is wrong with it is said before anybody comes
  house_ = judged.report.manifest.house;
  if (judged.tree.empty())
    throw Error(problem("clauseline serve", "a bare repository has no working tree to decide in",
                        "decide in a clone, and push"));
}

bool ReviewSite::holds(const Query& query) {
  return query.path == begin_of_all || query.path.starts_with(fmt::format("{}/", begin_of_all));
}

Answer ReviewSite::shown(const Query& query) const {
  if (!is_same_secret(query.path.substr(0, root_.size()), root_))
    return serve::error_page(forbidden, problem("", "this page is for whoever started the program",
                                                "open the address that it printed when it began"));
  const auto page = query.path.substr(root_.size());
  if (!page.empty() && page != "finding")
    return serve::error_page(not_found,
                             problem("", "there is no such page", "look at the list of findings"));
  const Judged judged(request_, root_);
  if (page.empty()) return serve::review_page(judged.desk);
  const Counted* one = judged.find(query["id"]);
  return one == nullptr ? no_finding(query["id"], not_found, judged.desk.style)
                        : serve::finding_page(page_of(judged, *one));
}

Answer ReviewSite::taken(const Query& form) {
  if (form.path != root_ + "finding")
    return serve::error_page(
        not_found, problem("", "no form is sent to this address", "look at the list of findings"));
  const std::lock_guard one_at_a_time(guard_);
  return decided(form);
}

Answer ReviewSite::decided(const Query& form) const {
  refuse_other_fields(form);
  const Judged judged(request_, root_);
  const Counted* one = judged.find(form["id"]);
  if (one == nullptr) return no_finding(form["id"], conflict, judged.desk.style);
  auto page = page_of(judged, *one);
  const auto refused = [&](int status, Problem why) {
    page.typed = form;
    page.refused = std::move(why);
    page.status = status;
    return serve::finding_page(page);
  };
  if (form["seen"] != page.seen)
    return refused(conflict,
                   problem("", "something was decided, or changed, since you opened this page",
                           "look at it again; what you typed is below"));
  if (!decides(form["decision"]))
    return refused(bad_request, problem("", "this form does not say what to decide",
                                        "approve, waive, reject or take your decision back"));
  try {
    refuse_unread(judged.report);
    decide({.verb = form["decision"],
            .findings = {one->fingerprint()},
            .ask = [](const Decision&) { return std::string(); }},
           judged.report, request_of(form, request_));
  } catch (const Error& error) {
    return refused(not_written, error.problems().front());
  }
  auto answer =
      serve::redirection(serve::address_of(root_ + "finding", {{"id", one->fingerprint()}}));
  answer.status = see_other;
  return answer;
}

void refuse_other_machines(const Request& request) {
  if (request.host.empty() || serve::is_loopback(request.host)) return;
  throw Error(problem("--host",
                      fmt::format("decisions are taken from this machine alone, and others may "
                                  "reach {}",
                                  visible_line(request.host)),
                      "leave out --host, or leave out --review"));
}

void say_where(const std::string& url) { print(fmt::format("Serving at {} until Ctrl+C\n", url)); }

Exit serve_review(ReviewSite& review, const serve::Address& address, const serve::Handler& others) {
  const auto shown = [&](const Query& query) {
    return ReviewSite::holds(query) ? review.shown(query) : others(query);
  };
  const auto taken = [&](const Query& form) { return review.taken(form); };
  serve::run(address, {.shown = shown, .taken = taken, .forms = review.root()},
             [&](const std::string& url) {
               say_where(url);
               print(
                   fmt::format("Decide at  {}{}\n  Keep that address to yourself: whoever has it "
                               "decides in your name.\n",
                               url.substr(0, url.size() - 1), review.root()));
             });
  return Exit::clean;
}

}  // namespace clauseline::cli
