#include "prose/word_sets.hpp"

#include "prose/line_parts.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline {
namespace {

using Text = std::string_view;

constexpr std::size_t longest_word = 40;
constexpr std::size_t most_words = 1000;  // in one place of a pattern

constexpr std::array<Text, 7> names_of_classes{"#num", "#pct", "#money", "#date",
                                               "#dur", "#ref", "#name"};

bool fits_word(char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '\''; }

/// Calls `visit` with each of the words between "|", while it returns true.
template <class Visit>
bool each_word(Text part, const Visit& visit) {
  while (!part.empty())
    if (!visit(take(part, '|'))) return false;
  return true;
}

}  // namespace

std::span<const std::string_view> class_names() { return names_of_classes; }

void WordSets::define(Text line) {
  const auto name = first_word(line);
  const auto part = trimmed(line.substr(name.size()));
  if (part.empty())
    return problems_.add(part, "a word is missing", R"(alternatives are written "a|b")");
  if (!each_word(part, [this](Text word) { return is_known(word); })) return;
  const auto [last, is_new] = last_.try_emplace(name, definitions_.size());
  definitions_.push_back({.name = name, .part = part, .earlier = is_new ? none : last->second});
  last->second = definitions_.size() - 1;
}

bool WordSets::is_known(Text word) {
  if (!word.starts_with('$')) return is_word(word);
  const auto name = word.substr(1);
  if (last_.contains(name)) return true;
  std::vector<std::string> names;
  for (const Definition& known : definitions_)
    if (known.earlier == none) names.emplace_back(known.name);
  std::ranges::sort(names);
  problems_.add(word, fmt::format(R"(there is no set "{}")", name),
                suggestion_or(name, names, R"(write "set NAME a|b" above)"));
  return false;
}

bool WordSets::is_word(Text word) {
  if (word.starts_with('#')) {
    if (std::ranges::find(names_of_classes, word) != names_of_classes.end()) return true;
    problems_.add(word, fmt::format(R"(there is no class "{}")", word),
                  suggestion(word, std::vector<std::string>(names_of_classes.begin(),
                                                            names_of_classes.end())));
    return false;
  }
  const auto stem = word.ends_with('*') ? word.substr(0, word.size() - 1) : word;
  const bool fits =
      !stem.empty() && stem.size() <= longest_word && std::ranges::all_of(stem, fits_word);
  if (!fits)
    problems_.add(word, fmt::format(R"("{}" is no word of a pattern)", word),
                  "small letters, hyphen and apostrophe, with * at the end for any ending");
  return fits;
}

const std::vector<std::string_view>& WordSets::words_of(std::size_t definition, Text at) {
  static const std::vector<Text> nothing;
  if (definitions_[definition].open) {
    problems_.add(at, fmt::format(R"(the set "{}" is made of itself)", at.substr(1)),
                  "take it out of one of the sets that it is made of");
    return nothing;
  }
  if (!definitions_[definition].resolved) {
    definitions_[definition].open = true;
    auto words = resolved(definitions_[definition].part, definition);
    definitions_[definition].words = std::move(words);
    definitions_[definition].open = false;
    definitions_[definition].resolved = true;
  }
  return definitions_[definition].words;
}

/// Adds a word, or the words of a set; `within` is the definition that it stands in, if any.
bool WordSets::add(Text word, std::size_t within, std::vector<Text>& words) {
  if (!is_known(word)) return false;
  if (!word.starts_with('$')) {
    words.push_back(word);
    return true;
  }
  const auto name = word.substr(1);
  const bool is_own = within != none && definitions_[within].name == name;
  const auto definition = is_own ? definitions_[within].earlier : last_.find(name)->second;
  const auto& more = words_of(definition, word);
  words.insert(words.end(), more.begin(), more.end());
  return !more.empty();
}

std::vector<std::string_view> WordSets::resolved(Text part, std::size_t within) {
  std::vector<Text> words;
  if (!each_word(part, [&](Text word) { return add(word, within, words); })) return {};
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (words.empty()) problems_.add(part, "a word is missing", R"(alternatives are written "a|b")");
  if (words.size() <= most_words) return words;
  problems_.add(part, fmt::format("these are more words than stand in one place ({})", most_words),
                "a word that ends with * stands for all that begin so");
  return {};
}

std::vector<std::string_view> WordSets::words(Text part) { return resolved(part, none); }

}  // namespace clauseline
