#pragma once

#include "payments/question.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clauseline {

/// One revenue share, ready to be computed in both versions. A version that does not have it
/// pays nothing.
struct Stream {
  std::string id;  // in the new version, if it is there
  std::optional<Share> before{};
  std::optional<Share> after{};
  Exact paid_before{};  // in the currency of the cap
};

/// A stream that pays in one of the versions, but of which the forecast says nothing: what the
/// parties net is not all without it.
struct Uncounted {
  std::string stream;
  std::string payer{};
  std::string payee{};

  bool concerns(const std::string& party) const { return party == payer || party == payee; }
};

/// Everything that a simulation needs to know before it reckons.
struct Prepared {
  Days window{};
  std::vector<Stream> streams{};  // those of which the forecast says something
  std::vector<Uncounted> uncounted{};
  std::vector<std::string> notes{};
};

/// Reads the shares, with what is given for what they do not show, and settles the window.
/// Throws Error with everything that is missing.
Prepared prepare(const Interpretations& versions, const Forecast& forecast, Question& question);

}  // namespace clauseline
