#pragma once

#include "text/error.hpp"
#include "xml/element.hpp"

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace clauseline::amend {

/// A piece of a document that can be changed, and where it was read. Stays at its address, for
/// its children know it.
struct Piece {
  enum class Kind : std::uint8_t { element, text, comment, instruction };

  Piece() = default;
  Piece(const Piece&) = delete;
  Piece& operator=(const Piece&) = delete;
  ~Piece() = default;

  Kind kind = Kind::element;
  std::string name{};  // of an element, without prefix; the target of a processing instruction
  std::vector<std::pair<std::string, std::string>> attributes{};
  std::string value{};  // of what is no element
  std::list<Piece> pieces{};
  Piece* parent = nullptr;
  const Source* source = nullptr;  // null for text that no document holds as it stands
  std::size_t offset = 0;          // in the source: of its name, else of its value
  int by = -1;                     // the last instruction that wrote it, by its place; -1 for none

  bool is_element() const { return kind == Kind::element; }
  bool is_white() const;  // text with nothing but white space
  /// The attribute's value, or empty if it has none.
  std::string_view operator[](std::string_view attribute) const;
  void set(std::string_view attribute, std::string_view written);
  /// The first child element of this name, or null.
  const Piece* child(std::string_view element) const;
  Piece* child(std::string_view element);
  /// All characters below it.
  std::string text() const;
  Location at() const { return source->at(offset); }
};

using Place = std::list<Piece>::iterator;

/// Where a piece comes from: the document, and the instruction that brings it, or -1.
struct Origin {
  const Source& source;
  int by = -1;
};

/// How a provision is called where there is no room for more: "3.2 First on Azure (first-ship)".
std::string label(const Piece& piece);

/// Where a piece stands among the children of its parent.
Place place_of(Piece& piece);

/// An empty element without id, or text, in front of a place.
Piece& insert_element(Piece& parent, Place before, std::string name);
Piece& insert_text(Piece& parent, Place before, std::string text);

/// Takes a piece from where it stands and puts it in front of a place of a parent.
void move(Piece& piece, Piece& parent, Place before);

/// A document that can be changed, with its elements by id. Made of native documents; what an
/// element was read from, source included, must outlive it.
class Draft {
 public:
  explicit Draft(const xml::Document& document);

  Piece& root() const { return *root_; }
  /// The element of this id, or null; of several the one that has had it longest.
  Piece* find(std::string_view id) const;
  /// Elements whose id another had before them and still has, in the order of the document.
  std::vector<const Piece*> duplicates() const;
  /// Every id, in no order.
  std::vector<std::string> ids() const;

  /// Copies a node in front of a place.
  Piece& insert(Piece& parent, Place before, const xml::Node& node, const Origin& origin);
  /// Takes a piece out, with all that is below it.
  void remove(Piece& piece);

 private:
  void index(Piece& piece);
  void forget(const Piece& piece);

  Piece document_{};  // holds the root, and comments around it
  Piece* root_ = nullptr;
  std::unordered_map<std::string, std::vector<Piece*>> by_id_{};
};

/// A draft as the bytes of a document, not yet in canonical form, and where each element's
/// name begins in them.
struct WrittenDraft {
  std::string bytes{};
  std::vector<std::pair<std::size_t, const Piece*>> elements{};
};

WrittenDraft write(const Draft& draft);

}  // namespace clauseline::amend
