// The only file that knows cmark-gfm. Its tree is walked without recursion and left behind.

#include "markdown/blocks.hpp"

#include "markdown/guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <memory>
#include <mutex>
#include <utility>

namespace clauseline::markdown {
namespace {

template <auto function>
struct FreedBy {
  void operator()(auto* pointer) const { function(pointer); }
};

using Parser = std::unique_ptr<cmark_parser, FreedBy<cmark_parser_free>>;
using Tree = std::unique_ptr<cmark_node, FreedBy<cmark_node_free>>;
using Walk = std::unique_ptr<cmark_iter, FreedBy<cmark_iter_free>>;

Tree parse(std::string_view text) {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  const Parser parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Tree(cmark_parser_finish(parser.get()));
}

/// What the parser gives as text, without the sign that kept it so.
std::string plain(const char* text) {
  std::string out = text == nullptr ? "" : text;
  for (auto at = out.find(keep_as_text); at != std::string::npos; at = out.find(keep_as_text, at))
    out.erase(at, keep_as_text.size());
  return out;
}

bool is_break(PieceKind kind) {
  return kind == PieceKind::line_break || kind == PieceKind::soft_break;
}

/// Where lines begin for the parser, which ends one at a carriage return alone too.
std::vector<std::size_t> line_starts(std::string_view bytes) {
  std::vector<std::size_t> starts{0};
  for (std::size_t at = 0; (at = bytes.find_first_of("\r\n", at)) != std::string_view::npos;) {
    at += bytes.substr(at).starts_with("\r\n") ? 2U : 1U;
    starts.push_back(at);
  }
  return starts;
}

class Flattening {
 public:
  Flattening(const Source& source, std::size_t from)
      : source_(source), from_(from), starts_(line_starts(source.bytes().substr(from))) {}

  std::vector<Block> run(cmark_node* root) {
    const Walk walk(cmark_iter_new(root));
    while (true) {
      const auto event = cmark_iter_next(walk.get());
      if (event == CMARK_EVENT_DONE) return std::move(blocks_);
      auto* node = cmark_iter_get_node(walk.get());
      if (event == CMARK_EVENT_ENTER)
        enter(node);
      else
        leave(node);
    }
  }

 private:
  static std::size_t start_line(cmark_node* node) {
    return static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1));
  }

  /// Where the parser saw the node, but never before what came before it: a table that
  /// grew out of a paragraph bears the place of the paragraph.
  Position position(cmark_node* node) {
    const auto line = start_line(node);
    const auto column = static_cast<std::size_t>(std::max(cmark_node_get_start_column(node), 1));
    const std::size_t begin = line > starts_.size() ? starts_.back() : starts_[line - 1];
    const std::size_t end =
        line < starts_.size() ? from_ + starts_[line] - 1 : source_.bytes().size();
    const std::size_t offset = std::min(from_ + begin + column - 1, std::max(from_ + begin, end));
    last_ = std::max(last_, source_.position(offset));
    return last_;
  }

  /// Where a text behind a break is. The parser does not count a line that a backslash ends.
  Position behind_break(cmark_node* node) {
    line_ = std::max(line_, start_line(node));
    if (line_ == start_line(node) || line_ > starts_.size()) return position(node);
    const auto begin = source_.bytes().find_first_not_of(" \t>", from_ + starts_[line_ - 1]);
    last_ = std::max(last_, source_.position(std::min(begin, source_.bytes().size())));
    return last_;
  }

  void open(BlockKind kind, cmark_node* node) {
    blocks_.push_back({.kind = kind, .at = position(node)});
    line_ = start_line(node);
    if (kind == BlockKind::quote || kind == BlockKind::item || kind == BlockKind::table) ++depth_;
    if (depth_ > deepest) too_deep(source_, blocks_.back().at);
  }

  void add(PieceKind kind, std::string text = {}) {
    blocks_.back().pieces.push_back({.kind = kind, .text = std::move(text)});
  }

  void text_block(BlockKind kind, cmark_node* node) {
    open(kind, node);
    const bool html = kind == BlockKind::html;
    add(html ? PieceKind::html : PieceKind::text, plain(cmark_node_get_literal(node)));
  }

  /// A list counts its items from the number of the first.
  void item(cmark_node* node) {
    open(BlockKind::item, node);
    auto* list = cmark_node_parent(node);
    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST) return;
    auto& number = numbers_.back();
    blocks_.back().number = fmt::format(
        "{}{}", number++, cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ")" : ".");
  }

  void enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING:
        open(BlockKind::heading, node);
        blocks_.back().level = static_cast<unsigned>(cmark_node_get_heading_level(node));
        return;
      case CMARK_NODE_PARAGRAPH: return open(BlockKind::paragraph, node);
      case CMARK_NODE_BLOCK_QUOTE: return open(BlockKind::quote, node);
      case CMARK_NODE_LIST: numbers_.push_back(cmark_node_get_list_start(node)); return;
      case CMARK_NODE_ITEM: return item(node);
      case CMARK_NODE_CODE_BLOCK: return text_block(BlockKind::code, node);
      case CMARK_NODE_HTML_BLOCK: return text_block(BlockKind::html, node);
      default: return enter_inline(node);
    }
  }

  void enter_inline(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        if (!blocks_.back().pieces.empty() && is_break(blocks_.back().pieces.back().kind))
          blocks_.back().pieces.back().at = behind_break(node);
        return add(PieceKind::text, plain(cmark_node_get_literal(node)));
      case CMARK_NODE_HTML_INLINE: return add(PieceKind::html, plain(cmark_node_get_literal(node)));
      case CMARK_NODE_SOFTBREAK: ++line_; return add(PieceKind::soft_break);
      case CMARK_NODE_LINEBREAK: ++line_; return add(PieceKind::line_break);
      case CMARK_NODE_STRONG: return add(PieceKind::bold);
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE: return add(PieceKind::link, plain(cmark_node_get_url(node)));
      default: return enter_table(node);
    }
  }

  /// The types of an extension have names only.
  static bool is(cmark_node* node, std::string_view name) {
    return cmark_node_get_type_string(node) == name;
  }

  void enter_table(cmark_node* node) {
    if (is(node, "table")) open(BlockKind::table, node);
    if (is(node, "table_row") || is(node, "table_header")) open(BlockKind::row, node);
    if (is(node, "table_cell")) add(PieceKind::cell);
  }

  void leave(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_STRONG: return add(PieceKind::bold_end);
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE: return add(PieceKind::link_end);
      case CMARK_NODE_LIST: numbers_.pop_back(); return;
      case CMARK_NODE_BLOCK_QUOTE:
      case CMARK_NODE_ITEM: return close();
      case CMARK_NODE_DOCUMENT:
      case CMARK_NODE_HEADING:
      case CMARK_NODE_PARAGRAPH:
      case CMARK_NODE_EMPH: return;
      default:
        if (is(node, "table_cell")) add(PieceKind::cell_end);
        if (is(node, "table")) close();
    }
  }

  void close() {
    --depth_;
    blocks_.push_back({.kind = BlockKind::end});
  }

  const Source& source_;
  std::size_t from_;
  std::vector<std::size_t> starts_;
  std::vector<Block> blocks_;
  std::vector<int> numbers_;  // the next number of each open list
  unsigned depth_ = 0;
  std::size_t line_ = 1;  // at least, of what is met next
  Position last_{};
};

}  // namespace

std::vector<Block> blocks(const Source& source, std::size_t from) {
  guard(source, from);
  const auto tree = parse(prepared(source.bytes().substr(from)));
  return Flattening(source, from).run(tree.get());
}

}  // namespace clauseline::markdown
