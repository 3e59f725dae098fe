#include "report/rights.hpp"

#include "report/rights_names.hpp"
#include "report/rights_words.hpp"
#include "terms/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view undisclosed_end = "?undisclosed";

/// The last day before `date`, as an end.
End day_before(const Date& date) {
  return ends_on(date_of(first_day(date) - std::chrono::days(1)));
}

bool no_later(EndOrder found) { return found == EndOrder::equal || found == EndOrder::earlier; }

bool hangs_on(const End& end, std::string_view event) {
  return end.event == event ||
         std::ranges::any_of(end.parts, [&](const End& one) { return hangs_on(one, event); });
}

Standing of_status(const Term& term) {
  if (term.status == "suspended") return Standing::suspended;
  if (term.status == "reserved") return Standing::reserved;
  return term.status == "active" ? Standing::none : Standing::ended;
}

/// Has it begun? What begins with an event without a date is open.
Standing begun(const Term& term, const Date& as_of, const EventCalendar& events) {
  const End* from = term.get<End>("from");
  if (from == nullptr) return Standing::stands;
  const auto found = order(ends_on(as_of), reports::as_beginning(*from), events);
  if (found == EndOrder::later) return Standing::not_yet;
  const bool open = found == EndOrder::indeterminate && !events_of(*from).empty();
  return open ? Standing::once_event : Standing::stands;
}

}  // namespace

Standing standing(const Term& term, const Interpretation& version, const Date& as_of) {
  if (!term.active()) return of_status(term);
  const auto& events = version.things.events();
  const auto beginning = begun(term, as_of, events);
  if (beginning == Standing::not_yet) return beginning;
  const End* until = term.get<End>("until");
  if (until == nullptr) return beginning;
  if (no_later(order(day_before(as_of), *until, events))) return Standing::ended;
  if (beginning != Standing::stands) return beginning;
  const auto reached = order(ends_on(as_of), *until, events);
  if (reached == EndOrder::later || reached == EndOrder::equal) return Standing::stands;
  if (!events_of(*until).empty()) return Standing::unless_event;
  return hangs_on(*until, undisclosed_end) ? Standing::unless_end : Standing::stands;
}

namespace reports {
namespace {

using Ids = std::vector<std::string>;

bool among(const Ids& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

std::string with(std::string_view word, const Ids& ids, const std::string& but,
                 const Version& version) {
  std::vector<std::string> names;
  for (const std::string& id : ids)
    if (id != but) names.push_back(labelled(id, version));
  return names.empty() ? std::string() : fmt::format("{} {}", word, listed(names));
}

/// Sorts what the terms give into the shares of one party.
class Sharer {
 public:
  Sharer(const RightsPage& page, const Party& party) : page_(page), party_(party) {}

  PartyRights share() {
    for (const Term& term : page_.version.interpretation.terms)
      if (term.piece == 0) add(term);
    PartyRights mine{.party = &party_};
    for (RightsShare& one : shares_)
      if (!one.rights.empty()) mine.shares.push_back(std::move(one));
    return mine;
  }

 private:
  enum Place : std::uint8_t { holds, grants, receives, pays };

  void add(const Term& term) {
    const auto& version = page_.version;
    const auto holders = beneficiaries(term, version.interpretation);
    const auto owing = burdened(term, version.interpretation);
    const bool money = term.right->beneficiary == "payee";
    auto told = held_right(term, page_);
    if (among(holders, party_.id)) {
      told.with = with("from", owing, party_.id, version);
      shares_.at(money ? receives : holds).rights.push_back(std::move(told));
    } else if (among(owing, party_.id)) {
      told.with = with("to", holders, party_.id, version);
      shares_.at(money ? pays : grants).rights.push_back(std::move(told));
    }
  }

  const RightsPage& page_;
  const Party& party_;
  std::array<RightsShare, 4> shares_{
      {{.name = "Holds"}, {.name = "Grants and owes"}, {.name = "Receives"}, {.name = "Pays"}}};
};

/// What no signing party holds or owes.
PartyRights of_agreement(const RightsPage& page) {
  RightsShare rest{.name = "Holds for all"};
  const auto& version = page.version;
  for (const Term& term : version.interpretation.terms) {
    auto sides = beneficiaries(term, version.interpretation);
    const auto owing = burdened(term, version.interpretation);
    sides.insert(sides.end(), owing.begin(), owing.end());
    const bool signing = std::ranges::any_of(version.agreement.parties, [&](const Party& party) {
      return party.signs && among(sides, party.id);
    });
    if (term.piece != 0 || signing) continue;
    auto told = held_right(term, page);
    told.with = with("for", beneficiaries(term, version.interpretation), "", version);
    const auto from = with("from", owing, "", version);
    if (!from.empty()) told.with += (told.with.empty() ? "" : ", ") + from;
    rest.rights.push_back(std::move(told));
  }
  PartyRights all;
  if (!rest.rights.empty()) all.shares.push_back(std::move(rest));
  return all;
}

}  // namespace

std::string_view to_text(Standing standing) {
  constexpr std::array<std::string_view, 9> names{"stands",
                                                  "not yet",
                                                  "ended",
                                                  "stands unless the event came",
                                                  "stands only if the event came",
                                                  "stands unless its end came",
                                                  "suspended",
                                                  "reserved",
                                                  "no such right"};
  return names.at(static_cast<std::size_t>(standing));
}

std::string warning(const RightsPage& page) {
  if (page.version.interpretation.terms.empty())
    return "This version has no typed terms, from which rights are read.";
  const auto effective = read_date(page.version.agreement.effective());
  if (!effective || last_day(page.query.as_of) >= first_day(*effective)) return {};
  return fmt::format("This version is effective only from {}.", to_text(*effective));
}

RightsPage rights_page(const Version& version, const RightsQuery& query) {
  RightsPage page{.version = version, .query = query};
  for (const Party& party : version.agreement.parties) {
    const bool wanted = query.party.empty() ? party.signs : party.id == query.party;
    if (wanted) page.parties.push_back(Sharer(page, party).share());
  }
  if (query.party.empty())
    if (auto rest = of_agreement(page); !rest.shares.empty()) page.parties.push_back(rest);
  return page;
}

}  // namespace reports
}  // namespace clauseline
