#pragma once

#include <span>
#include <string_view>

namespace clauseline::bench {

// A sentence takes one phrase from each table, and a number of days.
inline constexpr std::string_view subjects[] = {
    R"(The <party ref="supplier">Supplier</party>)",
    R"(The <party ref="customer">Customer</party>)",
    "Each party",
    R"(Where the <term ref="def-works">Works</term> are delayed, the party at fault)",
    R"(The <party ref="supplier">Supplier</party>, acting through its affiliates,)",
    R"(A party that receives a <term ref="def-notice">Notice</term>)",
};
inline constexpr std::string_view duties[] = {
    "shall deliver",   "may withhold",
    "must not assign", "shall keep records of",
    "shall replace",   "warrants the fitness of",
    "may inspect",     "shall bear the cost of",
    "shall insure",    "must return",
    "may suspend",     "shall account for",
};
inline constexpr std::string_view objects[] = {
    R"(the <term ref="def-works">Works</term>)",
    "all drawings and models made under this agreement",
    R"(every <term ref="def-notice">Notice</term> sent to the site)",
    "the tools and materials that were lent for the purpose",
    R"(any part of the <term ref="def-fee">Fee</term> that is in dispute)",
    "the certificates that the authority of the place requires",
    "spare parts of the same kind and quality",
    "measurements taken before the first delivery",
};
inline constexpr std::string_view occasions[] = {
    "the day on which the other party asks for it in writing",
    "the end of the quarter in which the work was done",
    "receipt of a complete and correct invoice",
    "the first test that the equipment did not pass",
    "a change of the law that bears on this section",
    "the arrival of the goods at the agreed place",
};
inline constexpr std::string_view limits[] = {
    "unless the delay was caused by the other party",
    R"(but never for more than <money amount="40000" currency="EUR">EUR 40,000</money> in a year)",
    "without prejudice to any other remedy",
    "save for fair wear and tear",
    R"(in so far as <ref to="def-notice">the rules on notices</ref> were followed)",
    "even if the reason for it has since fallen away",
    R"(and at most <pct v="15">15 percent</pct> of it in advance)",
};
inline constexpr std::span<const std::string_view> slots[] = {subjects, duties, objects, occasions,
                                                              limits};

inline constexpr std::string_view headings[] = {"Delivery",  "Records", "Payment", "Inspection",
                                                "Insurance", "Returns", "Delay",   "Materials"};

}  // namespace clauseline::bench
