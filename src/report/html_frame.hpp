#pragma once

#include "report/html_markup.hpp"
#include "review/audit.hpp"

#include <string>
#include <string_view>

/// What every page has, whatever it tells: its head, the choice of a theme, the notices of the
/// agreement, and what is compared.
namespace clauseline::pages {

/// The head, with a policy that lets the page run nothing but this script; none where it is
/// empty.
Markup head(const std::string& title, std::string_view style, std::string_view script);

/// Light, dark, or as the reader's system has it. Works without script.
Markup theme_choices();

/// The notices of both versions, each once, word for word.
Markup notices(const Version& before, const Version& after);

/// One of the versions that are compared: what it is called, and where it is from.
Markup version_block(std::string_view label, const Version& version);

}  // namespace clauseline::pages
