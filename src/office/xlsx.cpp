#include "office/late.hpp"
#include "office/markup.hpp"
#include "office/package.hpp"
#include "office/sheet.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

namespace clauseline::office {
namespace {

constexpr std::size_t most_bytes = 32'000;  // a cell takes 32,767 characters
constexpr time_t some_day = 315'532'800;    // 1980-01-01: a sheet has no date, and must have one

[[noreturn]] void fail(std::string_view why) {
  throw Error({.at = {.source = "--format"},
               .message = fmt::format("the sheet could not be written: {}", why),
               .hint = "choose another format, such as departures"});
}

/// A file that is only in memory, for a library that writes nowhere else.
class MemoryFile {
 public:
  MemoryFile() : number_{memfd_create("sheet", MFD_CLOEXEC)} {
    if (number_ < 0) fail(std::strerror(errno));
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { close(number_); }

  std::string name() const { return fmt::format("/proc/self/fd/{}", number_); }
  std::string bytes() const {
    std::string all(static_cast<std::size_t>(lseek(number_, 0, SEEK_END)), '\0');
    if (pread(number_, all.data(), all.size(), 0) != static_cast<ssize_t>(all.size()))
      fail(std::strerror(errno));
    return all;
  }

 private:
  int number_;
};

bool is_escape(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         std::isxdigit(static_cast<unsigned char>(text[2])) != 0 &&
         std::isxdigit(static_cast<unsigned char>(text[3])) != 0 &&
         std::isxdigit(static_cast<unsigned char>(text[4])) != 0 &&
         std::isxdigit(static_cast<unsigned char>(text[5])) != 0;
}

/// The text as a spreadsheet stores it: "_x000D_" would be read as a carriage return.
std::string stored(std::string_view text) {
  const auto kept = storable(text);
  std::string out;
  for (std::size_t at = 0; at < kept.size(); ++at) {
    if (is_escape(std::string_view(kept).substr(at))) out += "_x005F";
    out += kept[at];
  }
  return out;
}

/// What fits in a cell.
SheetCell fitting(const SheetCell& cell) {
  constexpr std::string_view cut = " […]";
  SheetCell kept;
  std::size_t bytes = 0;
  for (const Piece& piece : cell) {
    auto text = stored(piece.text);
    if (text.empty()) continue;
    const auto room = most_bytes - bytes;
    if (text.size() > room) text = std::string(first_bytes(text, room)) + std::string(cut);
    bytes += text.size();
    kept.push_back({.text = std::move(text), .look = piece.look});
    if (bytes >= most_bytes) break;
  }
  return kept;
}

/// A workbook of one sheet, while it is written.
class Book {
 public:
  explicit Book(const std::string& file) : book_{workbook_new(file.c_str())} {
    if (book_ == nullptr) fail("no memory");
    sheet_ = workbook_add_worksheet(book_, "Departures");
    for (std::size_t i = 0; i < words_.size(); ++i) {
      words_.at(i) = look(static_cast<Look>(i));
      cells_.at(i) = look(static_cast<Look>(i));
      format_set_text_wrap(cells_.at(i));
      format_set_align(cells_.at(i), LXW_ALIGN_VERTICAL_TOP);
      border(cells_.at(i));
    }
  }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book() {
    if (book_ != nullptr) workbook_close(book_);
  }

  void write(const Sheet& sheet) {
    head(sheet);
    lxw_row_t row = 1;
    for (const auto& cells : sheet.rows) {
      for (std::size_t i = 0; i < cells.size(); ++i)
        cell(row, static_cast<lxw_col_t>(i), fitting(cells[i]));
      ++row;
    }
    const auto last = static_cast<lxw_col_t>(sheet.columns.size() - 1);
    check(worksheet_autofilter(sheet_, 0, 0, row - 1, last));
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
    print_setup(sheet);
  }
  void close() {
    auto* book = book_;
    book_ = nullptr;
    check(workbook_close(book));
  }

 private:
  static void check(lxw_error error) {
    if (error != LXW_NO_ERROR) fail(fmt::format("libxlsxwriter says {}", static_cast<int>(error)));
  }

  lxw_format* look(Look which) {
    constexpr lxw_color_t red = 0xA02020;
    constexpr lxw_color_t blue = 0x1D4E89;
    auto* format = workbook_add_format(book_);
    format_set_font_name(format, "Arial");
    format_set_font_size(format, 9);
    if (which == Look::plain) return format;
    format_set_font_color(format, which == Look::removed ? red : blue);
    if (which == Look::removed)
      format_set_font_strikeout(format);
    else
      format_set_underline(format, LXW_UNDERLINE_SINGLE);
    return format;
  }
  static void border(lxw_format* format) {
    constexpr lxw_color_t grey = 0xD0CCC4;
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, grey);
  }

  void head(const Sheet& sheet) {
    constexpr lxw_color_t ground = 0xEDF2F8;
    auto* format = look(Look::plain);
    format_set_bold(format);
    format_set_bg_color(format, ground);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    border(format);
    lxw_col_t column = 0;
    for (const auto& [title, width] : sheet.columns) {
      check(worksheet_set_column(sheet_, column, column, width, nullptr));
      check(worksheet_write_string(sheet_, 0, column, std::string(title).c_str(), format));
      ++column;
    }
  }

  void cell(lxw_row_t row, lxw_col_t column, SheetCell pieces) {
    auto* plain = cells_.front();
    if (pieces.empty()) return check(worksheet_write_blank(sheet_, row, column, plain));
    if (pieces.size() == 1) {
      auto* format = cells_.at(static_cast<std::size_t>(pieces.front().look));
      return check(
          worksheet_write_string(sheet_, row, column, pieces.front().text.c_str(), format));
    }
    std::vector<lxw_rich_string_tuple> rich;
    rich.reserve(pieces.size());
    for (Piece& piece : pieces)
      rich.push_back({words_.at(static_cast<std::size_t>(piece.look)), piece.text.data()});
    std::vector<lxw_rich_string_tuple*> places;
    places.reserve(rich.size() + 1);
    for (auto& one : rich)
      places.push_back(&one);
    places.push_back(nullptr);
    check(worksheet_write_rich_string(sheet_, row, column, places.data(), plain));
  }

  void print_setup(const Sheet& sheet) {
    constexpr std::uint8_t a4 = 9;
    constexpr std::size_t most = 200;  // a head takes 255 characters
    std::string title(first_bytes(storable(sheet.title), most));
    std::string head;
    const auto line = storable(sheet.head);
    for (const char byte : first_bytes(line, most))
      head += byte == '&' ? std::string("&&") : std::string(1, byte);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, a4);
    worksheet_fit_to_pages(sheet_, 1, 0);
    check(worksheet_set_header(sheet_, ("&L" + head).c_str()));
    check(worksheet_set_footer(sheet_, "&RPage &P of &N"));
    lxw_doc_properties properties{};
    std::string author("Clauseline");
    std::string description = sheet.description;
    if (!description.empty()) properties.comments = description.data();
    properties.title = title.data();
    properties.author = author.data();
    properties.created = some_day;
    check(workbook_set_properties(book_, &properties));
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
  std::array<lxw_format*, 3> words_{};  // of pieces, by their look
  std::array<lxw_format*, 3> cells_{};  // of whole cells
};

}  // namespace

std::string xlsx(const Sheet& sheet) {
  const MemoryFile file;
  Book book(file.name());
  book.write(sheet);
  book.close();
  return packed(unpacked(file.bytes()));  // stored, for not every zlib compresses alike
}

}  // namespace clauseline::office
