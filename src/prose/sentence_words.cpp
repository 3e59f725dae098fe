#include "prose/sentence_words.hpp"

#include <algorithm>

namespace clauseline {
namespace {

using Words = std::string_view;

/// Calls `visit` with each of words with "|" between, until it returns true.
template <class Visit>
bool any_word(Words words, const Visit& visit) {
  while (!words.empty()) {
    const auto end = std::min(words.find('|'), words.size());
    if (visit(words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool is_one_of(Words word, Words words) {
  return any_word(words, [&](Words one) { return one == word; });
}

/// May it stand between who does something and the verb? Whatever else does may make the verb
/// another's.
bool leads_to_verb(const Token& token) {
  constexpr Words words =
      "shall|will|may|must|can|hereby|irrevocably|perpetually|agrees|agree|to|each|also|then|has|"
      "have|"
      "the|a|right|is|are|be|entitled|not|only|does|do|further|,";
  return is_one_of(token.small, words);
}

}  // namespace

SentenceWords::SentenceWords(std::string_view words, const Agreement& agreement)
    : agreement_(agreement), words_(words), tokens_(tokens_of(words)), small_(" ") {
  for (const Token& token : tokens_)
    small_ += token.small + " ";
  find_parties();
}

bool SentenceWords::reads(std::size_t at, const std::vector<Token>& words) const {
  return !words.empty() && at + words.size() <= tokens_.size() &&
         std::equal(words.begin(), words.end(), tokens_.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const Token& a, const Token& b) { return a.text == b.text; });
}

std::string_view SentenceWords::text(std::size_t begin, std::size_t end) const {
  return words_.substr(tokens_[begin].begin, tokens_[end - 1].end() - tokens_[begin].begin);
}

/// The party whose name begins at a token. Of two names the longer counts: "Customer" and
/// "Customer Limited".
SentenceWords::Party SentenceWords::named_at(std::size_t at) const {
  Party found{.begin = at};
  for (const auto& party : agreement_.parties)
    for (const Words name : {Words(party.name), Words(party.short_name)}) {
      const auto end = at + tokens_of(name).size();
      if (end > found.end && words_.substr(tokens_[at].begin).starts_with(name.substr(0, 1)) &&
          reads(at, tokens_of(name)))
        found = {.ids = party.id, .begin = at, .end = end};
    }
  return found;
}

/// "Neither party" names all who sign.
SentenceWords::Party SentenceWords::everybody_at(std::size_t at) const {
  Party all{.begin = at};
  if (at + 1 >= tokens_.size() || !is_one_of(tokens_[at].small, "neither|either|each")) return all;
  if (tokens_[at + 1].small != "party") return all;
  for (const auto& party : agreement_.parties)
    if (party.signs) all.ids += (all.ids.empty() ? "" : " ") + party.id;
  all.end = all.ids.empty() ? 0 : at + 2;
  return all;
}

void SentenceWords::find_parties() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    auto found = everybody_at(i);
    if (found.end == 0) found = named_at(i);
    if (found.end == 0) continue;
    i = found.end - 1;
    parties_.push_back(std::move(found));
  }
}

bool SentenceWords::has(std::string_view word) const {
  return small_.find(" " + std::string(word) + " ") != std::string::npos;
}

std::string_view SentenceWords::first_of(std::string_view words) const {
  Words found;
  any_word(words, [&](Words one) {
    if (has(one)) found = one;
    return !found.empty();
  });
  return found;
}

/// "Supplier and Customer pay" has two who do it, and nothing is said of one.
bool SentenceWords::is_joined(const Party& party) const {
  if (party.begin < 2 || !is_one_of(tokens_[party.begin - 1].small, "and|or")) return false;
  return std::ranges::any_of(parties_,
                             [&](const Party& one) { return one.end + 1 == party.begin; });
}

std::optional<std::size_t> SentenceWords::verb_behind(const Party& party, Words verbs) const {
  if (is_joined(party)) return std::nullopt;
  auto at = party.end;
  while (at < tokens_.size() && !is_one_of(tokens_[at].small, verbs) && leads_to_verb(tokens_[at]))
    ++at;
  if (at == tokens_.size() || !is_one_of(tokens_[at].small, verbs)) return std::nullopt;
  return at;
}

std::optional<Named> SentenceWords::doer(const SuggestRoles& row) const {
  for (const Party& party : parties_)
    if (const auto verb = verb_behind(party, row.verbs))
      return Named{.ids = party.ids, .words = std::string(text(party.begin, *verb + 1))};
  return std::nullopt;
}

std::optional<Named> SentenceWords::other(const SuggestRoles& row) const {
  if (row.other.empty()) return std::nullopt;
  for (const Party& party : parties_)
    if (const auto verb = verb_behind(party, row.verbs)) return led_to(party, *verb, row.leads);
  return std::nullopt;
}

/// The first other party behind a verb that stands there at once or behind one of the words.
std::optional<Named> SentenceWords::led_to(const Party& doer, std::size_t verb, Words leads) const {
  for (const Party& one : parties_) {
    const bool several = one.ids.find(' ') != std::string::npos;
    if (one.begin <= verb || one.ids == doer.ids || several) continue;
    auto before = one.begin - 1;
    if (tokens_[before].small == "the" && before > verb) --before;
    const bool at_once = before == verb;
    if (at_once || is_one_of(tokens_[before].small, leads))
      return Named{.ids = one.ids,
                   .words = std::string(text(at_once ? one.begin : before, one.end))};
  }
  return std::nullopt;
}

std::optional<Named> SentenceWords::clouds() const {
  Named found;
  for (const Fact& fact : agreement_.records) {
    if (fact.name != "cloud") continue;
    const auto label = tokens_of(fact["label"]);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!reads(i, label)) continue;
      found.ids += (found.ids.empty() ? "" : " ") + std::string(fact["id"]);
      found.words += (found.words.empty() ? "" : ", ") + std::string(fact["label"]);
      break;
    }
  }
  if (found.ids.empty()) return std::nullopt;
  return found;
}

/// "The laws of the State of Oregon", "the law of England": a name of up to four words.
std::optional<Named> SentenceWords::law() const {
  constexpr std::size_t longest = 4;
  for (std::size_t i = 0; i + 2 < tokens_.size(); ++i) {
    if (!is_one_of(tokens_[i].small, "law|laws") || tokens_[i + 1].small != "of") continue;
    auto begin = i + 2;
    if (tokens_[begin].small == "the") ++begin;
    for (auto size = std::min(longest, tokens_.size() - begin); size > 0; --size) {
      const auto code = region_called(text(begin, begin + size));
      const bool goes_on = begin + size < tokens_.size() && tokens_[begin + size].small == "and" &&
                           begin + size + 1 < tokens_.size() &&
                           tokens_[begin + size + 1].text.front() >= 'A' &&
                           tokens_[begin + size + 1].text.front() <= 'Z';
      if (!code.empty() && !goes_on)  // "England and Wales" is one place that has no code
        return Named{.ids = std::string(code), .words = std::string(text(i, begin + size))};
    }
  }
  return std::nullopt;
}

}  // namespace clauseline
