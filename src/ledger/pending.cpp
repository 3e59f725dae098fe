#include "ledger/pending.hpp"

#include "ledger/find.hpp"
#include "store/file.hpp"
#include "store/new_files.hpp"
#include "text/error.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace clauseline {
namespace {

PendingDecision read_pending(const Repository& repository, const std::string& path) {
  PendingDecision one{.path = path, .staged = repository.find_staged(path).has_value()};
  std::error_code ignored;
  for (const std::string_view ending : proof_endings)
    if (const auto proof = beside(path, ending);
        std::filesystem::is_regular_file(repository.work_tree() + proof, ignored))
      one.proofs.push_back(proof);
  try {
    const Source file = read_file(repository.work_tree() + path);
    if (const auto own = beside(path, signature_ending);
        std::ranges::find(one.proofs, own) != one.proofs.end())
      one.is_signed = fits(file.bytes(), read_file(repository.work_tree() + own).bytes());
    one.decision = read_decision(Source(path, std::string(file.bytes())), path);
  } catch (const Error& error) {
    one.problem = error.problems().front().message;
  }
  return one;
}

}  // namespace

std::vector<PendingDecision> pending_decisions(const Repository& repository) {
  std::vector<PendingDecision> pending;
  const auto tree = repository.work_tree();
  if (tree.empty()) return pending;
  const auto paths = files_below(tree, std::string(ledger_folder), ".xml");
  if (paths.empty()) return pending;
  constexpr std::string_view head = "HEAD";
  std::set<std::string> committed;
  for (const Blob& blob :
       repository.all_below(std::string(head), std::string(ledger_folder), ".xml"))
    committed.insert(blob.source.name().substr(head.size() + 1));
  for (const std::string& path : paths)
    if (is_decision_path(path) && !committed.contains(path))
      pending.push_back(read_pending(repository, path));
  return pending;
}

}  // namespace clauseline
