#pragma once

#include "lint/lint.hpp"

#include <span>

/// The lints by subject, one file each.
namespace clauseline::lint_packs {

std::span<const Lint> definitions();
std::span<const Lint> undefined_terms();
std::span<const Lint> references();
std::span<const Lint> overrides();
std::span<const Lint> numbering();
std::span<const Lint> quantities();
std::span<const Lint> dates();
std::span<const Lint> events();
std::span<const Lint> money();
std::span<const Lint> shares();
std::span<const Lint> exclusivity();
std::span<const Lint> licences();
std::span<const Lint> phrases();
std::span<const Lint> parties();
std::span<const Lint> characters();
std::span<const Lint> provenance();
std::span<const Lint> agreeing();
std::span<const Lint> prose();

}  // namespace clauseline::lint_packs
