#include "amend/words.hpp"

#include "model/write.hpp"
#include "text/boundaries.hpp"
#include "text/fold.hpp"
#include "xml/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace clauseline::amend {
namespace {

constexpr std::string_view no_words = "\xEF\xBF\xBC";

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z');
}

/// Holds no words of the block around: another block, or nothing that can be read.
bool stands_apart(const Piece& piece) {
  return piece.is_element() && (piece.name == "list" || piece.name == "redacted");
}

/// How many bytes of a block's text a piece makes.
std::size_t length_of(const Piece& piece) {
  if (stands_apart(piece)) return no_words.size();
  if (!piece.is_element()) return piece.kind == Piece::Kind::text ? piece.value.size() : 0;
  std::size_t sum = 0;
  for (const Piece& one : piece.pieces)
    sum += length_of(one);
  return sum;
}

void add_text(const Piece& piece, std::string& text) {
  if (stands_apart(piece)) text += no_words;
  if (piece.kind == Piece::Kind::text) text += piece.value;
  if (!piece.is_element() || stands_apart(piece)) return;
  for (const Piece& one : piece.pieces)
    add_text(one, text);
}

void add_blocks(Piece& piece, std::vector<Block>& blocks) {
  if (!piece.is_element() || piece.name == "note") return;
  if (holds_words(piece.name)) {
    Block& block = blocks.emplace_back(Block{.piece = &piece});
    for (const Piece& one : piece.pieces)
      add_text(one, block.text);
    for (Piece& one : piece.pieces)
      if (one.name == "list") add_blocks(one, blocks);
    return;
  }
  for (Piece& one : piece.pieces)
    add_blocks(one, blocks);
}

/// A folded text in which words are looked for.
class Haystack {
 public:
  explicit Haystack(std::string_view text)
      : folded_(fold_with_places(text)), ends_(word_ends(folded_.text)) {}

  const std::string& text() const { return folded_.text; }
  std::size_t raw(std::size_t at) const { return folded_.from[at]; }
  bool whole(std::size_t begin, std::size_t end) const { return edge(begin) && edge(end); }

  /// The longer word around a stretch.
  std::string around(std::size_t begin, std::size_t end) const {
    while (!edge(begin))
      --begin;
    while (!edge(end))
      ++end;
    return folded_.text.substr(begin, end - begin);
  }

 private:
  /// May a word begin or end here? A hyphen between two words makes them one.
  bool edge(std::size_t at) const {
    const std::string& text = folded_.text;
    if (at == 0 || at == text.size()) return true;
    if (!std::ranges::binary_search(ends_, at)) return false;
    const auto is_word = [&](std::size_t i) { return i < text.size() && is_word_byte(text[i]); };
    const bool before = text[at] == '-' && is_word(at - 1) && is_word(at + 1);
    const bool after = text[at - 1] == '-' && at > 1 && is_word(at - 2) && is_word(at);
    return !before && !after;
  }

  FoldedText folded_;
  std::vector<std::uint32_t> ends_;
};

/// A mark as it stands in the text of its block.
struct Extent {
  const Piece* piece = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::size_t add_extents(const Piece& parent, std::size_t at, std::vector<Extent>& extents) {
  for (const Piece& one : parent.pieces) {
    const auto end = at + length_of(one);
    if (one.is_element() && !stands_apart(one)) {
      extents.push_back({.piece = &one, .begin = at, .end = end});
      add_extents(one, at, extents);
    }
    at = end;
  }
  return at;
}

/// How many bytes a character reference such as "&#xE9;" stands for.
std::size_t bytes_of_reference(std::string_view reference) {
  if (!reference.starts_with("&#")) return 1;
  const bool is_hex = reference.substr(2, 1) == "x";
  const auto digits = reference.substr(is_hex ? 3 : 2);
  std::uint32_t code = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/// How many bytes of a source make this many bytes of the text that a parser reads from it.
std::size_t written_length(std::string_view bytes, std::size_t wanted) {
  std::size_t at = 0;
  for (std::size_t read = 0; read < wanted && at < bytes.size(); ++at) {
    if (bytes[at] == '&') {
      const auto end = std::min(bytes.find(';', at), bytes.size() - 1);
      read += bytes_of_reference(bytes.substr(at, end - at));
      at = end;
      continue;
    }
    if (bytes.substr(at, 2) == "\r\n") ++at;
    ++read;
  }
  return std::min(at, bytes.size());
}

/// The text piece in which a byte of a block's text stands, and where in it.
const Piece* text_at(const Piece& parent, std::size_t& at) {
  for (const Piece& one : parent.pieces) {
    const auto length = length_of(one);
    if (at < length) return one.is_element() ? text_at(one, at) : &one;
    at -= length;
  }
  return nullptr;
}

}  // namespace

std::vector<Block> blocks_of(Piece& provision) {
  std::vector<Block> blocks;
  add_blocks(provision, blocks);
  return blocks;
}

std::vector<Match> find_words(const std::vector<Block>& blocks, std::string_view words) {
  std::vector<Match> found;
  const auto needle = fold(words);
  for (std::size_t i = 0; i < blocks.size() && !needle.empty(); ++i) {
    const Haystack haystack(blocks[i].text);
    for (auto at = haystack.text().find(needle); at != std::string::npos;) {
      const auto end = at + needle.size();
      const bool whole = haystack.whole(at, end);
      if (whole) found.push_back({.block = i, .begin = haystack.raw(at), .end = haystack.raw(end)});
      at = haystack.text().find(needle, whole ? end : at + 1);
    }
  }
  return found;
}

std::string longer_word(const std::vector<Block>& blocks, std::string_view words) {
  const auto needle = fold(words);
  for (const Block& block : blocks) {
    const Haystack haystack(block.text);
    const auto at = needle.empty() ? std::string::npos : haystack.text().find(needle);
    if (at != std::string::npos) return haystack.around(at, at + needle.size());
  }
  return {};
}

std::string place_of_words(Piece& provision, std::string_view words) {
  const auto blocks = blocks_of(provision);
  const auto found = find_words(blocks, words);
  if (found.empty()) return {};
  const Block& block = blocks[found.front().block];
  const Piece* around = block.piece;
  while ((*around)["id"].empty() && around->parent != nullptr)
    around = around->parent;
  return fmt::format("{} at {}", label(*around), location_of(block, found.front()));
}

const Piece* cut_mark(const Block& block, const Match& match) {
  std::vector<Extent> extents;
  add_extents(*block.piece, 0, extents);
  for (const auto& [piece, begin, end] : extents) {
    const bool apart = end <= match.begin || match.end <= begin;
    const bool within = match.begin <= begin && end <= match.end;
    const bool inside_emphasis = piece->name == "em" && begin <= match.begin && match.end <= end;
    if (!apart && !within && !inside_emphasis) return piece;
  }
  return nullptr;
}

Location location_of(const Block& block, const Match& match) {
  auto at = match.begin;
  const Piece* text = text_at(*block.piece, at);
  if (text == nullptr || text->source == nullptr) return block.piece->at();
  const auto written = text->source->bytes().substr(text->offset);
  return text->source->at(text->offset + written_length(written, at));
}

void Replacement::with(const xml::Node& nodes, const Origin& origin) {
  nodes_ = &nodes;
  origin_ = &origin;
}

void Replacement::put(const Block& block) {
  const auto is_space = [&](std::size_t at) {
    return at < block.text.size() && xml::is_blank(block.text[at]);
  };
  // Where words only go, one of the two spaces around them goes too.
  const bool nothing = nodes_ == nullptr && text_.empty();
  if (nothing && is_space(match_.end) && (match_.begin == 0 || is_space(match_.begin - 1))) {
    Match wider = match_;
    ++wider.end;
    if (cut_mark(block, wider) == nullptr) match_ = wider;
  }
  walk(*block.piece, 0);
}

std::size_t Replacement::walk(Piece& parent, std::size_t at) {
  for (auto here = parent.pieces.begin(); here != parent.pieces.end();) {
    Piece& piece = *here++;
    const auto end = at + length_of(piece);
    const bool touched = at < match_.end && match_.begin < end;
    const bool whole = match_.begin <= at && end <= match_.end;
    if (touched && !piece.is_element()) {
      in_text(piece, at);
    } else if (touched && whole) {
      if (!placed_) place_new(parent, place_of(piece));
      draft_.remove(piece);
    } else if (touched) {
      walk(piece, at);
    }
    at = end;
  }
  return at;
}

void Replacement::in_text(Piece& piece, std::size_t at) {
  const auto first = match_.begin > at ? match_.begin - at : 0;
  const auto last = std::min(match_.end - at, piece.value.size());
  const auto after = piece.value.substr(last);
  piece.value.resize(first);
  const auto behind = std::next(place_of(piece));
  Piece& parent = *piece.parent;
  if (!placed_) place_new(parent, behind);
  if (!after.empty()) insert_text(parent, behind, after);
}

void Replacement::place_new(Piece& parent, Place before) {
  placed_ = true;
  if (nodes_ == nullptr) {
    if (!text_.empty()) insert_text(parent, before, text_);
    return;
  }
  for (const xml::Node node : nodes_->nodes())
    draft_.insert(parent, before, node, *origin_);
}

}  // namespace clauseline::amend
