#pragma once

#include "review/audit.hpp"

#include <string>
#include <string_view>
#include <vector>

/// How the reports of rights call what terms know by ids.
namespace clauseline::reports {

/// The label of the register, the short name of a party, or the clause of this id or in which
/// the typed term of this id stands.
std::string called(std::string_view id, const Version& version);

/// A sentence in which parties and events go by their names, and not by their ids. Other ids
/// stay, for they may be words by chance.
std::string labelled(std::string_view text, const Version& version);

/// "A", "A and B", "A, B and C".
std::string listed(const std::vector<std::string>& names);

}  // namespace clauseline::reports
