#include "serve/review_pages.hpp"

#include "report/commits.hpp"
#include "report/html_parts.hpp"
#include "report/log.hpp"
#include "report/proofs.hpp"
#include "report/review.hpp"
#include "report/view.hpp"
#include "rules/message.hpp"
#include "serve/frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace clauseline::serve {
namespace {

using pages::Markup;
using pages::markup;
using reports::Counted;

const Settlement& settlement(const Counted& one) {
  return clauseline::settlement_of(*one.audit, one.place);
}

/// Under no-referrer a browser calls the origin of a form "null", so that one of ours could not be
/// told from a stranger's. Others are still told nothing.
Answer with_forms(Answer answer) {
  answer.referrer = "same-origin";
  return answer;
}

Answer desk_page(const Desk& desk, std::string_view title, Markup body, Forms forms) {
  return with_forms(page({.title = title,
                          .body = std::move(body),
                          .forms = forms,
                          .links = link_to(desk.root, markup("Findings to decide")),
                          .style = desk.style}));
}

std::string address_of_finding(const Desk& desk, const Counted& one) {
  return address_of(desk.root + "finding", {{"id", one.fingerprint()}});
}

Markup who_and_what(const Desk& desk) {
  return markup(
      "<p class=\"quiet\">You decide as <bdi>{}</bdi> &lt;{}&gt;, on {}. Decisions are written "
      "into "
      "the working tree, and count once you have committed them.</p>\n",
      desk.me.name, desk.me.email, desk.report.evaluated_on);
}

Markup unread(const Desk& desk) {
  Markup all;
  for (const auto& [source, message] : desk.report.failed)
    all += markup("<p class=\"refused\" role=\"alert\">{} could not be read: {}</p>\n", source,
                  message);
  return all;
}

/// The command, on a line of its own that can be marked with one click.
Markup command(std::string_view words) {
  return markup("<pre class=\"mono\" tabindex=\"0\"><code>{}</code></pre>\n", words);
}

Markup not_committed(const Desk& desk) {
  if (desk.pending.empty()) return {};
  const auto count = pages::counted(desk.pending.size(), "decision is", "decisions are");
  return markup("<section class=\"pending\"><h2>{} not committed</h2>\n{}</section>\n", count,
                desk.commit_command.empty() ? Markup() : command(desk.commit_command));
}

/// Severity, rule and clause.
Markup called(const Counted& one) {
  const Finding& finding = one.finding();
  return markup(R"(<span class="severity {0}">{0}</span> {1} <bdi>{2}</bdi>)",
                to_text(finding.severity), finding.rule->code, reports::place_of(finding));
}

Markup finding_item(const Desk& desk, const Counted& one) {
  const auto pending = pending_on(desk, one).size();
  auto item = markup("<li>{}<p><bdi>{}</bdi></p>",
                     link_to(address_of_finding(desk, one), called(one)), one.finding().message);
  if (const auto said = reports::decided(*one.audit, one.finding()); !said.empty())
    item += markup("<p class=\"quiet\"><bdi>{}</bdi></p>", said);
  if (pending > 0)
    item += markup("<p>{} written, not committed</p>",
                   pages::counted(pending, "decision", "decisions"));
  return item += markup("</li>\n");
}

/// A name and what is to be said of it; nothing for what says nothing.
Markup row(std::string_view name, const Markup& said) {
  if (said.empty()) return said;
  return markup("<dt>{}</dt><dd>{}</dd>\n", name, said);
}

Markup row(std::string_view name, std::string_view said) {
  return said.empty() ? Markup() : row(name, markup("<bdi>{}</bdi>", said));
}

/// The commits that the change is made of, as they claim.
Markup makers(const Audit& audit) {
  constexpr std::size_t enough = 5;
  const auto& commits = audit.circumstances.commits;
  Markup all;
  for (std::size_t i = 0; i < std::min(commits.size(), enough); ++i)
    all += markup(
        "<span class=\"block\"><span class=\"mono\">{}</span> <bdi>{}</bdi>, <bdi>{}</bdi>"
        "</span>",
        reports::short_id(commits[i].commit.id), commits[i].commit.subject,
        reports::made_by(commits[i]));
  if (commits.size() > enough)
    all += markup("<span class=\"block quiet\">and {} more</span>", commits.size() - enough);
  return all;
}

Markup facts(const Counted& one) {
  const Finding& finding = one.finding();
  const Comparison& comparison = one.audit->comparison;
  const bool in_words = finding.change.right->part == "clauses";
  const auto side = [&](const std::string& said) {
    return in_words ? std::string() : with_names(said, comparison);
  };
  auto all = row("Agreement", reports::name_of(one.audit->subject().agreement));
  all += row("Rule", markup("{}: {}", finding.rule->code, finding.rule->title));
  all += row("Before", side(finding.change.before));
  all += row("After", side(finding.change.after));
  all += row("For whom", reports::for_whom(*one.audit, finding));
  all += row("Depends on", finding.depends);
  all += row("Why it matters", fill(finding.rule->why, finding.change, comparison));
  all += row("Changed by", makers(*one.audit));
  all += row("Fingerprint", markup("<span class=\"mono\">{}</span>", one.fingerprint()));
  return markup("<dl>\n{}</dl>\n", all);
}

/// The words of its clause, before and after; nothing for what has no clause.
Markup words(const Counted& one) {
  const auto [before, after] = reports::clauses_of(one.finding());
  const reports::Places places(*one.audit);
  const auto* change = places.change_of(after == nullptr ? before : after);
  if (change == nullptr) return {};
  auto text = pages::redlined(*change, true);
  if (text.empty()) return text;
  return markup("<h2>Its words</h2>\n{}", text);
}

/// One decision as it stands in the ledger, with what it is worth.
Markup decision_item(const Decision& decision, const std::string& path, const Markup& worth) {
  auto item =
      markup("<li><bdi>{}</bdi> {} it{} on {}{}: <bdi>{}</bdi>", decision.by,
             decision.verdict == Verdict::withdraw ? std::string_view("took a decision on")
                                                   : in_words(decision.verdict),
             decision.verdict == Verdict::withdraw ? " back" : "", decision.on,
             decision.expires.empty() ? "" : ", until " + decision.expires, decision.rationale);
  const auto line = [&](std::string_view name, const std::string& said) {
    if (!said.empty()) item += markup("<p class=\"quiet\">{}: <bdi>{}</bdi></p>", name, said);
  };
  line("as", decision.role);
  line("ticket", decision.ticket);
  for (const std::string& condition : decision.conditions)
    line("on condition", condition);
  return item += markup("{}<p class=\"mono quiet\">{}</p></li>\n", worth, path);
}

Markup decisions(const FindingPage& shown) {
  Markup items;
  for (const Weighed& weighed : settlement(shown.finding).decisions) {
    const LedgerEntry& entry = shown.finding.audit->decisions.at(weighed.entry);
    auto worth = weighed.doubt.empty()
                     ? Markup()
                     : markup("<p>Does not count: <bdi>{}</bdi></p>", weighed.doubt);
    if (const auto own = reports::own_signature_told(entry); !own.empty())
      worth += markup("<p class=\"quiet\"><bdi>{}</bdi></p>", pages::capitalised(own));
    items += decision_item(entry.decision, entry.path, worth);
  }
  for (const PendingDecision& one : pending_on(shown.desk, shown.finding)) {
    if (one.problem.empty())
      items += decision_item(one.decision, one.path, markup("<p>Written, and not committed</p>"));
    else
      items += markup(
          "<li><p>This is no decision: <bdi>{}</bdi></p><p class=\"mono quiet\">{}</p>"
          "</li>\n",
          one.problem, one.path);
  }
  const auto said = reports::decided(*shown.finding.audit, shown.finding.finding());
  auto all = markup("<h2>Decisions</h2>\n<p class=\"state\"><bdi>{}</bdi></p>\n",
                    said.empty() ? std::string("open: nobody has decided") : said);
  if (!items.empty()) all += markup("<ul>\n{}</ul>\n", items);
  if (shown.commit_command.empty()) return all;
  all += markup("<section class=\"pending\"><h3>To commit what is written</h3>\n{}",
                command(shown.commit_command));
  if (!shown.outlook.empty())
    all += markup("<p>When this is committed, <bdi>{}</bdi></p>", shown.outlook);
  return all += markup("</section>\n");
}

struct Choice {
  std::string_view verb;
  std::string_view label;
};

constexpr Choice choices[] = {{"approve", "Approve"},
                              {"waive", "Waive until a day"},
                              {"reject", "Reject"},
                              {"withdraw", "Take my decision back"}};

Markup verdicts(const FindingPage& shown) {
  Markup radios;
  for (const auto& [verb, label] : choices)
    radios +=
        markup(R"(<label><input type="radio" name="decision" value="{}"{} required> {}</label>)",
               verb, Markup{shown.typed["decision"] == verb ? " checked" : ""}, label);
  return markup("<fieldset><legend>Decision</legend>{}</fieldset>\n", radios);
}

Markup roles(const FindingPage& shown) {
  if (shown.roles.empty()) return {};
  auto all = markup("<option value=\"\">what the policy asks for</option>");
  for (const std::string& role : shown.roles)
    all += markup("<option{}>{}</option>", Markup{shown.typed["role"] == role ? " selected" : ""},
                  role);
  return markup(
      R"(<p class="field"><label for="role">Your role</label><select id="role" name="role">{})"
      "</select></p>\n",
      all);
}

/// A line to type into, or several.
Markup field(const FindingPage& shown, std::string_view name, std::string_view label,
             std::string_view type) {
  const auto& value = shown.typed[name];
  const bool lines = type == "lines";
  const auto input =
      lines ? markup(R"(<textarea id="{0}" name="{0}" rows="3"{1}>
{2}</textarea>)",
                     name, Markup{name == "reason" ? " required" : ""}, value)
            : markup(R"(<input type="{1}" id="{0}" name="{0}" value="{2}">)", name, type, value);
  return markup(R"(<p class="field"><label for="{}">{}</label>{}</p>)"
                "\n",
                name, label, input);
}

Markup form(const FindingPage& shown) {
  auto fields = verdicts(shown);
  fields += field(shown, "reason", "Why? Whoever audits this reads it in some years.", "lines");
  fields += field(shown, "until", "Last day, of a waiver", "date");
  fields += roles(shown);
  fields += field(shown, "ticket", "Ticket", "text");
  fields += field(shown, "conditions", "What must still happen, a line for each", "lines");
  return markup(
      "<h2>Decide</h2>\n<form method=\"post\" action=\"{}finding\" class=\"decide\">\n"
      R"(<input type="hidden" name="id" value="{}"><input type="hidden" name="seen" value="{}">)"
      "\n{}<p><button>Write the decision</button></p>\n</form>\n",
      shown.desk.root, shown.finding.fingerprint(), shown.seen, fields);
}

Markup refusal(const std::optional<Problem>& refused) {
  if (!refused) return {};
  auto said =
      markup("<p><strong>Nothing was written.</strong> {}<bdi>{}</bdi></p>",
             refused->at.source.empty() ? "" : fmt::format("{}: ", refused->at), refused->message);
  if (!refused->hint.empty()) said += markup("<p><bdi>{}</bdi></p>", refused->hint);
  return markup("<div class=\"refused\" role=\"alert\">{}</div>\n", said);
}

}  // namespace

std::vector<PendingDecision> pending_on(const Desk& desk, const Counted& finding) {
  const auto part = fmt::format("/{}/", finding.fingerprint());
  std::vector<PendingDecision> found;
  std::ranges::copy_if(desk.pending, std::back_inserter(found), [&](const PendingDecision& one) {
    return one.path.find(part) != std::string::npos;
  });
  return found;
}

Answer review_page(const Desk& desk) {
  const reports::ReviewPage sum{.report = &desk.report, .findings = desk.findings};
  auto body = markup("<h1>Review</h1>\n<p>{}</p>\n", reports::totals_of_review(sum));
  body += who_and_what(desk);
  body += unread(desk);
  body += not_committed(desk);
  std::string_view last;
  Markup items;
  const auto close = [&] {
    if (!items.empty())
      body += markup("<h2>{}</h2>\n<ul>\n{}</ul>\n", last, std::exchange(items, {}));
  };
  for (const Counted& one : desk.findings) {
    const auto heading = reports::heading_in_review(one, desk.report);
    if (heading != last) close();
    last = heading;
    items += finding_item(desk, one);
  }
  close();
  return desk_page(desk, "Review", std::move(body), Forms::none);
}

Answer finding_page(const FindingPage& shown) {
  const Finding& finding = shown.finding.finding();
  auto body = markup("<h1>{}</h1>\n<p class=\"message\"><bdi>{}</bdi></p>\n", called(shown.finding),
                     finding.message);
  body += refusal(shown.refused);
  body += who_and_what(shown.desk);
  body += facts(shown.finding);
  body += words(shown.finding);
  body += decisions(shown);
  body += form(shown);
  auto answer = desk_page(shown.desk, label_of(finding), std::move(body), Forms::sent);
  answer.status = shown.status;
  return answer;
}

}  // namespace clauseline::serve
