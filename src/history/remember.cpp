#include "history/remember.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <nlohmann/json.hpp>

namespace clauseline::history {
namespace {

using Json = nlohmann::json;

/// The kinds of change as kinds() names them; steps point at names that live for ever.
constexpr std::array<std::string_view, 8> known_kinds{"unchanged", "edited",     "added", "removed",
                                                      "moved",     "renumbered", "split", "merged"};

Json json(const Touched& one) {
  return {one.before, one.after, one.around_before, one.around_after};
}

Touched touched(const Json& from) {
  return {.before = from.at(0).get<std::vector<std::string>>(),
          .after = from.at(1).get<std::vector<std::string>>(),
          .around_before = from.at(2).get<std::vector<std::string>>(),
          .around_after = from.at(3).get<std::vector<std::string>>()};
}

Json json(const ClauseStep& one) {
  Json kinds = Json::array();
  for (const auto kind : one.kinds)
    kinds.push_back(std::ranges::find(known_kinds, kind) - known_kinds.begin());
  return {json(one.clauses), std::move(kinds), one.name, one.typographic};
}

ClauseStep clause(const Json& from) {
  ClauseStep one{.clauses = touched(from.at(0)),
                 .name = from.at(2).get<std::string>(),
                 .typographic = from.at(3).get<bool>()};
  for (const Json& kind : from.at(1))
    one.kinds.push_back(known_kinds.at(kind.get<std::size_t>()));
  return one;
}

Json json(const FindingStep& one) {
  Json directions = Json::object();
  for (const auto& [party, direction] : one.direction)
    directions[party] = static_cast<int>(direction);
  return {static_cast<int>(one.severity),
          one.rule,
          one.slug,
          one.title,
          one.message,
          one.place,
          one.subject,
          json(one.clauses),
          std::move(directions)};
}

FindingStep finding(const Json& from) {
  FindingStep one{.severity = static_cast<Severity>(from.at(0).get<int>()),
                  .rule = from.at(1).get<std::string>(),
                  .slug = from.at(2).get<std::string>(),
                  .title = from.at(3).get<std::string>(),
                  .message = from.at(4).get<std::string>(),
                  .place = from.at(5).get<std::string>(),
                  .subject = from.at(6).get<std::string>(),
                  .clauses = touched(from.at(7))};
  for (const auto& [party, direction] : from.at(8).items())
    one.direction[party] = static_cast<Direction>(direction.get<int>());
  return one;
}

Json json(const Person& one) { return {one.name, one.email, one.seconds, one.minutes_east}; }

Person person(const Json& from) {
  return {.name = from.at(0).get<std::string>(),
          .email = from.at(1).get<std::string>(),
          .seconds = from.at(2).get<long long>(),
          .minutes_east = from.at(3).get<int>()};
}

Json json(const Commit& one) {
  return {one.id, one.parents, json(one.author), json(one.committer), one.subject};
}

Commit commit(const Json& from) {
  return {.id = from.at(0).get<std::string>(),
          .parents = from.at(1).get<std::vector<std::string>>(),
          .author = person(from.at(2)),
          .committer = person(from.at(3)),
          .subject = from.at(4).get<std::string>()};
}

Json json(const PathVersion& one) { return {json(one.commit), one.path, one.blob, one.parents}; }

Json json(const Culprit& one) { return {one.version, one.or_one_of}; }

Culprit culprit(const Json& from) {
  return {.version = from.at(0).get<std::size_t>(),
          .or_one_of = from.at(1).get<std::vector<std::size_t>>()};
}

Json json(const FactBlame& one) {
  return {one.right, one.term, one.field, one.value, json(one.meaning), json(one.words)};
}

Json json(const ClauseBlame& one);

template <class All>
Json list(const All& all) {
  Json told = Json::array();
  for (const auto& one : all)
    told.push_back(json(one));
  return told;
}

FactBlame fact(const Json& from) {
  return {.right = from.at(0).get<std::string>(),
          .term = from.at(1).get<std::string>(),
          .field = from.at(2).get<std::string>(),
          .value = from.at(3).get<std::string>(),
          .meaning = culprit(from.at(4)),
          .words = culprit(from.at(5))};
}

Json json(const ClauseBlame& one) {
  return {one.id,          one.number,     one.label, one.depth, json(one.meaning),
          json(one.words), list(one.facts)};
}

ClauseBlame clause_blame(const Json& from) {
  ClauseBlame one{.id = from.at(0).get<std::string>(),
                  .number = from.at(1).get<std::string>(),
                  .label = from.at(2).get<std::string>(),
                  .depth = from.at(3).get<std::size_t>(),
                  .meaning = culprit(from.at(4)),
                  .words = culprit(from.at(5))};
  for (const Json& fact_of_it : from.at(6))
    one.facts.push_back(fact(fact_of_it));
  return one;
}

std::string packed(const Json& all) {
  std::string bytes;
  Json::to_cbor(all, bytes);
  return bytes;
}

}  // namespace

std::string to_bytes(const FileOfCommit& one) {
  const auto& [commit, file] = one;
  return packed({json(commit), file.old_path, file.new_path, file.old_ids, file.new_id});
}

FileOfCommit file_of_commit_from(std::string_view bytes) {
  const Json all = Json::from_cbor(bytes);
  return {.commit = commit(all.at(0)),
          .file = {.old_path = all.at(1).get<std::string>(),
                   .new_path = all.at(2).get<std::string>(),
                   .old_ids = all.at(3).get<std::vector<std::string>>(),
                   .new_id = all.at(4).get<std::string>()}};
}

std::string to_bytes(const PathHistory& history) { return packed(list(history.versions)); }

std::optional<PathHistory> history_from(std::string_view bytes) {
  const Json all = Json::from_cbor(bytes, true, false);
  if (all.is_discarded()) return std::nullopt;
  try {
    PathHistory history;
    for (const Json& one : all)
      history.versions.push_back({.commit = commit(one.at(0)),
                                  .path = one.at(1).get<std::string>(),
                                  .blob = one.at(2).get<std::string>(),
                                  .parents = one.at(3).get<std::vector<std::size_t>>()});
    return history;
  } catch (const std::exception&) {  // not of this form
    return std::nullopt;
  }
}

std::string to_bytes(const Blame& blame) {
  return packed({blame.version, list(blame.clauses), blame.unreadable, blame.problems});
}

std::optional<Blame> blame_from(std::string_view bytes) {
  const Json all = Json::from_cbor(bytes, true, false);
  if (all.is_discarded()) return std::nullopt;
  try {
    Blame blame{.version = all.at(0).get<std::size_t>(),
                .unreadable = all.at(2).get<std::vector<std::size_t>>(),
                .problems = all.at(3).get<std::vector<std::string>>()};
    for (const Json& one : all.at(1))
      blame.clauses.push_back(clause_blame(one));
    return blame;
  } catch (const std::exception&) {  // not of this form
    return std::nullopt;
  }
}

std::string to_bytes(const Step& step) {
  return packed({static_cast<int>(step.kind), step.problem, step.from, step.past_unreadable,
                 step.title, step.label, step.effective, step.status, step.parties,
                 list(step.clauses), list(step.findings)});
}

std::optional<Step> step_from(std::string_view bytes) {
  const Json all = Json::from_cbor(bytes, true, false);
  if (all.is_discarded()) return std::nullopt;
  try {
    Step step{.kind = static_cast<StepKind>(all.at(0).get<int>()),
              .problem = all.at(1).get<std::string>(),
              .from = all.at(2).get<std::string>(),
              .past_unreadable = all.at(3).get<bool>(),
              .title = all.at(4).get<std::string>(),
              .label = all.at(5).get<std::string>(),
              .effective = all.at(6).get<std::string>(),
              .status = all.at(7).get<std::string>(),
              .parties = all.at(8).get<std::map<std::string, std::string>>()};
    for (const Json& one : all.at(9))
      step.clauses.push_back(clause(one));
    for (const Json& one : all.at(10))
      step.findings.push_back(finding(one));
    return step;
  } catch (const std::exception&) {  // not of this form, or a number that stands for nothing
    return std::nullopt;
  }
}

}  // namespace clauseline::history
