// Blame for a terminal: two columns of commits, the clauses behind them, and in the end who made
// these commits.

#include "report/blame.hpp"
#include "report/commits.hpp"
#include "report/lines.hpp"
#include "report/log.hpp"
#include "report/text_page.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace clauseline::reports {
namespace {

using history::ClauseBlame;
using history::Culprit;
using history::FactBlame;

class Page {
 public:
  explicit Page(const BlamePage& page) : blame_(page), page_(settings_) {
    settings_.color = page.color;
    settings_.width = page.width;
  }

  std::string write() {
    const PathVersion& newest = version(blame_.blame.version);
    page_.paragraph(fmt::format("{} at {}, last changed by {}", visible_line(newest.path),
                                blame_.revision, short_id(newest.commit.id)),
                    0, Ink::strong);
    page_.line();
    page_.line(page_.inked(fmt::format("{:11}{:12}{:12}{}", "meaning", "of", "words", "clause"),
                           Ink::faint));
    for (const ClauseBlame& clause : blame_.blame.clauses)
      add(clause);
    page_.line();
    legend();
    return page_.finish();
  }

 private:
  const PathVersion& version(std::size_t place) const { return blame_.history.versions.at(place); }

  /// With "^" where the history before it is cut off, and "?" where a version could not be read.
  std::string named(const Culprit& culprit) const {
    const auto id = short_id(version(culprit.version).commit.id);
    if (version(culprit.version).cut) return "^" + id.substr(1);
    return culprit.or_one_of.empty() ? id : id.substr(1) + "?";
  }

  void row(const std::pair<Culprit, Culprit>& both, std::size_t depth, std::string_view words,
           Ink ink) {
    constexpr std::size_t step = 2;
    const auto meaning = named(both.first);
    const auto last = named(both.second);
    const auto start =
        fmt::format("{} {}  {:12}", meaning, day_of(version(both.first.version).commit.author),
                    last == meaning ? "" : last);
    const auto indent = depth * step;
    const auto room = std::max<std::size_t>(page_.report().width, start.size() + indent + 20);
    page_.line(
        fmt::format("{}{:{}}{}", start, "", indent,
                    page_.inked(cut(visible_line(words), room - start.size() - indent), ink)));
  }

  void add(const ClauseBlame& clause) {
    row({clause.meaning, clause.words}, clause.depth, clause.label, Ink::plain);
    if (blame_.details)
      for (const FactBlame& fact : clause.facts)
        row({fact.meaning, fact.words}, clause.depth + 1,
            fmt::format("{} {} {}: {}", fact.right, fact.term, name_of(fact), fact.value),
            Ink::faint);
    else
      add_together(clause);
  }

  static std::string name_of(const FactBlame& fact) {
    return fact.field.empty() ? std::string("status") : fact.field;
  }

  /// The fields of a term that one commit changed last are one line.
  void add_together(const ClauseBlame& clause) {
    std::vector<std::pair<const FactBlame*, std::string>> lines;
    for (const FactBlame& fact : clause.facts) {
      const auto same = std::ranges::find_if(lines, [&](const auto& line) {
        const FactBlame& first = *line.first;
        return first.term == fact.term && first.right == fact.right &&
               first.meaning.version == fact.meaning.version &&
               first.words.version == fact.words.version;
      });
      if (same != lines.end())
        same->second += ", " + name_of(fact);
      else
        lines.emplace_back(&fact, fmt::format("{} {}: {}", fact.right, fact.term, name_of(fact)));
    }
    for (const auto& [fact, words] : lines)
      row({fact->meaning, fact->words}, clause.depth + 1, words, Ink::faint);
  }

  /// Who made a commit beside its author, and what its signature is worth, where that says
  /// anything.
  void add_trust(std::size_t place, std::size_t indent) {
    const SignedCommit one{version(place).commit, blame_.signatures.at(place)};
    const bool told = blame_.wants_signatures || one.signature.state != SignatureState::none ||
                      one.commit.committer.email != one.commit.author.email;
    if (told)
      page_.line(fmt::format(
          "{:{}}{}", "", indent,
          page_.inked(cut(visible_line(made_by(one)), page_.report().width - indent), Ink::faint)));
  }

  void legend() {
    for (const std::size_t place : history::named_versions(blame_.blame)) {
      const Commit& commit = version(place).commit;
      const auto id = short_id(commit.id);
      const auto line = fmt::format("{} {}  {}", day_of(commit.author),
                                    visible_line(commit.author.name), visible_line(commit.subject));
      page_.line(fmt::format("{} {}", page_.inked(id, Ink::strong),
                             cut(line, page_.report().width - id.size() - 1)));
      add_trust(place, id.size() + 1);
    }
    const auto notice = cut_notice(blame_.history);
    if (!notice.empty())
      page_.paragraph("^: this commit or one before it. " + notice, 0, Ink::alarm);
    if (!blame_.blame.unreadable.empty())
      page_.paragraph("?: this commit or one right before it, which cannot be read.", 0,
                      Ink::alarm);
  }

  const BlamePage& blame_;
  Report settings_{};
  TextPage page_;
};

}  // namespace

std::string blame_text(const BlamePage& page) { return Page(page).write(); }

}  // namespace clauseline::reports
