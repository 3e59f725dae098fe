#pragma once

#include "prose/detectors.hpp"

#include <span>
#include <string_view>

namespace clauseline {

/// What a signal stands for in typed terms.
struct SuggestRow {
  std::string_view signals;  // names, with "|" between
  Polarity polarity{};
  std::string_view right;
  std::string_view part{};       // the child element; empty: the right itself
  std::string_view attribute{};  // empty: that there is such a right, and no more
  /// As it is written, or what the sentence prints, if it is one: "#percent", "#amount",
  /// "#currency", "#duration", "#clouds", "#law".
  std::string_view value{};
  bool founds = false;         // enough to suggest the right?
  std::string_view with{};     // the sentence has one of these words; "|" between them
  std::string_view without{};  // and none of these
};

/// Whom a sentence names before a verb, and behind it.
struct SuggestRoles {
  std::string_view right;
  std::string_view verbs;    // in the active voice, with "|" between
  std::string_view doer;     // the attribute for the party before the verb
  std::string_view other{};  // for the one behind it; empty: nobody
  std::string_view leads{};  // the words before a party behind it; one may stand there without any
};

/// What a typed term of a right needs, by the schema, besides its id.
struct SuggestNeeds {
  std::string_view right;
  std::string_view attributes;  // with "|" between
  std::string_view key{};       // the attribute of which each value is a term of its own
};

std::span<const SuggestRow> suggest_rows();
std::span<const SuggestRoles> suggest_roles();
std::span<const SuggestNeeds> suggest_needs();
/// Words that limit a right in a way that no row tells, with "|" between.
std::string_view suggest_limits();

/// The region (ISO 3166) whose law words name: "the State of Oregon" is US-OR. Empty for names that
/// several places have, and for those that are not known.
std::string_view region_called(std::string_view name);

/// The names that region_called() knows, as they are written.
struct RegionName {
  std::string_view name;
  std::string_view code;
};
std::span<const RegionName> region_names();

}  // namespace clauseline
