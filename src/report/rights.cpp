#include "report/rights.hpp"

#include "report/lines.hpp"
#include "terms/describe.hpp"
#include "terms/tables.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace clauseline {
namespace {

const End* end_of(const Term& term, std::string_view field) {
  return field_index(*term.right, field) < 0 ? nullptr : term[field].get<End>();
}

/// The last day before `date`, as an end.
End day_before(const Date& date) {
  const std::chrono::year_month_day day(first_day(date) - std::chrono::days(1));
  return ends_on({.year = day.year(), .month = day.month(), .day = day.day()});
}

bool no_later(EndOrder found) { return found == EndOrder::equal || found == EndOrder::earlier; }

}  // namespace

Standing standing(const Term& term, const Interpretation& version, const Date& as_of) {
  if (!term.active()) return Standing::ended;
  const auto& events = version.things.events();
  if (const End* from = end_of(term, "from");
      from != nullptr && order(ends_on(as_of), *from, events) == EndOrder::later)
    return Standing::not_yet;
  const End* until = end_of(term, "until");
  if (until == nullptr) return Standing::stands;
  if (no_later(order(day_before(as_of), *until, events))) return Standing::ended;
  const auto reached = order(ends_on(as_of), *until, events);
  const bool certain = reached == EndOrder::later || reached == EndOrder::equal;
  return certain || events_of(*until).empty() ? Standing::stands : Standing::unless_event;
}

namespace reports {
namespace {

std::string_view to_text(Standing standing) {
  constexpr std::array<std::string_view, 4> names{"stands", "not yet", "ended",
                                                  "stands unless the event came"};
  return names.at(static_cast<std::size_t>(standing));
}

struct Held {
  const Term* term = nullptr;
  Standing standing{};
};

/// The rights that a party holds; of the agreement itself where the id is empty.
std::vector<Held> held_by(const std::string& party, const Version& version,
                          const RightsQuery& query) {
  std::vector<Held> found;
  for (const Term& term : version.interpretation.terms) {
    const auto holders = beneficiaries(term, version.interpretation);
    const bool holds =
        party.empty() ? holders.empty() : std::ranges::find(holders, party) != holders.end();
    if (holds && term.piece == 0)
      found.push_back(
          {.term = &term, .standing = standing(term, version.interpretation, query.as_of)});
  }
  return found;
}

std::string end_text(const Term& term) {
  return end_of(term, "until") == nullptr ? "end unstated" : describe(term, "until");
}

std::string owed_by(const Term& term, const Version& version) {
  std::vector<std::string> names;
  for (const std::string& id : burdened(term, version.interpretation))
    if (const Party* party = find_party(version.agreement, id)) names.push_back(party->short_name);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string field_text(const Term& term, const char* field) {
  return field_index(*term.right, field) < 0 ? std::string() : term[field].text;
}

std::string about(const Term& term) {
  std::string what;
  for (const char* field : {"assets", "base.assets", "over", "areas"})
    if (what.empty()) what = field_text(term, field);
  return what;
}

void add_rights(const std::string& title, const std::vector<Held>& rights, const Version& version,
                std::string& text) {
  if (rights.empty()) return;
  constexpr std::size_t width = 76;
  text += fmt::format("\n{}\n", visible(title));
  for (const auto& [term, standing] : rights) {
    auto sentence = fmt::format("{}: {}", term->right->name, describe(*term));
    if (const auto what = about(*term); !what.empty()) sentence += fmt::format(", over {}", what);
    if (const auto who = owed_by(*term, version); !who.empty())
      sentence += fmt::format(", from {}", who);
    if (term->active()) sentence += fmt::format("; {}; {}", end_text(*term), to_text(standing));
    sentence += fmt::format(" [{}, {}]", term->clause->label(), term->id);
    bool first = true;
    for (const std::string& line : wrapped(visible(sentence), width)) {
      text += fmt::format("{}{}\n", first ? "  " : "    ", line);
      first = false;
    }
  }
}

}  // namespace

std::string rights_text(const Version& version, const RightsQuery& query) {
  const auto& agreement = version.agreement;
  std::string text =
      fmt::format("{}\n", visible(agreement.title.empty() ? agreement.id : agreement.title));
  for (const std::string& notice : agreement.notices)
    for (const std::string& line : wrapped(visible(notice), 76))
      text += fmt::format("  {}\n", line);
  text += fmt::format("Rights as of {}, version {}\n", to_text(query.as_of), agreement.version);
  if (const auto effective = read_date(agreement.effective());
      effective && last_day(query.as_of) < first_day(*effective))
    text += fmt::format("This version is effective only from {}.\n", to_text(*effective));
  for (const Party& party : agreement.parties)
    if (query.party.empty() ? party.signs : party.id == query.party)
      add_rights(party.name, held_by(party.id, version, query), version, text);
  if (query.party.empty())
    add_rights("Of the agreement as a whole", held_by("", version, query), version, text);
  return text;
}

std::string rights_json(const Version& version, const RightsQuery& query) {
  using Json = nlohmann::ordered_json;
  Json rights = Json::array();
  const auto add = [&](const std::string& party) {
    for (const auto& [term, standing] : held_by(party, version, query)) {
      Json one{{"right", std::string(term->right->name)},
               {"term", term->id},
               {"clause", term->clause->id}};
      if (!party.empty()) one["holder"] = party;
      const auto owing = burdened(*term, version.interpretation);
      if (!owing.empty()) one["from"] = owing;
      if (const auto what = about(*term); !what.empty()) one["over"] = what;
      one["says"] = describe(*term);
      one["until"] = end_text(*term);
      one["standing"] = std::string(to_text(standing));
      one["line"] = term->at().line;
      rights.push_back(std::move(one));
    }
  };
  for (const Party& party : version.agreement.parties)
    if (query.party.empty() ? party.signs : party.id == query.party) add(party.id);
  if (query.party.empty()) add("");
  const Json out{{"schema", "urn:clauseline:rights:1"},
                 {"agreement", version.agreement.id},
                 {"source", version.evidence.source},
                 {"evaluated_on", to_text(query.as_of)},
                 {"rights", std::move(rights)}};
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace reports
}  // namespace clauseline
