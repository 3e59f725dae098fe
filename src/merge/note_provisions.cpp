#include "merge/meanings.hpp"
#include "merge/places.hpp"
#include "merge/weave.hpp"
#include "text/fold.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace clauseline::merge {

int told_at(const Side& side, int node) {
  const Tree& tree = side.version.tree;
  int place = node;
  for (int around = tree[node].parent; around > 0; around = tree[around].parent)
    if (tree.is_words(around)) place = around;
  return side.items[static_cast<std::size_t>(place)];
}

namespace {

/// Attributes that hold an id and refer to nothing here: its own, those of before, and names.
constexpr std::array<std::string_view, 4> no_references{"id", "was", "kind", "num"};

class Provisions {
 public:
  Provisions(Plan& plan, const Versions& versions)
      : plan_(plan), versions_(versions), sides_(plan, versions) {}

  void note() {
    for (int item = 0; item < static_cast<int>(plan_.items.size()); ++item) {
      note_words(item);
      note_moved(item);
      note_numbers(item);
    }
    note_same_ids();
    note_references(sides_.ours, sides_.theirs);
    note_references(sides_.theirs, sides_.ours);
  }

 private:
  static std::size_t at(int place) { return static_cast<std::size_t>(place); }

  static const Clause* clause(const Version& version, int node) {
    return node < 0 ? nullptr : version.clause_of[at(node)];
  }

  void tell(int item, std::string what) {
    if (item >= 0) plan_.items[at(item)].notices.push_back(std::move(what));
  }

  void note_words(int place) {
    const Item& item = plan_[place];
    const Clause* base = clause(versions_.base, item.base);
    const Clause* ours = clause(versions_.ours, item.ours);
    const Clause* theirs = clause(versions_.theirs, item.theirs);
    if (base == nullptr || ours == nullptr || theirs == nullptr) return;
    const auto before = fold(base->words);
    const auto our = fold(ours->words);
    const auto their = fold(theirs->words);
    if (our == before || their == before || our == their) return;
    plan_.items[at(told_at(sides_.ours, item.ours))].if_clean.emplace_back(
        "both changed its words, each in its own way; read them together");
  }

  /// Ids that a side has and the base has not, by the node.
  std::map<std::string_view, int> fresh_ids(const Tree& tree) const {
    std::map<std::string_view, int> found;
    const auto known = ids(versions_.base.tree);
    for (int node = 1; node < tree.size(); ++node)
      if (const auto id = tree[node]["id"]; !id.empty() && !known.contains(id))
        found.emplace(id, node);
    return found;
  }

  /// The same id for two things, at two places.
  void note_same_ids() {
    const auto ours = fresh_ids(versions_.ours.tree);
    for (const auto& [id, node] : fresh_ids(versions_.theirs.tree)) {
      const auto found = ours.find(id);
      if (found != ours.end() && plan_.of_ours[at(found->second)] != plan_.of_theirs[at(node)])
        tell(told_at(sides_.theirs, node),
             fmt::format("both gave the id {}, each to another thing", id));
    }
  }

  /// What goes into words, or out of them, goes as it stands: an edit of the other side stays
  /// behind.
  void note_moved(int place) {
    const Item item = plan_[place];
    if (item.base <= 0 || item.ours < 0 || item.theirs < 0) return;
    const Tree& base = versions_.base.tree;
    const Tree& ours = versions_.ours.tree;
    const Tree& theirs = versions_.theirs.tree;
    if (base.is_words(item.base) && clause(versions_.base, item.base) == nullptr) return;
    const int before = plan_.of_base[at(base[item.base].parent)];
    const bool stays = plan_.of_ours[at(ours[item.ours].parent)] == before &&
                       plan_.of_theirs[at(theirs[item.theirs].parent)] == before;
    const bool among_words = base.is_words(base[item.base].parent) ||
                             ours.is_words(ours[item.ours].parent) ||
                             theirs.is_words(theirs[item.theirs].parent);
    if (stays || !among_words || !base[item.base].is_element()) return;
    const auto bytes = without_blanks(base.bytes(item.base));
    if (without_blanks(ours.bytes(item.ours)) != bytes &&
        without_blanks(theirs.bytes(item.theirs)) != bytes)
      tell(told_at(sides_.ours, item.ours),
           fmt::format("{} was moved among other words, and changed by both",
                       called(versions_.ours, item.ours)));
  }

  std::string number(const Item& item) const {
    const Clause* base = clause(versions_.base, item.base);
    const Clause* ours = clause(versions_.ours, item.ours);
    const Clause* theirs = clause(versions_.theirs, item.theirs);
    if (ours == nullptr) return theirs == nullptr ? std::string() : theirs->number;
    const bool as_theirs = theirs != nullptr && base != nullptr && ours->number == base->number;
    return as_theirs ? theirs->number : ours->number;
  }

  /// Neighbours that came by one number: in no version they both had it.
  void note_numbers(int parent) {
    std::map<std::string, int> known;
    for (const int child : plan_[parent].children) {
      const Item& item = plan_[child];
      const auto printed = number(item);
      if (printed.empty()) continue;
      const auto [found, fresh] = known.try_emplace(printed, child);
      if (fresh || both_have(versions_.ours, &Item::ours, found->second, child) ||
          both_have(versions_.theirs, &Item::theirs, found->second, child))
        continue;
      tell(child, fmt::format("two provisions have the number {} now", printed));
    }
  }

  bool both_have(const Version& version, int Item::*node, int one, int other) const {
    const Clause* first = clause(version, plan_[one].*node);
    const Clause* second = clause(version, plan_[other].*node);
    return first != nullptr && second != nullptr && first->number == second->number;
  }

  static std::set<std::string_view> ids(const Tree& tree) {
    std::set<std::string_view> found;
    for (int node = 1; node < tree.size(); ++node)
      if (const auto id = tree[node]["id"]; !id.empty()) found.insert(id);
    return found;
  }

  /// Calls `met(node, id)` for each reference to one of these ids.
  template <class Met>
  static void references(const Tree& tree, const std::set<std::string_view>& wanted,
                         const Met& met) {
    for (int node = 1; node < tree.size(); ++node)
      for (const Attribute& one : tree[node].attributes)
        if (std::ranges::find(no_references, one.name) == no_references.end())
          for (const std::string& word : split(one.value))
            if (const auto found = wanted.find(word); found != wanted.end()) met(node, *found);
  }

  void note_references(const Side& removing, const Side& referring) {
    std::set<std::string_view> removed;
    const auto kept = ids(removing.version.tree);
    for (const auto id : ids(versions_.base.tree))
      if (!kept.contains(id)) removed.insert(id);
    std::map<std::string_view, int> before;
    references(versions_.base.tree, removed, [&](int, auto id) { ++before[id]; });
    std::map<std::string_view, int> now;
    references(referring.version.tree, removed, [&](int, auto id) { ++now[id]; });
    references(referring.version.tree, removed, [&](int node, auto id) {
      const int base = plan_[referring.items[at(node)]].base;
      if (now[id] > before[id] && !refers(base, id))
        tell(told_at(referring, node), fmt::format("{} took out {}, to which {} refers anew",
                                                   removing.name, id, referring.name));
    });
  }

  /// The same thing has referred to it before.
  bool refers(int base, std::string_view id) const {
    if (base < 0) return false;
    return std::ranges::any_of(versions_.base.tree[base].attributes, [&](const Attribute& one) {
      const auto words = split(one.value);
      return std::ranges::find(words, id) != words.end();
    });
  }

  Plan& plan_;
  const Versions& versions_;
  BothSides sides_;
};

}  // namespace

void note_provisions(Plan& plan, const Versions& versions) { Provisions(plan, versions).note(); }

}  // namespace clauseline::merge
