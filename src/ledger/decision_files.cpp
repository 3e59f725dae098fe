#include "ledger/decision_files.hpp"

#include "ledger/find.hpp"

namespace clauseline {

std::vector<NewFile> decision_files(const std::vector<Decision>& decisions,
                                    const std::optional<SshSigner>& signer) {
  std::vector<NewFile> files;
  for (const Decision& decision : decisions) {
    const auto path = path_of(decision);
    const auto bytes = written(decision);
    files.push_back({.path = path, .bytes = bytes});
    if (signer)
      files.push_back(
          {.path = beside(path, signature_ending), .bytes = signature_by(*signer, bytes)});
  }
  return files;
}

}  // namespace clauseline
