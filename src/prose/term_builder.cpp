#include "prose/term_builder.hpp"

#include "prose/suggest_rows.hpp"
#include "terms/tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline {
namespace {

/// Calls `visit` with each of words with "|" between.
template <class Visit>
void each_word(std::string_view words, const Visit& visit) {
  while (!words.empty()) {
    const auto end = std::min(words.find('|'), words.size());
    visit(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

template <class Attributes>
const SuggestedAttribute* attribute_of(const Attributes& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &SuggestedAttribute::name);
  return found == all.end() ? nullptr : &*found;
}

/// The attributes that hold several parties; the others hold one.
bool holds_parties(std::string_view right, std::string_view attribute) {
  return (right == "assignment" && attribute == "by") ||
         (right == "liability" && (attribute == "of" || attribute == "to"));
}

bool names_a_party(std::string_view right, std::string_view attribute) {
  const Right& known = *find_right(right);
  const int index = field_index(known, attribute);
  return index >= 0 && known.fields[static_cast<std::size_t>(index)].type == Type::parties;
}

}  // namespace

FreeIds::FreeIds(const Agreement& agreement) {
  const auto add = [this](const Fact& fact, const auto& again) -> void {
    taken_.emplace(fact["id"]);
    for (const Fact& part : fact.parts)
      again(part, again);
  };
  for (const Fact& fact : agreement.records)
    add(fact, add);
  for (const Party& party : agreement.parties)
    taken_.insert(party.id);
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    taken_.insert(clause.id);
    for (const Mark& mark : clause.marks)
      if (mark.kind == MarkKind::defines) taken_.insert(mark.target);
    for (const Fact& fact : clause.facts)
      add(fact, add);
  });
}

std::string FreeIds::take(const Clause& clause, std::string_view right) {
  std::string stem;
  for (const char c : clause.id) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool plain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (plain)
      stem += small;
    else if (!stem.empty() && stem.back() != '-')
      stem += '-';
  }
  while (stem.ends_with('-'))
    stem.pop_back();
  if (stem.empty() || stem.front() < 'a') stem = stem.empty() ? "clause" : "clause-" + stem;
  auto id = fmt::format("{}-{}", stem, right);
  for (int i = 2; !taken_.insert(id).second; ++i)
    id = fmt::format("{}-{}-{}", stem, right, i);
  return id;
}

void TermBuilder::say(std::string_view part, SuggestedAttribute attribute) {
  if (attribute.name.empty()) return;
  const bool several = attribute.value.find(' ') != std::string::npos;
  if (several && names_a_party(right_, attribute.name) && !holds_parties(right_, attribute.name))
    return;
  auto found = std::ranges::find_if(
      said_, [&](const Said& one) { return one.part == part && one.attribute == attribute.name; });
  if (found == said_.end())
    found = said_.insert(said_.end(), {.part = part, .attribute = attribute.name});
  if (std::ranges::find(found->values, attribute.value, &SuggestedAttribute::value) ==
      found->values.end())
    found->values.push_back(std::move(attribute));
}

bool TermBuilder::is_list(const Said& said) const {
  const Right& known = *find_right(right_);
  const int index = field_index(known, said.attribute);
  if (!said.part.empty() || index < 0) return false;
  const auto type = known.fields[static_cast<std::size_t>(index)].type;
  return type == Type::slugs || type == Type::clouds || type == Type::assets;
}

void TermBuilder::add(const Said& said, SuggestedTerm& term) const {
  auto one = said.values.front();
  if (said.values.size() > 1 && !is_list(said)) {
    std::string ways;
    for (const SuggestedAttribute& value : said.values)
      ways += fmt::format("{}{} (\"{}\")", ways.empty() ? "" : " or ", value.value, value.words);
    return term.undecided.push_back(fmt::format("{}: {}", said.attribute, ways));
  }
  for (std::size_t i = 1; i < said.values.size(); ++i) {
    one.value += " " + said.values[i].value;
    one.words += "; " + said.values[i].words;
  }
  if (said.part.empty()) return term.attributes.push_back(std::move(one));
  auto part = std::ranges::find(term.parts, said.part, &SuggestedPart::element);
  if (part == term.parts.end()) part = term.parts.insert(part, {.element = said.part});
  part->attributes.push_back(std::move(one));
}

/// A part says nothing without the attribute that its rows begin with.
void TermBuilder::drop_parts(SuggestedTerm& term) const {
  std::erase_if(term.parts, [&](const SuggestedPart& part) {
    const auto row = std::ranges::find_if(suggest_rows(), [&](const SuggestRow& one) {
      return one.right == right_ && one.part == part.element;
    });
    return attribute_of(part.attributes, row->attribute) == nullptr;
  });
}

void TermBuilder::list_missing(SuggestedTerm& term) const {
  const auto is_open = [&](std::string_view name) {
    return attribute_of(term.attributes, name) == nullptr &&
           std::ranges::none_of(term.undecided, [&](const std::string& one) {
             return one.starts_with(std::string(name) + ":");
           });
  };
  const auto needs = std::ranges::find(suggest_needs(), right_, &SuggestNeeds::right);
  each_word(needs->attributes, [&](std::string_view name) {
    if (is_open(name)) term.missing.emplace_back(name);
  });
  const auto* mode = attribute_of(term.attributes, "mode");
  if (mode != nullptr && mode->value == "only" && is_open("clouds"))
    term.missing.emplace_back("clouds");
}

void TermBuilder::limit(std::string_view word) {
  if (std::ranges::find(limits_, word) == limits_.end()) limits_.emplace_back(word);
}

SuggestedTerm TermBuilder::build() const {
  SuggestedTerm term{.element = right_, .limits = limits_};
  for (const Said& said : said_)
    add(said, term);
  drop_parts(term);
  list_missing(term);
  return term;
}

TermBuilder& TermBuilders::at(std::string_view right, std::string_view key) {
  const auto found = std::ranges::find_if(
      all_, [&](const TermBuilder& one) { return one.right() == right && one.key() == key; });
  if (found != all_.end()) return *found;
  return all_.emplace_back(right, key);
}

std::vector<SuggestedTerm> TermBuilders::build(const Clause& clause, FreeIds& ids) const {
  std::vector<SuggestedTerm> terms;
  for (const SuggestNeeds& needs : suggest_needs())
    for (const TermBuilder& one : all_)
      if (one.right() == needs.right && one.is_founded()) {
        auto term = one.build();
        if (term.attributes.empty() && term.parts.empty() && term.undecided.empty()) continue;
        term.id = ids.take(clause, needs.right);
        terms.push_back(std::move(term));
      }
  return terms;
}

}  // namespace clauseline
