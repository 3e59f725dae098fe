#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

/// How the parts of a package are written. Their words come from strangers, so whatever is not
/// known to be markup is escaped.
namespace clauseline::office {

/// What every part begins with.
inline constexpr std::string_view declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Text as it may stand between tags and in quoted attributes. What XML 1.0 cannot hold becomes
/// U+FFFD.
std::string escaped(std::string_view text);

/// The same text, unescaped: without what XML 1.0 cannot hold.
std::string storable(std::string_view text);

/// The first characters of a text, no more than so many bytes.
std::string_view first_bytes(std::string_view text, std::size_t most);

/// Does the first letter that has a direction run from right to left?
bool begins_right_to_left(std::string_view text);

/// A piece of a text in which all letters run in one direction.
struct Directed {
  std::string_view text;
  bool right_to_left = false;
};

/// The first piece of a text, which is not empty: up to the first letter of the other direction.
Directed first_directed(std::string_view text);

}  // namespace clauseline::office
