#pragma once

#include <string_view>

/// What the text of a document and its edges have in common.
namespace clauseline::office {

inline constexpr std::string_view name_spaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// What a place is in twentieths of a point: A4 with an inch around.
inline constexpr unsigned paper_short = 11906;
inline constexpr unsigned paper_long = 16838;
inline constexpr unsigned margin = 1440;
inline constexpr unsigned margin_of_tables = 850;

}  // namespace clauseline::office
