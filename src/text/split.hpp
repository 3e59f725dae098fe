#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// The words of a list such as an XML attribute holds, without the white space (tab, line
/// feed, carriage return, space) between them.
std::vector<std::string> split(std::string_view list);

/// Text with runs of XML white space made one space and none at its ends.
std::string collapse(std::string_view text);

}  // namespace clauseline
