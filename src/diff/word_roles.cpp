#include "diff/word_roles.hpp"

#include "prose/tokens.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace clauseline {
namespace {

constexpr std::array<std::string_view, 13> giving{"grants",  "grant",   "pays",    "pay",   "licenses",
                                                  "license", "licence", "licences", "gives", "give",
                                                  "assigns", "assign",  "appoints"};

using Tokens = std::vector<Token>;

bool stands_at(const Tokens& tokens, std::size_t at, const Tokens& name) {
  return !name.empty() && at + name.size() <= tokens.size() &&
         std::equal(name.begin(), name.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const Token& a, const Token& b) { return a.text == b.text; });
}

/// Which party each token begins to name; null for none.
std::vector<const Party*> parties_in(const Tokens& tokens, const Agreement& agreement) {
  std::vector<const Party*> found(tokens.size());
  for (const Party& party : agreement.parties) {
    if (!party.signs) continue;
    for (const std::string_view called : {party.short_name, party.name}) {
      const auto name = tokens_of(called);
      for (std::size_t i = 0; i < tokens.size(); ++i)
        if (stands_at(tokens, i, name)) found[i] = &party;
    }
  }
  return found;
}

}  // namespace

WordRoles word_roles(std::string_view sentence, const Agreement& agreement) {
  constexpr std::size_t shortly = 4;  // "Licensor shall hereby irrevocably grant"
  if (agreement.parties.size() < 2) return {};
  const auto tokens = tokens_of(sentence);
  const auto named = parties_in(tokens, agreement);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (named[i] == nullptr) continue;
    auto verb = i + 1;
    const auto last = std::min(i + 1 + shortly, tokens.size());
    while (verb < last && std::ranges::find(giving, tokens[verb].small) == giving.end())
      ++verb;
    if (verb == last) continue;
    std::set<const Party*> behind;
    for (auto j = verb; j < tokens.size(); ++j)
      if (named[j] != nullptr && named[j] != named[i]) behind.insert(named[j]);
    if (behind.size() != 1) return {};
    return {.doer = named[i]->id, .other = (*behind.begin())->id};
  }
  return {};
}

}  // namespace clauseline
