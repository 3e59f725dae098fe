#pragma once

#include <string>
#include <string_view>

namespace clauseline::pages {

/// The content security policy of a page that holds one style sheet and at most one script: it
/// may run these very bytes, and load nothing. With `pictures` it may show those that it holds
/// itself.
std::string content_policy(std::string_view style, std::string_view script, bool pictures = false);

}  // namespace clauseline::pages
