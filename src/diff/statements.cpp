#include "diff/statements.hpp"

#include "terms/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace clauseline {
namespace {

constexpr const Right& grant() { return *find_right("grant"); }

bool of_exclusivity(const Field& field) { return field.element == "exclusivity"; }

/// "exclusivity.territory" limits like "territory".
std::string_view limit_name(const Field& field) {
  const auto dot = field.name.find('.');
  return of_exclusivity(field) && dot != std::string_view::npos ? field.name.substr(dot + 1)
                                                                : field.name;
}

bool is_day(const Value& value) {
  const auto* end = value.get<End>();
  return end != nullptr && end->kind == End::Kind::date && end->plus == Duration{};
}

constexpr std::string_view anything = "*";  // whatever else there is

/// The fields that say at which points the grant as a whole holds, and its exclusivity with it.
bool limits_all(const Field& field) {
  constexpr std::array<std::string_view, 6> names{"from",   "until",    "when",
                                                  "unless", "includes", "excludes"};
  return std::ranges::find(names, field.name) != names.end();
}

bool is_in(const Field& field, Aspect aspect) {
  return of_exclusivity(field) == (aspect == Aspect::exclusivity) || limits_all(field) ||
         dimension_of(field) >= 0;
}

/// The triggers that name a term, or its clause, as text by the id that they name.
using Triggers = std::map<std::string, std::string, std::less<>>;

Triggers triggers_of(const Interpretation& version) {
  Triggers all;
  for (const Term& trigger : version.terms)
    if (trigger.right->name == "trigger" && trigger.active())
      if (const auto* of = trigger["of"].get<Names>())
        for (const std::string& id : *of)
          all[id] += fmt::format("|{} on {}", trigger["effect"].text, trigger["on"].text);
  return all;
}

std::string triggers_for(const Term& term, const Triggers& triggers) {
  std::string text;
  for (const std::string& id : {term.id, term.clause->id})
    if (const auto found = triggers.find(id); found != triggers.end()) text += found->second;
  return text;
}

std::string bond_of(const Term& term) {
  return fmt::format("{}|{}|{}|{}", term["grantor"].text, term["grantee"].text, term["right"].text,
                     term.status);
}

/// What the grant says in an aspect apart from its points, or nothing if it does not show it all.
std::optional<std::string> rest_of(const Term& term, Aspect aspect) {
  std::string text = bond_of(term);
  for (std::size_t i = 0; i < term.values.size(); ++i) {
    const Field& field = term.right->fields[i];
    const Value& value = term.values[i];
    if (!is_in(field, aspect)) continue;
    if (value.hidden()) return std::nullopt;
    if (dimension_of(field) >= 0) continue;
    // What begins on no day has begun; but to end on no day that is said is not to end never.
    const std::string_view day = limit_name(field) == "from" ? "" : "on a day";
    text += fmt::format("|{}", is_day(value) ? day : value.text);
  }
  return text;
}

/// What the exclusivity says itself, or else what the grant says.
const Value& limit(const Term& term, std::string_view name, Aspect aspect) {
  const Value& own = term[name];
  if (aspect == Aspect::licence) return own;
  const Value& narrower = term[fmt::format("exclusivity.{}", name)];
  return narrower.stated() ? narrower : own;
}

Names assets_of(const Value& value, const Register& things) {
  Names points;
  if (const auto* assets = value.get<Names>())
    for (const std::string& asset : *assets) {
      auto leaves = things.leaves(asset);
      if (leaves.empty()) leaves.insert(asset);
      points.merge(leaves);
    }
  return points;
}

Names places_of(const Value& value, const Names& mentions) {
  const auto* named = value.get<Names>();
  Names points;
  for (const std::string& place : mentions)
    if (named == nullptr || covers_region(*named, place)) points.insert(place);
  return points;
}

Names slugs_of(const Value& value, const Names& mentions) {
  const auto* named = value.get<Names>();
  return named == nullptr ? mentions : *named;
}

void set_days(const Term& term, Aspect aspect, Points& points) {
  for (const bool own : {false, true}) {
    if (own && aspect == Aspect::licence) continue;
    const Value& from = term[own ? "exclusivity.from" : "from"];
    const Value& until = term[own ? "exclusivity.until" : "until"];
    if (is_day(from)) points.first = std::max(points.first, first_day(from.get<End>()->date));
    if (is_day(until)) points.last = std::min(points.last, last_day(until.get<End>()->date));
  }
}

Points points_of(const Term& term, Aspect aspect, const Register& things, const Points& mentions) {
  Points points;
  points.names = {
      assets_of(limit(term, "assets", aspect), things),
      places_of(limit(term, "territory", aspect), mentions.names[Points::territory]),
      slugs_of(limit(term, "field", aspect), mentions.names[Points::fields]),
      slugs_of(term["uses"], mentions.names[Points::uses]),
  };
  set_days(term, aspect, points);
  return points;
}

std::string at(const std::string& bond_or_rest, const std::string& asset) {
  return fmt::format("{}\n{}", bond_or_rest, asset);
}

/// All that a statement says, as one text.
std::string all_of(const Statement& said) {
  auto text = fmt::format("{}\n{} {}\n", said.rest, said.points.first.time_since_epoch().count(),
                          said.points.last.time_since_epoch().count());
  for (const Names& names : said.points.names) {
    for (const std::string& name : names)
      text += fmt::format("{}:{} ", name.size(), name);
    text += '\n';
  }
  return text;
}

bool in_force(const Term& term, Aspect aspect) {
  if (term.right != &grant() || (term.status != "active" && term.status != "suspended"))
    return false;
  return aspect == Aspect::licence || term["exclusivity"].stated();
}

}  // namespace

Statements::Statements(const Interpretation& version, const Points& mentions) {
  const auto triggers = triggers_of(version);
  for (const Term& term : version.terms)
    for (const Aspect aspect : {Aspect::licence, Aspect::exclusivity}) {
      // Another exclusivity of a grant is no other licence.
      if (!in_force(term, aspect) || (aspect == Aspect::licence && term.piece > 0)) continue;
      auto rest = rest_of(term, aspect);
      if (!rest) continue;
      const Statement& made = kept({.points = points_of(term, aspect, version.things, mentions),
                                    .bond = bond_of(term),
                                    .rest = "=" + *rest + triggers_for(term, triggers)},
                                   aspect);
      const auto place = static_cast<std::size_t>(aspect);
      by_term_.at(place).emplace(&term, &made);
      for (const std::string& asset : made.points.names[Points::assets]) {
        by_asset_.at(place)[at(made.bond, asset)].push_back(&term);
        by_asset_.at(place)[at(made.rest, asset)].push_back(&term);
      }
    }
}

/// The statement that says the same, which is this one where none did yet.
const Statement& Statements::kept(Statement made, Aspect aspect) {
  const auto place = static_cast<std::size_t>(aspect);
  auto& all = statements_.at(place);
  made.order = all.size();
  auto key = all_of(made);
  const auto [found, fresh] = all.try_emplace(std::move(key), std::move(made));
  const Statement& one = found->second;
  if (fresh)
    for (const std::string& asset : one.points.names[Points::assets])
      alike_.at(place)[at(one.rest, asset)].push_back(&one);
  return one;
}

const Statement* Statements::of(const Term& term, Aspect aspect) const {
  const auto& all = by_term_.at(static_cast<std::size_t>(aspect));
  const auto found = all.find(&term);
  return found == all.end() ? nullptr : found->second;
}

std::vector<const Statement*> Statements::alike(const Statement& said, Aspect aspect) const {
  std::vector<const Statement*> found;
  const auto& all = alike_.at(static_cast<std::size_t>(aspect));
  for (const std::string& asset : said.points.names[Points::assets])
    if (const auto others = all.find(at(said.rest, asset)); others != all.end())
      found.insert(found.end(), others->second.begin(), others->second.end());
  std::ranges::sort(found, {}, &Statement::order);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase_if(found,
                [&](const Statement* one) { return shared(one->points, said.points).empty(); });
  return found;
}

bool Statements::says_alone(const Term& term, const Statement& said, Aspect aspect) const {
  const auto& by_asset = by_asset_.at(static_cast<std::size_t>(aspect));
  return std::ranges::none_of(said.points.names[Points::assets], [&](const std::string& asset) {
    const auto terms = by_asset.find(at(said.rest, asset));
    return terms != by_asset.end() && std::ranges::any_of(terms->second, [&](const Term* one) {
             return one != &term && !shared(of(*one, aspect)->points, said.points).empty();
           });
  });
}

std::vector<const Term*> Statements::beside(const std::string& bond_or_rest, const Points& points,
                                            Aspect aspect) const {
  std::vector<const Term*> found;
  const auto& by_asset = by_asset_.at(static_cast<std::size_t>(aspect));
  for (const std::string& asset : points.names[Points::assets])
    if (const auto terms = by_asset.find(at(bond_or_rest, asset)); terms != by_asset.end())
      found.insert(found.end(), terms->second.begin(), terms->second.end());
  std::ranges::sort(found);  // they stand in one vector, so that this is their order
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

int dimension_of(const Field& field) {
  constexpr std::array<std::string_view, 4> names{"assets", "territory", "field", "uses"};
  const auto* found = std::ranges::find(names, limit_name(field));
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

bool limits_days(const Field& field, const Value& before, const Value& after) {
  const auto name = limit_name(field);
  const auto open = [&](const Value& value) { return name == "from" && value.text.empty(); };
  return (name == "from" || name == "until") && (is_day(before) || open(before)) &&
         (is_day(after) || open(after));
}

Points mentions_of(const Interpretation& before, const Interpretation& after) {
  Points mentions;
  mentions.names[Points::territory].insert("world");
  mentions.names[Points::fields].insert(std::string(anything));
  mentions.names[Points::uses].insert(std::string(anything));
  for (const Interpretation* version : {&before, &after})
    for (const Term& term : version->terms) {
      if (term.right != &grant()) continue;
      for (std::size_t i = 0; i < term.values.size(); ++i) {
        const int dimension = dimension_of(term.right->fields[i]);
        const auto* names = term.values[i].get<Names>();
        if (dimension > 0 && names != nullptr)
          mentions.names.at(static_cast<std::size_t>(dimension))
              .insert(names->begin(), names->end());
      }
    }
  return mentions;
}

}  // namespace clauseline
