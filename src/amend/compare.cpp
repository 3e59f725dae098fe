#include "amend/compare.hpp"

#include "amend/alignment.hpp"
#include "model/write.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <utility>

namespace clauseline::amend {
namespace {

constexpr std::string_view mismatch = "IN011";
constexpr std::string_view missing_instrument = "IN012";

/// How a piece is called in a message: the nearest element with an id, and of a typed term the
/// provision in which it stands. "until of grant (t-licence) in 2.1 Licence (ip-licence)".
std::string name_of(const Piece& piece) {
  const Piece* named = &piece;
  while ((*named)["id"].empty() && named->parent != nullptr && !named->parent->name.empty())
    named = named->parent;
  std::string name = label(*named);
  if (named != &piece && !holds_words(piece.name)) name = fmt::format("{} of {}", piece.name, name);
  const Piece* terms = named->parent;
  if (terms == nullptr || terms->name != "terms" || terms->parent == nullptr) return name;
  return fmt::format("{} in {}", name, label(*terms->parent));
}

/// What is shown of a piece that stands on one side only.
std::string shown(const Piece& piece) {
  auto text = fold_spaces(piece.text());
  if (!text.empty()) return text;
  text = piece.name;
  for (const auto& [name, value] : piece.attributes)
    if (name != "src") text += fmt::format(" {}=\"{}\"", name, value);
  return text;
}

class Comparer {
 public:
  Comparer(const Conformed& expected, const Draft& actual) : made_(expected), actual_(actual) {}

  std::vector<Difference> run() {
    compare_root();
    compare_meta();
    for (const std::string_view name :
         {"parties", "register", "recitals", "definitions", "body", "schedules"})
      compare_children(expected().child(name), actual_.root().child(name));
    return std::move(found_);
  }

 private:
  const Piece& expected() const { return made_.draft->root(); }

  /// The instruction that last wrote a piece or what is around it, or null.
  const Instruction* author(const Piece* piece) const {
    for (; piece != nullptr; piece = piece->parent)
      if (piece->by >= 0) return &made_.instructions[static_cast<std::size_t>(piece->by)];
    return nullptr;
  }

  Difference& add(const Piece* wanted, const Piece* there, std::string message) {
    Difference one{.rule = mismatch, .message = std::move(message)};
    one.what = name_of(wanted == nullptr ? *there : *wanted);
    if (there != nullptr) one.found_at = there->at();
    if (wanted != nullptr) blame(*wanted, one);
    return found_.emplace_back(std::move(one));
  }

  /// Where the old version or the instrument says it, and by which instruction.
  void blame(const Piece& wanted, Difference& difference) const {
    difference.expected_at = wanted.at();
    const Instruction* by = author(&wanted);
    if (by == nullptr) return;
    difference.instruction = by->id;
    if (wanted.source == &made_.old->source)
      difference.expected_at = made_.instrument->source.at(by->node.offset());
  }

  void compare_root() {
    for (const std::string_view name : {"id", "lang"})
      compare_attribute(expected(), actual_.root(), name);
    const auto is_proposal = [](std::string_view status) {
      return status == "draft" || status == "proposed";
    };
    const auto status = expected()["status"];
    if (is_proposal(status) && !is_proposal(actual_.root()["status"]))
      compare_attribute(expected(), actual_.root(), "status");
    const bool is_weak = expected()["text"] != "conformed";
    if (is_weak || actual_.root()["text"] != "actual")
      compare_attribute(expected(), actual_.root(), "text");
  }

  void compare_meta() {
    const Piece& wanted = *expected().child("meta");
    const Piece& there = *actual_.root().child("meta");
    for (const std::string_view name : {"signed", "announced", "effective"})
      compare_attribute(*wanted.child("dates"), *there.child("dates"), name);
    compare_amends(*wanted.child("amends"), there);
    const Piece* order = wanted.child("precedence");
    const Piece* order_there = there.child("precedence");
    if (order != nullptr && order_there != nullptr)
      compare_pair(*order, *order_there);
    else if (order != nullptr)
      only_expected(*order, &there);
    else if (order_there != nullptr)
      only_actual(*order_there, &wanted);
  }

  void compare_amends(const Piece& wanted, const Piece& meta) {
    const Piece* there = nullptr;
    for (const Piece& one : meta.pieces)
      if (one.name == "amends" && one["agreement"] == wanted["agreement"]) there = &one;
    if (there != nullptr && !(*there)["instrument"].empty()) {
      for (const std::string_view name : {"instrument", "mode", "effective"})
        compare_attribute(wanted, *there, name);
      return;
    }
    Difference& one =
        add(&wanted, there == nullptr ? &meta : there,
            there == nullptr ? fmt::format("does not say that it amends {}", wanted["agreement"])
                             : "names no instrument");
    one.rule = missing_instrument;
    one.what = label(actual_.root());
    one.expected = fmt::format("instrument=\"{}\"", wanted["instrument"]);
    one.expected_at = made_.instrument->source.at(made_.instrument->document.root().offset());
  }

  void compare_attribute(const Piece& wanted, const Piece& there, std::string_view name) {
    const auto plain = [](std::string_view value) {
      return value == "unstated" ? std::string() : fold(value);
    };
    if (plain(wanted[name]) == plain(there[name])) return;
    const auto written = [&](std::string_view value) {
      return value.empty() ? std::string() : fmt::format("{}=\"{}\"", name, value);
    };
    Difference& one = add(&wanted, &there, fmt::format("{} differs", name));
    one.expected = written(wanted[name]);
    one.found = written(there[name]);
  }

  void compare_attributes(const Piece& wanted, const Piece& there) {
    for (const auto& [name, value] : wanted.attributes)
      if (name != "src") compare_attribute(wanted, there, name);
    for (const auto& [name, value] : there.attributes)
      if (name != "src" && wanted[name].empty()) compare_attribute(wanted, there, name);
  }

  void compare_pair(const Piece& wanted, const Piece& there) {
    if (wanted.name != there.name) {
      Difference& one = add(&wanted, &there, "is another kind of provision");
      one.expected = wanted.name;
      one.found = there.name;
      return;
    }
    compare_attributes(wanted, there);
    if (holds_words(wanted.name)) compare_words(wanted, there);
    compare_children(&wanted, &there);
  }

  void compare_words(const Piece& wanted, const Piece& there) {
    if (marked(wanted) == marked(there)) return;
    const auto text = words_of(wanted);
    const auto text_there = words_of(there);
    const bool same_words = text == text_there;
    Difference& one =
        add(&wanted, &there, same_words ? "the marks on the words differ" : "the words differ");
    one.expected = same_words ? marked(wanted) : text;
    one.found = same_words ? marked(there) : text_there;
  }

  /// The words of a block without those of lists in it.
  static std::string words_of(const Piece& block) {
    std::string text;
    for (const Piece& one : block.pieces)
      if (one.name != "list") text += one.text();
    return fold(text);
  }

  void compare_children(const Piece* wanted, const Piece* there) {
    const Piece* either = wanted == nullptr ? there : wanted;
    const bool of_words = either != nullptr && holds_words(either->name);
    for (const auto& [one, other, out_of_order] : align(wanted, there)) {
      const Piece* child = one == nullptr ? other : one;
      if (of_words && child->name != "list") continue;  // a mark, which compare_words told
      if (other == nullptr)
        only_expected(*one, there);
      else if (one == nullptr)
        only_actual(*other, wanted);
      else
        compare_pair(*one, *other);
      if (out_of_order) {
        Difference& moved = add(one, other, "stands in another order");
        moved.expected = behind(*one);
        moved.found = behind(*other);
      }
    }
  }

  /// "behind 3.2 ...", or "first".
  static std::string behind(const Piece& piece) {
    const Piece* before = nullptr;
    for (const Piece& one : piece.parent->pieces) {
      if (&one == &piece) break;
      if (one.is_element() && one.name != "note") before = &one;
    }
    return before == nullptr ? "first" : fmt::format("behind {}", label(*before));
  }

  /// Tells of what is missing in `around`, or in the agreement where that is null.
  void only_expected(const Piece& wanted, const Piece* around) {
    const Piece* elsewhere = wanted["id"].empty() ? nullptr : actual_.find(wanted["id"]);
    if (elsewhere == nullptr) {
      Difference& one = add(&wanted, around == nullptr ? &actual_.root() : around, "is missing");
      one.expected = shown(wanted);
      return;
    }
    Difference& one = add(&wanted, elsewhere, "stands elsewhere");
    one.expected = fmt::format("in {}", name_of(*wanted.parent));
    one.found = fmt::format("in {}", name_of(*elsewhere->parent));
    compare_pair(wanted, *elsewhere);
  }

  /// Tells of what stands only in the version that is checked; `around` is what should hold it.
  void only_actual(const Piece& there, const Piece* around) {
    const auto id = std::string(there["id"]);
    if (!id.empty() && made_.draft->find(id) != nullptr) return;  // only_expected told it
    const auto gone = made_.gone.find(id);
    const bool is_gone = gone != made_.gone.end();
    Difference& one = add(nullptr, &there, is_gone ? "should be gone" : "stands only here");
    one.found = shown(there);
    if (!is_gone) {
      if (around != nullptr) blame(*around, one);
      return;
    }
    const Instruction& by = made_.instructions[gone->second.by];
    one.instruction = by.id;
    one.expected_at = made_.instrument->source.at(by.node.offset());
  }

  const Conformed& made_;
  const Draft& actual_;
  std::vector<Difference> found_{};
};

}  // namespace

std::vector<Difference> compare(const Conformed& expected, const NativeDocument& actual) {
  const Draft draft(actual.document);
  return Comparer(expected, draft).run();
}

}  // namespace clauseline::amend
