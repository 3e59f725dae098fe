#include "report/html_page.hpp"

#include <algorithm>

namespace clauseline::pages {
namespace {

std::string finding_id(const Finding& finding) {
  const Change& change = finding.change;
  const Clause* clause = change.new_clause == nullptr ? change.old_clause : change.new_clause;
  auto id = "f-" + std::string(finding.rule->code) + "-" +
            (clause == nullptr ? std::string(change.right->name) : id_part(clause->id));
  if (const Term* term = change.term(); term != nullptr && !term->id.empty())
    id += "-" + id_part(term->id);
  return change.asset.empty() ? id : id + "-" + id_part(change.asset);
}

}  // namespace

Page::Page(const Report& shown_report, const Audit& shown_audit, Ids& ids)
    : report(shown_report),
      audit(shown_audit),
      sum(tally(shown_audit)),
      places(shown_audit),
      entries(reports::entries(shown_audit, places)) {
  if (report.several || report.audits.size() != 1) {
    level = 3;
    prefix = ids.take("a-" + id_part(audit.subject().agreement.id)) + ":";
  }
  parties = reports::columns(audit, report.perspective);
  place_findings(ids);
  choose_cards(ids);
  name_pointers(ids);
  gather_sources(ids);
}

const ClauseChange* Page::parent(const ClauseChange& change) const {
  return places.around(subject(change));
}

std::string Page::pointer_to(const Clause& clause) const {
  const auto found = pointers.find(&clause);
  return found == pointers.end() ? std::string() : found->second;
}

const Card* Page::card_of(const ClauseChange* change) const {
  if (change == nullptr) return nullptr;
  auto found = shown_in.find(change);
  if (found == shown_in.end() && is_table_row(*change)) found = shown_in.find(parent(*change));
  return found == shown_in.end() ? nullptr : &cards[found->second];
}

bool Page::is_table_row(const ClauseChange& change) const {
  if (subject(change).kind != ClauseKind::row) return false;
  const auto* table = parent(change);
  return table != nullptr && subject(*table).kind == ClauseKind::table;
}

const ClauseChange* Page::place(const Finding& finding) const {
  const auto clause_of = [&](const Change& change) {
    return places.change_of(change.new_clause == nullptr ? change.old_clause : change.new_clause);
  };
  const auto* told = clause_of(finding.change);
  const bool elsewhere =
      std::ranges::any_of(finding.also, [&](const Change& one) { return clause_of(one) != told; });
  if (finding.rule->grouping == Grouping::together && elsewhere) return nullptr;
  return told != nullptr && is_table_row(*told) ? parent(*told) : told;
}

void Page::place_findings(Ids& ids) {
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& finding = audit.findings[i];
    finding_ids.push_back(ids.take(prefix + finding_id(finding)));
    if (finding.folded_under >= 0) continue;
    const auto* change = place(finding);
    (change == nullptr ? general : told_at[change]).push_back(i);
  }
}

bool Page::wants_card(const ClauseChange& change) const {
  if (report.with_unchanged || told_at.contains(&change)) return true;
  const bool numbers_only = !change.added() && !change.removed() && !change.edited &&
                            !change.pairing.moved && !change.split() && !change.merged();
  return !numbers_only || change.typographic || change.note_changed;
}

void Page::choose_cards(Ids& ids) {
  std::unordered_map<const ClauseChange*, std::vector<const ClauseChange*>> rows;
  std::unordered_map<const ClauseChange*, bool> row_changed;
  for (const auto& [entry_change, clause, depth, pointer] : entries)
    if (const ClauseChange& change = *entry_change; !pointer && is_table_row(change)) {
      rows[parent(change)].push_back(&change);
      row_changed[parent(change)] |= wants_card(change);
    }
  for (const reports::Entry& entry : entries) {
    const ClauseChange& change = *entry.change;
    if (entry.pointer || is_table_row(change)) continue;
    if (!wants_card(change) && !row_changed[&change]) continue;
    shown_in[&change] = cards.size();
    cards.push_back({.change = &change,
                     .id = ids.take(prefix + "c-" + id_part(subject(change).id)),
                     .findings = told_at[&change],
                     .rows = rows[&change]});
  }
}

/// Where the later part of a split stands is that clause; where a moved one stood is no more.
void Page::name_pointers(Ids& ids) {
  for (const reports::Entry& entry : entries) {
    if (!entry.pointer || is_table_row(*entry.change)) continue;
    const auto id = prefix + "c-" + id_part(entry.clause->id) + (entry.is_new() ? "" : ":was");
    pointers[entry.clause] = ids.take(id);
  }
}

void Page::gather_sources(Ids& ids) {
  for (const Version* version : {audit.after.get(), audit.before.get()})
    for (const Fact& record : version->agreement.records) {
      const bool known = std::ranges::any_of(
          sources, [&](const Fact* one) { return (*one)["id"] == record["id"]; });
      if (record.name != "source" || known) continue;
      sources.push_back(&record);
      source_ids.push_back(ids.take(prefix + "s-" + id_part(record["id"])));
    }
}

}  // namespace clauseline::pages
