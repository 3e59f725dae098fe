// clauseline review: what is to be decided, and by whom.

#include "cli/review.hpp"

#include "cli/gate.hpp"
#include "cli/manifest.hpp"
#include "cli/page_formats.hpp"
#include "cli/pending.hpp"
#include "cli/review_bundle.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "report/view.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace clauseline::cli {
namespace {

using reports::Counted;
using Words = std::vector<std::string>;

constexpr PageFormat<reports::ReviewPage> formats[] = {
    {"text", reports::review_text},
    {"json", reports::review_data},
    {"markdown", reports::checklist_markdown},
    {"html", reports::checklist_html},
};

[[noreturn]] void refuse(std::string message, std::string hint) {
  throw Error({.at = {.source = "clauseline review"},
               .message = std::move(message),
               .hint = std::move(hint)});
}

/// True if a commit brought decisions, or what proves them, and nothing else.
bool only_decides(const Repository& repository, const std::string& parent,
                  const std::string& commit) {
  const auto files = repository.changed_files(parent, commit, {});
  return !files.empty() && std::ranges::all_of(files, [](const ChangedFile& file) {
    return is_ledger_path(file.path);
  });
}

/// What HEAD has and no remote has; where there is nothing of that, the last commit that did not
/// only decide, and what came after it.
Range usual_range(const Request& request) {
  const auto repository = Repository::open(request.repository);
  const auto head = repository.commit("HEAD");
  auto before = repository.known_to_remote(head, "origin");
  if (!before || *before == head) {
    auto last = head;
    before = repository.first_parent(last);
    while (*before != empty_tree && only_decides(repository, *before, last))
      before = repository.first_parent(last = *before);
  }
  return {.before = *before, .after = head, .house = *before};
}

bool is_called(const Clause* clause, std::string_view name) {
  return clause != nullptr && (clause->id == name || clause->number == name);
}

bool names(std::string_view word, const Counted& one) {
  constexpr std::size_t least = 4;  // digits that anybody would take for a fingerprint
  if (word.size() >= least && one.fingerprint().starts_with(word)) return true;
  const Finding& finding = one.finding();
  const auto at = word.find('@');
  const auto rule = word.substr(0, at);
  if (rule != finding.rule->code && rule != finding.rule->slug) return false;
  if (at == std::string_view::npos) return true;
  if (word == label_of(finding)) return true;
  const auto [before, after] = reports::clauses_of(finding);
  const auto clause = word.substr(at + 1);
  return is_called(before, clause) || is_called(after, clause);
}

std::vector<std::string> names_of(const std::vector<Counted>& findings) {
  constexpr std::size_t enough = 10;
  Words all;
  for (const Counted& one : findings)
    all.push_back(
        fmt::format("{} ({})", label_of(one.finding()), one.fingerprint().substr(0, enough)));
  return all;
}

struct Verb {
  std::string_view name;
  bool totals = false;
  bool details = false;
  bool takes_findings = false;
  bool is_checklist = false;
  bool is_export = false;
};

constexpr Verb verbs[] = {
    {.name = "list"},
    {.name = "show", .details = true, .takes_findings = true},
    {.name = "status", .totals = true},
    {.name = "checklist", .is_checklist = true},
    {.name = "export", .is_export = true},
    {.name = "approve", .takes_findings = true},
    {.name = "waive", .takes_findings = true},
    {.name = "reject", .takes_findings = true},
    {.name = "withdraw", .takes_findings = true},
};

const Verb& verb_named(const Request& request) {
  Words known;
  for (const Verb& verb : verbs)
    known.emplace_back(verb.name);
  if (request.words.empty())
    refuse("expected what to do", "for example: clauseline review list main..HEAD");
  const std::string& word = request.words.front();
  const auto* found = std::ranges::find(verbs, word, &Verb::name);
  if (found == std::end(verbs))
    refuse(fmt::format("there is no command review {}", word), suggestion(word, known));
  return *found;
}

Exit show(const Verb& verb, const Words& findings, const Report& report, const Request& asked) {
  Request request = asked;
  if (verb.is_checklist && request.formats.empty()) request.formats = {"markdown"};
  const auto places = page_outputs(request, formats);
  reports::ReviewPage page{.report = &report, .totals = verb.totals, .details = verb.details};
  const auto all = reports::in_order_of_review(report);
  for (const std::string& word : findings)
    page.findings.push_back(finding_named(word, all));
  if (findings.empty()) page.findings = all;
  write_pages(rendered(page, places, request), places, request);
  note_pending(request);
  return result(report, verb.totals);
}

/// A bundle has formats of its own, and nothing else goes to a file in this way.
void check_output(const Verb& verb, const Request& request) {
  if (verb.is_export && !request.formats.empty())
    refuse("review export writes one bundle, which holds the report as JSON and HTML",
           "--output names its file; leave --format out");
  if (!verb.is_export && !request.output.empty())
    refuse(fmt::format("review {} writes no bundle", verb.name),
           "clauseline review export does; --format NAME=FILE writes a page to a file");
}

Exit export_review(const Request& asked, std::optional<Range> range, const Request& request) {
  VersionFinder finder(asked, std::move(range));
  const auto report = report_of("check", asked, finder);
  if (const auto end = result(report, false); end != Exit::clean) return end;
  return export_bundle(report, finder.repository(), request);
}

}  // namespace

const Counted& finding_named(const std::string& word, const std::vector<Counted>& findings) {
  std::vector<Counted> found;
  for (const Counted& one : findings)
    if (names(word, one)) found.push_back(one);
  const auto label = std::ranges::find_if(
      found, [&](const Counted& one) { return label_of(one.finding()) == word; });
  const bool exact = label != found.end();
  if (found.size() > 1 && !(exact && std::ranges::count_if(found, [&](const Counted& one) {
                                       return label_of(one.finding()) == word;
                                     }) == 1))
    refuse(fmt::format("{} names several findings", word),
           fmt::format("say which: {}", fmt::join(names_of(found), ", ")));
  if (found.empty())
    refuse(fmt::format("no finding is called {}", word),
           findings.empty()
               ? "nothing was found in what is compared; name another A..B"
               : suggestion_or(word, names_of(findings), "clauseline review list shows them"));
  const auto& chosen = exact ? *label : found.front();
  return *std::ranges::find_if(findings, [&](const Counted& one) {
    return one.audit == chosen.audit && one.place == chosen.place;
  });
}

Report judge_for_review(const Request& request) {
  return judge_at_gate(request,
                       request.words.empty() ? std::optional(usual_range(request)) : std::nullopt);
}

Exit review(const Request& request) {
  const Verb& verb = verb_named(request);
  Request asked = request;
  asked.words.clear();
  asked.formats.clear();
  Words findings;
  for (std::size_t i = 1; i < request.words.size(); ++i)
    (names_range(request.words[i]) ? asked.words : findings).push_back(request.words[i]);
  if (asked.words.size() > 1) refuse("expected one A..B", "compare one range at a time");
  if (!findings.empty() && !verb.takes_findings)
    refuse(fmt::format("review {} takes a range, and {} is none", verb.name, findings.front()),
           "write it as A..B; review show tells of one finding");
  if (findings.empty() && verb.takes_findings && !verb.details)
    refuse(fmt::format("expected the findings to {}", verb.name),
           "name them by fingerprint, or as RULE@CLAUSE; clauseline review list shows them");
  check_output(verb, request);
  if (verb.is_export) {
    auto range = asked.words.empty() ? std::optional(usual_range(request)) : std::nullopt;
    asked.formats = formats_in_bundle();
    return export_review(asked, std::move(range), request);
  }
  const auto report = judge_for_review(asked);
  if (!decides(verb.name)) return show(verb, findings, report, request);
  if (const auto end = result(report, false); end != Exit::clean) return end;
  const auto said =
      decide({.verb = verb.name,
              .findings = findings,
              .ask = [&](const Decision& decision) { return edited_reason(request, decision); }},
             report, request);
  if (!request.quiet) say(said);
  return Exit::clean;
}

}  // namespace clauseline::cli
