#include "diff/compare.hpp"
#include "text/digest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline {
namespace {

/// What a version may change without being another text: that it was signed, its status, and how
/// its words are set in type.
bool is_content(const Change& change) {
  if (change.right->name == "agreement" && change.field == "status") return false;
  if (change.right->name == "signature" && change.move == Move::added) return false;
  return change.field != "typography";
}

/// What identifies an edit: another edit of the same version is another fact.
std::string digest_of(const std::vector<Change>& changes) {
  constexpr std::size_t enough = 12;
  std::string facts;
  for (const Change& change : changes)
    if (is_content(change))
      facts += fmt::format("{}\n{}\n{}\n{}\n", change.right->name, change.field, change.before,
                           change.after);
  return sha256(facts).substr(0, enough);
}

}  // namespace

void compare_content(Comparison& into) {
  const Term* before = find_record(*into.before, "agreement", "agreement");
  const Term* after = find_record(*into.after, "agreement", "agreement");
  if (before == nullptr || after == nullptr || before == after) return;
  // A draft is worked on under one name.
  const std::string& status = into.before->agreement->status;
  if (status.empty() || status == "draft") return;
  const std::string& version = into.after->agreement->version;
  if (version.empty() || version != into.before->agreement->version) return;
  const auto count = std::ranges::count_if(into.changes, is_content);
  if (count == 0) return;
  into.changes.push_back(
      {.right = after->right,
       .field = "file.content",
       .move = Move::replaced,
       .old_term = before,
       .new_term = after,
       .before = fmt::format("version {}", version),
       .after = fmt::format("another text of it, with {} {} (edit {})", count,
                            count == 1 ? "change" : "changes", digest_of(into.changes))});
}

}  // namespace clauseline
