// Rules about how long the agreement lasts, and how dates and moments are told.

#include "rules/packs.hpp"
#include "rules/predicates.hpp"

namespace clauseline::packs {
namespace {

bool got_an_end(const Change& change, const Comparison&) {
  return never_ends(change.old_value()) && !never_ends(change.new_value());
}
bool ends_earlier(const Change& change, const Comparison& comparison) {
  return !got_an_end(change, comparison) && end_moved(change, comparison);
}
bool became_endless(const Change& change, const Comparison&) {
  return never_ends(change.new_value()) && !never_ends(change.old_value());
}
bool ends_later(const Change& change, const Comparison& comparison) {
  return !became_endless(change, comparison) && end_moved(change, comparison);
}
bool first_to_last(const Change& change, const Comparison&) { return whichever_swapped(change); }

/// A later version has its own effective date as a matter of course: we tell the date of a
/// version that stays, or a date that moved back. Starts of rights always count.
bool start_moved(const Change& change, const Comparison& comparison) {
  if (change.right->name == "covenant")
    return !covenant(change, "standstill") && !covenant(change, "non-circumvention");
  if (change.right->name != "dates") return true;
  return change.move == Move::lowered ||
         comparison.before->agreement->version == comparison.after->agreement->version;
}

/// Do both versions say how the agreement is renewed?
bool both_renew(const Change& change, const Comparison&) {
  return change.old_term->fact->part("renewal") != nullptr &&
         change.new_term->fact->part("renewal") != nullptr;
}

/// The days that a date may mean: all of its year or month, or the one.
bool lies_within(const Date& inner, const Date& outer) {
  return first_day(outer) <= first_day(inner) && last_day(inner) <= last_day(outer);
}

/// Is one of the dates a part of the other: 2032 and 2032-06-30?
bool precision_changed(const Change& change, const Comparison&) {
  if (!is_date(change.old_value()) || !is_date(change.new_value())) return false;
  const Date& before = change.old_value()->get<End>()->date;
  const Date& after = change.new_value()->get<End>()->date;
  return before.precision != after.precision &&
         (lies_within(before, after) || lies_within(after, before));
}

constexpr Move moved = Move::raised | Move::lowered;
constexpr Move any_value = moved | Move::replaced | Move::stated | Move::silenced;

constexpr Rule term_rules[] = {
    {
        .code = "TM001",
        .slug = "agreement-ends-earlier",
        .family = Family::term,
        .severity = Severity::high,
        .title = "The agreement ends earlier",
        .says = "The agreement ran {old}; it now runs {new}.",
        .why = "Rights and duties without an end of their own end with it.",
        .direction = "parties ?",
        .mirror = "TM002",
        .old_example = "2032",
        .new_example = "2030",
        .on = {on("agreement-term", "until", Move::lowered)},
        .when = ends_earlier,
    },
    {
        .code = "TM002",
        .slug = "agreement-ends-later",
        .family = Family::term,
        .severity = Severity::high,
        .title = "The agreement ends later",
        .says = "The agreement ran {old}; it now runs {new}.",
        .why = "Rights and duties without an end of their own last longer with it.",
        .direction = "parties ?",
        .mirror = "TM001",
        .old_example = "2030",
        .new_example = "2032",
        .on = {on("agreement-term", "until", Move::raised)},
        .when = ends_later,
    },
    {
        .code = "TM003",
        .slug = "agreement-became-indefinite",
        .family = Family::term,
        .severity = Severity::high,
        .title = "The agreement no longer ends by itself",
        .says = "The agreement ran {old}; it is now {new}.",
        .why = "Somebody has to end it, and only where a right to do so exists.",
        .direction = "parties ?",
        .mirror = "TM025",
        .old_example = "2032",
        .new_example = "indefinite",
        .on = {on("agreement-term", "until", Move::raised)},
        .when = became_endless,
    },
    {
        .code = "TM025",
        .slug = "agreement-no-longer-indefinite",
        .family = Family::term,
        .severity = Severity::high,
        .title = "The agreement now ends by itself",
        .says = "The agreement ran {old}; it now runs {new}.",
        .why = "Rights and duties without an end of their own end with it.",
        .direction = "parties ?",
        .mirror = "TM003",
        .old_example = "indefinite",
        .new_example = "2032",
        .on = {on("agreement-term", "until", Move::lowered)},
        .when = got_an_end,
    },
    {
        .code = "TM004",
        .slug = "effective-date-changed",
        .family = Family::term,
        .severity = Severity::high,
        .title = "An effective date moved",
        .says = "The start was: {old}. It is now: {new}.",
        .why = "Money, notice and rights count from that day.",
        .direction = "parties ?",
        .mirror = "TM004",
        .old_example = "2026-05-01",
        .new_example = "2026-04-27",
        .on = {on("dates", "effective", any_value), on("*", "from", any_value),
               on("grant", "exclusivity.from", any_value)},
        .when = start_moved,
    },
    {
        .code = "TM005",
        .slug = "renewal-mode-changed",
        .family = Family::term,
        .severity = Severity::high,
        .title = "The agreement is renewed in another way",
        .says = "Renewal was: {old}. It is now: {new}.",
        .why = "An agreement that renews itself binds whoever forgets to give notice.",
        .direction = "parties ?",
        .mirror = "TM005",
        .old_example = "none",
        .new_example = "automatic",
        .on = {on("agreement-term", "renewal.mode", Move::replaced | Move::stated | Move::silenced),
               on("agreement-term", "renewal.for", Move::stated | Move::silenced),
               on("agreement-term", "renewal.times", Move::stated | Move::silenced),
               on("agreement-term", "renewal.notice", Move::stated | Move::silenced),
               on("agreement-term", "renewal.holder", any_value)},
        .grouping = Grouping::of_term,
    },
    {
        .code = "TM006",
        .slug = "renewal-notice-lengthened",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "Notice against renewal must be given earlier",
        .says = "Notice had to be given {old} before renewal; now {new}.",
        .why = "A longer notice makes it harder to leave.",
        .direction = "parties ?",
        .mirror = "TM007",
        .old_example = "P30D",
        .new_example = "P90D",
        .on = {on("agreement-term", "renewal.notice", Move::raised)},
    },
    {
        .code = "TM007",
        .slug = "renewal-notice-shortened",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "Notice against renewal may be given later",
        .says = "Notice had to be given {old} before renewal; now {new}.",
        .why = "A shorter notice leaves less time to replace what the agreement gives.",
        .direction = "parties ?",
        .mirror = "TM006",
        .old_example = "P90D",
        .new_example = "P30D",
        .on = {on("agreement-term", "renewal.notice", Move::lowered)},
    },
    {
        .code = "TM008",
        .slug = "renewal-length-changed",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "Renewals are of another length or number",
        .says = "The length or number of renewals was: {old}. It is now: {new}.",
        .why = "It decides how long a missed notice binds.",
        .direction = "parties ?",
        .mirror = "TM008",
        .old_example = "P1Y",
        .new_example = "P3Y",
        .on = {on("agreement-term", "renewal.for", moved | Move::replaced),
               on("agreement-term", "renewal.times", moved | Move::replaced)},
        .when = both_renew,
        .grouping = Grouping::of_term,
    },
    {
        .code = "TM021",
        .slug = "date-precision-changed",
        .family = Family::term,
        .severity = Severity::medium,
        .title = "A date is told more or less exactly",
        .says = "What clause {clause} gives ran {old}; it now runs {new}.",
        .why = "A year or month without a day runs through its last day, so a more exact date "
               "can move the end.",
        .direction = "by field",
        .mirror = "TM021",
        .old_example = "2032",
        .new_example = "2032-06-30",
        .on = {on("*", "until", moved), on("grant", "exclusivity.until", moved)},
        .when = precision_changed,
        .folding = Folding::under_term,
    },
    {
        .code = "TM022",
        .slug = "whichever-first-to-last",
        .family = Family::term,
        .severity = Severity::critical,
        .title = "Whichever is first became whichever is last, or the reverse",
        .says = "What clause {clause} gives ran {old}; it now runs {new}.",
        .why = "One word decides whether the first event ends it or the last.",
        .direction = "by field",
        .mirror = "TM022",
        .old_example = "whichever is first",
        .new_example = "whichever is last",
        .on = {on("*", "until", moved), on("grant", "exclusivity.until", moved)},
        .when = first_to_last,
    },
};

}  // namespace

std::span<const Rule> term() { return term_rules; }

}  // namespace clauseline::packs
