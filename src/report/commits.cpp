#include "report/commits.hpp"

#include <fmt/format.h>

namespace clauseline::reports {

std::string made_by(const SignedCommit& one) {
  const Person& author = one.commit.author;
  const Person& committer = one.commit.committer;
  auto text = fmt::format("{}, {}", author.name, day_of(author));
  if (committer.email != author.email) text += fmt::format(", committed by {}", committer.name);
  text += fmt::format("; {}", in_words(one.signature.state));
  if (!one.signature.signer.empty()) text += fmt::format(", by {}", one.signature.signer);
  return text;
}

}  // namespace clauseline::reports
