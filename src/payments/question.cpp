#include "payments/question.hpp"

#include <algorithm>

namespace clauseline {
namespace {

bool is_share(const Term& term) { return term.right->name == "revenue-share"; }

const Term* earlier_of(const Term& share, const Interpretation& version) {
  const Term* was = nullptr;
  for (const Term& term : version.terms) {
    if (!is_share(term)) continue;
    if (term.id == share.id) return &term;
    if (std::ranges::find(share.was, term.id) != share.was.end()) was = &term;
  }
  return was;
}

}  // namespace

std::vector<StreamTerms> streams_of(const Interpretations& versions) {
  std::vector<StreamTerms> streams;
  for (const Term& term : versions.after.terms) {
    if (!is_share(term)) continue;
    const Term* before = earlier_of(term, versions.before);
    const bool taken = before != nullptr &&
                       std::ranges::find(streams, before, &StreamTerms::before) != streams.end();
    // Payments the other way are other payments: two streams of one name.
    const bool same_way = before != nullptr && (*before)["payer"].text == term["payer"].text &&
                          (*before)["payee"].text == term["payee"].text;
    streams.push_back(
        {.id = term.id, .before = taken || !same_way ? nullptr : before, .after = &term});
  }
  for (const Term& term : versions.before.terms)
    if (is_share(term) && std::ranges::find(streams, &term, &StreamTerms::before) == streams.end())
      streams.push_back({.id = term.id, .before = &term});
  return streams;
}

ForecastNames names_for(const Interpretations& versions) {
  ForecastNames names;
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
