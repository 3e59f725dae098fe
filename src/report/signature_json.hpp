#pragma once

#include "store/signature.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace clauseline::reports {

/// The `signature` of reports and blame, as their schemas describe it.
inline nlohmann::ordered_json signature_json(const Signature& one) {
  nlohmann::ordered_json told{{"state", std::string(to_text(one.state))}};
  if (!one.signer.empty()) told["signer"] = one.signer;
  if (!one.key.empty()) told["key"] = one.key;
  return told;
}

}  // namespace clauseline::reports
