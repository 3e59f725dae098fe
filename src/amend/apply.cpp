#include "amend/apply.hpp"

#include "amend/parts.hpp"
#include "amend/words.hpp"
#include "model/write.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace clauseline::amend {
namespace {

std::string times(std::size_t number) {
  return number == 1 ? "once" : fmt::format("{} times", number);
}

class Applier {
 public:
  Applier(Draft& draft, const NativeDocument& instrument,
          const std::vector<Instruction>& instructions)
      : draft_(draft), instrument_(instrument), instructions_(instructions) {}

  GoneById run(const std::vector<bool>& in_force) {
    for (number_ = 0; number_ < instructions_.size(); ++number_) {
      if (!in_force[number_]) continue;
      const auto before = problems_.size();
      carry_out();
      if (problems_.size() > before) promise(instruction().fresh);
    }
    check_ids();
    if (!problems_.empty()) throw Error(std::move(problems_));
    std::erase_if(gone_, [&](const auto& gone) { return draft_.find(gone.first) != nullptr; });
    return std::move(gone_);
  }

 private:
  const Instruction& instruction() const { return instructions_[number_]; }
  int by() const { return static_cast<int>(number_); }
  Origin origin() const { return {.source = instrument_.source, .by = by()}; }

  void fault(std::string_view member, std::string message, std::string hint) {
    problems_.push_back(problem_at(instrument_.source, instruction().node.at(member),
                                   std::move(message), std::move(hint)));
  }

  /// An id may pass from one provision to another, so only the end tells whether it is free.
  void check_ids() {
    for (const Piece* piece :
         problems_.empty() ? draft_.duplicates() : std::vector<const Piece*>()) {
      const Piece& owner = *draft_.find((*piece)["id"]);
      problems_.push_back(problem_at_byte(
          *piece->source, piece->offset,
          fmt::format("the id {} stands also at {}, for {}", owner["id"], owner.at(), label(owner)),
          "give what is new an id of its own, or take the other one out"));
    }
  }

  /// What an instruction that failed would have brought is not missed a second time.
  void promise(const xml::Node& fresh) {
    if (!fresh) return;
    if (fresh.has("id")) promised_.emplace(fresh["id"]);
    for (const xml::Node one : fresh.elements())
      promise(one);
  }

  void carry_out() {
    Piece* target = find_target();
    if (target == nullptr || !may_change(*target)) return;
    switch (instruction().operation) {
      case Operation::replace: return replace(*target);
      case Operation::insert_before: return insert_before(*target);
      case Operation::insert_after: return insert_after(*target);
      case Operation::insert_into: return insert_into(*target);
      case Operation::remove: return remove(*target);
      case Operation::renumber: return renumber(*target);
      case Operation::move_after: return move_after(*target);
      case Operation::replace_words: return replace_words(*target);
    }
  }

  Piece* find_target() {
    const std::string& id = instruction().target;
    if (Piece* found = draft_.find(id)) return found;
    if (instruction().operation == Operation::insert_into && is_part(id)) return &part(draft_, id);
    missing("target", id);
    return nullptr;
  }

  void missing(std::string_view member, const std::string& id) {
    if (promised_.contains(id)) return;
    if (const auto gone = gone_.find(id); gone != gone_.end()) {
      const auto& [by, at] = gone->second;
      return fault(member,
                   fmt::format("{} is gone: the instruction {} took it away; it stood at {}", id,
                               instructions_[by].id, at),
                   fmt::format("put this instruction before {}", instructions_[by].id));
    }
    if (is_part(id))
      return fault(member, fmt::format("{} is a part of the agreement and has no id", id),
                   "only insert-into takes a part");
    const auto* near = draft_.find(nearest(id, draft_.ids()));
    fault(member, fmt::format("{} names nothing in {}", id, draft_.root().at()),
          near == nullptr ? "take an id of the version that is amended"
                          : fmt::format("did you mean {} at {}?", (*near)["id"], near->at()));
  }

  /// Can instructions change it at all, and this one?
  bool may_change(const Piece& target) {
    const auto what = fmt::format("{}, which stands at {},", target["id"], target.at());
    if (target.parent != nullptr && holds_words(target.parent->name) && target.name != "list") {
      fault("target", fmt::format("{} is a mark on words", what),
            "write replace-words for the provision around it");
      return false;
    }
    for (const Piece* around = &target; around != nullptr; around = around->parent)
      if (is_part(around->name)) return true;
    fault("target", fmt::format("{} is no provision", what),
          "metadata and signatures come with the instrument, not by instructions");
    return false;
  }

  /// Copies what is new in front of a place.
  void insert_fresh(Piece& parent, Place before, const std::string& spacing) {
    bool first = true;
    for (const xml::Node node : instruction().fresh.nodes()) {
      if (node.kind() == xml::NodeKind::text) continue;
      if (!first) insert_text(parent, before, spacing);
      first = false;
      draft_.insert(parent, before, node, origin());
    }
  }

  void lose(const Piece& piece) {
    if (const auto id = piece["id"]; piece.is_element() && !id.empty())
      gone_.insert_or_assign(std::string(id), Gone{.by = number_, .at = piece.at()});
    for (const Piece& one : piece.pieces)
      lose(one);
  }

  void replace(Piece& target) {
    Piece& parent = *target.parent;
    const auto spacing = spacing_at(target);
    const auto behind = std::next(place_of(target));
    lose(target);
    draft_.remove(target);
    insert_fresh(parent, behind, spacing);
  }

  void insert_before(Piece& target) {
    const auto spacing = spacing_at(target);
    insert_fresh(*target.parent, place_of(target), spacing);
    insert_text(*target.parent, place_of(target), spacing);
  }

  void insert_after(Piece& target) {
    const auto spacing = spacing_at(target);
    const auto behind = std::next(place_of(target));
    const Piece& added = insert_text(*target.parent, behind, spacing);
    insert_fresh(*added.parent, behind, spacing);
  }

  void insert_into(Piece& target) {
    if (!instruction().anchor.empty()) {
      Piece* anchor = find_anchor();
      if (anchor == nullptr) return;
      if (anchor->parent == &target) return insert_after(*anchor);
      return fault("anchor",
                   fmt::format("{} at {} does not stand directly in {} at {}", label(*anchor),
                               anchor->at(), label(target), target.at()),
                   "name a child of the target, or leave anchor out");
    }
    for (const xml::Node node : instruction().fresh.elements())
      insert_in_order(draft_, target, node, origin());
  }

  Piece* find_anchor() {
    Piece* anchor = draft_.find(instruction().anchor);
    if (anchor == nullptr) missing("anchor", instruction().anchor);
    return anchor;
  }

  void remove(Piece& target) {
    lose(target);
    take_out(draft_, target);
  }

  void renumber(Piece& target) {
    target.set("num", instruction().number);
    target.by = by();
  }

  void move_after(Piece& target) {
    Piece* anchor = find_anchor();
    if (anchor == nullptr) return;
    for (const Piece* around = anchor; around != nullptr; around = around->parent)
      if (around == &target)
        return fault("anchor",
                     fmt::format("{} at {} cannot stand behind itself", label(target), target.at()),
                     "name a provision outside it");
    if (!may_change(*anchor)) return;
    const auto behind = std::next(place_of(*anchor));
    insert_text(*anchor->parent, behind, spacing_at(*anchor));
    Piece& left = *target.parent;
    move(target, *anchor->parent, behind);
    drop_if_empty(draft_, left);
    target.by = by();
    if (!instruction().number.empty()) target.set("num", instruction().number);
  }

  void replace_words(Piece& target) {
    auto blocks = blocks_of(target);
    const auto found = find_words(blocks, instruction().words);
    if (found.empty()) return words_missing(target, blocks);
    const auto wanted = instruction().occurrence;
    if (wanted > found.size() ||
        (wanted == 0 && found.size() > 1 && !instruction().every_occurrence))
      return words_unclear(target, blocks, found);
    for (auto i = found.size(); i-- > 0;) {
      if (wanted > 0 && i + 1 != wanted) continue;
      const Block& block = blocks[found[i].block];
      if (const Piece* mark = cut_mark(block, found[i])) return mark_cut(block, found[i], *mark);
      put_words(block, found[i]);
    }
  }

  void put_words(const Block& block, const Match& match) {
    Replacement replacement(draft_, match);
    const auto from = origin();
    if (instruction().with)
      replacement.with(*instruction().with);
    else
      replacement.with(instruction().fresh, from);
    block.piece->by = by();
    replacement.put(block);
  }

  void words_missing(const Piece& target, const std::vector<Block>& blocks) {
    const auto& words = instruction().words;
    const auto longer = longer_word(blocks, words);
    fault("words",
          fmt::format("\"{}\" does not stand in {} at {}", words, label(target), target.at()),
          longer.empty() ? elsewhere()
                         : fmt::format("it stands there only within \"{}\": name that", longer));
  }

  std::string elsewhere() {
    for (const std::string_view part : operative_parts()) {
      Piece* found = draft_.root().child(part);
      const auto place = found == nullptr ? "" : place_of_words(*found, instruction().words);
      if (!place.empty()) return fmt::format("it stands in {}", place);
    }
    return "it stands nowhere in the agreement: take the words as they are written there";
  }

  void words_unclear(const Piece& target, const std::vector<Block>& blocks,
                     const std::vector<Match>& found) {
    std::vector<std::string> places;
    places.reserve(found.size());
    for (const Match& match : found)
      places.push_back(fmt::format("{}", location_of(blocks[match.block], match)));
    const auto wanted = instruction().occurrence;
    fault(wanted > 0 ? "occurrence" : "words",
          fmt::format("\"{}\" stands in {} {}, not {}: {}", instruction().words, label(target),
                      times(found.size()), times(std::max<std::size_t>(wanted, 1)),
                      fmt::join(places, ", ")),
          found.size() == 1
              ? "leave occurrence out"
              : fmt::format("say which by occurrence, from 1 to {}, or \"all\"", found.size()));
  }

  void mark_cut(const Block& block, const Match& match, const Piece& mark) {
    fault("words",
          fmt::format(R"("{}" at {} takes a part of "{}", which is marked as one {})",
                      instruction().words, location_of(block, match), mark.text(), mark.name),
          "take all of it; write what comes instead into new, with its mark");
  }

  Draft& draft_;
  const NativeDocument& instrument_;
  const std::vector<Instruction>& instructions_;
  std::size_t number_ = 0;
  GoneById gone_{};
  std::set<std::string, std::less<>> promised_{};
  std::vector<Problem> problems_{};
};

}  // namespace

GoneById apply(Draft& draft, const NativeDocument& instrument,
               const std::vector<Instruction>& instructions, const std::vector<bool>& in_force) {
  return Applier(draft, instrument, instructions).run(in_force);
}

}  // namespace clauseline::amend
