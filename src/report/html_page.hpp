#pragma once

#include "report/html_markup.hpp"
#include "report/places.hpp"
#include "report/view.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace clauseline::pages {

using reports::name_of;
using reports::title_of;

/// A clause that is shown in full, with what is found about it.
struct Card {
  const ClauseChange* change = nullptr;
  std::string id{};                         // what links point to
  std::vector<std::size_t> findings{};      // places in Audit::findings, folded ones left out
  std::vector<const ClauseChange*> rows{};  // of a table: all its rows
};

/// One audit with everything that its parts ask about it, looked up once.
struct Page {
  Page(const Report& shown_report, const Audit& shown_audit, Ids& ids);

  const Report& report;
  const Audit& audit;
  Tally sum;
  int level = 2;         // of the headings of its parts
  std::string prefix{};  // of the ids of its parts; empty where there is but one audit
  std::vector<const Party*> parties{};
  reports::Places places;
  std::vector<reports::Entry> entries{};  // every clause of both versions in one order
  std::vector<Card> cards{};
  std::vector<std::size_t> general{};      // findings of no clause, or of several
  std::vector<std::string> finding_ids{};  // one for each finding
  std::vector<std::string> source_ids{};   // one for each of sources()
  std::vector<const Fact*> sources{};      // what the agreement names as its sources, both sides

  // By what the functions below look things up.
  std::unordered_map<const Clause*, std::string> pointers{};  // ids, by the clause of the entry
  std::unordered_map<const ClauseChange*, std::vector<std::size_t>> told_at{};
  std::unordered_map<const ClauseChange*, std::size_t> shown_in{};

  /// The pairing of the clause around, or null.
  const ClauseChange* parent(const ClauseChange& change) const;
  /// The card that shows a clause, also as a row of its table; null if none does.
  const Card* card_of(const ClauseChange* change) const;
  /// The id of the pointer at the place of a clause; empty if none stands there.
  std::string pointer_to(const Clause& clause) const;
  /// Is it a row that stands in its table, and not among the clauses?
  bool is_table_row(const ClauseChange& change) const;
  /// The id of a part of this page.
  std::string id(std::string_view part) const { return prefix + std::string(part); }

 private:
  void choose_cards(Ids& ids);
  void name_pointers(Ids& ids);
  void place_findings(Ids& ids);
  void gather_sources(Ids& ids);
  bool wants_card(const ClauseChange& change) const;
  /// The clause at which a finding is told; null if it is told of the whole agreement.
  const ClauseChange* place(const Finding& finding) const;
};

/// How many parties have a column of their own; the rest stand in each finding.
constexpr std::size_t most_columns = 3;

/// The clause that says more of a pairing: the later one, unless it is gone.
inline const Clause& subject(const ClauseChange& change) { return reports::shown_clause(change); }

}  // namespace clauseline::pages
