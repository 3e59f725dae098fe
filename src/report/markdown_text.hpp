#pragma once

#include <string>
#include <string_view>

/// Text of agreements in Markdown, where it must not mean anything.
namespace clauseline::reports {

/// Text that says itself: on one line, with every mark that means something escaped.
std::string markdown_plain(std::string_view text);

/// Text inside an HTML element of ours, which GitHub and GitLab both render.
std::string markdown_in_element(std::string_view text);

/// A name as code on one line; a back quote in it would end the code.
std::string markdown_code(std::string_view text);

/// A command as code that can be copied, back quotes and all.
std::string markdown_command(std::string_view command);

}  // namespace clauseline::reports
