#include "xml/writer.hpp"

#include "xml/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>
#include <vector>

namespace clauseline::xml {
namespace {

constexpr std::size_t page_width = 120;
constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view instead_of_forbidden = "\xEF\xBF\xBD";

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// What a byte is written as, in text and in an attribute; empty for itself.
std::string_view written(char byte, bool in_attribute) {
  switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#13;";
    case '"': return in_attribute ? "&quot;" : "";
    case '\t': return in_attribute ? "&#9;" : "";
    case '\n': return in_attribute ? "&#10;" : "";
    default: break;
  }
  const bool allowed = static_cast<unsigned char>(byte) >= 0x20 || byte == '\t' || byte == '\n';
  return allowed ? std::string_view() : instead_of_forbidden;
}

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (const char byte : text) {
    const std::string_view instead = written(byte, in_attribute);
    if (instead.empty())
      out += byte;
    else
      out += instead;
  }
}

/// Line ends as every XML reader gives them; pugixml leaves those of instructions alone.
std::string with_line_feeds(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out += '\n';
  }
  return out;
}

bool is_declaration(std::string_view name) { return name == "xmlns" || prefix_of(name) == "xmlns"; }

/// True if the author left a blank line just before the markup that begins at `offset`.
bool blank_line_before(std::string_view bytes, std::size_t offset) {
  std::size_t feeds = 0;
  while (offset > 0 && is_blank(bytes[offset - 1]))
    feeds += bytes[--offset] == '\n' ? 1U : 0U;
  return offset > 0 && feeds > 1;
}

/// Where the markup of a comment, an instruction or an element begins.
std::size_t markup_offset(const Node& node) {
  const std::string_view opening = node.kind() == NodeKind::comment       ? "<!--"
                                   : node.kind() == NodeKind::instruction ? "<?"
                                                                          : "<";
  return node.offset() - std::min(opening.size(), node.offset());
}

class Writer {
 public:
  Writer(const Document& document, const Layout& layout)
      : bytes_(document.source().bytes()), layout_(layout) {
    find_needed_prefixes(document.root());
  }

  std::string write(const Document& document) {
    out_ = declaration;
    for (const Node node : document.nodes())
      write_line(node, 0, {});
    return std::move(out_);
  }

 private:
  /// A piece of a tag and how it is sorted.
  struct Written {
    std::size_t rank;
    std::string_view name;
    std::string text;

    auto operator<=>(const Written& other) const {
      return std::pair(rank, name) <=> std::pair(other.rank, other.name);
    }
  };

  /// A start tag without its end: the name and the attributes as they will be written.
  struct Tag {
    std::string name;
    std::vector<Written> attributes;
    std::string_view scope;  // the default namespace inside it
  };

  /// A prefix of the native namespace goes unless an attribute uses it.
  void find_needed_prefixes(const Node& element) {
    for (const Attribute attribute : element.attributes()) {
      if (is_declaration(attribute.name())) continue;
      needed_prefixes_.insert(prefix_of(attribute.name()));
      needed_prefixes_.insert(prefix_of(attribute.value()));
    }
    for (const Node child : element.elements())
      find_needed_prefixes(child);
  }

  bool holds_words(const Node& element) const {
    if (layout_.holds_words && layout_.holds_words(element)) return true;
    if (element["xml:space"] == "preserve") return true;
    const auto nodes = element.nodes();
    return std::any_of(nodes.begin(), nodes.end(), [](const Node& node) {
      return node.kind() == NodeKind::text && !is_blank(node.value());
    });
  }

  std::size_t rank(std::string_view attribute) const {
    if (attribute == "xmlns") return 0;
    if (is_declaration(attribute)) return 1;
    const auto& order = layout_.attribute_order;
    const auto found = std::ranges::find(order, attribute);
    return 2 + static_cast<std::size_t>(found - order.begin());
  }

  void add(Tag& tag, std::string_view name, std::string_view value) const {
    tag.attributes.push_back(
        {.rank = rank(name), .name = name, .text = fmt::format("{}={}", name, quoted(value))});
  }

  /// The tag of an element that stands where `scope` is the default namespace.
  Tag tag(const Node& element, std::string_view scope) const {
    const std::string_view name_space = element.name_space();
    const bool native = !name_space.empty() && name_space == layout_.name_space;
    const bool bare = native || prefix_of(element.name()).empty();
    Tag made{.name = std::string(bare ? element.local_name() : element.name()),
             .attributes = {},
             .scope = bare ? name_space : scope};
    for (const Attribute one : element.attributes()) {
      const bool binds_native = prefix_of(one.name()) == "xmlns" &&
                                one.value() == layout_.name_space &&
                                !needed_prefixes_.contains(local_part(one.name()));
      if (one.name() == "xmlns" && !bare) made.scope = one.value();
      if (one.name() != "xmlns" && !binds_native) add(made, one.name(), one.value());
    }
    if (made.scope != scope) add(made, "xmlns", made.scope);
    std::ranges::sort(made.attributes, std::less<>());
    return made;
  }

  void write_comment(const Node& node) { out_ += fmt::format("<!--{}-->", node.value()); }

  void write_instruction(const Node& node) {
    const std::string value = with_line_feeds(node.value());
    out_ += fmt::format("<?{}{}{}?>", node.name(), value.empty() ? "" : " ", value);
  }

  /// Writes a node within words, where no character may be added.
  void write_inline(const Node& node, std::string_view scope) {
    switch (node.kind()) {
      case NodeKind::text: return append_escaped(out_, node.value(), false);
      case NodeKind::comment: return write_comment(node);
      case NodeKind::instruction: return write_instruction(node);
      case NodeKind::element: break;
    }
    const Tag start = tag(node, scope);
    out_ += '<' + start.name;
    for (const Written& attribute : start.attributes)
      out_ += ' ' + attribute.text;
    write_words(node, start);
  }

  /// Writes the end of a start tag, and all that follows up to the end of the element.
  void write_words(const Node& element, const Tag& start) {
    const std::size_t before = out_.size();
    out_ += '>';
    for (const Node child : element.nodes())
      write_inline(child, start.scope);
    if (out_.size() > before + 1)
      out_ += fmt::format("</{}>", start.name);
    else
      out_.replace(before, 1, "/>");
  }

  static std::size_t width(const Tag& tag) {
    std::size_t sum = 1 + columns(tag.name);
    for (const Written& attribute : tag.attributes)
      sum += 1 + columns(attribute.text);
    return sum;
  }

  /// Writes a start tag up to its end, which is `end_width` wide and stands on the same line.
  /// Where the tag does not fit, its namespaces have a line of their own.
  void write_wrapped(const Tag& start, std::size_t indent, std::size_t end_width) {
    out_ += '<' + start.name;
    const std::size_t margin = indent + 1 + columns(start.name);
    const bool fits = indent + width(start) + end_width <= page_width;
    std::size_t column = margin;
    for (std::size_t i = 0; i < start.attributes.size(); ++i) {
      const Written& attribute = start.attributes[i];
      const bool is_last = i + 1 == start.attributes.size();
      const bool after_name_spaces =
          i > 0 && start.attributes[i - 1].rank < 2 && attribute.rank >= 2;
      const std::size_t needed = 1 + columns(attribute.text) + (is_last ? end_width : 0);
      if (!fits && i > 0 && (after_name_spaces || column + needed > page_width)) {
        out_.append(1, '\n').append(margin, ' ');
        column = margin;
      }
      out_.append(1, ' ').append(attribute.text);
      column += 1 + columns(attribute.text);
    }
  }

  void write_element(const Node& element, std::size_t indent, std::string_view scope) {
    const Tag start = tag(element, scope);
    if (holds_words(element)) {
      write_wrapped(start, indent, 1);
      return write_words(element, start);
    }
    const auto nodes = element.nodes();
    const bool empty = std::all_of(nodes.begin(), nodes.end(),
                                   [](const Node& node) { return node.kind() == NodeKind::text; });
    write_wrapped(start, indent, empty ? 2 : 1);
    out_ += empty ? "/>" : ">\n";
    if (empty) return;
    bool blank_line = false;
    for (const Node child : nodes) {
      write_line(child, indent + 2, start.scope);
      blank_line = child.kind() == NodeKind::text && std::ranges::count(child.value(), '\n') > 1;
    }
    if (blank_line) out_ += '\n';
    out_.append(indent, ' ').append(fmt::format("</{}>", start.name));
  }

  /// Writes a node on a line of its own. Text is white space here and is left out.
  void write_line(const Node& node, std::size_t indent, std::string_view scope) {
    if (node.kind() == NodeKind::text) return;
    if (blank_line_before(bytes_, markup_offset(node))) out_ += '\n';
    out_.append(indent, ' ');
    if (node.kind() == NodeKind::comment)
      write_comment(node);
    else if (node.kind() == NodeKind::instruction)
      write_instruction(node);
    else
      write_element(node, indent, scope);
    out_ += '\n';
  }

  std::string_view bytes_;
  const Layout& layout_;
  std::string out_;
  std::set<std::string_view> needed_prefixes_;
};

}  // namespace

std::string write_canonical(const Document& document, const Layout& layout) {
  return Writer(document, layout).write(document);
}

std::string escape(std::string_view text) {
  std::string out;
  append_escaped(out, text, false);
  return out;
}

std::string quoted(std::string_view value) {
  std::string out = "\"";
  append_escaped(out, value, true);
  return out += '"';
}

}  // namespace clauseline::xml
