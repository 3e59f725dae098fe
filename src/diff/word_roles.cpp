#include "diff/word_roles.hpp"

#include "prose/tokens.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace clauseline {
namespace {

constexpr std::array<std::string_view, 6> finite{"grants",   "pays",  "assigns",
                                                 "appoints", "gives", "transfers"};
constexpr std::array<std::string_view, 6> base{"grant",   "pay",  "assign",
                                               "appoint", "give", "transfer"};
constexpr std::array<std::string_view, 6> before_base{"shall", "will",   "must",
                                                      "does",  "hereby", "to"};

using Tokens = std::vector<Token>;

bool stands_at(const Tokens& tokens, std::size_t at, const Tokens& name) {
  return !name.empty() && at + name.size() <= tokens.size() &&
         std::equal(name.begin(), name.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const Token& a, const Token& b) { return a.text == b.text; });
}

/// Which party each token begins to name, by the longest name at a place; null for none.
std::vector<const Party*> parties_in(const Tokens& tokens, const Agreement& agreement) {
  std::vector<const Party*> found(tokens.size());
  std::vector<std::size_t> length(tokens.size());
  for (const Party& party : agreement.parties) {
    for (const std::string_view called : {party.short_name, party.name}) {
      const auto name = tokens_of(called);
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!stands_at(tokens, i, name) || name.size() <= length[i]) continue;
        length[i] = name.size();
        found[i] = party.signs ? &party : nullptr;
      }
    }
  }
  return found;
}

template <class Words>
bool is_one_of(const Token& token, const Words& words) {
  return std::ranges::find(words, token.small) != words.end();
}

/// Is the token a verb that says that somebody gives, and not a noun or a part of another form?
bool gives(const Tokens& tokens, std::size_t at) {
  if (is_one_of(tokens[at], finite)) return true;
  if (!is_one_of(tokens[at], base)) return false;
  constexpr std::size_t adverbs = 2;  // "shall promptly pay"
  for (auto i = at; i-- > 0 && at - i <= adverbs + 1;)
    if (is_one_of(tokens[i], before_base)) return true;
  return false;
}

}  // namespace

WordRoles word_roles(std::string_view sentence, const Agreement& agreement) {
  constexpr std::size_t shortly = 5;  // "Licensor shall hereby irrevocably grant"
  if (agreement.parties.size() < 2) return {};
  const auto tokens = tokens_of(sentence);
  const auto named = parties_in(tokens, agreement);
  std::set<const Party*> doers;
  std::size_t first = tokens.size();
  for (std::size_t verb = 0; verb < tokens.size(); ++verb) {
    if (!gives(tokens, verb)) continue;
    auto subject = verb;
    while (subject-- > 0 && verb - subject <= shortly)
      if (named[subject] != nullptr) break;
    if (subject >= tokens.size() || named[subject] == nullptr) return {};  // who, it does not say
    doers.insert(named[subject]);
    first = std::min(first, verb);
  }
  if (doers.size() != 1) return {};
  std::set<const Party*> behind;
  for (auto i = first; i < tokens.size(); ++i)
    if (named[i] != nullptr && named[i] != *doers.begin()) behind.insert(named[i]);
  if (behind.size() != 1) return {};
  return {.doer = (*doers.begin())->id, .other = (*behind.begin())->id};
}

}  // namespace clauseline
