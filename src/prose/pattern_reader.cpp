#include "prose/pattern_reader.hpp"

#include "prose/line_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace clauseline {
namespace {

using Text = std::string_view;
using Kind = PatternStep::Kind;

constexpr unsigned longest_gap = 63;
constexpr std::size_t most_steps = 24;

constexpr auto too_many = "these are more words than a set of detectors can have";

}  // namespace

Detector PatternReader::read_detector(Text text) {
  Detector detector;
  for (char mark = ' '; !text.empty();) {
    const auto end = std::min(text.find('&'), text.find('!'));
    auto pattern = read(trimmed(text.substr(0, end)));
    if (pattern.steps.empty()) return {};
    if (mark == ' ') detector.words = std::move(pattern);
    if (mark == '&') detector.besides.push_back(std::move(pattern));
    if (mark == '!') detector.without.push_back(std::move(pattern));
    if (end == Text::npos) break;
    mark = text[end];
    text.remove_prefix(end + 1);
    if (!trimmed(text).empty()) continue;
    problems_.add(text, fmt::format(R"(nothing stands behind "{}")", mark),
                  "write a pattern there, or take the mark away");
    return {};
  }
  return detector;
}

ProsePattern PatternReader::read(Text text) {
  pattern_.steps.clear();
  pattern_.needed.clear();
  for (Text rest = text; !rest.empty();) {
    const auto part = take(rest, ' ');
    rest = trimmed(rest);
    if (!add_step(part)) return {};
  }
  const auto& steps = pattern_.steps;
  if (steps.empty() || steps.size() > most_steps || steps.front().kind != Kind::word ||
      steps.back().kind == Kind::gap) {
    problems_.add(text,
                  "a pattern begins with a word that must be there and does not end with a gap",
                  fmt::format("at most {} steps", most_steps));
    return {};
  }
  return pattern_;
}

bool PatternReader::add_step(Text part) {
  if (part.starts_with('<')) return add_gap(part);
  const bool optional = part.starts_with('?');
  const auto symbol = symbol_of(part.substr(optional ? 1 : 0));
  if (symbol == none) return false;
  pattern_.steps.push_back({.kind = optional ? Kind::optional : Kind::word, .symbol = symbol});
  if (!optional) need(symbol);
  return true;
}

/// Puts it behind those that are as rare or rarer.
void PatternReader::need(Symbol symbol) {
  auto& needed = pattern_.needed;
  const auto behind = std::ranges::upper_bound(needed, rarity_[symbol], {},
                                               [this](Symbol one) { return rarity_[one]; });
  needed.insert(behind, symbol);
}

bool PatternReader::add_gap(Text part) {
  unsigned least = 0;
  unsigned most = 0;
  const char* const end = part.data() + part.size();
  const auto first = std::from_chars(part.data() + 1, end, least);
  const bool dash = first.ec == std::errc{} && first.ptr < end && *first.ptr == '-';
  const auto second = dash ? std::from_chars(first.ptr + 1, end, most) : first;
  const bool closed =
      dash && second.ec == std::errc{} && second.ptr + 1 == end && *second.ptr == '>';
  if (!closed || least > most || most > longest_gap) {
    problems_.add(part, fmt::format(R"("{}" is no gap)", part),
                  fmt::format("write <least-most> in words, at most {}: <0-6>", longest_gap));
    return false;
  }
  pattern_.steps.push_back({.kind = Kind::gap,
                            .least = static_cast<std::uint8_t>(least),
                            .most = static_cast<std::uint8_t>(most)});
  return true;
}

/// The symbol of a place. The same words are one symbol, however patterns write them.
Symbol PatternReader::symbol_of(Text part) {
  const auto [known, is_new_part] = by_part_.try_emplace(part, none);
  if (!is_new_part && known->second != none) return known->second;
  const auto words = sets_.words(part);
  if (words.empty()) return none;
  words_.clear();
  for (const Text word : words)
    words_.append(word).append("|");
  const auto [same, is_new] = by_words_.try_emplace(words_, none);
  if (is_new) same->second = new_symbol(words, part);
  known->second = same->second;
  return same->second;
}

Symbol PatternReader::new_symbol(const std::vector<Text>& words, Text part) {
  if (into_.symbols == none) {
    problems_.add(part, too_many, "drop some of them");
    return none;
  }
  const auto symbol = static_cast<Symbol>(into_.symbols++);
  double common = 0;
  for (const Text word : words)
    common += add_word(word, symbol, part);
  rarity_.push_back(common);
  return symbol;
}

/// Long words are rare (Zipf's law of abbreviation); gives about how often a word comes.
double PatternReader::add_word(Text word, Symbol symbol, Text part) {
  if (word.starts_with('#')) {
    const auto names = class_names();
    const auto place = std::ranges::find(names, word) - names.begin();
    into_.classes[static_cast<std::size_t>(place)].push_back(symbol);
    return word == "#name" ? 1.0 : 0.01;
  }
  const bool prefix = word.ends_with('*');
  const Text stem = word.substr(0, word.size() - (prefix ? 1 : 0));
  bool fits = into_.vocabulary.add(stem, prefix, symbol);
  if (stem.starts_with("non-") && stem.size() > 4)
    fits = into_.vocabulary.add("non" + std::string(stem.substr(4)), prefix, symbol) && fits;
  if (!fits) problems_.add(part, too_many, "drop some of them");
  const auto length = static_cast<double>(stem.size());
  return 1.0 / (length * length * length);
}

}  // namespace clauseline
