#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A document for word processors, as a value: paragraphs and tables, of which every word and
/// every end of a paragraph may be a tracked change.
namespace clauseline::office {

/// What accepting and rejecting all changes does to a run of words or to the end of a paragraph.
enum class Tracking : std::uint8_t {
  none,        // stays
  inserted,    // gone if rejected
  deleted,     // gone if accepted
  moved_from,  // gone if accepted, the other end of a move
  moved_to,    // gone if rejected
  dropped,     // came with a move and was deleted there: gone either way
};

/// Words that look and are tracked alike. A tab is a tab; there are no line feeds.
struct Run {
  std::string text;
  Tracking tracking = Tracking::none;
  std::string_view style{};  // of characters, in styles.xml; empty: the paragraph's
  std::string language{};    // of its words, where it is not the document's
};

/// Words up to the end of a paragraph. An end that goes joins what follows to the paragraph.
struct Paragraph {
  std::string_view style;
  std::vector<Run> runs{};
  Tracking end = Tracking::none;
  std::string_view old_style{};         // that it had before the changes; empty: the same
  std::size_t move = 0;                 // both ends of a move have the same number; 0: none
  std::vector<std::size_t> comments{};  // by their places in Document::comments
};

struct Cell {
  std::vector<Paragraph> paragraphs{};
};

/// A row comes and goes as a whole, or stays and has changes in its cells.
struct Row {
  std::vector<Cell> cells{};
  Tracking tracking = Tracking::none;
  bool header = false;  // repeated on every page
};

struct Table {
  std::vector<unsigned> widths{};  // of the columns, in twentieths of a point
  std::vector<Row> rows{};
};

using Block = std::variant<Paragraph, Table>;

/// What begins on a new page and has its own words above and below.
struct Section {
  std::vector<Block> blocks{};
  std::string title{};    // at the head of each page, on the left
  std::string version{};  // on the right
  std::string foot{};     // at the foot, before "Page 1 of 2"
  std::string author{};   // of its tracked changes
  std::string date{};     // of its tracked changes, "2026-04-27T00:00:00Z"; empty: not known
};

/// Paragraphs that are no part of the text, but are said of a place in it.
struct Comment {
  std::vector<Paragraph> paragraphs{};
};

/// A picture at the head of every page.
struct Picture {
  std::string_view kind{};  // "png" or "jpeg"; empty: none
  std::string bytes{};
  unsigned width = 0;  // in pixels
  unsigned height = 0;
  std::string called{};  // for who does not see it
};

/// In whose name a document speaks, and how a house wants it to look; what is empty stays ours.
struct Letterhead {
  std::string serif{};    // the font of the text
  std::string sans{};     // and of what stands around it
  std::string heading{};  // the colour of headings, "1D4E89"
  std::string firm{};     // at the head of each page, on the left
  std::string subject{};  // and on the right
  std::string foot{};     // at the foot of each page
  Picture logo{};
};

struct Document {
  std::string title{};
  std::string description{};  // among its properties, beside the title
  std::string language{};     // a tag such as "en-US"; empty: not known
  bool landscape = false;
  Letterhead letterhead{};
  std::vector<Section> sections{};
  std::vector<Comment> comments{};
};

/// The document as the bytes of a DOCX file. The same document gives the same bytes. Characters
/// that XML cannot hold become U+FFFD.
std::string docx(const Document& document);

}  // namespace clauseline::office
