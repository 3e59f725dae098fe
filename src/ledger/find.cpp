#include "ledger/find.hpp"

#include "text/day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view ending = ".xml";

/// "reviews/deal/1f3c.../d-1.xml" of "REV:reviews/deal/1f3c.../d-1.xml".
std::string path_in(const Blob& blob) {
  return blob.source.name().substr(blob.revision.size() + 1);
}

/// A path that ends in another way.
std::string with_ending(std::string_view path, std::string_view from, std::string_view to) {
  return std::string(path.substr(0, path.size() - from.size())) + std::string(to);
}

/// The path of the decision beside which such a file lies; empty where it is no such file.
std::string decision_beside(std::string_view path) {
  for (const std::string_view proof : proof_endings)
    if (path.ends_with(proof))
      if (auto decision = with_ending(path, proof, ending); is_decision_path(decision))
        return decision;
  return {};
}

/// "2026-04-27T10:20:30Z".
std::string moment_of(long long seconds) {
  return to_text(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

using Told = std::map<std::string, std::vector<std::string>>;

void tell(Told& told, const std::string& path, std::string_view became, const Commit* by) {
  constexpr std::size_t enough = 12;
  const auto whom = by == nullptr
                        ? std::string()
                        : fmt::format(" by commit {} of {} ({})", by->id.substr(0, enough),
                                      by->committer.name, day_of(by->committer));
  told[std::string(agreement_part(path))].push_back(fmt::format("{} was {}{}", path, became, whom));
}

/// Whether what lies beside a decision bears it out.
bool bears_out(const Source& proof, const Source& decision) {
  if (proof.name().ends_with(signature_ending)) return fits(decision.bytes(), proof.bytes());
  return check_time_stamp(decision.bytes(), proof.bytes(), {}).state != StampState::wrong;
}

/// Whether a file that was in a revision is missed: a decision is, and what bore one out.
bool is_missed(const Repository& repository, const std::string& before, const ChangedFile& file) {
  if (!is_ledger_path(file.old_path)) return false;
  try {
    const auto bytes = repository.read(file.old_id, file.old_path);
    if (is_decision_path(file.old_path)) {
      read_decision(bytes, file.old_path);
      return true;
    }
    const auto path = decision_beside(file.old_path);
    const auto decision = repository.find_at(before, path);
    if (!decision) return false;
    read_decision(decision->source, path);
    return bears_out(bytes, decision->source);
  } catch (const Error&) {
    return false;  // it counted for nothing, and may go
  }
}

/// When the youngest parent of a commit was made, in seconds since 1970; 0 for none.
long long youngest_parent(const Repository& repository, const Commit& commit) {
  long long youngest = 0;
  for (const std::string& parent : commit.parents)
    youngest = std::max(youngest, repository.committed_at(parent).value_or(0));
  return youngest;
}

/// One who both wrote and made a commit, by e-mail; empty where these are two.
std::string sole_maker(const Commit& commit) {
  const auto email = folded_email(commit.author.email);
  return email == folded_email(commit.committer.email) ? email : std::string();
}

}  // namespace

bool is_decision_path(std::string_view path) {
  return path.starts_with(ledger_folder) && path.substr(ledger_folder.size()).starts_with('/') &&
         path.ends_with(ending) && std::ranges::count(path, '/') == 3;
}

bool is_proof_path(std::string_view path) { return !decision_beside(path).empty(); }

bool is_ledger_path(std::string_view path) { return is_decision_path(path) || is_proof_path(path); }

std::string beside(std::string_view decision_path, std::string_view proof_ending) {
  return with_ending(decision_path, ending, proof_ending);
}

std::string_view agreement_part(std::string_view path) {
  const auto rest = path.substr(ledger_folder.size() + 1);
  return rest.substr(0, rest.find('/'));
}

Ledger::Ledger(const Repository& repository, LedgerEnds ends)
    : repository_{repository}, ends_{std::move(ends)} {
  read();
  if (!entries_.empty()) find_commits();
}

void Ledger::read() {
  std::set<std::pair<std::string, std::string>> known;  // paths and ids of what was there
  std::vector<Problem> problems;
  for (const Blob& blob : repository_.all_below(ends_.after, std::string(ledger_folder), ending)) {
    const auto path = path_in(blob);
    try {
      auto decision = read_decision(blob.source, path);
      const auto agreement = decision.agreement;
      entries_[agreement].push_back({.decision = std::move(decision), .path = path});
      blobs_.emplace(path, blob.id);
    } catch (const Error& error) {
      if (known.empty() && repository_.find_commit(ends_.before))
        for (const Blob& one :
             repository_.all_below(ends_.before, std::string(ledger_folder), ending))
          known.emplace(path_in(one), one.id);
      auto& into = known.contains({path, blob.id}) ? passed_over_ : problems;
      into.insert(into.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw Error(std::move(problems));
  if (entries_.empty()) return;
  for (const std::string_view proof : proof_endings)
    for (const Blob& blob : repository_.all_below(ends_.after, std::string(ledger_folder), proof)) {
      proofs_.emplace(path_in(blob), blob.source.bytes());
      blobs_.emplace(path_in(blob), blob.id);
    }
}

/// The youngest commit that touched a file answers for it, if it gave it the bytes that it has.
void Ledger::find_commits() {
  const auto after = repository_.find_commit(ends_.after);
  if (!after) return;  // a tree, which no commit explains
  const auto before = repository_.find_commit(ends_.before).value_or("");
  std::set<std::string> in_range;
  for (const Commit& one : repository_.commits_between(before, *after))
    in_range.insert(one.id);
  std::map<std::string, std::optional<Commit>, std::less<>> by_path;
  const CommitRange range{.after = *after, .paths = {std::string(ledger_folder)}};
  repository_.steps(range, [&](CommitSteps&& step) {
    for (const FileStep& file : step.files) {
      if (file.new_path.empty() || by_path.contains(file.new_path)) continue;
      const auto blob = blobs_.find(file.new_path);
      if (blob == blobs_.end()) continue;
      by_path[file.new_path] =
          blob->second == file.new_id ? std::optional(step.commit) : std::nullopt;
    }
  });
  const auto commit_of = [&](const std::string& path) {
    const auto found = by_path.find(path);
    return found == by_path.end() ? std::nullopt : found->second;
  };
  for (auto& [agreement, entries] : entries_)
    for (LedgerEntry& entry : entries) {
      entry.commit = commit_of(entry.path);
      entry.in_range = entry.commit && in_range.contains(entry.commit->id);
      entry.signed_in = commit_of(clauseline::beside(entry.path, signature_ending));
    }
}

/// The bytes of what lies beside a decision, or null.
const std::string* Ledger::beside(const LedgerEntry& entry, std::string_view proof_ending) const {
  const auto found = proofs_.find(clauseline::beside(entry.path, proof_ending));
  return found == proofs_.end() ? nullptr : &found->second;
}

std::optional<TimeStamp> Ledger::stamp_of(const LedgerEntry& entry) const {
  const auto* token = beside(entry, token_ending);
  if (token == nullptr) return std::nullopt;
  const auto decision = repository_.read(blobs_.at(entry.path), entry.path);
  return check_time_stamp(decision.bytes(), *token, ends_.authorities);
}

/// A key must be good when its signature came, and not just when the words did that it signs: what
/// a decision says was known, and stamped, before somebody else got hold of an old key.
std::optional<DetachedSignature> Ledger::own_signature_of(const LedgerEntry& entry) const {
  const auto* signature = beside(entry, signature_ending);
  if (signature == nullptr || !entry.commit || !entry.signed_in) return std::nullopt;
  const auto decision = repository_.read(blobs_.at(entry.path), entry.path);
  return DetachedSignature{.bytes = std::string(decision.bytes()),
                           .signature = *signature,
                           .claimed = person_named(entry.decision.by).email,
                           .at = moment_of(std::max(entry.commit->committer.seconds,
                                                    entry.signed_in->committer.seconds))};
}

void Ledger::know_commits(const std::vector<LedgerEntry*>& asked) const {
  std::vector<LedgerEntry*> committed;
  std::vector<std::string> ids;
  for (LedgerEntry* entry : asked) {
    if (!entry->commit) continue;
    committed.push_back(entry);
    ids.push_back(entry->commit->id);
    entry->parents_at = youngest_parent(repository_, *entry->commit);
    if (entry->signed_in)
      entry->signed_parents_at = youngest_parent(repository_, *entry->signed_in);
  }
  const auto signatures = repository_.signatures(ids, ends_.allowed_signers);
  for (std::size_t i = 0; i < committed.size(); ++i)
    committed[i]->signature = signatures.at(i);
}

void Ledger::know_own_signatures(const std::vector<LedgerEntry*>& asked) const {
  std::vector<LedgerEntry*> is_signed;
  std::vector<DetachedSignature> signatures;
  for (LedgerEntry* entry : asked)
    if (auto own = own_signature_of(*entry)) {
      is_signed.push_back(entry);
      signatures.push_back(std::move(*own));
    }
  const auto found = detached_signatures(repository_, signatures, ends_.allowed_signers);
  for (std::size_t i = 0; i < is_signed.size(); ++i)
    is_signed[i]->own_signature = found.at(i);
}

void Ledger::know_of(std::vector<LedgerEntry>& entries,
                     const std::vector<std::string>& some) const {
  const std::set<std::string_view> wanted(some.begin(), some.end());
  std::vector<LedgerEntry*> asked;
  for (LedgerEntry& entry : entries)
    if (wanted.contains(entry.decision.fingerprint)) asked.push_back(&entry);
  for (LedgerEntry* entry : asked)
    entry->stamp = stamp_of(*entry);
  know_commits(asked);
  know_own_signatures(asked);
}

std::vector<LedgerEntry> Ledger::on(const std::string& agreement,
                                    const std::vector<std::string>& fingerprints) const {
  const auto found = entries_.find(agreement);
  if (found == entries_.end()) return {};
  auto entries = found->second;
  know_of(entries, fingerprints);
  return entries;
}

Told changed_decisions(const Repository& repository, const std::string& before,
                       const std::vector<ChangedFile>& changed) {
  Told told;
  for (const ChangedFile& file : changed) {
    if (!is_missed(repository, before, file)) continue;
    if (file.new_path.empty())
      tell(told, file.old_path, "removed", nullptr);
    else if (file.new_path != file.old_path)
      tell(told, file.old_path, "moved", nullptr);
    else if (file.new_id != file.old_id)
      tell(told, file.old_path, "edited", nullptr);
  }
  return told;
}

Told changed_decisions(const std::vector<CommitSteps>& steps) {
  Told told;
  std::map<std::string, std::string> brought;  // by path: who alone brought it in the range
  for (auto step = steps.rbegin(); step != steps.rend(); ++step)
    for (const FileStep& file : step->files) {
      const bool is_new = !is_decision_path(file.old_path);
      if (is_new && is_decision_path(file.new_path))
        brought[file.new_path] = sole_maker(step->commit);
      if (is_new) continue;
      const auto found = brought.find(file.old_path);
      const auto by = sole_maker(step->commit);
      const bool own = found != brought.end() && !by.empty() && found->second == by;
      if (!own)
        tell(told, file.old_path, file.new_path.empty() ? "removed" : "edited", &step->commit);
    }
  return told;
}

}  // namespace clauseline
