#pragma once

#include "cli/command.hpp"
#include "model/dialect.hpp"
#include "review/audit.hpp"

#include <optional>
#include <string>

namespace clauseline::cli {

/// The dialect that --dialect names, by name or file; nothing where the root element decides.
class DialectChoice {
 public:
  explicit DialectChoice(const Request& request);
  const Dialect* get() const { return own_ ? &*own_ : shipped_; }
  /// What tells it from any other choice: a name, or the digest of a file.
  const std::string& digest() const { return digest_; }
  /// Where the bytes of a file came from; nothing for one that the program carries.
  const std::optional<Evidence>& evidence() const { return evidence_; }

 private:
  const Dialect* shipped_ = nullptr;
  std::optional<Dialect> own_{};
  std::string digest_{};
  std::optional<Evidence> evidence_{};
};

}  // namespace clauseline::cli
