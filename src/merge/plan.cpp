#include "merge/plan.hpp"

#include "merge/order.hpp"
#include "model/write.hpp"

#include <algorithm>
#include <array>

namespace clauseline::merge {
namespace {

/// Of these an element holds one: where both sides add one, they add to the same.
constexpr std::array<std::string_view, 7> only_children{
    "terms", "recitals", "definitions", "schedules", "register", "parties", "signatures"};

class Planner {
 public:
  explicit Planner(const Versions& versions)
      : versions_(versions),
        ours_(match(versions.base, versions.ours)),
        theirs_(match(versions.base, versions.theirs)) {}

  Plan make() {
    make_items();
    match_inserted();
    for (int item = 0; item < size(); ++item)
      decide_parent(item);
    plan_.tangled = is_tangled();
    if (plan_.tangled) return std::move(plan_);
    for (int item = 0; item < size(); ++item)
      decide_fate(item);
    arrange(0, false);
    return std::move(plan_);
  }

 private:
  static std::size_t at(int place) { return static_cast<std::size_t>(place); }
  int size() const { return static_cast<int>(plan_.items.size()); }
  Item& item(int place) { return plan_.items[at(place)]; }

  const Tree& base() const { return versions_.base.tree; }
  const Tree& ours() const { return versions_.ours.tree; }
  const Tree& theirs() const { return versions_.theirs.tree; }

  void make_items() {
    plan_.of_ours.assign(at(ours().size()), -1);
    plan_.of_theirs.assign(at(theirs().size()), -1);
    for (int node = 0; node < base().size(); ++node) {
      const Item made{
          .base = node, .ours = ours_.of_base[at(node)], .theirs = theirs_.of_base[at(node)]};
      if (made.ours >= 0) plan_.of_ours[at(made.ours)] = node;
      if (made.theirs >= 0) plan_.of_theirs[at(made.theirs)] = node;
      plan_.of_base.push_back(node);
      plan_.items.push_back(made);
    }
    for (int node = 0; node < ours().size(); ++node)
      if (plan_.of_ours[at(node)] < 0) {
        plan_.of_ours[at(node)] = size();
        plan_.items.push_back({.ours = node});
      }
  }

  /// What theirs alone has, or both sides inserted. What is equal finds its twin before what only
  /// has the same name, or the order of the sides would decide who is whose.
  void match_inserted() {
    for (int parent = 0; parent < theirs().size(); ++parent) {
      auto inserted = theirs()[parent].children;
      std::erase_if(inserted, [&](int node) { return plan_.of_theirs[at(node)] >= 0; });
      for (const int node : inserted)
        pair_inserted(equal_twin(node), node);
      for (const int node : inserted)
        if (plan_.of_theirs[at(node)] < 0) pair_inserted(twin_by_name(node), node);
      for (const int node : inserted)
        if (int& mine = plan_.of_theirs[at(node)]; mine < 0) {
          mine = size();
          plan_.items.push_back({.theirs = node});
        }
    }
  }

  /// No twin is -1.
  void pair_inserted(int twin, int node) {
    if (twin < 0) return;
    plan_.of_theirs[at(node)] = twin;
    Item& one = item(twin);
    one.theirs = node;
    one.disputed = !theirs()[node]["id"].empty() &&
                   without_blanks(ours().bytes(one.ours)) != without_blanks(theirs().bytes(node));
  }

  /// What ours inserted where this stands, and has no twin yet.
  std::vector<int> inserted_beside(int node) const {
    std::vector<int> found;
    const int parent = plan_[plan_.of_theirs[at(theirs()[node].parent)]].ours;
    if (parent < 0 || theirs().is_blank(node)) return found;
    for (const int child : ours()[parent].children)
      if (const int one = plan_.of_ours[at(child)]; plan_[one].base < 0 && plan_[one].theirs < 0)
        found.push_back(one);
    return found;
  }

  /// The item of ours that is the same thing, inserted too, or -1.
  int equal_twin(int node) const {
    const auto bytes = without_blanks(theirs().bytes(node));
    for (const int one : inserted_beside(node))
      if (without_blanks(ours().bytes(plan_[one].ours)) == bytes) return one;
    return -1;
  }

  /// The item of ours that stands for the same thing, said otherwise, or -1.
  int twin_by_name(int node) const {
    const Node& young = theirs()[node];
    const bool only = std::ranges::find(only_children, young.name) != only_children.end();
    for (const int one : inserted_beside(node)) {
      const Node& other = ours()[plan_[one].ours];
      const bool alike =
          other.is_element() && other.name == young.name && other["id"] == young["id"];
      if (alike && (only || !young["id"].empty())) return one;
    }
    return -1;
  }

  struct Parents {
    int base = -1;
    int ours = -1;
    int theirs = -1;
  };

  Parents parents(const Item& one) const {
    const auto of = [](const Tree& tree, int node, const std::vector<int>& items) {
      const int parent = node < 0 ? -1 : tree[node].parent;
      return parent < 0 ? -1 : items[at(parent)];
    };
    return {of(base(), one.base, plan_.of_base), of(ours(), one.ours, plan_.of_ours),
            of(theirs(), one.theirs, plan_.of_theirs)};
  }

  void decide_parent(int place) {
    Item& one = item(place);
    const auto [base, ours, theirs] = parents(one);
    if (one.ours < 0 || one.theirs < 0) {
      one.parent = one.ours >= 0 ? ours : theirs;
      return;
    }
    one.parent = ours == base ? theirs : ours;
    if (one.base >= 0 && ours != base && theirs != base && ours != theirs)
      one.notices.emplace_back("moved to another place by each side; it stands where ours put it");
  }

  bool is_tangled() {
    std::vector<int> met(plan_.items.size(), -1);  // by item: the walk that came by
    for (int first = 0; first < size(); ++first) {
      int one = first;
      while (one >= 0 && met[at(one)] < 0) {
        met[at(one)] = first;
        one = item(one).parent;
      }
      if (one >= 0 && met[at(one)] == first) return true;
    }
    return false;
  }

  void decide_fate(int place) {
    Item& one = item(place);
    if (one.base < 0 || (one.ours >= 0 && one.theirs >= 0)) return;
    const bool by_both = one.ours < 0 && one.theirs < 0;
    one.disputed = !by_both && changed(place, one.ours >= 0);
    one.gone = !one.disputed;
  }

  static std::vector<int> list(const Tree& tree, int node, const std::vector<int>& items) {
    std::vector<int> found;
    if (node < 0) return found;
    for (const int child : tree[node].children)
      if (!tree.is_blank(child)) found.push_back(items[at(child)]);
    return found;
  }

  /// Did the side that still has it change it, but for what the other side has elsewhere?
  bool changed(int place, bool by_ours) {
    const Item& one = plan_[place];
    const Tree& tree = by_ours ? ours() : theirs();
    const int node = by_ours ? one.ours : one.theirs;
    if (without_blanks(base().bytes(one.base)) == without_blanks(tree.bytes(node))) return false;
    if (!tree[node].is_element() || plan_.is_words(place, versions_)) return true;
    const auto tag = [](const Tree& of, int element) {
      return without_blanks(of.bytes(of[element].begin, of[element].inner));
    };
    if (tag(base(), one.base) != tag(tree, node)) return true;
    const auto before = list(base(), one.base, plan_.of_base);
    const auto after = list(tree, node, by_ours ? plan_.of_ours : plan_.of_theirs);
    return std::ranges::any_of(after, [&](int child) {
      if (std::ranges::find(before, child) == before.end()) return true;
      const Item& part = plan_[child];
      const bool elsewhere = (by_ours ? part.theirs : part.ours) >= 0;
      return !elsewhere && changed(child, by_ours);
    });
  }

  int rank(int place) const {
    const Item& one = plan_[place];
    const Node& node = one.ours >= 0 ? ours()[one.ours] : theirs()[one.theirs];
    return rank_in_provision(node.name);
  }

  /// Of what both inserted at one place the schema may want that of theirs first.
  void sort_inserted(std::vector<int>& order) const {
    const auto inserted = [&](int child) { return plan_[child].base < 0; };
    for (auto first = order.begin(); first != order.end();) {
      first = std::find_if(first, order.end(), inserted);
      const auto last = std::find_if_not(first, order.end(), inserted);
      std::stable_sort(first, last, [&](int a, int b) { return rank(a) < rank(b); });
      first = last;
    }
  }

  /// Gives an item its children, and these theirs. Within what is disputed nothing is gone that
  /// the side has which changed it.
  void arrange(int place, bool keep) {
    if (plan_.is_words(place, versions_)) return;
    const Item here = plan_[place];
    Lists lists{.base = list(base(), here.base, plan_.of_base),
                .ours = list(ours(), here.ours, plan_.of_ours),
                .theirs = list(theirs(), here.theirs, plan_.of_theirs)};
    const auto stays = [&](int child) {
      return plan_[child].parent == place && (keep || !plan_[child].gone);
    };
    auto [order, both_reordered] = merge_order(lists, stays);
    if (versions_.base.agreement.dialect == "native") sort_inserted(order);
    if (both_reordered)
      item(place).notices.emplace_back("put into another order by each side; the order is ours");
    item(place).children = order;
    for (const int child : order)
      arrange(child, keep || plan_[child].disputed);
  }

  const Versions& versions_;
  Partners ours_;
  Partners theirs_;
  Plan plan_{};
};

}  // namespace

bool Plan::is_words(int item, const Versions& versions) const {
  const Item& one = (*this)[item];
  return (one.base >= 0 && versions.base.tree.is_words(one.base)) ||
         (one.ours >= 0 && versions.ours.tree.is_words(one.ours)) ||
         (one.theirs >= 0 && versions.theirs.tree.is_words(one.theirs));
}

Plan make_plan(const Versions& versions) { return Planner(versions).make(); }

}  // namespace clauseline::merge
