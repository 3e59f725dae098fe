#include "payments/question.hpp"

#include <algorithm>
#include <unordered_set>

namespace clauseline {
namespace {

bool is_share(const Term& term) { return term.right->name == "revenue-share"; }

const Term* earlier_of(const Term& share, const Interpretation& version) {
  if (const Term* same = find_term(version, share.id, share.right->name)) return same;
  const Term* last = nullptr;  // they stand in one vector, so that pointers have their order
  for (const std::string& id : share.was)
    if (const Term* was = find_term(version, id, share.right->name); was != nullptr)
      last = last == nullptr ? was : std::max(last, was);
  return last;
}

}  // namespace

std::vector<StreamTerms> streams_of(const Interpretations& versions) {
  std::vector<StreamTerms> streams;
  std::unordered_set<const Term*> continued;  // of the earlier version
  for (const Term& term : versions.after.terms) {
    if (!is_share(term)) continue;
    const Term* before = earlier_of(term, versions.before);
    const bool taken = continued.contains(before);
    // Payments the other way are other payments: two streams of one name.
    const bool same_way = before != nullptr && (*before)["payer"].text == term["payer"].text &&
                          (*before)["payee"].text == term["payee"].text;
    if (taken || !same_way) before = nullptr;
    streams.push_back({.id = term.id, .before = before, .after = &term});
    if (before != nullptr) continued.insert(before);
  }
  for (const Term& term : versions.before.terms)
    if (is_share(term) && !continued.contains(&term))
      streams.push_back({.id = term.id, .before = &term});
  return streams;
}

ForecastNames names_for(const Interpretations& versions, const std::vector<Scenario>& scenarios) {
  ForecastNames names;
  for (const Scenario& scenario : scenarios)
    names.scenarios.push_back(scenario.name);
  for (const StreamTerms& stream : streams_of(versions)) {
    names.streams.push_back(stream.id);
    if (stream.before == nullptr || stream.before->id == stream.id) continue;
    names.streams.push_back(stream.before->id);
    names.renamed[stream.before->id] = stream.id;
  }
  for (const Interpretation* version : {&versions.before, &versions.after})
    for (const Term& record : version->records)
      if (record.right->name == "asset" &&
          std::ranges::find(names.assets, record.id) == names.assets.end())
        names.assets.push_back(record.id);
  return names;
}

bool is_called(const StreamTerms& stream, std::string_view id) {
  return stream.id == id || (stream.before != nullptr && stream.before->id == id);
}

}  // namespace clauseline
