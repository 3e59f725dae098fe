#pragma once

#include <string>
#include <string_view>

namespace clauseline {

/// A text with what a terminal would obey made visible: control characters, marks that turn
/// the direction of writing, invisible ones and odd line ends, as "\u{202e}"; bytes that are
/// no UTF-8, as "\x9b". Line feeds stay.
std::string visible(std::string_view text);

/// The same for what must stay on one line, such as the name of a file: line feeds too.
std::string visible_line(std::string_view text);

}  // namespace clauseline
