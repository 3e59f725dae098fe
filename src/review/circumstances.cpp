#include "review/circumstances.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view told_here[] = {
    "file.path",        "file.schema",      "file.gate",       "unsigned-commit",
    "untrusted-commit", "merge-content",    "dropped-commit",  "source-digest",
    "self-approval",    "approval-missing", "stale-approval",  "expired-waiver",
    "broad-waiver",     "changed-decision", "forged-decision", "exposure"};

std::string listed(const std::vector<std::string>& files) {
  return fmt::format("{}", fmt::join(files, ", "));
}

/// Tells changes of the record that stands for the agreement as a whole.
class Teller {
 public:
  explicit Teller(Comparison& into)
      : old_{find_record(*into.before, "agreement", "agreement")},
        new_{find_record(*into.after, "agreement", "agreement")},
        into_{into} {}

  void tell(std::string_view field, Move move, std::string before, std::string after) {
    if (old_ == nullptr && new_ == nullptr) return;
    into_.changes.push_back({.right = (new_ == nullptr ? old_ : new_)->right,
                             .field = field,
                             .move = move,
                             .old_term = old_,
                             .new_term = new_,
                             .before = std::move(before),
                             .after = std::move(after)});
  }

 private:
  const Term* old_;
  const Term* new_;
  Comparison& into_;
};

void tell_signature(const SignedCommit& one, Teller& teller) {
  const auto state = one.signature.state;
  if (state == SignatureState::good) return;
  if (state == SignatureState::none)
    teller.tell("unsigned-commit", Move::added, "signed", called(one.commit));
  else
    teller.tell("untrusted-commit", Move::added, "signed by an allowed signer",
                fmt::format("{}, {}", called(one.commit), in_words(state)));
}

/// What is paid at all is not told of an agreement whose payments nobody touched.
bool touches_payments(const Comparison& comparison) {
  return std::ranges::any_of(comparison.changes, [](const Change& change) {
    return change.right != nullptr &&
           (change.right->name == "revenue-share" || change.right->name == "payment");
  });
}

void tell_payments(const Circumstances::Payments& payments, const Comparison& all, Teller& teller) {
  const auto from = fmt::format("by {}", payments.forecast);
  if (payments.is_over)
    teller.tell("exposure", Move::replaced, fmt::format("{}, {}", from, payments.before),
                payments.after);
  const auto unknown = !payments.unknown.empty() ? payments.unknown
                       : touches_uncounted_payments(all)
                           ? std::string("a fixed payment or the base of a share is another")
                           : std::string();
  if (!unknown.empty() && touches_payments(all))
    teller.tell("exposure", Move::replaced, fmt::format("{}, what is paid", from),
                fmt::format("nobody can tell: {}", unknown));
}

}  // namespace

bool touches_uncounted_payments(const Comparison& comparison) {
  return std::ranges::any_of(comparison.changes, [](const Change& change) {
    if (change.right == nullptr) return false;
    return change.right->name == "payment" ||
           (change.right->name == "revenue-share" && change.field.starts_with("base"));
  });
}

std::string called(const Commit& commit) {
  constexpr std::size_t enough = 12;
  return fmt::format("commit {} of {} ({})", commit.id.substr(0, enough), commit.committer.name,
                     day_of(commit.committer));
}

bool is_circumstance(const Pattern& pattern) {
  return pattern.right == "agreement" &&
         std::ranges::find(told_here, pattern.field) != std::end(told_here);
}

void tell_circumstances(const Circumstances& circumstances, Comparison& into) {
  Teller teller(into);
  const auto& [old_path, new_path] = std::pair(circumstances.old_path, circumstances.new_path);
  if (!old_path.empty() && !new_path.empty() && old_path != new_path)
    teller.tell("file.path", Move::moved, old_path, new_path);
  if (!circumstances.vocabularies.empty())
    teller.tell("file.schema", Move::replaced, "what the base has",
                listed(circumstances.vocabularies));
  if (!circumstances.gate.empty())
    teller.tell("file.gate", Move::replaced, "the base", listed(circumstances.gate));
  for (const std::string& clause : circumstances.merged)
    teller.tell("merge-content", Move::added, "as in a parent of the merge", clause);
  for (const std::string& commit : circumstances.dropped)
    teller.tell("dropped-commit", Move::removed, commit, "none");
  for (const auto& source : circumstances.other_sources)
    teller.tell("source-digest", Move::replaced,
                fmt::format("{} for {}", source.given, source.path), source.found);
  for (const std::string& told : circumstances.changed_decisions)
    teller.tell("changed-decision", Move::added, "as it was decided", told);
  for (const auto& payments : circumstances.payments)
    tell_payments(payments, into, teller);
  if (!circumstances.wants_signatures) return;
  for (const SignedCommit& one : circumstances.commits)
    tell_signature(one, teller);
}

void tell_faults(const std::vector<LedgerFault>& faults, Comparison& into) {
  Teller teller(into);
  for (const LedgerFault& fault : faults)
    teller.tell(fault.field, Move::added, "a decision that counts", fault.told);
}

}  // namespace clauseline
