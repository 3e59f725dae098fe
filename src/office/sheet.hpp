#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A table for spreadsheets, as a value.
namespace clauseline::office {

enum class Look : std::uint8_t { plain, removed, added };

/// Words of a cell that look alike: removed ones are struck out, added ones underlined.
struct Piece {
  std::string text;
  Look look = Look::plain;
};

using SheetCell = std::vector<Piece>;

struct Column {
  std::string_view title;
  double width = 0;  // in characters
};

struct Sheet {
  std::string title{};        // of the document
  std::string description{};  // among its properties, beside the title
  std::string head{};         // on every printed page
  std::vector<Column> columns{};
  std::vector<std::vector<SheetCell>> rows{};
};

/// The sheet as the bytes of an XLSX file: columns that can be filtered under a heading that stays
/// in view. All is text; nothing is a formula. The same sheet gives the same bytes. A cell that
/// holds more than a spreadsheet takes is cut, and says so. Throws Error where a library is
/// missing.
std::string xlsx(const Sheet& sheet);

}  // namespace clauseline::office
