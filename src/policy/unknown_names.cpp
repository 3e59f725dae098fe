#include "policy/unknown_names.hpp"

#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace clauseline {
namespace {

/// What lines of a policy may name in some agreements.
struct Nameable {
  std::vector<std::string> parties{};
  std::vector<std::string> clauses{};
  std::vector<std::string> terms{};
};

void add(const Interpretation& version, Nameable& known) {
  for (const Party& party : version.agreement->parties)
    known.parties.push_back(party.id);
  walk(version.agreement->clauses,
       [&](const Clause& clause, const Clause*) { known.clauses.push_back(clause.id); });
  for (const auto* terms : {&version.terms, &version.records})
    for (const Term& term : *terms)
      known.terms.push_back(term.id);
}

class Search {
 public:
  Search(const Policy& policy, const Nameable& known) : policy_(policy), known_(known) {}

  UnknownNames run() {
    look_up("party", policy_.perspective, known_.parties, {});
    for (const Override& line : policy_.overrides) {
      look_up("party", line.loses, known_.parties, line.at);
      look_up("clause", line.clause, known_.clauses, line.at);
      look_up("term", line.term, known_.terms, line.at);
    }
    tell_others();
    return std::move(found_);
  }

 private:
  void look_up(std::string_view kind, const std::string& name,
               const std::vector<std::string>& known, Position at) {
    if (name.empty() || std::ranges::find(known, name) != known.end()) return;
    const auto near = nearest(name, known);
    if (near.empty())
      others_.insert(fmt::format("{} {}", kind, name));
    else
      found_.misspelt.push_back({.at = {.source = policy_.source, .position = at},
                                 .message = fmt::format("no {} is called {}", kind, name),
                                 .hint = fmt::format("did you mean {}?", near)});
  }

  void tell_others() {
    if (others_.empty()) return;
    constexpr std::size_t most = 5;
    std::vector<std::string> names(others_.begin(), others_.end());
    const auto more = names.size() - std::min(names.size(), most);
    names.resize(names.size() - more);
    found_.others.push_back(
        {.at = {.source = policy_.source},
         .message = fmt::format("not in what was compared: {}{}", fmt::join(names, ", "),
                                more == 0 ? "" : fmt::format(" and {} more", more))});
  }

  const Policy& policy_;
  const Nameable& known_;
  UnknownNames found_{};
  std::set<std::string> others_{};
};

}  // namespace

UnknownNames unknown_names(const Policy& policy, const std::vector<Sides>& agreements) {
  if (agreements.empty()) return {};
  Nameable known;
  for (const Sides& sides : agreements)
    for (const Interpretation* version : {&sides.before, &sides.after})
      add(*version, known);
  return Search(policy, known).run();
}

}  // namespace clauseline
