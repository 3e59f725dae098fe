#include "amend/draft.hpp"

#include "model/dialect.hpp"
#include "xml/place.hpp"
#include "xml/writer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::amend {
namespace {

Piece::Kind kind_of(const xml::Node& node) {
  switch (node.kind()) {
    case xml::NodeKind::element: return Piece::Kind::element;
    case xml::NodeKind::comment: return Piece::Kind::comment;
    case xml::NodeKind::instruction: return Piece::Kind::instruction;
    case xml::NodeKind::text: break;
  }
  return Piece::Kind::text;
}

/// The documents are of one namespace, which the root declares anew when they are written.
bool declares_namespace(std::string_view attribute) {
  return attribute == "xmlns" || xml::prefix_of(attribute) == "xmlns";
}

void fill(Piece& piece, const xml::Node& from, const Origin& origin) {
  piece.kind = kind_of(from);
  piece.name = piece.is_element() ? from.local_name() : from.name();
  piece.value = from.value();
  piece.source = &origin.source;
  piece.offset = from.offset();
  piece.by = origin.by;
  if (!piece.is_element()) return;
  for (const xml::Attribute one : from.attributes())
    if (!declares_namespace(one.name())) piece.attributes.emplace_back(one.name(), one.value());
  for (const xml::Node node : from.nodes()) {
    Piece& child = piece.pieces.emplace_back();
    child.parent = &piece;
    fill(child, node, origin);
  }
}

void add_duplicates(const Piece& piece, const Draft& draft, std::vector<const Piece*>& found) {
  const auto id = piece["id"];
  if (piece.is_element() && !id.empty() && draft.find(id) != &piece) found.push_back(&piece);
  for (const Piece& one : piece.pieces)
    add_duplicates(one, draft, found);
}

class Writer {
 public:
  void write(const Piece& piece) {
    std::string& out = written.bytes;
    switch (piece.kind) {
      case Piece::Kind::text: out += xml::escape(piece.value); return;
      case Piece::Kind::comment: out += fmt::format("<!--{}-->", piece.value); return;
      case Piece::Kind::instruction:
        out += fmt::format("<?{} {}?>", piece.name, piece.value);
        return;
      case Piece::Kind::element: break;
    }
    out += '<';
    written.elements.emplace_back(out.size(), &piece);
    out += piece.name;
    if (written.elements.size() == 1)
      out += fmt::format(" xmlns={}", xml::quoted(find_dialect("native").name_space));
    for (const auto& [name, value] : piece.attributes)
      out += fmt::format(" {}={}", name, xml::quoted(value));
    out += '>';
    for (const Piece& child : piece.pieces)
      write(child);
    out += fmt::format("</{}>", piece.name);
  }

  WrittenDraft written{};
};

}  // namespace

bool Piece::is_white() const { return kind == Kind::text && xml::is_blank(value); }

std::string_view Piece::operator[](std::string_view attribute) const {
  for (const auto& [one, written] : attributes)
    if (one == attribute) return written;
  return {};
}

void Piece::set(std::string_view attribute, std::string_view written) {
  for (auto& [one, before] : attributes)
    if (one == attribute) {
      before = written;
      return;
    }
  attributes.emplace_back(attribute, written);
}

const Piece* Piece::child(std::string_view element) const {
  const auto found = std::ranges::find_if(
      pieces, [&](const Piece& one) { return one.is_element() && one.name == element; });
  return found == pieces.end() ? nullptr : &*found;
}

Piece* Piece::child(std::string_view element) {
  const auto found = std::ranges::find_if(
      pieces, [&](const Piece& one) { return one.is_element() && one.name == element; });
  return found == pieces.end() ? nullptr : &*found;
}

std::string Piece::text() const {
  if (!is_element()) return kind == Kind::text ? value : std::string();
  std::string all;
  for (const Piece& one : pieces)
    all += one.text();
  return all;
}

std::string label(const Piece& piece) {
  std::string text;
  const auto add = [&](std::string_view word) {
    if (!word.empty()) text += (text.empty() ? "" : " ") + std::string(word);
  };
  add(piece["num"]);
  if (const Piece* heading = piece.child("h")) add(heading->text());
  add(piece["term"]);
  if (text.empty()) add(piece.name);
  if (const auto id = piece["id"]; !id.empty()) add(fmt::format("({})", id));
  return text;
}

Place place_of(Piece& piece) {
  return std::ranges::find_if(piece.parent->pieces,
                              [&](const Piece& one) { return &one == &piece; });
}

Draft::Draft(const xml::Document& document) {
  for (const xml::Node node : document.nodes()) {
    Piece& piece = document_.pieces.emplace_back();
    piece.parent = &document_;
    fill(piece, node, {.source = document.source()});
    if (!piece.is_element()) continue;
    root_ = &piece;
    index(piece);
  }
}

Piece* Draft::find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : found->second.front();
}

std::vector<const Piece*> Draft::duplicates() const {
  std::vector<const Piece*> found;
  add_duplicates(*root_, *this, found);
  return found;
}

std::vector<std::string> Draft::ids() const {
  std::vector<std::string> all;
  for (const auto& [id, piece] : by_id_)
    all.push_back(id);
  return all;
}

Piece& Draft::insert(Piece& parent, Place before, const xml::Node& node, const Origin& origin) {
  Piece& piece = *parent.pieces.emplace(before);
  piece.parent = &parent;
  fill(piece, node, origin);
  index(piece);
  return piece;
}

Piece& insert_element(Piece& parent, Place before, std::string name) {
  Piece& piece = *parent.pieces.emplace(before);
  piece.parent = &parent;
  piece.name = std::move(name);
  piece.source = parent.source;
  piece.offset = parent.offset;
  return piece;
}

Piece& insert_text(Piece& parent, Place before, std::string text) {
  Piece& piece = insert_element(parent, before, {});
  piece.kind = Piece::Kind::text;
  piece.source = nullptr;
  piece.value = std::move(text);
  return piece;
}

void Draft::remove(Piece& piece) {
  forget(piece);
  piece.parent->pieces.erase(place_of(piece));
}

void move(Piece& piece, Piece& parent, Place before) {
  parent.pieces.splice(before, piece.parent->pieces, place_of(piece));
  piece.parent = &parent;
}

void Draft::index(Piece& piece) {
  if (const auto id = piece["id"]; piece.is_element() && !id.empty())
    by_id_[std::string(id)].push_back(&piece);
  for (Piece& one : piece.pieces)
    index(one);
}

void Draft::forget(const Piece& piece) {
  const auto found = by_id_.find(std::string(piece["id"]));
  if (found != by_id_.end()) {
    std::erase(found->second, &piece);
    if (found->second.empty()) by_id_.erase(found);
  }
  for (const Piece& one : piece.pieces)
    forget(one);
}

WrittenDraft write(const Draft& draft) {
  Writer writer;
  for (const Piece& piece : draft.root().parent->pieces) {
    writer.write(piece);
    writer.written.bytes += '\n';
  }
  return std::move(writer.written);
}

}  // namespace clauseline::amend
