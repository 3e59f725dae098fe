#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Text as it counts when versions are compared: composed characters (NFC),
/// straight quotes and plain hyphens for typographic ones, ligatures and ellipses spelled
/// out, every run of white space one space, invisible characters gone. Letters, case, digits,
/// currency signs and superscripts stay. Total and deterministic; takes UTF-8.
std::string fold(std::string_view text);

/// The same without a copy where there is nothing to fold; else it is put into `room`.
std::string_view folded(std::string_view text, std::string& room);

/// The white space and invisible characters folded, the typography kept.
std::string fold_spaces(std::string_view text);

/// A folded text, and for each of its bytes where the character begins that it came from; at
/// the end one place more, behind the last character that counts.
struct FoldedText {
  std::string text{};
  std::vector<std::size_t> from{};
};

/// The same as fold(), for who must find the places of folded words in the text as written.
FoldedText fold_with_places(std::string_view text);

/// Is every byte of a text a character of ASCII? In such a one only white space folds.
bool is_ascii(std::string_view text);

/// Are two texts the same once folded? The same bytes are known to be without folding them.
bool equal_folded(std::string_view a, std::string_view b);

}  // namespace clauseline
