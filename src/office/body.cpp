#include "office/body.hpp"

#include "office/markup.hpp"
#include "office/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clauseline::office {
namespace {

constexpr std::string_view shaded = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDF2F8\"/>";

std::string_view element_of(Tracking tracking) {
  switch (tracking) {
    case Tracking::none: return {};
    case Tracking::inserted: return "w:ins";
    case Tracking::deleted: return "w:del";
    case Tracking::moved_from: return "w:moveFrom";
    case Tracking::moved_to:
    case Tracking::dropped: break;
  }
  return "w:moveTo";
}

/// Writes paragraphs and tables, and numbers what they track.
class Body {
 public:
  void changed_by(const Section& section) {
    who_ = fmt::format("w:author=\"{}\"", escaped(section.author));
    if (!section.date.empty()) who_ += fmt::format(" w:date=\"{}\"", escaped(section.date));
  }
  void add(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block))
        add(*paragraph);
      else
        add(std::get<Table>(block));
    }
    close_move();
  }
  void add_markup(std::string_view markup) { out_ += markup; }
  void add(const Paragraph& paragraph, std::string_view last_property = {}) {
    follow_move(paragraph);
    out_ += "<w:p>";
    properties(paragraph, last_property);
    if (!std::exchange(move_to_begin_, {}).empty()) begin_move(paragraph);
    for (const auto comment : paragraph.comments)
      out_ += fmt::format("<w:commentRangeStart w:id=\"{}\"/>", comment);
    for (const Run& run : paragraph.runs)
      add(run);
    for (const auto comment : paragraph.comments)
      reference(comment, paragraph.end);
    out_ += "</w:p>";
  }
  std::string finish() { return std::move(out_); }

 private:
  std::string opened(std::string_view element) {
    return fmt::format("<{} w:id=\"{}\" {}>", element, next_++, who_);
  }
  std::string marked(std::string_view element) {
    return fmt::format("<{} w:id=\"{}\" {}/>", element, next_++, who_);
  }

  /// Ends a move where the next paragraph is not of it, and remembers that another begins.
  void follow_move(const Paragraph& paragraph) {
    const bool away = paragraph.end == Tracking::moved_from;
    if (paragraph.move == move_ && away == away_) return;
    close_move();
    move_ = paragraph.move;
    away_ = away;
    if (move_ != 0) move_to_begin_ = away_ ? "w:moveFromRange" : "w:moveToRange";
  }
  void begin_move(const Paragraph& paragraph) {
    move_id_ = next_++;
    out_ += fmt::format("<{}Start w:id=\"{}\" {} w:name=\"move{}\"/>", range(), move_id_, who_,
                        paragraph.move);
  }
  void close_move() {
    if (move_ != 0) out_ += fmt::format("<{}End w:id=\"{}\"/>", range(), move_id_);
    move_ = 0;
  }
  std::string_view range() const { return away_ ? "w:moveFromRange" : "w:moveToRange"; }

  /// In the order of the schema: style, direction, what is tracked of the end, section, old style.
  void properties(const Paragraph& paragraph, std::string_view last_property) {
    std::string words;
    for (const Run& run : paragraph.runs)
      words += run.text;
    out_ += fmt::format("<w:pPr><w:pStyle w:val=\"{}\"/>", paragraph.style);
    if (begins_right_to_left(words)) out_ += "<w:bidi/>";
    if (const auto element = element_of(paragraph.end); !element.empty())
      out_ += "<w:rPr>" + marked(element) + "</w:rPr>";
    out_ += last_property;
    if (!paragraph.old_style.empty() && paragraph.old_style != paragraph.style)
      out_ += fmt::format("{}<w:pPr><w:pStyle w:val=\"{}\"/></w:pPr></w:pPrChange>",
                          opened("w:pPrChange"), paragraph.old_style);
    out_ += "</w:pPr>";
  }

  void add(const Run& run) {
    if (run.text.empty()) return;
    const auto element = element_of(run.tracking);
    const bool dropped = run.tracking == Tracking::dropped;
    if (!element.empty()) out_ += opened(element);
    if (dropped) out_ += opened("w:del");
    for (std::string_view rest = run.text; !rest.empty();) {
      const auto piece = first_directed(rest);
      written(run, piece);
      rest.remove_prefix(piece.text.size());
    }
    if (dropped) out_ += "</w:del>";
    if (!element.empty()) out_ += fmt::format("</{}>", element);
  }

  void written(const Run& run, const Directed& piece) {
    const bool gone = run.tracking == Tracking::deleted || run.tracking == Tracking::dropped;
    const std::string_view text = gone ? "w:delText" : "w:t";
    std::string properties;
    if (!run.style.empty()) properties += fmt::format("<w:rStyle w:val=\"{}\"/>", run.style);
    if (piece.right_to_left) properties += "<w:rtl/>";
    if (!run.language.empty())
      properties += fmt::format("<w:lang w:{}=\"{}\"/>", piece.right_to_left ? "bidi" : "val",
                                escaped(run.language));
    out_ += properties.empty() ? "<w:r>" : "<w:r><w:rPr>" + properties + "</w:rPr>";
    for (std::size_t at = 0; at <= piece.text.size();) {
      const auto tab = std::min(piece.text.find('\t', at), piece.text.size());
      if (tab > at)
        out_ += fmt::format("<{0} xml:space=\"preserve\">{1}</{0}>", text,
                            escaped(piece.text.substr(at, tab - at)));
      if (tab < piece.text.size()) out_ += "<w:tab/>";
      at = tab + 1;
    }
    out_ += "</w:r>";
  }

  /// Where a comment ends; its sign goes where the paragraph goes.
  void reference(std::size_t comment, Tracking end) {
    const auto element = element_of(end);
    out_ += fmt::format("<w:commentRangeEnd w:id=\"{}\"/>", comment);
    if (!element.empty()) out_ += opened(element);
    out_ += fmt::format(
        "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference "
        "w:id=\"{}\"/></w:r>",
        comment);
    if (!element.empty()) out_ += fmt::format("</{}>", element);
  }

  /// Ends with a paragraph of its own, for two tables in a row would be one.
  void add(const Table& table) {
    close_move();
    unsigned width = 0;
    for (const unsigned one : table.widths)
      width += one;
    out_ += fmt::format(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Cells\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>"
        "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
        width);
    for (const unsigned one : table.widths)
      out_ += fmt::format("<w:gridCol w:w=\"{}\"/>", one);
    out_ += "</w:tblGrid>";
    for (const Row& row : table.rows)
      add(row, table.widths);
    out_ += "</w:tbl>";
    add(Paragraph{.style = "Gap"});
  }

  void add(const Row& row, const std::vector<unsigned>& widths) {
    out_ += "<w:tr><w:trPr><w:cantSplit/>";
    if (row.header) out_ += "<w:tblHeader/>";
    if (const auto element = element_of(row.tracking); !element.empty()) out_ += marked(element);
    out_ += "</w:trPr>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& paragraphs = row.cells[i].paragraphs;
      out_ += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{}</w:tcPr>",
                          i < widths.size() ? widths[i] : 0, row.header ? shaded : "");
      for (const Paragraph& paragraph : paragraphs)
        add(paragraph);
      if (paragraphs.empty()) out_ += "<w:p/>";
      out_ += "</w:tc>";
    }
    out_ += "</w:tr>";
  }

  std::string who_{};
  std::string out_{};
  std::size_t next_ = 1;  // of the numbers that changes and ranges have
  std::size_t move_ = 0;  // that the last paragraph belongs to
  std::size_t move_id_ = 0;
  bool away_ = false;
  std::string_view move_to_begin_{};
};

std::string section_properties(const Document& document, std::size_t place) {
  const auto [width, height] =
      document.landscape ? std::pair(paper_long, paper_short) : std::pair(paper_short, paper_long);
  return fmt::format(
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"head{0}\"/>"
      "<w:footerReference w:type=\"default\" r:id=\"foot{0}\"/><w:pgSz w:w=\"{1}\" w:h=\"{2}\"{3}/>"
      "<w:pgMar w:top=\"{4}\" w:right=\"{5}\" w:bottom=\"{4}\" w:left=\"{5}\" w:header=\"709\" "
      "w:footer=\"709\" w:gutter=\"0\"/></w:sectPr>",
      place + 1, width, height, document.landscape ? " w:orient=\"landscape\"" : "", margin,
      document.landscape ? margin_of_tables : margin);
}

}  // namespace

std::string document_part(const Document& document) {
  Body body;
  body.add_markup(fmt::format("{}<w:document {}><w:body>", declaration, name_spaces));
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    const auto properties = section_properties(document, i);
    const bool last = i + 1 == document.sections.size();
    body.changed_by(document.sections[i]);
    body.add(document.sections[i].blocks);
    body.add(Paragraph{.style = "Gap"}, last ? std::string_view() : properties);
    if (last) body.add_markup(properties);
  }
  body.add_markup("</w:body></w:document>\n");
  return body.finish();
}

std::string comments_part(const Document& document) {
  Body body;
  body.add_markup(fmt::format("{}<w:comments {}>", declaration, name_spaces));
  for (std::size_t i = 0; i < document.comments.size(); ++i) {
    body.add_markup(
        fmt::format("<w:comment w:id=\"{}\" w:author=\"Clauseline\" w:initials=\"CL\">", i));
    for (const Paragraph& paragraph : document.comments[i].paragraphs)
      body.add(paragraph);
    body.add_markup("</w:comment>");
  }
  body.add_markup("</w:comments>\n");
  return body.finish();
}

}  // namespace clauseline::office
