#include "merge/words.hpp"

#include "merge/three_way.hpp"
#include "text/words.hpp"
#include "xml/place.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <vector>

namespace clauseline::merge {
namespace {

/// A word, the space between two, a tag, or an item with all that is in it.
struct Token {
  std::string_view bytes;
  std::uint32_t symbol = 0;
  int item = -1;
  int opens = 0;  // 1 for a start tag, -1 for an end tag
};

using Tokens = std::vector<Token>;
using Part = std::span<const Token>;

constexpr std::uint32_t blank = 0;

/// Cuts the content of elements into tokens, equal ones with equal symbols.
class Tokenizer {
 public:
  Tokenizer(const Versions& versions, const Plan& plan) : versions_(versions), plan_(plan) {}

  Tokens read(const Version& version, int node, const std::vector<int>& items) {
    Tokens tokens;
    if (node >= 0) add_children(version, node, items, tokens);
    return tokens;
  }

  Weights weights() const { return weights_; }

 private:
  void add(std::string_view bytes, Tokens& into, int opens = 0) {
    if (bytes.empty()) return;
    const bool space = xml::is_blank(bytes);
    into.push_back(
        {.bytes = bytes, .symbol = space ? blank : symbol(std::string(bytes)), .opens = opens});
  }

  std::uint32_t symbol(std::string key) {
    constexpr std::uint8_t word = 4;
    const auto made = static_cast<std::uint32_t>(weights_.size());
    const auto found = symbols_.try_emplace(std::move(key), made);
    if (found.second) weights_.push_back(word);
    return found.first->second;
  }

  void add_children(const Version& version, int node, const std::vector<int>& items, Tokens& into) {
    const Tree& tree = version.tree;
    for (const int child : tree[node].children) {
      const Node& one = tree[child];
      if (one.kind == Node::Kind::text && !tree.bytes(child).starts_with("<![CDATA[")) {
        for (const std::string_view word : words(tree.bytes(child)))
          add(word, into);
      } else if (!one.is_element() || one.closes_itself()) {
        add(tree.bytes(child), into);
      } else if (const int item = items[static_cast<std::size_t>(child)];
                 is_in_all(item) && holds_clause(version, child)) {
        into.push_back({.bytes = tree.bytes(child),
                        .symbol = symbol("<" + std::to_string(item)),
                        .item = item});
      } else {
        add(tree.bytes(one.begin, one.inner), into, 1);
        add_children(version, child, items, into);
        add(tree.bytes(one.close, one.end), into, -1);
      }
    }
  }

  /// It stands under the same parent in all three versions, so that each can be told by itself.
  bool is_in_all(int item) const {
    const Item& one = plan_[item];
    if (one.base < 0 || one.ours < 0 || one.theirs < 0) return false;
    const auto parent = [](const Version& version, int node, const std::vector<int>& items) {
      return items[static_cast<std::size_t>(version.tree[node].parent)];
    };
    const int before = parent(versions_.base, one.base, plan_.of_base);
    return parent(versions_.ours, one.ours, plan_.of_ours) == before &&
           parent(versions_.theirs, one.theirs, plan_.of_theirs) == before;
  }

  static bool holds_clause(const Version& version, int node) {
    return version.clause_of[static_cast<std::size_t>(node)] != nullptr ||
           std::ranges::any_of(version.tree[node].children,
                               [&](int child) { return holds_clause(version, child); });
  }

  const Versions& versions_;
  const Plan& plan_;
  std::map<std::string, std::uint32_t> symbols_{};
  std::vector<std::uint8_t> weights_{1};  // of white space
};

Part part(const Tokens& tokens, const Stretch& stretch) {
  return Part(tokens).subspan(stretch.begin, stretch.size());
}

/// Every tag in it has its partner in it.
bool is_balanced(Part tokens) {
  int depth = 0;
  for (const Token& one : tokens) {
    depth += one.opens;
    if (depth < 0) return false;
  }
  return depth == 0;
}

/// The tags fit each other, name by name.
bool fits(const std::vector<std::string_view>& tags) {
  std::vector<std::string_view> open;
  for (const std::string_view tag : tags) {
    const bool closes = tag.starts_with("</");
    const auto name =
        tag.substr(closes ? 2 : 1, tag.find_first_of(" \t\r\n>", 1) - (closes ? 2 : 1));
    if (!closes) {
      open.push_back(name);
    } else {
      if (open.empty() || open.back() != name) return false;
      open.pop_back();
    }
  }
  return open.empty();
}

class Writer {
 public:
  Writer(const Labels& labels, const std::function<std::string(int)>& write)
      : labels_(labels), write_(write) {}

  /// Words that nobody changed: in the bytes of ours, unless theirs laid them out anew.
  void keep(Part base, Part ours, Part theirs) {
    for (std::size_t i = 0; i < base.size(); ++i)
      put(base[i].item < 0 && ours[i].bytes == base[i].bytes ? theirs[i] : ours[i]);
  }

  void put(Part tokens) {
    for (const Token& one : tokens)
      put(one);
  }

  /// False where the markers would tear tags apart.
  bool dispute(Part base, Part ours, Part theirs) {
    if (!is_balanced(base) || !is_balanced(ours) || !is_balanced(theirs)) return false;
    merged_.disputed = true;
    merged_.bytes +=
        conflict({.between = {}, .base = bytes(base), .ours = bytes(ours), .theirs = bytes(theirs)},
                 labels_);
    return true;
  }

  std::optional<MergedWords> finish() {
    if (!fits(tags_)) return std::nullopt;
    return std::move(merged_);
  }

 private:
  void put(const Token& one) {
    if (one.opens != 0) tags_.push_back(one.bytes);
    if (one.item < 0)
      merged_.bytes += one.bytes;
    else
      merged_.bytes += write_(one.item);
  }

  static std::string bytes(Part tokens) {
    std::string text;
    for (const Token& one : tokens)
      text += one.bytes;
    return text;
  }

  const Labels& labels_;
  const std::function<std::string(int)>& write_;
  MergedWords merged_{};
  std::vector<std::string_view> tags_{};
};

std::vector<std::uint32_t> symbols(const Tokens& tokens) {
  std::vector<std::uint32_t> found;
  found.reserve(tokens.size());
  for (const Token& one : tokens)
    found.push_back(one.symbol);
  return found;
}

}  // namespace

std::optional<MergedWords> merge_words(const Item& item, const Merging& merging,
                                       const std::function<std::string(int)>& write) {
  const auto& [versions, plan, labels] = merging;
  Tokenizer tokenizer(versions, plan);
  const auto base = tokenizer.read(versions.base, item.base, plan.of_base);
  const auto ours = tokenizer.read(versions.ours, item.ours, plan.of_ours);
  const auto theirs = tokenizer.read(versions.theirs, item.theirs, plan.of_theirs);
  const auto in_base = symbols(base);
  const auto in_ours = symbols(ours);
  const auto in_theirs = symbols(theirs);
  Writer writer(labels, write);
  for (const Region& one : three_way({.base = in_base, .ours = in_ours, .theirs = in_theirs},
                                     tokenizer.weights(), blank)) {
    const auto before = part(base, one.base);
    const auto our = part(ours, one.ours);
    const auto their = part(theirs, one.theirs);
    if (one.taken == Taken::base)
      writer.keep(before, our, their);
    else if (one.taken == Taken::conflict && !writer.dispute(before, our, their))
      return std::nullopt;
    else if (one.taken != Taken::conflict)
      writer.put(one.taken == Taken::ours ? our : their);
  }
  return writer.finish();
}

}  // namespace clauseline::merge
