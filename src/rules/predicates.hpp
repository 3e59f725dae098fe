#pragma once

#include "diff/change.hpp"

#include <algorithm>
#include <string_view>

/// What several rules ask of a change beyond its pattern.
namespace clauseline::packs {

inline ClauseKind kind_of(const Change& change) {
  return (change.new_clause == nullptr ? change.old_clause : change.new_clause)->kind;
}
/// Is a clause gone, or kept only for its number?
inline bool lost(const Change& change) {
  return change.move == Move::removed || change.after == "reserved";
}

inline bool covenant(const Change& change, std::string_view kind) {
  return (*change.term())["kind"].text == kind;
}

/// Is the end a plain date, an event that may never come, or no end at all?
inline bool is_date(const Value* end) {
  const auto* read = end == nullptr ? nullptr : end->get<End>();
  return read != nullptr && read->kind == End::Kind::date;
}
inline bool is_event(const Value* end) {
  const auto* read = end == nullptr ? nullptr : end->get<End>();
  return read != nullptr && read->kind == End::Kind::event && !read->event.starts_with('?');
}
inline bool never_ends(const Value* end) {
  const auto* read = end == nullptr ? nullptr : end->get<End>();
  return read != nullptr && read->kind == End::Kind::never;
}
inline bool date_to_event(const Change& change, const Comparison&) {
  return is_date(change.old_value()) && is_event(change.new_value());
}
inline bool event_to_date(const Change& change, const Comparison&) {
  return is_event(change.old_value()) && is_date(change.new_value());
}

/// Permissions and obligations of these acts have rules of their own; the general rules on
/// permissions, obligations and their conditions leave them alone.
inline bool joint_development(const Change& change, const Comparison&) {
  return change.right->name == "permission" && (*change.term())["act"].text == "develop-jointly";
}
inline bool source_escrow(const Change& change, const Comparison&) {
  return change.right->name == "obligation" && (*change.term())["act"].text == "escrow-source";
}
/// Are there as many exceptions as before, for other customers?
bool excepts_other_customers(const Change& change, const Comparison& comparison);
/// Do the same parts stay included, excluded or excepted, only on other conditions?
bool only_conditions_differ(const Change& change, const Comparison& comparison);
/// Does a licence only leave out other places than before, and nothing else?
inline bool only_places_left_out_differ(const Change& change, const Comparison&) {
  return differ_in_places_alone(*change.old_value(), *change.new_value());
}
/// Does the affiliate group of a party take its place, or give it back, or mean others now?
bool group_joined_or_left(const Change& change, const Comparison& comparison);
/// Does a permission let a licensor use what it has licensed exclusively?
bool kept_by_licensor(const Change& change, const Comparison& comparison);

/// Was the first of several moments the end and is it now the last of the same, or the
/// reverse? TM022 tells it; rules on a later or earlier end leave it to that one.
inline bool whichever_swapped(const Change& change) {
  const auto* before = change.old_value() == nullptr ? nullptr : change.old_value()->get<End>();
  const auto* after = change.new_value() == nullptr ? nullptr : change.new_value()->get<End>();
  if (before == nullptr || after == nullptr || before->parts.empty() || after->parts.empty())
    return false;
  return before->kind != after->kind && std::ranges::is_permutation(before->parts, after->parts);
}
inline bool end_moved(const Change& change, const Comparison&) {
  return !whichever_swapped(change);
}

}  // namespace clauseline::packs
