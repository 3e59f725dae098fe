#include "report/rights.hpp"
#include "terms/tables.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace clauseline::reports {
namespace {

using Json = nlohmann::ordered_json;

std::string over(const HeldRight& right) {
  for (const Detail& detail : right.details)
    if (detail.name == "over") return detail.value;
  return {};
}

Json event_ids(const Term& term) {
  Json ids = Json::array();
  for (const auto* field : {"from", "until"})
    if (const auto* end = term.get<End>(field))
      for (const std::string& event : events_of(*end))
        ids.push_back(event);
  return ids;
}

Json of_right(const HeldRight& right, const RightsPage& page) {
  const Term& term = *right.term;
  Json one{{"right", std::string(term.right->name)}, {"term", term.id}};
  one["holders"] = beneficiaries(term, page.version.interpretation);
  one["from"] = burdened(term, page.version.interpretation);
  one["says"] = right.what;
  if (const auto what = over(right); !what.empty()) one["over"] = what;
  one["since"] = right.since;
  one["until"] = right.until;
  one["events"] = event_ids(term);
  one["status"] = term.status;
  one["standing"] = std::string(to_text(right.standing));
  Json details = Json::array();
  for (const Detail& detail : right.details)
    details.push_back({{"name", detail.name}, {"value", detail.value}});
  one["details"] = std::move(details);
  one["clause"] = {
      {"id", term.clause->id}, {"number", term.clause->number}, {"heading", term.clause->heading}};
  one["location"] = {{"source", page.version.evidence.source},
                     {"line", term.at().line},
                     {"column", term.at().column}};
  return one;
}

/// Each right once, in the order of the agreement, whoever shows it.
Json all_rights(const RightsPage& page) {
  std::map<const Term*, const HeldRight*> shown;
  for (const PartyRights& party : page.parties)
    for (const RightsShare& share : party.shares)
      for (const HeldRight& right : share.rights)
        shown.emplace(right.term, &right);
  Json rights = Json::array();
  for (const Term& term : page.version.interpretation.terms)
    if (const auto found = shown.find(&term); found != shown.end())
      rights.push_back(of_right(*found->second, page));
  return rights;
}

/// The shares of a party as places in the list of rights' typed terms.
Json of_party(const PartyRights& one) {
  Json out = Json::object();
  if (one.party != nullptr) {
    out["id"] = one.party->id;
    out["name"] = one.party->name;
  }
  out["shares"] = Json::array();
  for (const RightsShare& share : one.shares) {
    Json terms = Json::array();
    for (const HeldRight& right : share.rights)
      terms.push_back(right.term->id);
    out["shares"].push_back({{"name", std::string(share.name)}, {"terms", std::move(terms)}});
  }
  return out;
}

}  // namespace

std::string rights_json(const RightsPage& page) {
  const auto& agreement = page.version.agreement;
  Json parties = Json::array();
  for (const PartyRights& one : page.parties)
    parties.push_back(of_party(one));
  Json out{{"schema", "urn:clauseline:rights:1"},
           {"agreement",
            {{"id", agreement.id}, {"title", agreement.title}, {"version", agreement.version}}},
           {"source", page.version.evidence.source},
           {"evaluated_on", to_text(page.query.as_of)}};
  if (!page.chosen.empty()) {
    out["commit"] = page.version.evidence.commit;
    out["chosen"] = page.chosen;
  }
  if (const auto effective = agreement.effective(); !effective.empty())
    out["effective"] = effective;
  out["parties"] = std::move(parties);
  out["rights"] = all_rights(page);
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
