#pragma once

#include "rules/rule.hpp"

#include <span>

/// One function per file of rules. A new file of rules adds a line here and a line in
/// rule.cpp; a new rule adds neither.
namespace clauseline::packs {

std::span<const Rule> exclusivity();
std::span<const Rule> covenants();
std::span<const Rule> revenue_share();
std::span<const Rule> revenue_share_limits();
std::span<const Rule> revenue_share_time();
std::span<const Rule> cloud_rights();
std::span<const Rule> cloud_services();
std::span<const Rule> licence();
std::span<const Rule> licence_limits();
std::span<const Rule> term();
std::span<const Rule> termination();
std::span<const Rule> condition();
std::span<const Rule> event();
std::span<const Rule> payment();
std::span<const Rule> liability();
std::span<const Rule> governance();
std::span<const Rule> parties();
std::span<const Rule> prose_rights();
std::span<const Rule> prose_risk();
std::span<const Rule> prose_form();
std::span<const Rule> any_right();
std::span<const Rule> structure();
std::span<const Rule> definition();
std::span<const Rule> parts();
std::span<const Rule> integrity();
std::span<const Rule> provenance();
std::span<const Rule> approvals();

}  // namespace clauseline::packs
