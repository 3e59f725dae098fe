#pragma once

#include "amend/conform.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clauseline::amend {

/// One thing in which a version is not what the instrument makes of the old one.
struct Difference {
  std::string_view rule;      // of the catalogue: IN011, IN012
  std::string what{};         // "3.2 First on Azure (first-ship)"
  std::string message{};      // a sentence without its subject: "the words differ"
  std::string expected{};     // what the instrument makes, or empty
  std::string found{};        // what stands there instead, or empty
  Location expected_at{};     // in the old version or the instrument; line 0 for nowhere
  Location found_at{};        // in the new version
  std::string instruction{};  // the one that is to blame or empty: none touches it
};

/// Compares a version with what an instrument makes of the old one, by id: parties, register,
/// recitals, definitions, body and schedules, marks and typed terms included; and of the
/// metadata what the instrument decides: id, lang, dates, amends, precedence, and that status
/// and text claim no more than they may. In the order of the new version's parts.
///
/// Not compared, because no instrument says it: version, title, notices, sources, signatures,
/// `src`, notes and comments; typography and white space; "unstated" where nothing is said.
std::vector<Difference> compare(const Conformed& expected, const NativeDocument& actual);

}  // namespace clauseline::amend
