#pragma once

#include "office/document.hpp"
#include "report/contract.hpp"

#include <vector>

namespace clauseline::reports {

/// What is printed of the same clauses on both sides, as paragraphs with tracked changes:
/// rejecting all of these gives the paragraphs of the older side, accepting those of the later one.
/// Several on a side are compared as one text. A side may be empty.
std::vector<office::Paragraph> tracked(const std::vector<Printed>& before,
                                       const std::vector<Printed>& after);

/// The same where the clauses moved to, whose older side stands elsewhere: rejecting leaves
/// nothing.
std::vector<office::Paragraph> tracked_move(const std::vector<Printed>& before,
                                            const std::vector<Printed>& after, std::size_t move);

/// The place that clauses moved away from: accepting leaves nothing.
std::vector<office::Paragraph> moved_away(const std::vector<Printed>& before, std::size_t move);

/// Lines that are no clauses: each by itself where there are as many on both sides.
std::vector<office::Paragraph> tracked_lines(const std::vector<Printed>& before,
                                             const std::vector<Printed>& after);

/// Two texts in one style.
std::vector<office::Paragraph> tracked_words(std::string_view before, std::string_view after,
                                             std::string_view style);

}  // namespace clauseline::reports
