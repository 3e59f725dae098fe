#include "report/rights_words.hpp"

#include "report/rights_names.hpp"
#include "terms/describe.hpp"
#include "terms/tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline::reports {
namespace {

/// Fields of which one says what kind of right it is, the most telling first.
constexpr std::array<std::string_view, 13> telling{
    "exclusivity", "priority", "act",   "ground", "effect", "kind", "level",
    "mode",        "standing", "areas", "law",    "claims", "care"};

/// Fields that say over what a right reaches; they are told first.
constexpr std::array<std::string_view, 3> reach{"assets", "over", "base.assets"};

bool has(const Term& term, std::string_view field) {
  return find_field(*term.right, field) != nullptr;
}

std::string spaced(std::string_view slug) {
  std::string text(slug);
  std::ranges::replace(text, '-', ' ');
  return text;
}

/// "Licence", "Order of launch": what the table calls it, without the article.
std::string noun(const Right& right) {
  auto text = right.about;
  for (const std::string_view article : {"a ", "an ", "the "})
    if (text.starts_with(article)) {
      text.remove_prefix(article.size());
      break;
    }
  std::string capital(text);
  if (!capital.empty() && capital.front() >= 'a' && capital.front() <= 'z')
    capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
  return capital;
}

/// The field that says what kind of right it is; empty if none of them says anything.
std::string_view telling_field(const Term& term) {
  for (const std::string_view field : telling)
    if (has(term, field) && !term[field].text.empty()) return field;
  return {};
}

class Teller {
 public:
  Teller(const Term& term, const Version& version) : term_(term), version_(version) {}

  std::string what() const {
    const auto field = telling_field(term_);
    if (field.empty()) return noun(*term_.right);
    auto words = term_[field].text;
    if (field == "exclusivity") words = exclusivity();
    if (field == "priority") words += " on " + names("cloud");
    if (field == "level" && has(term_, "cloud")) words += ", " + names("cloud");
    if (field == "mode" && has(term_, "clouds")) words = clouds(words);
    if (field == "areas") words = names("areas");
    if (field == "act" || field == "effect" || field == "claims") words = spaced(words);
    return fmt::format("{}: {}", noun(*term_.right), words);
  }

  std::vector<Detail> details() const {
    std::vector<Detail> all;
    for (const std::string_view field : reach)
      if (has(term_, field) && !term_[field].text.empty())
        all.push_back({.name = "over", .value = value(field_of(field))});
    for (const Field& field : term_.right->fields)
      if (is_detail(field)) all.push_back({.name = spaced_name(field), .value = value(field)});
    add_pieces(all);
    add_reported(all);
    return all;
  }

 private:
  const Field& field_of(std::string_view name) const { return *find_field(*term_.right, name); }

  std::string names(std::string_view field) const {
    const auto* ids = term_[field].get<Names>();
    if (ids == nullptr) return labelled(term_[field].text, version_);
    return names(*ids);
  }

  std::string names(const Names& ids) const {
    std::vector<std::string> labels;
    labels.reserve(ids.size());
    for (const std::string& id : ids)
      labels.push_back(called(id, version_));
    return listed(labels);
  }

  /// "exclusive until AGI": a licence is often longer exclusive in name than in fact.
  std::string exclusivity() const {
    const auto& level = term_["exclusivity"].text;
    if (level == "unstated") return "exclusivity unstated";
    if (term_["exclusivity.until"].known == Known::absent) return level;
    return fmt::format("{} {}", level,
                       labelled(describe(term_, "exclusivity.until", Wording::sentence), version_));
  }

  std::string clouds(const std::string& mode) const {
    if (mode == "any") return "any cloud";
    if (mode == "none") return "no cloud";
    return fmt::format("{} {}", mode == "except" ? "any cloud but" : "only", names("clouds"));
  }

  /// Is it written, and not only what the schema gives where nothing is?
  bool is_written(const Field& field) const {
    if (field.fallback.empty()) return true;
    const Fact* fact = field.element.empty() ? term_.fact : term_.fact->part(field.element);
    const auto name = field.attribute.empty() ? field.name : field.attribute;
    return fact != nullptr && fact->find(name) != nullptr;
  }

  bool is_detail(const Field& field) const {
    const auto name = field.name;
    const bool in_columns = name == "from" || name == "until" || name == term_.right->beneficiary ||
                            name == term_.right->burdened || name == telling_field(term_);
    const bool in_what = (name == "cloud" && !telling_field(term_).empty()) ||
                         (name == "clouds" && telling_field(term_) == "mode");
    if (in_columns || in_what || std::ranges::find(reach, name) != reach.end()) return false;
    return !term_[name].text.empty() && is_written(field);
  }

  static std::string spaced_name(const Field& field) {
    auto name = spaced(field.name);
    std::ranges::replace(name, '.', ' ');
    return name;
  }

  std::string value(const Field& field) const { return value(field, term_[field.name]); }

  std::string value(const Field& field, const Value& value) const {
    if (const auto* parts = value.get<std::vector<Part>>()) return in_parts(*parts);
    if (const auto* ids = value.get<Names>()) return names(*ids);
    if (field.type == Type::elsewhere) return value.text;
    return labelled(in_words(value), version_);
  }

  std::string in_parts(const std::vector<Part>& parts) const {
    std::vector<std::string> texts;
    texts.reserve(parts.size());
    for (const Part& part : parts)
      texts.push_back(in_part(part));
    return fmt::format("{}", fmt::join(texts, "; "));
  }

  std::string in_part(const Part& part) const {
    std::vector<std::string> words;
    if (!part.assets.empty()) words.push_back(names(part.assets));
    if (!part.customers.empty())
      words.push_back(fmt::format("for {}", fmt::join(part.customers, ", ")));
    if (!part.territory.empty())
      words.push_back(fmt::format("in {}", fmt::join(part.territory, ", ")));
    if (!part.fields.empty())
      words.push_back(fmt::format("in the field {}", fmt::join(part.fields, ", ")));
    const auto add = [&](std::string_view word, const std::string& text) {
      words.push_back(fmt::format("{} {}", word, labelled(text, version_)));
    };
    if (part.from) add("from", in_words(*part.from));
    if (part.until) add("until", in_words(*part.until));
    if (part.when) add("when", in_words(*part.when));
    if (part.unless) add("unless", in_words(*part.unless));
    if (!part.note.empty()) words.push_back(fmt::format("({})", part.note));
    return fmt::format("{}", fmt::join(words, " "));
  }

  /// A grant may state its exclusivity in several pieces, each over something else.
  void add_pieces(std::vector<Detail>& all) const {
    for (const Term* piece : terms_named(version_.interpretation, {term_.id})) {
      const Term& other = *piece;
      if (other.fact != term_.fact || other.piece == 0) continue;
      for (const Field& field : other.right->fields)
        if (field.element == "exclusivity" && !other[field.name].text.empty())
          all.push_back({.name = fmt::format("{} ({})", spaced_name(field), other.piece + 1),
                         .value = value(field, other[field.name])});
    }
  }

  /// What the press says is no term of the agreement, and is called that.
  void add_reported(std::vector<Detail>& all) const {
    for (const Fact& part : term_.fact->parts) {
      const auto reported = part["reported"];
      if (reported.empty()) continue;
      const bool percent = part.find("percent") != nullptr;
      const auto currency = part["reported-currency"];
      auto words = fmt::format("{} {}{}{}{}", part.name, currency, currency.empty() ? "" : " ",
                               percent ? std::string(reported) : grouped(reported),
                               percent ? " percent" : "");
      if (const auto source = part["reported-src"]; !source.empty())
        words += fmt::format(", by the source {}", source);
      all.push_back({.name = "reported", .value = words + "; no term of the agreement"});
    }
  }

  const Term& term_;
  const Version& version_;
};

/// When it begins, without the words that its column says.
std::string since(const Term& term, const Version& version) {
  if (!has(term, "from")) return "unstated";
  auto words = labelled(describe(term, "from", Wording::sentence), version);
  for (const std::string_view start : {"start ", "from "})
    if (words.starts_with(start)) words.erase(0, start.size());
  return words;
}

std::string until(const Term& term, const Version& version) {
  if (!has(term, "until")) return "end unstated";
  return labelled(describe(term, "until", Wording::sentence), version);
}

std::string events(const Term& term, std::string_view field, const Version& version) {
  const auto* end = has(term, field) ? term[field].get<End>() : nullptr;
  std::vector<std::string> names;
  if (end != nullptr)
    for (const std::string& event : events_of(*end))
      names.push_back(called(event, version));
  return listed(names);
}

}  // namespace

std::string standing_words(const Term& term, Standing standing, const Version& version) {
  switch (standing) {
    case Standing::unless_event:
      return fmt::format("open: unless {} came", events(term, "until", version));
    case Standing::once_event:
      return fmt::format("open: once {} came", events(term, "from", version));
    case Standing::unless_end: return "open: end undisclosed";
    default: return std::string(to_text(standing));
  }
}

End as_beginning(End from) {
  if (from.kind == End::Kind::date) from.date.precision = Date::Precision::day;
  for (End& part : from.parts)
    part = as_beginning(std::move(part));
  return from;
}

std::string part_with_end(const Term& term) {
  constexpr std::string_view ending = ".until";
  for (const Field& field : term.right->fields)
    if (field.name.ends_with(ending) && term[field.name].get<End>() != nullptr)
      return std::string(field.name.substr(0, field.name.size() - ending.size()));
  return {};
}

HeldRight held_right(const Term& term, const RightsPage& page) {
  const auto& version = page.version;
  const Teller teller(term, version);
  const auto standing = clauseline::standing(term, version.interpretation, page.query.as_of);
  return {.term = &term,
          .standing = standing,
          .what = teller.what(),
          .with = {},
          .since = since(term, version),
          .until = until(term, version),
          .stands = standing_words(term, standing, version),
          .details = teller.details()};
}

}  // namespace clauseline::reports
