#include "report/proofs.hpp"

#include <fmt/format.h>

namespace clauseline::reports {

std::string_view proof_of(const LedgerEntry& entry) {
  return entry.own_signature.state == SignatureState::good ? "signature" : "commit";
}

std::string own_signature_told(const LedgerEntry& entry) {
  const auto& own = entry.own_signature;
  if (own.state == SignatureState::none) return {};
  const bool is_good = own.state == SignatureState::good;
  return fmt::format("itself {}{}", in_words(own.state), is_good ? " by " + own.signer : "");
}

}  // namespace clauseline::reports
