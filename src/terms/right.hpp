#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace clauseline {

/// What a field holds, and so how it is read, compared and printed.
enum class Type : std::uint8_t {
  level,    // a word on a ladder of levels, strongest first
  word,     // a word with no order
  parties,  // party and actor ids
  assets,   // asset ids, closed under `within` of the register
  clouds,   // cloud ids, closed likewise
  ids,      // other ids: terms, clauses, definitions, events
  slugs,    // words from an open list
  regions,  // world, ISO 3166 codes, declared x- groups
  percent,
  money,   // an amount with its currency or unit
  number,  // an exact number without unit
  duration,
  date,
  elsewhere,  // work@version#id
  end,        // a bound in time; see terms/end.hpp
  condition,  // see terms/condition.hpp
  parts,      // what is included, excluded or excepted
  tiers,      // rates by amount
};

/// Whom more of a field favours. More means: higher on the ladder, a larger set or number,
/// a later date, a condition that holds in more cases.
enum class More : std::uint8_t { neutral, favours_beneficiary, burdens_beneficiary };

/// What it means that a field is not written.
enum class Absent : std::uint8_t {
  unstated,    // nothing is said
  nothing,     // there is none: no exception, no deduction
  unlimited,   // there is none, and so no limit: no cap, no condition
  everything,  // it is not limited: every use, the whole world
};

/// One thing that a kind of right says. Fields of a child element are called by its name
/// too ("cap.per") and are compared only where both versions have the child.
struct Field {
  std::string_view name;
  Type type{};
  More more = More::neutral;
  Absent absent = Absent::unstated;
  std::string_view element{};    // the child element that holds it; empty: the term itself
  std::string_view attribute{};  // empty: called as the field
  std::string_view unit{};       // of money: the attribute with the currency or unit
  std::string_view fallback{};   // the value that the schema gives where none is written
  std::span<const std::string_view> levels{};  // strongest first; "a|b" are equal
  std::string_view floor{};  // the level that means that there is no such right at all
};

/// A kind of right, told as data. Reading, comparing, judging and printing know only fields,
/// so a new right is a new table and no new code.
struct Right {
  std::string_view name;           // the element
  std::string_view about;          // what it is called in a sentence: "a licence"
  std::string_view beneficiary{};  // the field that names who holds it; empty: nobody
  std::string_view burdened{};     // the field that names who owes it; empty: everybody else
  std::span<const Field> fields{};
  std::string_view key{};   // the field without which it is another right: a covenant's kind
  std::string_view head{};  // at this field's floor the term says that there is no right
  std::string_view over{};  // the field of assets over which it is compared point by point
  std::string_view part{};  // no typed term but a record of "parties", "register" or "meta"
};

}  // namespace clauseline
