#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// A text with what a terminal would obey made visible: control characters, marks that turn
/// the direction of writing, invisible ones and odd line ends, as "\u{202e}"; bytes that are
/// no UTF-8, as "\x9b". Line feeds stay.
std::string visible(std::string_view text);

/// The same for what must stay on one line, such as the name of a file: line feeds too.
std::string visible_line(std::string_view text);

/// Lines with nothing in them that a CI server would obey when they stand in a log. GitHub's runner
/// takes "::error ::" at the beginning of a line for a command, behind any white space, and
/// "##[error]" anywhere; others "##vso[" and "##teamcity[". What begins so is spelled, as
/// "\u{003a}:".
std::string unbidden(std::string_view lines);

/// The same of lines in parts, such as those of several colours, that stand one behind the other: a
/// command that begins in one part and ends in another is spelled, too. Gives each part.
std::vector<std::string> unbidden(const std::vector<std::string_view>& parts);

}  // namespace clauseline
