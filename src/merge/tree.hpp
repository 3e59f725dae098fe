#pragma once

#include "text/source.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace clauseline::merge {

/// An attribute as written, and the bytes of its value between the quotes.
struct Attribute {
  std::string_view name;
  std::string_view value;  // as written: references are not resolved
  std::size_t begin = 0;   // of the name
  std::size_t end = 0;     // behind the closing quote
};

/// A stretch of a document: an element with its tags, text, a comment or an instruction.
struct Node {
  enum class Kind : std::uint8_t { element, text, other };

  Kind kind = Kind::element;
  std::string_view name{};  // of an element, as written
  std::size_t begin = 0;
  std::size_t inner = 0;  // behind the start tag; `end` where the tag closes itself
  std::size_t close = 0;  // where the end tag begins; `end` where there is none
  std::size_t end = 0;
  int parent = -1;
  std::vector<Attribute> attributes{};
  std::vector<int> children{};

  bool is_element() const { return kind == Kind::element; }
  bool closes_itself() const { return inner == end; }
  /// The value as written, or empty if it has none.
  std::string_view operator[](std::string_view attribute) const;
};

/// A document as nested stretches of its bytes, which joined are the document. Node 0 is the
/// whole, the others follow in order, parents first. The source must outlive it, and must have
/// passed xml::check().
class Tree {
 public:
  explicit Tree(const Source& source);

  const Source& source() const { return *source_; }
  int size() const { return static_cast<int>(nodes_.size()); }
  const Node& operator[](int node) const { return nodes_[static_cast<std::size_t>(node)]; }
  std::string_view bytes(int node) const;
  std::string_view bytes(std::size_t begin, std::size_t end) const {
    return source_->bytes().substr(begin, end - begin);
  }
  /// The root element.
  int root() const { return root_; }
  /// Where a node begins; of an element where its name does.
  Location at(int node) const;
  /// The node is text with nothing but white space.
  bool is_blank(int node) const;
  /// Words stand directly in the element, or might by its name.
  bool is_words(int node) const { return words_[static_cast<std::size_t>(node)]; }

 private:
  void read();
  void begin_element(std::size_t& at);
  void end_element(std::size_t& at);
  int add(Node::Kind kind, std::size_t begin, std::size_t end);

  const Source* source_;
  std::vector<Node> nodes_{};
  std::vector<bool> words_{};
  std::vector<int> open_{};
  int root_ = 0;
};

}  // namespace clauseline::merge
