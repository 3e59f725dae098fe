// What somebody decides becomes files of the ledger: each is looked at before any is written.

#include "cli/audit_range.hpp"
#include "cli/review.hpp"
#include "ledger/decision_files.hpp"
#include "model/quantity.hpp"
#include "report/format.hpp"
#include "store/author.hpp"
#include "text/digest.hpp"
#include "text/error.hpp"
#include "text/split.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace clauseline::cli {
namespace {

using reports::Counted;
using Words = std::vector<std::string>;

constexpr Verdict verdicts[] = {Verdict::approve, Verdict::waive, Verdict::reject,
                                Verdict::withdraw};

Verdict verdict_named(std::string_view verb) {
  return *std::ranges::find(verdicts, verb, [](Verdict one) { return to_text(one); });
}

[[noreturn]] void refuse(std::string source, std::string message, std::string hint) {
  throw Error({.at = {.source = std::move(source)},
               .message = std::move(message),
               .hint = std::move(hint)});
}

/// The last day of a waiver, which no other decision has.
std::string last_day_of(const Request& request, Verdict verdict, const std::string& today) {
  const bool waives = verdict == Verdict::waive;
  if (waives == request.until.empty())
    refuse("--until", waives ? "a waiver needs its last day" : "only a waiver has a last day",
           waives
               ? fmt::format("for example: --until {}",
                             to_text(date_of(first_day(*read_date(today)) + std::chrono::days(30))))
               : "leave it out, or waive");
  if (!waives) return {};
  const auto date = read_date(request.until);
  if (!date || date->precision != Date::Precision::day)
    refuse("--until", fmt::format("{} is no day", request.until),
           "write it as YYYY-MM-DD, such as 2027-01-31");
  if (request.until < today)
    refuse("--until", fmt::format("{} is over", request.until), "name a later day");
  return request.until;
}

/// A decision as its commit will make it.
LedgerEntry entry_of(const Decision& decision, const Person& by) {
  using namespace std::chrono;
  Person person = by;
  person.seconds =
      duration_cast<seconds>(first_day(*read_date(decision.on)).time_since_epoch()).count();
  Commit commit;
  commit.author = person;
  commit.committer = person;
  return {.decision = decision,
          .path = path_of(decision),
          .commit = commit,
          .signature = {.state = SignatureState::good, .signer = by.email},
          .in_range = true};
}

/// Makes decisions, and says of each whether it would count.
class Decider {
 public:
  Decider(const Deciding& asked, const Report& report, const Request& request)
      : verdict_(verdict_named(asked.verb)),
        ask_(asked.ask),
        report_(report),
        request_(request),
        me_(committer_here(request.repository)),
        until_(last_day_of(request, verdict_, report.evaluated_on)) {}

  std::vector<Decision> on(const Counted& one) {
    const auto bench = bench_of(report_, *one.audit);
    if (verdict_ == Verdict::withdraw) return withdrawals(one, bench);
    Decision decision = begun(one, bench);
    decision.role = role(one, bench);
    check_own(decision, one, bench);
    check(decision, one, bench);
    return {finished(std::move(decision), bench)};
  }

  const Person& me() const { return me_; }

 private:
  Decision begun(const Counted& one, const Bench& bench) const {
    return {.agreement = bench.agreement,
            .finding = label_of(one.finding()),
            .fingerprint = one.fingerprint(),
            .verdict = verdict_,
            .role = request_.role,
            .by = fmt::format("{} <{}>", me_.name, me_.email),
            .on = report_.evaluated_on,
            .expires = until_,
            .ticket = collapse(request_.ticket),
            .from_blob = bench.from_blob,
            .to_blob = bench.to_blob,
            .rules = std::string(rules_version()),
            .conditions = request_.conditions};
  }

  /// Reads the reason, once for all, and gives the decision its id, which another one like it that
  /// was taken back does not have.
  Decision finished(Decision decision, const Bench& bench) {
    decision.rationale = reason(decision);
    constexpr std::size_t enough = 8;
    const auto seed = fmt::format("{}{}", written(decision), bench.ledger.size());
    decision.id = fmt::format("d-{}-{}", decision.on, sha256(seed).substr(0, enough));
    return decision;
  }

  const std::string& reason(const Decision& decision) {
    if (reason_) return *reason_;
    reason_ = collapse(request_.reason.empty() ? ask_(decision) : request_.reason);
    if (reason_->empty())
      refuse("--reason", "a decision needs a reason", "say why, in a sentence: --reason \"...\"");
    return *reason_;
  }

  std::string role(const Counted& one, const Bench& bench) const {
    const auto wanted = roles_for(verdict_, one.finding(), bench);
    if (!request_.role.empty() || wanted.empty()) return request_.role;
    const Member* member = bench.roster == nullptr
                               ? nullptr
                               : bench.roster->holder({.name = me_.name, .email = me_.email});
    Words held;
    for (const std::string& one_role : wanted)
      if (member != nullptr && member->holds(one_role)) held.push_back(one_role);
    if (held.size() == 1) return held.front();
    refuse(label_of(one.finding()),
           held.empty()
               ? fmt::format("the policy wants {}, and the roster at the base gives {} <{}> "
                             "no such role",
                             fmt::join(wanted, ", "), me_.name, me_.email)
               : fmt::format("you may decide as {}", fmt::join(held, " or as ")),
           held.empty() ? "ask somebody who has it, or have the roster changed first"
                        : "--role says as which");
  }

  static void check(const Decision& decision, const Counted& one, const Bench& bench) {
    const auto objection = objection_to({.decision = decision}, one.finding(), bench);
    if (objection.told.empty()) return;
    refuse(decision.finding,
           fmt::format("that you {} this would not count: {}", to_text(decision.verdict),
                       objection.told),
           objection.way_out);
  }

  bool is_mine(const LedgerEntry& entry) const {
    return folded_email(person_named(entry.decision.by).email) == folded_email(me_.email);
  }

  /// The decisions of this person on a finding that stand.
  std::vector<const Decision*> standing(const Counted& one, const Bench& bench) const {
    std::vector<const Decision*> found;
    for (const LedgerEntry& entry : bench.ledger) {
      const Decision& decision = entry.decision;
      if (decision.fingerprint != one.fingerprint() || decision.verdict == Verdict::withdraw ||
          !is_mine(entry))
        continue;
      const bool is_back = std::ranges::any_of(bench.ledger, [&](const LedgerEntry& other) {
        return other.decision.withdraws == decision.id && is_mine(other);
      });
      if (!is_back) found.push_back(&decision);
    }
    return found;
  }

  void check_own(const Decision& decision, const Counted& one, const Bench& bench) const {
    for (const Decision* mine : standing(one, bench)) {
      if (mine->verdict == Verdict::reject && verdict_ != Verdict::reject)
        refuse(label_of(one.finding()),
               fmt::format("you rejected it on {}, and a rejection stands until it is taken back",
                           mine->on),
               fmt::format("first: clauseline review withdraw {}", label_of(one.finding())));
      const bool again =
          mine->verdict == verdict_ && mine->role == decision.role && mine->expires == until_;
      if (again)
        refuse(label_of(one.finding()),
               fmt::format("you {} it on {} already", in_words(verdict_), mine->on),
               "clauseline review show tells what it still needs");
    }
  }

  std::vector<Decision> withdrawals(const Counted& one, const Bench& bench) {
    std::vector<Decision> made;
    for (const Decision* mine : standing(one, bench)) {
      Decision decision = begun(one, bench);
      decision.role = mine->role;
      decision.withdraws = mine->id;
      decision.finding = mine->finding;
      made.push_back(finished(std::move(decision), bench));
    }
    if (made.empty())
      refuse(label_of(one.finding()), "there is no decision of yours to take back",
             "clauseline review show tells who decided; each takes back their own");
    return made;
  }

  Verdict verdict_;
  const std::function<std::string(const Decision&)>& ask_;
  const Report& report_;
  const Request& request_;
  Person me_;
  std::string until_;
  std::optional<std::string> reason_{};
};

std::string message_of(const std::vector<Decision>& decisions) {
  Words findings;
  for (const Decision& one : decisions)
    findings.push_back(one.finding);
  const Decision& first = decisions.front();
  return fmt::format("reviews: {} {} of {}\n\n{}\n", to_text(first.verdict),
                     fmt::join(findings, ", "), first.agreement, first.rationale);
}

}  // namespace

bool decides(std::string_view verb) {
  return std::ranges::any_of(verdicts, [&](Verdict one) { return to_text(one) == verb; });
}

std::string outlook(const Counted& finding, const std::vector<Decision>& decisions,
                    const Report& report, const Person& by) {
  auto bench = bench_of(report, *finding.audit);
  for (const Decision& decision : decisions)
    bench.ledger.push_back(entry_of(decision, by));
  const auto made = settle({finding.finding()}, {finding.fingerprint()}, bench).front();
  const bool concluded = lets_pass(made.state) || made.state == ReviewState::rejected;
  return concluded ? made.why : fmt::format("{}: {}", to_text(made.state), made.why);
}

std::string edited_reason(const Request& request, const Decision& decision) {
  return edited(request.repository,
                fmt::format("\n# Why do you {} {}? Whoever audits this reads it in some years.\n"
                            "# Lines that begin with # are left out; without a reason nothing is "
                            "decided.\n",
                            to_text(decision.verdict), decision.finding));
}

std::string decide(const Deciding& asked, const Report& report, const Request& request) {
  const auto tree = Repository::open(request.repository).work_tree();
  if (tree.empty())
    refuse("clauseline review", "a bare repository has no working tree to decide in",
           "decide in a clone, and push");
  auto signer = signer_here(tree);
  if (signer) signer->may_ask = !request.review;  // nobody sits at the terminal of a server
  Decider decider(asked, report, request);
  const auto findings = reports::in_order_of_review(report);
  std::vector<Decision> all;
  std::string said;
  for (const std::string& word : asked.findings) {
    const Counted& one = finding_named(word, findings);
    const auto made = decider.on(one);
    for (const Decision& decision : made)
      said += fmt::format("{}{}\n", path_of(decision), signer ? ", signed" : "");
    said += fmt::format("  {}: {}{}\n", label_of(one.finding()),
                        request.commit ? "" : "when this is committed, ",
                        outlook(one, made, report, decider.me()));
    all.insert(all.end(), made.begin(), made.end());
  }
  const auto files = decision_files(all, signer);
  add_files(tree, files);
  Words paths;
  for (const NewFile& file : files)
    paths.push_back(file.path);
  if (request.commit) commit_files(tree, paths, message_of(all));
  return said;
}

}  // namespace clauseline::cli
