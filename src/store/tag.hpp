#pragma once

#include "store/commit.hpp"
#include "store/signature.hpp"

#include <optional>
#include <string>

namespace clauseline {

/// An annotated tag, and what its signature is worth.
struct SignedTag {
  std::string name;     // as it calls itself, wherever its ref is
  std::string id;       // 40 hex digits: of the tag, not of what it stands for
  std::string target;   // 40 hex digits: of the commit, as a rule
  Person tagger{};      // as the tag claims
  std::string subject;  // the first line of its message
  Signature signature{};
};

namespace git {

/// The annotated tag that a revision names; nothing where it names another thing.
std::optional<SignedTag> find_tag(const OpenRepository& repository, const std::string& revision,
                                  const AllowedSigners& allowed);

}  // namespace git

}  // namespace clauseline
