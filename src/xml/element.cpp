#include "xml/element.hpp"

#include "xml/place.hpp"

#include <pugixml.hpp>

#include <algorithm>

namespace clauseline::xml {
namespace {

constexpr std::string_view xml_name_space = "http://www.w3.org/XML/1998/namespace";

pugi::xml_attribute find(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute one : node.attributes())
    if (one.name() == name) return one;
  return {};
}

/// True if the attribute declares this prefix; the empty prefix is the default namespace's.
bool declares(pugi::xml_attribute attribute, std::string_view prefix) {
  const std::string_view name = attribute.name();
  if (prefix.empty()) return name == "xmlns";
  return name.size() == prefix.size() + 6 && name.starts_with("xmlns:") && name.ends_with(prefix);
}

/// What the prefix is bound to in this element's own tag.
pugi::xml_attribute declaration(pugi::xml_node element, std::string_view prefix) {
  for (const pugi::xml_attribute one : element.attributes())
    if (declares(one, prefix)) return one;
  return {};
}

pugi::xml_node_struct* element_from(pugi::xml_node node) {
  while (node && node.type() != pugi::node_element)
    node = node.next_sibling();
  return node.internal_object();
}

void append_text(pugi::xml_node node, std::string& out) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element)
      append_text(child, out);
    else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      out += child.value();
  }
}

/// True if any element below the root may declare a namespace. May err towards true.
bool declares_below(const Source& source, std::size_t root_tag_end) {
  return source.bytes().find("xmlns", root_tag_end) != std::string_view::npos;
}

}  // namespace

std::string_view Attribute::name() const { return pugi::xml_attribute(attribute_).name(); }

std::string_view Attribute::value() const { return pugi::xml_attribute(attribute_).value(); }

Position Attribute::at() const {
  const char* const name = pugi::xml_attribute(attribute_).name();
  return document_->source().position(document_->offset(name));
}

AttributeIterator& AttributeIterator::operator++() {
  attribute_ = pugi::xml_attribute(attribute_).next_attribute().internal_object();
  return *this;
}

AttributeIterator AttributeIterator::operator++(int) {
  const AttributeIterator before = *this;
  ++*this;
  return before;
}

NodeIterator& NodeIterator::operator++() {
  node_.node_ = pugi::xml_node(node_.node_).next_sibling().internal_object();
  return *this;
}

NodeIterator NodeIterator::operator++(int) {
  const NodeIterator before = *this;
  ++*this;
  return before;
}

ElementIterator& ElementIterator::operator++() {
  node_.node_ = element_from(pugi::xml_node(node_.node_).next_sibling());
  return *this;
}

ElementIterator ElementIterator::operator++(int) {
  const ElementIterator before = *this;
  ++*this;
  return before;
}

NodeKind Node::kind() const {
  switch (pugi::xml_node(node_).type()) {
    case pugi::node_element: return NodeKind::element;
    case pugi::node_comment: return NodeKind::comment;
    case pugi::node_pi: return NodeKind::instruction;
    default: return NodeKind::text;
  }
}

std::string_view Node::name() const { return pugi::xml_node(node_).name(); }

std::string_view Node::local_name() const { return local_part(name()); }

std::string_view Node::name_space() const {
  if (kind() != NodeKind::element) return {};
  const std::string_view prefix = prefix_of(name());
  if (prefix == "xml") return xml_name_space;
  if (!document_->namespaces_below_root_)
    return declaration(document_->tree_->document_element(), prefix).value();
  for (pugi::xml_node at(node_); at; at = at.parent())
    if (const auto found = declaration(at, prefix)) return found.value();
  return {};
}

std::string_view Node::value() const { return pugi::xml_node(node_).value(); }

std::string Node::text() const {
  if (kind() != NodeKind::element) return std::string(value());
  std::string out;
  append_text(pugi::xml_node(node_), out);
  return out;
}

std::string_view Node::operator[](std::string_view attribute) const {
  return find(pugi::xml_node(node_), attribute).value();
}

bool Node::has(std::string_view attribute) const {
  return !find(pugi::xml_node(node_), attribute).empty();
}

Range<AttributeIterator> Node::attributes() const {
  const auto first = pugi::xml_node(node_).first_attribute();
  return {.first = {*document_, first.internal_object()}, .last = {*document_, nullptr}};
}

Range<NodeIterator> Node::nodes() const {
  const auto first = pugi::xml_node(node_).first_child();
  return {.first = NodeIterator(Node(*document_, first.internal_object())),
          .last = NodeIterator(Node(*document_, nullptr))};
}

Range<ElementIterator> Node::elements() const {
  const auto first = pugi::xml_node(node_).first_child();
  return {.first = ElementIterator(Node(*document_, element_from(first))),
          .last = ElementIterator(Node(*document_, nullptr))};
}

Node Node::child(std::string_view local_name) const {
  for (const Node element : elements())
    if (element.local_name() == local_name) return element;
  return {*document_, nullptr};
}

std::size_t Node::offset() const {
  const pugi::xml_node node(node_);
  const bool has_name = node.type() == pugi::node_element || node.type() == pugi::node_pi;
  return node ? document_->offset(has_name ? node.name() : node.value()) : 0;
}

Position Node::at() const {
  return node_ == nullptr ? Position{} : document_->source().position(offset());
}

Position Node::at(std::string_view attribute) const {
  const auto found = find(pugi::xml_node(node_), attribute);
  return found ? document_->source().position(document_->offset(found.name())) : at();
}

Document::Document(const Source& source)
    : source_(source), buffer_(source.bytes()), tree_(std::make_unique<pugi::xml_document>()) {
  constexpr unsigned options =
      pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_comments | pugi::parse_pi;
  const auto result =
      tree_->load_buffer_inplace(buffer_.data(), buffer_.size(), options, pugi::encoding_utf8);
  if (!result)
    throw Error(problem_at_byte(source, static_cast<std::size_t>(result.offset),
                                result.description(), "check the document before it is read"));
  const auto last = tree_->document_element().last_attribute();
  namespaces_below_root_ = declares_below(source, last ? offset(last.value()) : 0);
}

Document::~Document() = default;

Node Document::root() const { return {*this, tree_->document_element().internal_object()}; }

Range<NodeIterator> Document::nodes() const {
  return {.first = NodeIterator(Node(*this, tree_->first_child().internal_object())),
          .last = NodeIterator(Node(*this, nullptr))};
}

/// An empty value may lie outside the buffer; it is taken for the beginning.
std::size_t Document::offset(const char* inside) const {
  const std::less<> before;
  const char* const begin = buffer_.data();
  if (before(inside, begin) || before(begin + buffer_.size(), inside)) return 0;
  return static_cast<std::size_t>(inside - begin);
}

}  // namespace clauseline::xml
