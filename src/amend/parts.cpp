#include "amend/parts.hpp"

#include "model/write.hpp"

#include <algorithm>
#include <iterator>

namespace clauseline::amend {
namespace {

constexpr std::string_view order_of_parts[] = {"meta",        "parties", "register",  "recitals",
                                               "definitions", "body",    "schedules", "signatures"};

constexpr std::string_view changeable[] = {"parties",     "register", "recitals",
                                           "definitions", "body",     "schedules"};

/// Without a child these say nothing, and the schema does not let them stand.
constexpr std::string_view never_empty[] = {"recitals", "definitions", "schedules", "list",
                                            "terms"};

bool among(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

Piece* last_up_to(Piece& parent, int wanted) {
  Piece* last = nullptr;
  for (Piece& one : parent.pieces)
    if (one.is_element() && rank_in_provision(one.name) <= wanted) last = &one;
  return last;
}

}  // namespace

bool is_part(std::string_view element) { return among(changeable, element); }

std::span<const std::string_view> operative_parts() {
  return std::span<const std::string_view>(changeable).subspan(2);
}

Piece& part(Draft& draft, std::string_view name) {
  Piece& root = draft.root();
  if (Piece* found = root.child(name)) return *found;
  const auto* wanted = std::ranges::find(order_of_parts, name);
  const auto behind = std::ranges::find_if(root.pieces, [&](const Piece& one) {
    return one.is_element() && std::ranges::find(order_of_parts, one.name) > wanted;
  });
  Piece& made = insert_element(root, behind, std::string(name));
  insert_text(root, behind, "\n\n");
  return made;
}

std::string spacing_at(Piece& piece) {
  auto& siblings = piece.parent->pieces;
  auto at = place_of(piece);
  const auto is_element = [](const Piece& one) { return one.is_element(); };
  if (std::find_if(siblings.begin(), at, is_element) == at)  // the first: see the next
    at = std::find_if(std::next(at), siblings.end(), is_element);
  if (at == siblings.begin() || at == siblings.end()) return {};
  const Piece& before = *std::prev(at);
  return before.is_white() ? before.value : std::string();
}

void insert_in_order(Draft& draft, Piece& parent, const xml::Node& node, const Origin& origin) {
  Piece* terms = node.local_name() == "terms" ? parent.child("terms") : nullptr;
  if (terms != nullptr) {
    for (const xml::Node one : node.elements())
      draft.insert(*terms, terms->pieces.end(), one, origin);
    return;
  }
  if (holds_words(parent.name)) {
    draft.insert(parent, parent.pieces.end(), node, origin);
    return;
  }
  Piece* last = last_up_to(parent, rank_in_provision(node.local_name()));
  const auto before = last == nullptr ? parent.pieces.begin() : std::next(place_of(*last));
  if (last != nullptr) insert_text(parent, before, spacing_at(*last));
  draft.insert(parent, before, node, origin);
}

void take_out(Draft& draft, Piece& piece) {
  Piece& parent = *piece.parent;
  if (!holds_words(parent.name)) {
    // What sets the first of several off from the next one goes with it.
    const auto at = place_of(piece);
    const auto behind = std::next(at);
    const bool first =
        std::none_of(parent.pieces.begin(), at, [](const Piece& one) { return one.is_element(); });
    if (first && behind != parent.pieces.end() && behind->is_white())
      parent.pieces.erase(behind);
    else if (!first && std::prev(at)->is_white())
      parent.pieces.erase(std::prev(at));
  }
  draft.remove(piece);
  drop_if_empty(draft, parent);
}

void drop_if_empty(Draft& draft, Piece& piece) {
  const bool has_element =
      std::ranges::any_of(piece.pieces, [](const Piece& one) { return one.is_element(); });
  if (!has_element && piece.parent != nullptr && among(never_empty, piece.name))
    take_out(draft, piece);
}

}  // namespace clauseline::amend
