#include "diff/tell_prose.hpp"

#include "prose/tokens.hpp"
#include "terms/tables.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace clauseline {
namespace {

using Values = std::vector<ProseValue>;

constexpr std::array<std::string_view, 4> told_by_sentence{"exclusivity", "revenue-share",
                                                           "cloud-rights", "governing-law"};

/// Words that are the same in other spellings and endings: "harbour" and "harbor", "licences" and
/// "license". Names stay as they are.
std::string stem(const Token& token) {
  std::string word = token.small;
  if (word.empty() || token.text.front() != word.front()) return std::string(token.text);
  const auto replace_end = [&](std::string_view from, std::string_view to) {
    if (word.size() > from.size() + 2 && word.ends_with(from))
      word.replace(word.size() - from.size(), from.size(), to);
  };
  for (const std::string_view ending : {"s", "ed", "ing", "e"})
    replace_end(ending, "");
  replace_end("our", "or");
  replace_end("enc", "ens");
  replace_end("is", "iz");
  replace_end("ogu", "og");
  return word;
}

/// The stems of the words of one text that the other does not have, but for words of grammar.
std::vector<std::string> only_in(const std::string& text, const std::string& other) {
  constexpr std::array<std::string_view, 26> grammar{
      "a",    "an",   "the",  "of",   "to",   "in",    "by",   "for",  "on",
      "at",   "as",   "is",   "are",  "be",   "its",   "it",   "and",  "with",
      "from", "that", "this", "such", "said", "shall", "will", "these"};
  std::map<std::string, int> there;
  for (const Token& token : tokens_of(other))
    ++there[stem(token)];
  std::vector<std::string> found;
  for (const Token& token : tokens_of(text))
    if (token.word && --there[stem(token)] < 0 &&
        std::ranges::find(grammar, token.small) == grammar.end())
      found.push_back(token.small);
  return found;
}

/// Do two texts differ in more than spelling, order and the words of grammar?
bool differ_in_matter(const std::string& before, const std::string& after) {
  return !only_in(before, after).empty() || !only_in(after, before).empty();
}

/// Are two sentences one sentence in which a few words changed?
bool is_same_sentence(const std::string& before, const std::string& after) {
  constexpr std::size_t few = 3;
  return only_in(before, after).size() <= few && only_in(after, before).size() <= few;
}

/// The values in the words of a signal itself.
Values own_values(const Said& said) {
  Values own;
  for (const ProseValue& value : said.values)
    if (value.begin >= said.signal.begin && value.end <= said.signal.end) own.push_back(value);
  return own;
}

bool same_values(const Values& a, const Values& b) {
  return std::ranges::equal(a, b, &ProseValue::same);
}

/// Are there as many values of the same kinds? Else one is a day and the other its year, or a
/// count that the other does not print.
bool same_kinds(const Values& a, const Values& b) {
  return std::ranges::equal(a, b, {}, &ProseValue::kind, &ProseValue::kind);
}

/// Do values differ, and nothing but percentages?
bool only_percents(const Values& before, const Values& after) {
  const auto is_percent = [](const ProseValue& value) {
    return value.kind == ProseToken::Kind::percent;
  };
  if (before.size() != after.size() || same_values(before, after)) return false;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!before[i].same(after[i]) && !(is_percent(before[i]) && is_percent(after[i]))) return false;
  return true;
}

/// More, where every number that moved went up; less where every one went down.
Move move_of(const Values& before, const Values& after) {
  if (before.size() != after.size()) return Move::replaced;
  bool up = false;
  bool down = false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].same(after[i])) continue;
    if (!before[i].comparable(after[i])) return Move::replaced;
    (after[i].millionths > before[i].millionths ? up : down) = true;
  }
  return up == down ? Move::replaced : up ? Move::raised : Move::lowered;
}

/// The values of one sentence that the other does not have, as they are written.
std::string values_apart(const Said& said, const Said& other) {
  std::vector<std::string_view> own;
  for (const ProseValue& value : said.values)
    if (std::ranges::none_of(other.values, [&](const ProseValue& one) { return one.same(value); }))
      own.push_back(said.words.substr(value.begin, value.end - value.begin));
  return own.empty() ? said.quote : fmt::format("{}", fmt::join(own, " ... "));
}

std::string quotes(const std::vector<const Said*>& all) {
  std::string text;
  std::unordered_set<std::string_view> told;
  for (const Said* said : all)
    if (told.insert(said->quote).second)
      text += fmt::format("{}{}", text.empty() ? "" : " ... ", said->quote);
  return text;
}

std::string_view next_word(const Said& said) {
  auto rest = said.words.substr(said.signal.end);
  if (!rest.starts_with(' ')) return {};
  rest.remove_prefix(1);
  return rest.substr(0, rest.find_first_of(" ,.;:"));
}

/// Do all signals stand in one sentence of each side, which is the same but for a few words, and
/// speak of the topic itself?
bool speak_of_one(const std::vector<const Said*>& gone, const std::vector<const Said*>& come) {
  const auto one_sentence = [](const std::vector<const Said*>& all) {
    return std::ranges::all_of(all, [&](const Said* said) {
      return said->sentence == all.front()->sentence && said->kind().group.empty();
    });
  };
  return one_sentence(gone) && one_sentence(come) &&
         is_same_sentence(gone.front()->sentence, come.front()->sentence);
}

bool all_are(const std::vector<const Said*>& all, Polarity polarity) {
  return std::ranges::all_of(all,
                             [&](const Said* said) { return said->signal.polarity == polarity; });
}

}  // namespace

void ProseTeller::tell_signals() {
  for (const Field& field : find_right("prose")->fields)
    if (field.name == "modal")
      tell_modal(field);
    else
      tell_field(field);
}

void ProseTeller::tell_sentence(const Said& before, const Said& after) {
  const auto& topic = before.kind().topic;
  if (std::ranges::find(told_by_sentence, topic) == told_by_sentence.end()) return;
  if (before.signal.polarity != Polarity::positive) return;  // what is denied is over nothing
  const auto* field = prose_field(before.kind());
  // Of a clause with typed terms these say what it is over.
  if (field == nullptr || apart_.beside_typed || !differ_in_matter(before.matter, after.matter))
    return;
  if (!told_sentences_.insert(topic).second) return;
  add(field->name, Move::moved, before.sentence, after.sentence);
}

void ProseTeller::tell_exchange(const Said& before, const Said& after) {
  const auto* field = prose_field(before.kind());
  if (field != nullptr && told_sentences_.insert(std::string(field->name)).second)
    add(field->name, Move::replaced, before.sentence, after.sentence);
}

int ProseTeller::nearness(const Said& before, const Said& after) {
  const auto old_own = own_values(before);
  const auto new_own = own_values(after);
  if (same_values(old_own, new_own)) return 0;
  const bool alone =
      before.values.size() == old_own.size() && after.values.size() == new_own.size();
  const bool is_rate = alone && only_percents(old_own, new_own) &&
                       prose_field(fmt::format("{}.percent", before.kind().topic)) != nullptr;
  return is_rate ? 2 : 1;
}

/// The number of a rate is one in its own words; another one in its sentence may limit it, or say
/// how it is reckoned, so that more of it may be less.
void ProseTeller::tell_value(const Said& before, const Said& after) {
  const auto old_own = own_values(before);
  const auto new_own = own_values(after);
  const auto& topic = before.kind().topic;
  const bool is_rate = nearness(before, after) == 2;
  const auto* field = is_rate ? prose_field(fmt::format("{}.percent", topic)) : nullptr;
  if (field == nullptr) field = prose_field(fmt::format("{}.value", topic));
  if (field == nullptr && same_kinds(before.values, after.values))
    field = prose_field(before.kind());
  if (field == nullptr) return tell_sentence(before, after);
  auto old_words = values_apart(before, after);
  auto new_words = values_apart(after, before);
  if (!told_values_.emplace(old_words, new_words).second) return;
  const bool own = !same_values(old_own, new_own);
  add(field->name, own ? move_of(old_own, new_own) : Move::replaced, std::move(old_words),
      std::move(new_words), is_rate ? Several{&before, &after} : Several{});
}

void ProseTeller::tell_typed_alone(const Change& change) {
  add("typed-alone", Move::replaced, change.before, change.after);
}

void ProseTeller::tell_words() {
  add("beside-typed", Move::replaced, apart_.clause->before()->words,
      apart_.clause->after()->words);
}

void ProseTeller::tell_format() {
  add("value-format", Move::replaced, apart_.clause->before()->words,
      apart_.clause->after()->words);
}

ProseTeller::Several ProseTeller::of_field(const Field& field, const std::vector<Said>& side) {
  Several found;
  for (const Said& said : side)
    if (said.touched && prose_field(said.kind()) == &field) found.push_back(&said);
  return found;
}

/// "shall pay" became "may pay": of duties only that is told, for every clause has some.
void ProseTeller::tell_modal(const Field& field) {
  for (const Said* gone : of_field(field, apart_.before))
    for (const Said* come : of_field(field, apart_.after)) {
      const auto verb = next_word(*gone);
      if (verb.empty() || verb != next_word(*come) || gone->signal.kind == come->signal.kind)
        continue;
      return add(field.name, Move::replaced, fmt::format("{} {}", gone->quote, verb),
                 fmt::format("{} {}", come->quote, verb));
    }
}

void ProseTeller::tell_field(const Field& field) {
  const auto gone = of_field(field, apart_.before);
  const auto come = of_field(field, apart_.after);
  if (gone.empty() && come.empty()) return;
  auto both = gone;
  both.insert(both.end(), come.begin(), come.end());
  add(field.name, move(gone, come), quotes(gone), quotes(come), both);
}

/// What gives the right came or went, or what denies it; or the one became the other.
Move ProseTeller::move(const Several& gone, const Several& come) {
  using enum Polarity;
  if (gone.empty()) return all_are(come, negative) ? Move::stated : Move::added;
  if (come.empty()) return all_are(gone, negative) ? Move::silenced : Move::removed;
  if (!speak_of_one(gone, come)) return Move::replaced;
  if (all_are(gone, positive) && all_are(come, negative)) return Move::lowered;
  if (all_are(gone, negative) && all_are(come, positive)) return Move::raised;
  return Move::replaced;
}

/// Who gives to whom, where all the sentences say the same.
WordRoles ProseTeller::roles_of(const Several& all) {
  if (all.empty()) return {};
  const auto& first = all.front()->roles;
  const bool same = std::ranges::all_of(all, [&](const Said* one) { return one->roles == first; });
  return same ? first : WordRoles();
}

void ProseTeller::add(std::string_view field, Move move, std::string before, std::string after,
                      const Several& by) {
  const bool own_rule = field == "exclusivity" || field == "typed-alone" || field == "value-format";
  if (apart_.beside_typed && !own_rule) field = "beside-typed";
  if (apart_.beside_typed) move = Move::replaced;
  into_.changes.push_back({.right = find_right("prose"),
                           .field = field,
                           .move = move,
                           .old_clause = apart_.clause->before(),
                           .new_clause = apart_.clause->after(),
                           .clause = apart_.clause,
                           .before = std::move(before),
                           .after = std::move(after),
                           .roles = roles_of(by)});
}

}  // namespace clauseline
