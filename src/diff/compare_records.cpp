#include "diff/compare.hpp"
#include "terms/describe.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace clauseline {
namespace {

using RecordKey = std::pair<const Right*, std::string>;

std::map<RecordKey, const Term*> by_key(const std::vector<Term>& records) {
  std::map<RecordKey, const Term*> found;
  for (const Term& record : records)
    found.try_emplace({record.right, record.id}, &record);
  return found;
}

void compare_fields(const Term& before, const Term& after, Comparison& into) {
  for (std::size_t i = 0; i < after.values.size(); ++i) {
    const Field& field = after.right->fields[i];
    const Move move = order(field, before.values[i], after.values[i], {*into.before, *into.after});
    if (move == Move::none) continue;
    into.changes.push_back({.right = after.right,
                            .field = field.name,
                            .move = move,
                            .old_term = &before,
                            .new_term = &after,
                            .before = describe(before, field.name),
                            .after = describe(after, field.name)});
  }
}

void tell_whole(const Term* before, const Term* after, Comparison& into) {
  into.changes.push_back({.right = before == nullptr ? after->right : before->right,
                          .move = before == nullptr ? Move::added : Move::removed,
                          .old_term = before,
                          .new_term = after,
                          .before = before == nullptr ? "none" : before->id,
                          .after = after == nullptr ? "none" : after->id});
}

}  // namespace

void compare_records(Comparison& into) {
  const auto olds = by_key(into.before->records);
  const auto news = by_key(into.after->records);
  for (const Term& record : into.after->records) {
    const auto found = olds.find({record.right, record.id});
    if (found == olds.end())
      tell_whole(nullptr, &record, into);
    else if (news.at({record.right, record.id}) == &record)
      compare_fields(*found->second, record, into);
  }
  for (const Term& record : into.before->records)
    if (!news.contains({record.right, record.id})) tell_whole(&record, nullptr, into);
}

}  // namespace clauseline
