#pragma once

#include "text/error.hpp"

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

namespace pugi {
class xml_document;
struct xml_attribute_struct;
struct xml_node_struct;
}  // namespace pugi

namespace clauseline::xml {

class Document;

/// An attribute and where its name stands. Valid while its Document lives.
class Attribute {
 public:
  std::string_view name() const;  // as written, with its prefix
  std::string_view value() const;
  Position at() const;

 private:
  friend class AttributeIterator;
  Attribute(const Document& document, pugi::xml_attribute_struct* attribute)
      : document_(&document), attribute_(attribute) {}

  const Document* document_;
  pugi::xml_attribute_struct* attribute_;
};

class AttributeIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Attribute;
  using difference_type = std::ptrdiff_t;
  using pointer = const Attribute*;
  using reference = Attribute;

  AttributeIterator(const Document& document, pugi::xml_attribute_struct* attribute)
      : document_(&document), attribute_(attribute) {}
  Attribute operator*() const { return {*document_, attribute_}; }
  AttributeIterator& operator++();
  AttributeIterator operator++(int);
  bool operator==(const AttributeIterator&) const = default;

 private:
  const Document* document_;
  pugi::xml_attribute_struct* attribute_;
};

enum class NodeKind : unsigned char { element, text, comment, instruction };

class NodeIterator;
class ElementIterator;

template <class Iterator>
struct Range {
  Iterator first;
  Iterator last;

  Iterator begin() const { return first; }
  Iterator end() const { return last; }
};

/// An element, or a piece of text, a comment or a processing instruction between elements.
/// Cheap to copy; valid while its Document lives.
class Node {
 public:
  NodeKind kind() const;

  /// The name as written, with its prefix; the target of a processing instruction.
  std::string_view name() const;
  /// The name without its prefix.
  std::string_view local_name() const;
  /// The namespace that the name is in, or empty.
  std::string_view name_space() const;

  /// Text, comment or instruction: its characters. Element: empty; see text().
  std::string_view value() const;
  /// Element: all character data below it, in order.
  std::string text() const;

  /// The attribute's value, or empty if it is missing. Takes the name as written.
  std::string_view operator[](std::string_view attribute) const;
  bool has(std::string_view attribute) const;
  Range<AttributeIterator> attributes() const;

  Range<NodeIterator> nodes() const;        // all children but declarations
  Range<ElementIterator> elements() const;  // child elements only

  /// The first child element with this local name, if any: `if (auto meta = root.child("meta"))`.
  Node child(std::string_view local_name) const;
  explicit operator bool() const { return node_ != nullptr; }

  /// Where the element's name, or the text, begins; line 0 for no node.
  Position at() const;
  /// The same place in the bytes of the source.
  std::size_t offset() const;
  /// Where the attribute's name begins; the element's place if it has no such attribute.
  Position at(std::string_view attribute) const;

 private:
  friend class Document;
  friend class NodeIterator;
  friend class ElementIterator;
  Node(const Document& document, pugi::xml_node_struct* node) : document_(&document), node_(node) {}

  const Document* document_;
  pugi::xml_node_struct* node_;
};

class NodeIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Node;
  using difference_type = std::ptrdiff_t;
  using pointer = const Node*;
  using reference = Node;

  explicit NodeIterator(Node node) : node_(node) {}
  Node operator*() const { return node_; }
  NodeIterator& operator++();
  NodeIterator operator++(int);
  bool operator==(const NodeIterator& other) const { return node_.node_ == other.node_.node_; }

 private:
  Node node_;
};

class ElementIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Node;
  using difference_type = std::ptrdiff_t;
  using pointer = const Node*;
  using reference = Node;

  explicit ElementIterator(Node node) : node_(node) {}
  Node operator*() const { return node_; }
  ElementIterator& operator++();
  ElementIterator operator++(int);
  bool operator==(const ElementIterator& other) const { return node_.node_ == other.node_.node_; }

 private:
  Node node_;
};

/// A parsed source that passed check(). Parses a copy of the bytes in place, because then a
/// name's address is its offset: positions are exact for elements and attributes. Keeps a
/// reference to the source, which must outlive it.
class Document {
 public:
  /// Takes a source that xml::check let through; text between elements is kept as it is.
  explicit Document(const Source& source);
  explicit Document(const Source&& source) = delete;  // would dangle
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  Node root() const;
  /// Comments, instructions and the root, in order: what a writer must keep.
  Range<NodeIterator> nodes() const;
  const Source& source() const { return source_; }

 private:
  friend class Attribute;
  friend class Node;
  std::size_t offset(const char* inside) const;

  const Source& source_;
  std::string buffer_;
  std::unique_ptr<pugi::xml_document> tree_;
  bool namespaces_below_root_ = false;  // else the root's declarations serve every name
};

}  // namespace clauseline::xml
