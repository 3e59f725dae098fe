#include "merge/weave.hpp"

#include "merge/markers.hpp"
#include "merge/tag.hpp"
#include "merge/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::merge {
namespace {

class Weaver {
 public:
  Weaver(const Plan& plan, const Versions& versions, const Labels& labels, bool marks)
      : plan_(plan), versions_(versions), labels_(labels), marks_(marks) {}

  Merged weave() {
    merged_.bytes = content(0);
    return std::move(merged_);
  }

 private:
  using Bytes = std::string_view;
  static std::size_t at(int place) { return static_cast<std::size_t>(place); }
  const Tree& base() const { return versions_.base.tree; }
  const Tree& ours() const { return versions_.ours.tree; }
  const Tree& theirs() const { return versions_.theirs.tree; }

  /// Of three versions the one that a side changed; ours where nobody did, or both.
  static Bytes changed(Bytes base, Bytes ours, Bytes theirs) {
    return ours == base ? theirs : ours;
  }

  /// Bytes that each version has between two things, by `read`, of those that have them.
  template <class Read>
  Bytes between(const Item& one, const Read& read) const {
    if (one.ours < 0) return read(theirs(), one.theirs);
    if (one.theirs < 0) return read(ours(), one.ours);
    const auto our = read(ours(), one.ours);
    return one.base < 0 ? our : changed(read(base(), one.base), our, read(theirs(), one.theirs));
  }

  /// The white space before a node.
  static Bytes lead(const Tree& tree, int node) {
    const Node& parent = tree[tree[node].parent];
    auto begin = parent.inner;
    for (const int child : parent.children) {
      if (child == node) break;
      if (!tree.is_blank(child)) begin = tree[child].end;
    }
    return tree.bytes(begin, tree[node].begin);
  }

  /// The white space behind the last child.
  static Bytes tail(const Tree& tree, int node) {
    auto begin = tree[node].inner;
    for (const int child : tree[node].children)
      if (!tree.is_blank(child)) begin = tree[child].end;
    return tree.bytes(begin, tree[node].close);
  }

  /// The space before a child. Where a side has it under another parent that side says nothing.
  Bytes lead_of(const Item& one) const {
    Item here = one;
    const auto elsewhere = [&](const Tree& tree, int node, const std::vector<int>& items) {
      return node >= 0 && items[at(tree[node].parent)] != one.parent;
    };
    if (elsewhere(ours(), one.ours, plan_.of_ours)) here.ours = -1;
    if (elsewhere(theirs(), one.theirs, plan_.of_theirs)) here.theirs = -1;
    if (elsewhere(base(), one.base, plan_.of_base)) here.base = -1;
    if (here.ours < 0 && here.theirs < 0) return {};
    return between(here, lead);
  }

  void tell(const Item& one, std::string message) {
    const auto place = [](const Tree& tree, int node) {
      return node < 0 ? Location{.source = tree.source().name()} : tree.at(node);
    };
    merged_.conflicts.push_back({.message = std::move(message),
                                 .ours = place(ours(), one.ours),
                                 .theirs = place(theirs(), one.theirs)});
  }

  std::string name(const Item& one) const {
    if (one.ours >= 0) return called(versions_.ours, one.ours);
    return one.theirs >= 0 ? called(versions_.theirs, one.theirs)
                           : called(versions_.base, one.base);
  }

  /// The children of an item with the space around them.
  std::string content(int place) {
    const Item& one = plan_[place];
    std::string text;
    for (const int child : one.children)
      text += placed(child);
    return text.append(between(one, tail));
  }

  /// A child, with the space before it and what somebody must look at.
  std::string placed(int place) {
    const Item& one = plan_[place];
    const auto space = lead_of(one);
    const auto line = space.substr(std::min(space.rfind('\n'), space.size()));
    std::vector<std::string> notices;
    const auto told = merged_.conflicts.size();
    auto text = one.disputed ? disputed(place, line) : written(place, notices);
    const bool clean = merged_.conflicts.size() == told && notices.empty();
    notices.insert(notices.end(), one.notices.begin(), one.notices.end());
    if (clean) notices.insert(notices.end(), one.if_clean.begin(), one.if_clean.end());
    std::string before(space);
    for (const std::string& what : notices) {
      tell(one, fmt::format("{}: {}", name(one), what));
      if (marks_) before.append(notice(what)).append(line);
    }
    return before + text;
  }

  /// What each side inserted under one id, or one side took out and the other changed.
  std::string disputed(int place, Bytes line) {
    const Item& one = plan_[place];
    if (one.base < 0) {
      tell(one, name(one) + ": inserted by both, each its own");
      return conflict({.between = line,
                       .base = {},
                       .ours = ours().bytes(one.ours),
                       .theirs = theirs().bytes(one.theirs)},
                      labels_);
    }
    const bool by_ours = one.ours < 0;
    tell(one, fmt::format("{} was taken out by {} and changed by {}", name(one),
                          by_ours ? "ours" : "theirs", by_ours ? "theirs" : "ours"));
    std::vector<std::string> none;
    const auto kept = written(place, none);
    return conflict({.between = line,
                     .base = base().bytes(one.base),
                     .ours = by_ours ? Bytes() : Bytes(kept),
                     .theirs = by_ours ? Bytes(kept) : Bytes()},
                    labels_);
  }

  std::string written(int place, std::vector<std::string>& notices) {
    const Item& one = plan_[place];
    const bool element = one.ours >= 0     ? ours()[one.ours].is_element()
                         : one.theirs >= 0 ? theirs()[one.theirs].is_element()
                                           : false;
    if (!element) return std::string(between(one, whole));
    const bool words = plan_.is_words(place, versions_);
    if (words && (one.ours < 0 || one.theirs < 0)) return std::string(between(one, whole));
    if (words) return written_words(place, notices);
    const auto tag = start_tag(one, notices);
    auto inside = content(place);
    if (inside.empty() && may_close_itself(one)) return closed(tag);
    return opened(tag) + std::move(inside) + end_tag(one);
  }

  /// A side that has it closes it in its start tag.
  bool may_close_itself(const Item& one) const {
    return (one.ours >= 0 && ours()[one.ours].closes_itself()) ||
           (one.theirs >= 0 && theirs()[one.theirs].closes_itself());
  }

  static std::string opened(std::string tag) {
    if (!tag.ends_with("/>")) return tag;
    tag.resize(tag.find_last_not_of(" \t\r\n", tag.size() - 3) + 1);
    return tag + ">";
  }

  static std::string closed(std::string tag) {
    if (!tag.ends_with("/>")) tag.replace(tag.size() - 1, 1, "/>");
    return tag;
  }

  static Bytes whole(const Tree& tree, int node) { return tree.bytes(node); }

  std::string start_tag(const Item& one, std::vector<std::string>& notices) {
    const auto of = [](const Tree& tree, int node) {
      return std::string(tree.bytes(tree[node].begin, tree[node].inner));
    };
    if (one.ours < 0) return of(theirs(), one.theirs);
    if (one.theirs < 0) return of(ours(), one.ours);
    auto merged = merge_tag(one, versions_);
    notices.insert(notices.end(), merged.disputed.begin(), merged.disputed.end());
    return std::move(merged.bytes);
  }

  std::string end_tag(const Item& one) const {
    const auto of = [](const Tree& tree, int node) {
      const Node& element = tree[node];
      return element.closes_itself() ? fmt::format("</{}>", element.name)
                                     : std::string(tree.bytes(element.close, element.end));
    };
    return one.ours < 0 ? of(theirs(), one.theirs) : of(ours(), one.ours);
  }

  std::string written_words(int place, std::vector<std::string>& notices) {
    const Item& one = plan_[place];
    const auto our = ours().bytes(one.ours);
    const auto their = theirs().bytes(one.theirs);
    const auto tag = start_tag(one, notices);
    const auto merged = merge_words(one, {.versions = versions_, .plan = plan_, .labels = labels_},
                                    [this](int inner) { return placed_in_words(inner); });
    if (merged && merged->disputed) tell(one, name(one) + ": both changed the same words");
    if (merged && merged->bytes.empty() && may_close_itself(one)) return closed(tag);
    if (merged) return opened(tag) + merged->bytes + end_tag(one);
    tell(one, name(one) + ": both changed its words");
    return conflict({.between = {},
                     .base = one.base < 0 ? Bytes() : base().bytes(one.base),
                     .ours = our,
                     .theirs = their},
                    labels_);
  }

  std::string placed_in_words(int place) {
    const Item& one = plan_[place];
    std::vector<std::string> notices = one.notices;
    auto text = written(place, notices);
    std::string before;
    for (const std::string& what : notices) {
      tell(one, fmt::format("{}: {}", name(one), what));
      if (marks_) before += notice(what);
    }
    return before + text;
  }

  const Plan& plan_;
  const Versions& versions_;
  const Labels& labels_;
  bool marks_;
  Merged merged_{};
};

}  // namespace

std::string called(const Version& version, int node) {
  const Tree& tree = version.tree;
  for (int around = node; around > 0; around = tree[around].parent)
    if (const Clause* clause = version.clause_of[static_cast<std::size_t>(around)]) {
      const auto label = clause->label();
      const auto id = around == node ? std::string_view() : tree[node]["id"];
      return id.empty() ? label : fmt::format("{}, {}", label, id);
    }
  const auto id = tree[node]["id"];
  return id.empty() ? fmt::format("<{}>", tree[node].name)
                    : fmt::format("<{}> {}", tree[node].name, id);
}

Merged weave(const Plan& plan, const Versions& versions, const Labels& labels, bool marks) {
  return Weaver(plan, versions, labels, marks).weave();
}

}  // namespace clauseline::merge
