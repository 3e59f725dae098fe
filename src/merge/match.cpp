#include "merge/match.hpp"

#include "diff/align.hpp"
#include "diff/common_runs.hpp"
#include "model/read.hpp"
#include "xml/place.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace clauseline::merge {
namespace {

class Matcher {
 public:
  Matcher(const Version& base, const Version& side)
      : base_(base),
        side_(side),
        pairs_{std::vector(at(base.tree.size()), -1), std::vector(at(side.tree.size()), -1)} {}

  Partners match() {
    link(0, 0);
    link(base_.tree.root(), side_.tree.root());
    match_clauses();
    match_ids();
    for (int node = 0; node < base_.tree.size(); ++node)
      if (const int partner = pairs_.of_base[at(node)]; partner >= 0) match_children(node, partner);
    return std::move(pairs_);
  }

 private:
  static std::size_t at(int node) { return static_cast<std::size_t>(node); }
  bool open(int node, int other) const {
    return pairs_.of_base[at(node)] < 0 && pairs_.of_side[at(other)] < 0;
  }

  void link(int node, int other) {
    if (!open(node, other) || base_.tree[node].name != side_.tree[other].name) return;
    pairs_.of_base[at(node)] = other;
    pairs_.of_side[at(other)] = node;
  }

  static std::unordered_map<const Clause*, int> nodes_of(const Version& version) {
    std::unordered_map<const Clause*, int> nodes;
    for (int node = 0; node < version.tree.size(); ++node)
      if (const Clause* clause = version.clause_of[at(node)]) nodes.emplace(clause, node);
    return nodes;
  }

  void match_clauses() {
    const auto olds = nodes_of(base_);
    const auto news = nodes_of(side_);
    const auto node = [](const auto& nodes, const Clause* clause) {
      const auto found = nodes.find(clause);
      return found == nodes.end() ? -1 : found->second;
    };
    for (const Pairing& one : align(base_.agreement.clauses, side_.agreement.clauses)) {
      if (one.before.empty() || one.after.empty()) continue;
      const Clause* before = one.before.front();
      const Clause* after = one.after.front();
      for (const Clause* old : one.before)  // of several the one that kept its id
        for (const Clause* young : one.after)
          if (old->stable_id && young->stable_id && old->id == young->id) {
            before = old;
            after = young;
          }
      const int here = node(olds, before);
      const int there = node(news, after);
      if (here >= 0 && there >= 0) link(here, there);
    }
  }

  /// What is no clause keeps its id too: typed terms, parties, assets.
  void match_ids() {
    std::unordered_map<std::string_view, int> by_id;
    for (int other = 0; other < side_.tree.size(); ++other)
      if (const auto id = side_.tree[other]["id"]; !id.empty() && is_plain(side_, other))
        by_id.emplace(id, other);
    for (int node = 0; node < base_.tree.size(); ++node) {
      const auto found = by_id.find(base_.tree[node]["id"]);
      if (found != by_id.end() && is_plain(base_, node)) link(node, found->second);
    }
  }

  static bool is_plain(const Version& version, int node) {
    return version.clause_of[at(node)] == nullptr && !version.tree.is_blank(node);
  }

  static std::vector<int> open_children(const Version& version, int parent,
                                        const std::vector<int>& partners) {
    std::vector<int> found;
    for (const int child : version.tree[parent].children)
      if (partners[at(child)] < 0 && is_plain(version, child)) found.push_back(child);
    return found;
  }

  void match_children(int parent, int other_parent) {
    const auto here = open_children(base_, parent, pairs_.of_base);
    const auto there = open_children(side_, other_parent, pairs_.of_side);
    if (here.empty() || there.empty()) return;
    match_equal(here, there);
    match_names(here, there);
  }

  void match_equal(const std::vector<int>& here, const std::vector<int>& there) {
    std::map<std::string, std::uint32_t> known;
    const auto symbols = [&](const Version& version, const std::vector<int>& nodes) {
      std::vector<std::uint32_t> made;
      made.reserve(nodes.size());
      for (const int node : nodes)
        made.push_back(known
                           .try_emplace(without_blanks(version.tree.bytes(node)),
                                        static_cast<std::uint32_t>(known.size()))
                           .first->second);
      return made;
    };
    const auto old_symbols = symbols(base_, here);
    const auto new_symbols = symbols(side_, there);
    const std::vector<std::uint8_t> weights(known.size(), 1);
    for (const EqualRun& run : common_runs(old_symbols, new_symbols, weights))
      for (std::size_t i = 0; i < run.length; ++i)
        link(here[run.before + i], there[run.after + i]);
  }

  /// Between those that are paired: by name, in order.
  void match_names(const std::vector<int>& here, const std::vector<int>& there) {
    std::size_t next = 0;
    for (const int node : here) {
      if (const int partner = pairs_.of_base[at(node)]; partner >= 0) {
        const auto found = std::ranges::find(there, partner);
        next = static_cast<std::size_t>(found - there.begin()) + 1;
        continue;
      }
      for (auto i = next; i < there.size() && pairs_.of_side[at(there[i])] < 0; ++i)
        if (may_pair(node, there[i])) {
          link(node, there[i]);
          next = i + 1;
          break;
        }
    }
  }

  bool may_pair(int node, int other) const {
    const Node& old = base_.tree[node];
    const Node& young = side_.tree[other];
    return old.is_element() && young.is_element() && old.name == young.name &&
           old["id"] == young["id"];
  }

  const Version& base_;
  const Version& side_;
  Partners pairs_;
};

}  // namespace

Version::Version(const Source& source)
    : tree(source),
      agreement(read_placed(source).agreement),
      clause_of(static_cast<std::size_t>(tree.size())) {
  for (int node = tree.size(); --node > 0;)
    if (tree[node].is_element()) by_place[tree.at(node).position] = node;
  walk(agreement.clauses, [&](const Clause& clause, const Clause* /*parent*/) {
    const int node = node_at(clause.at);
    if (node >= 0 && clause_of[static_cast<std::size_t>(node)] == nullptr)
      clause_of[static_cast<std::size_t>(node)] = &clause;
  });
}

int Version::node_at(const Position& place) const {
  const auto found = by_place.find(place);
  return found == by_place.end() ? -1 : found->second;
}

Partners match(const Version& base, const Version& side) { return Matcher(base, side).match(); }

std::string without_blanks(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes)
    if (!xml::is_blank(byte)) text += byte;
  return text;
}

}  // namespace clauseline::merge
