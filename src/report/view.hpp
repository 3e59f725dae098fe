#pragma once

#include "report/format.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What several formats show of an audit, so that they show the same.
namespace clauseline::reports {

/// The main clause of a finding on each side; null where there is none.
std::pair<const Clause*, const Clause*> clauses_of(const Finding& finding);

/// "parties", "register" or "meta" for a finding that has no clause; else empty.
std::string_view part_of(const Finding& finding);

/// Where a finding stands on either side: its value, its term or its clause. Line 0: nowhere.
std::pair<Position, Position> positions_of(const Finding& finding);

/// "2.1 Licensed IP", "3.2 -> 3.3 Any Cloud", "new 3.2 First on Azure", "Parties".
std::string place_of(const Finding& finding);

/// The name of a party of the audited agreement; the id if it has none.
std::string party_name(const Audit& audit, std::string_view id);

/// The signing parties, the one whose perspective was asked for first.
std::vector<const Party*> columns(const Audit& audit, std::string_view perspective);

/// The clause that a change is told by: the new one, or the old one of what is gone.
const Clause& shown_clause(const ClauseChange& change);

/// The redline of any clause: what came or went is one edit, what stayed the same is equal.
std::vector<Edit> redline_of(const ClauseChange& change);

/// The redline of its words. A heading that did not change is left out, and so are those of
/// what came or went and all of a split or a merge: its name says them.
std::vector<Edit> words_of(const ClauseChange& change);

/// The words of each cell of a row; of what has no cells, all of them. Null has none.
std::vector<std::string_view> cell_words(const Clause* row);

/// The redline of a row of a table, cell by cell; empty for what has no cells.
std::vector<std::vector<Edit>> cells_of(const ClauseChange& row);

/// "merged, edited".
std::string kinds_text(const ClauseChange& change);

/// How a clause is called without its number: its heading, the term that it defines, or its
/// first words.
std::string title_of(const Clause& clause);

/// How people call a clause: "2.1 Licensed IP", "(a) all sums due under".
std::string name_of(const Clause& clause);

/// The numbers of all its clauses, or the names of those that have none: "3.2, 3.3".
std::string numbers_of(const std::vector<const Clause*>& side);

/// The old heading of a clause that has another one now; else empty.
std::string old_heading(const ClauseChange& change);

/// Its name with the old number and heading, where it has others now: "3.4 -> 3.5 Term (was
/// Duration)", "3.2, 3.3 -> 3.3 Any Cloud", "5 -> 5.1, 5.2".
std::string numbered_name(const ClauseChange& change);

/// True if a pairing rests neither on an id nor on equal words, so that a reader may doubt it.
bool is_doubtful(const Pairing& pairing);

/// Where the policy came from that the findings were judged by; null if there was none, or
/// nothing was judged.
const Evidence* policy_of(const Report& report);

/// Where the house's detectors came from that said what words mean; empty if there were none, or
/// nothing was judged.
std::span<const Evidence> detectors_of(const Report& report);

/// "2 critical, 1 high", or "no findings".
std::string counts(const Tally& tally);

}  // namespace clauseline::reports
