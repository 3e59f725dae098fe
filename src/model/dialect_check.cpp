#include "model/dialect_check.hpp"

#include "text/nearest.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace clauseline {
namespace {

using Names = std::set<std::string, std::less<>>;

std::string local(const std::string& name) { return name.substr(name.find(':') + 1); }

std::vector<ElementUse> uses_of(const std::vector<Placed>& placed) {
  std::vector<ElementUse> uses;
  std::map<std::pair<std::string, const ReadingRule*>, std::size_t> known;
  for (const Placed& one : placed) {
    const auto [found, fresh] = known.try_emplace({one.name, one.rule}, uses.size());
    if (fresh) uses.push_back({.name = one.name, .rule = one.rule, .first = one.at});
    auto& use = uses[found->second];
    ++use.count;
    use.bytes += one.bytes;
  }
  return uses;
}

/// Gathers the names in a dialect that no element of a sample answers to.
class Idle {
 public:
  Idle(const DialectCheck& check, const Dialect& dialect) {
    for (const auto* uses : {&check.placed, &check.unplaced})
      for (const ElementUse& use : *uses) {
        present_.insert(local(use.name));
        if (use.rule == nullptr) continue;
        used_.insert(use.rule);
        lines_.insert(use.rule->at);
      }
    for (const ElementUse& use : check.unplaced)
      likely_.push_back(local(use.name));
    for (const std::string& name : present_)
      if (std::ranges::find(likely_, name) == likely_.end()) others_.push_back(name);
    for (const auto& [name, rules] : dialect.rules)
      for (const ReadingRule& rule : rules)
        look_at(name, rule, dialect);
    std::ranges::sort(found_, {}, [](const IdleName& one) {
      return std::tuple(one.rule->at, one.is_parent, one.name);
    });
  }

  std::vector<IdleName> take() { return std::move(found_); }

 private:
  void look_at(const std::string& name, const ReadingRule& rule, const Dialect& dialect) {
    if (!used_.contains(&rule)) found_.push_back(idle(name, rule, false));
    for (const ElementName& parent : rule.within)
      if (!present_.contains(parent.local) && !dialect.rules.contains(parent.local) &&
          std::ranges::find(dialect.roots, parent.local) == dialect.roots.end())
        found_.push_back(idle(parent.local, rule, true));
  }

  /// Where a name is misspelt, the sample has one like it; most likely one without a place.
  IdleName idle(const std::string& name, const ReadingRule& rule, bool is_parent) const {
    IdleName one{.name = name,
                 .rule = &rule,
                 .is_parent = is_parent,
                 .whole_line = is_parent || !lines_.contains(rule.at)};
    if (present_.contains(name)) return one;
    one.near = nearest(name, likely_);
    if (one.near.empty() && is_parent) one.near = nearest(name, others_);
    return one;
  }

  Names present_{};
  std::set<const ReadingRule*> used_{};
  std::set<Position> lines_{};
  std::vector<std::string> likely_{};
  std::vector<std::string> others_{};
  std::vector<IdleName> found_{};
};

}  // namespace

bool DialectCheck::fits() const {
  return unplaced.empty() && std::ranges::none_of(idle, [](const IdleName& one) {
           return one.whole_line || !one.near.empty();
         });
}

DialectCheck check_dialect(const xml::Document& sample, const Dialect& dialect) {
  std::vector<Placed> read;
  DialectCheck check{.agreement = read_document(sample, dialect, {.elements = &read})};
  for (ElementUse& use : uses_of(read))
    (use.rule == nullptr ? check.unplaced : check.placed).push_back(std::move(use));
  std::ranges::stable_sort(check.unplaced, std::ranges::greater{}, &ElementUse::bytes);
  check.idle = Idle(check, dialect).take();
  return check;
}

}  // namespace clauseline
