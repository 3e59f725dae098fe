#pragma once

#include "report/html_page.hpp"

#include <string_view>
#include <vector>

/// The parts of the HTML report, in the order in which they are read. Each is a pure function
/// of the page; all but the first few are empty where there is nothing to say.
namespace clauseline::pages {

/// What is compared: title, notices, both versions. The title is a heading of this level.
Markup identity(const Page& page, int title_level);

/// The gate, the findings by severity and the balance by party; or, where nothing was judged,
/// what happened to the clauses.
Markup verdict(const Page& page);

/// Every clause of both versions with marks for what happened to it.
Markup outline(const Page& page);

/// A sentence for each finding with its effect on the parties.
Markup meaning(const Page& page);

/// Radio buttons for severity, family and party, which need no script; empty where they would
/// part nothing.
Markup filters(const Page& page);

/// What the filters ask of a finding, as classes of its row.
std::string filter_classes(const Page& page, const Finding& finding);

/// The findings that others explain.
Markup folded(const Page& page);

/// The rights of both versions as bars on an axis of days; empty where there are no typed terms.
Markup timeline(const Page& page);

/// What both versions pay on a forecast; empty where none was given.
Markup payments(const Page& page);

/// The clauses that changed or whose effect changed, each with its findings.
Markup clause_cards(const Page& page);

/// What the changes come to outside the clauses that changed: definitions, references and
/// overrides, and which rights stayed as they were. Empty where there is nothing of the kind.
Markup consequences(const Page& page);

/// From what, with what and how completely the report was made.
Markup evidence(const Page& page);

/// The words of a clause as a redline. A heading that stayed is left out: it stands above.
/// `beside`: with both versions side by side, too, which the reader may choose.
Markup redlined(const ClauseChange& change, bool beside);

/// Any two texts as a redline.
Markup redlined(std::string_view before, std::string_view after);

/// The rows of a table, cell by cell.
Markup redlined_table(const Card& table);

/// A finding with its facts, reasons and places.
Markup finding_block(const Page& page, std::size_t place);

/// Whether a finding is decided, and the command lines that decide it.
Markup decision(const Page& page, std::size_t place);

/// The commits that changed what a card shows, as they claim; empty where none is known.
Markup changed_by(const Page& page, const Card& card);

/// "Critical" with its square.
Markup severity_mark(Severity severity);

/// "loss" with its sign, for a party that a finding speaks of; "·" for one that it does not.
Markup direction_mark(const Finding& finding, std::string_view party);

/// The old and the new number of a clause: "3.2 → 3.3", "new 3.2", "old 1.2", "2.1".
Markup numbers_of(const ClauseChange& change);
Markup numbers_of(const Clause* before, const Clause* after);

/// A heading of this level and class.
Markup heading(int level, std::string_view css_class, std::string_view id, const Markup& words);

/// A link to a place on the page.
Markup link(std::string_view id, const Markup& words);

}  // namespace clauseline::pages
