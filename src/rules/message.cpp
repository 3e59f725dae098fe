#include "rules/message.hpp"

#include "rules/direction.hpp"
#include "terms/describe.hpp"
#include "text/split.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace clauseline {
namespace {

/// "A", "A and B", "A, B and C".
std::string listed(const std::vector<std::string>& names) {
  if (names.size() < 2) return names.empty() ? std::string() : names.front();
  return fmt::format("{} and {}", fmt::join(names.begin(), names.end() - 1, ", "), names.back());
}

std::string party_name(const std::string& id, const Comparison& comparison) {
  for (const Interpretation* version : {comparison.after, comparison.before})
    if (const Party* party = find_party(*version->agreement, id)) return party->short_name;
  return id;
}

/// A term has no name of its own; it is called by the clause that it stands in.
std::string term_label(const std::string& id, const Comparison& comparison) {
  for (const Interpretation* version : {comparison.after, comparison.before})
    if (const Term* term = find_term(*version, id)) return term->clause->label();
  return id;
}

std::string label(const std::string& id, const Comparison& comparison) {
  for (const Interpretation* version : {comparison.after, comparison.before})
    if (auto called = version->things.label(id); called != id) return called;
  return term_label(id, comparison);
}

bool is_list_of_things(Type type) {
  return type == Type::assets || type == Type::clouds || type == Type::ids;
}

std::string names_of(const Value& value, Type type, const Comparison& comparison) {
  const auto* names = value.get<Names>();
  if (names == nullptr) return in_words(value);
  std::vector<std::string> called;
  for (const std::string& name : *names)
    called.push_back(type == Type::parties     ? party_name(name, comparison)
                     : is_list_of_things(type) ? label(name, comparison)
                                               : name);
  return listed(called);
}

/// A field of the term, on the side that the placeholder names.
std::optional<std::string> field_text(std::string_view field, const Change& change,
                                      const Comparison& comparison) {
  const bool old_side = field.starts_with("old-");
  const bool new_side = field.starts_with("new-");
  if (old_side || new_side) field.remove_prefix(4);
  const Term* term = old_side ? change.old_term : new_side ? change.new_term : change.term();
  if (term == nullptr) return std::nullopt;
  const int index = field_index(*term->right, field);
  if (index < 0) return std::nullopt;
  const auto place = static_cast<std::size_t>(index);
  auto text = names_of(term->values[place], term->right->fields[place].type, comparison);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::string labels(const std::vector<const Clause*>& clauses) {
  std::vector<std::string> called;
  called.reserve(clauses.size());
  for (const Clause* clause : clauses)
    called.push_back(clause->label());
  return listed(called);
}

std::string clause_label(const Change& change) {
  const Clause* clause = change.new_clause == nullptr ? change.old_clause : change.new_clause;
  return clause == nullptr ? "the agreement" : clause->label();
}

bool in_id(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

/// Ids of a set, as several terms give them together. What a group of countries holds is told
/// with it, and stays as it is.
std::string listed_ids(const Change& change, const std::string& data) {
  const auto ids = split(data);
  const bool told_with = std::ranges::find(ids, "with") != ids.end();
  return change.names.empty() || told_with ? data : fmt::format("{}", fmt::join(ids, ", "));
}

/// What a finding says of one side as data, put into words where the term can.
std::string in_sentence(const Term* term, const Change& change, const std::string& data) {
  if (term == nullptr) return data;
  if (data == describe(*term, change.field))
    return describe(*term, change.field, Wording::sentence);
  if (data == describe(*term)) return describe(*term, Wording::sentence);
  if (term->right->name == "hosting" && data == describe_hosting(*term))
    return describe_hosting(*term, Wording::sentence);
  return listed_ids(change, data);
}

/// What one side said. Words of a clause are what the author wrote; only what a term says is
/// made of ids.
std::string side_text(const Term* term, const Change& change, const std::string& data,
                      const Comparison& comparison) {
  return change.term() == nullptr ? data : with_names(in_sentence(term, change, data), comparison);
}

/// "3.2 Fees (through Net Revenue)".
std::string reached_label(const Reached& one, const Clause* changed) {
  const bool direct = one.through == changed;
  return direct ? one.clause->label()
                : fmt::format("{} (through {})", one.clause->label(), one.through->label());
}

/// "; it reaches 2.1 Licence, 3.2 Fees (through Net Revenue) and 5 more", or empty.
std::string reach_in_words(const Change& change, const Comparison& comparison) {
  constexpr std::size_t enough = 6;
  std::vector<std::string> called;
  for (const Reached& one : reached(change, comparison))
    if (one.term == nullptr) called.push_back(reached_label(one, change.new_clause));
  if (called.empty()) return {};
  if (const auto count = called.size(); count > enough) {
    called.resize(enough);
    called.push_back(fmt::format("{} more", count - enough));
  }
  return "; it reaches " + listed(called);
}

/// A placeholder that stands for something in every change.
/// What words said and say.
std::string said(const Change& change) {
  if (change.before.empty()) return fmt::format("\"{}\" is new", change.after);
  if (change.after.empty()) return fmt::format("\"{}\" is gone", change.before);
  return fmt::format("\"{}\" became \"{}\"", change.before, change.after);
}

std::optional<std::string> of_any_change(std::string_view name, const Change& change,
                                         const Comparison& comparison) {
  if (name == "old") return side_text(change.old_term, change, change.before, comparison);
  if (name == "new") return side_text(change.new_term, change, change.after, comparison);
  if (name == "said") return said(change);
  if (name == "clause") return clause_label(change);
  if (name == "about") return std::string(change.right->about);
  if (name == "field") return change.field.empty() ? "right" : std::string(change.field);
  if (name == "old clauses") return labels(change.clause->pairing.before);
  if (name == "new clauses") return labels(change.clause->pairing.after);
  if (name == "reach") return reach_in_words(change, comparison);
  if (name == "asset") return label(change.asset, comparison);
  if (name != "names") return std::nullopt;
  std::vector<std::string> called;
  for (const std::string& one : change.names)
    called.push_back(label(one, comparison));
  return listed(called);
}

std::string placeholder(std::string_view name, const Change& change, const Comparison& comparison) {
  if (auto text = of_any_change(name, change, comparison)) return *text;
  std::vector<std::string> parties;
  for (const std::string& id : players(name, change, comparison))
    parties.push_back(party_name(id, comparison));
  if (!parties.empty()) return listed(parties);
  if (auto text = field_text(name, change, comparison)) return *text;
  const Field* field = find_field(*change.right, name);
  return field != nullptr && field->type == Type::parties ? "the other side" : "it";
}

/// The first letter of a sentence is a capital, also where a value begins it.
std::string capitalised(std::string sentence) {
  if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  return sentence;
}

}  // namespace

std::string with_names(std::string_view text, const Comparison& comparison) {
  std::string out;
  while (!text.empty()) {
    std::size_t length = 0;
    while (length < text.size() && in_id(text[length]))
      ++length;
    if (length == 0) {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    const std::string id(text.substr(0, length));
    const auto called = label(id, comparison);
    out += called == id ? party_name(id, comparison) : called;
    text.remove_prefix(length);
  }
  return out;
}

std::string fill(std::string_view sentence, const Change& change, const Comparison& comparison) {
  std::string out;
  while (!sentence.empty()) {
    const auto open = std::min(sentence.find('{'), sentence.size());
    out += sentence.substr(0, open);
    sentence.remove_prefix(open);
    const auto close = sentence.find('}');
    if (sentence.empty() || close == std::string_view::npos) break;
    out += placeholder(sentence.substr(1, close - 1), change, comparison);
    sentence.remove_prefix(close + 1);
  }
  return capitalised(out + std::string(sentence));
}

}  // namespace clauseline
