#include "terms/describe.hpp"

#include "terms/tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline {
namespace {

bool silent(const Value& value) {
  return value.known == Known::absent || value.known == Known::unstated;
}

/// "until agi", "through 2030", "perpetual", "end unstated".
std::string end_text(const Value& value, Wording wording) {
  const auto* end = value.get<End>();
  if (end == nullptr) return "end unstated";
  auto text = wording == Wording::data ? to_text(*end) : in_words(*end);
  switch (end->kind) {
    case End::Kind::date: return "through " + text;
    case End::Kind::never: return text;
    case End::Kind::event: return end->event.starts_with('?') ? "end " + text : "until " + text;
    case End::Kind::first:
    case End::Kind::last: break;
  }
  return "until " + text;
}

/// "from 2026-01-01", "from sale", "start unstated".
std::string start_text(const Value& value, Wording wording) {
  const auto* start = value.get<End>();
  const bool told = start != nullptr && !start->event.starts_with('?');
  return told ? "from " + text_of(value, wording)
              : "start " + (start == nullptr ? "unstated" : to_text(*start));
}

/// " until agi", " unless all(...)", ", except x": what limits a composite of the term.
std::string limits_of(const Term& term, std::string_view prefix, Wording wording) {
  std::string text;
  for (const auto* name : {"until", "when", "unless", "except"}) {
    const auto field = fmt::format("{}{}", prefix, name);
    const Value* value = term.find(field);
    if (value == nullptr || value->known == Known::absent) continue;
    if (std::string_view(name) == "until")
      text +=
          (end_text(*value, wording).starts_with("end ") ? ", " : " ") + end_text(*value, wording);
    else
      text += fmt::format("{}{} {}", std::string_view(name) == "except" ? ", " : " ", name,
                          text_of(*value, wording));
  }
  return text;
}

/// The last part of a field's name as a noun: "no exception", "any territory".
std::string without(std::string_view field) {
  const auto dot = field.rfind('.');
  std::string name(dot == std::string_view::npos ? field : field.substr(dot + 1));
  if (name == "when") return "condition";
  if (name == "unless" || name == "except") return "exception";
  if (name == "includes") return "inclusion";
  if (name == "excludes") return "exclusion";
  std::ranges::replace(name, '-', ' ');
  return name;
}

/// "no cap", "any territory", "unstated notice"; of a record "none".
std::string absent_text(const Term& term, const Field& field) {
  const bool none = field.absent == Absent::nothing || field.absent == Absent::unlimited;
  if (none && !term.right->part.empty()) return "none";
  return fmt::format("{} {}",
                     none                                 ? "no"
                     : field.absent == Absent::everything ? "any"
                                                          : "unstated",
                     without(field.name));
}

/// "lifetime cap, amount undisclosed (reported USD 38000000000)".
std::string money_limit(const Term& term, const Field& field, Wording wording) {
  const auto* element = term.fact->part(field.element);
  if (element == nullptr) return "no " + without(field.name);
  const auto& amount = term[field.name];
  const auto per = (*element)["per"];
  auto text = fmt::format("{}, amount {}", without(field.name), text_of(amount, wording));
  if (field_index(*term.right, fmt::format("{}.per", field.name)) >= 0)
    text = fmt::format("{} {}", per.empty() ? "lifetime" : per, text);
  if (const auto reported = (*element)["reported"]; !reported.empty())
    text += fmt::format(" (reported {}{}{})", (*element)["reported-currency"],
                        (*element)["reported-currency"].empty() ? "" : " ",
                        wording == Wording::data ? std::string(reported) : grouped(reported));
  return text;
}

/// The day after the last day of a term that has ended, where the term says it.
std::string ceased(const Term& term) {
  const auto* end = term.get<End>("until");
  if (end == nullptr || end->kind != End::Kind::date) return term.status;
  return fmt::format("{} {}", term.status,
                     to_text(date_of(last_day(end->date) + std::chrono::days(1))));
}

std::string first_word(const Term& term, Wording wording) {
  const auto has = [&](std::string_view field) { return field_index(*term.right, field) >= 0; };
  if (has("exclusivity")) return describe(term, "exclusivity", wording);
  if (has("priority"))
    return fmt::format("{} on {}{}", term["priority"].text, term["cloud"].text,
                       limits_of(term, "", wording));
  if (!term.right->key.empty() && !term[term.right->key].text.empty())
    return term[term.right->key].text + limits_of(term, "", wording);
  for (const auto* field : {"kind", "level", "areas", "mode", "law", "claims"})
    if (has(field) && !term[field].text.empty())
      return term[field].text + limits_of(term, "", wording);
  return term.status;
}

}  // namespace

std::string describe_places(const Term& grant) {
  const auto& territory = grant["territory"];
  std::string text = territory.stated() ? territory.text : "everywhere";
  std::string_view joint = " except ";
  if (const auto* parts = grant["excludes"].get<std::vector<Part>>())
    for (const Part& part : *parts)
      if (!part.territory.empty()) {
        text += std::string(joint) + to_text(part);
        joint = ", ";
      }
  return text;
}

std::string describe_hosting(const Term& term, Wording wording) {
  const auto& mode = term["mode"].text;
  const auto clouds = text_of(term["clouds"], wording);
  if (mode == "any") return mode + limits_of(term, "", wording);
  auto text =
      clouds.empty() ? mode : fmt::format("{} {}", mode == "except" ? "any except" : mode, clouds);
  return text + limits_of(term, "", wording);
}

std::string describe(const Term& term, Wording wording) {
  if (!term.right->part.empty()) return term.id;
  if (term.status != "active") return ceased(term);
  return term.right->name == "hosting" ? describe_hosting(term, wording)
                                       : first_word(term, wording);
}

std::string describe(const Term& term, std::string_view name, Wording wording) {
  if (name.empty()) return describe(term, wording);
  const Field& field = *find_field(*term.right, name);
  const Value& value = term[name];
  if (field.type == Type::end)
    return name.ends_with("from") ? start_text(value, wording) : end_text(value, wording);
  if (field.type == Type::money && !field.element.empty()) return money_limit(term, field, wording);
  if (value.known == Known::absent) return absent_text(term, field);
  if (name == "fees-multiple") return value.text + " times the fees";
  if (name == "fees-window") return "the fees of " + text_of(value, wording);
  if (name == "exclusivity" && !silent(value))
    return value.text + limits_of(term, "exclusivity.", wording);
  return text_of(value, wording);
}

}  // namespace clauseline
