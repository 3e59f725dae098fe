#include "report/commits.hpp"

#include <fmt/format.h>

namespace clauseline::reports {

namespace {

std::string worth(const Signature& signature) {
  auto text = fmt::format("; {}", in_words(signature.state));
  if (!signature.signer.empty()) text += fmt::format(", by {}", signature.signer);
  return text;
}

}  // namespace

std::string made_by(const SignedCommit& one) {
  const Person& author = one.commit.author;
  const Person& committer = one.commit.committer;
  auto text = fmt::format("{}, {}", author.name, day_of(author));
  if (committer.email != author.email) text += fmt::format(", committed by {}", committer.name);
  return text + worth(one.signature);
}

std::string made_by(const SignedTag& one) {
  return fmt::format("{}, {}{}", one.tagger.name, day_of(one.tagger), worth(one.signature));
}

}  // namespace clauseline::reports
