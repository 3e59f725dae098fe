#include "merge/merge.hpp"

#include "merge/meanings.hpp"
#include "merge/weave.hpp"
#include "model/read.hpp"
#include "xml/gate.hpp"

#include <fmt/format.h>

#include <utility>

namespace clauseline::merge {
namespace {

Version read(const Source& source) {
  xml::check(source);
  return Version(source);
}

/// What is wrong with a merged text without markers, of versions that were right; or empty.
std::string departure(const Source& merged, const Source& ours, const Source& theirs) {
  try {
    const auto problems = schema_problems(merged);
    if (problems.empty() || !schema_problems(ours).empty() || !schema_problems(theirs).empty())
      return {};
    return problems.front().message;
  } catch (const Error& error) {
    return error.problems().front().message;
  }
}

}  // namespace

Merged merge(const Source& base, const Source& ours, const Source& theirs, const Labels& labels) {
  if (ours.bytes() == theirs.bytes() || base.bytes() == theirs.bytes())
    return {.bytes = std::string(ours.bytes())};
  if (base.bytes() == ours.bytes()) return {.bytes = std::string(theirs.bytes())};
  const Version before = read(base);
  const Version our = read(ours);
  const Version their = read(theirs);
  const Versions versions{.base = before, .ours = our, .theirs = their};
  Plan plan = make_plan(versions);
  if (plan.tangled)
    throw Error({.at = {.source = ours.name()},
                 .message = "each side moved one provision into the other",
                 .hint = "merge the two versions by hand"});
  note_provisions(plan, versions);
  note_rights(plan, versions);
  auto merged = weave(plan, versions, labels, true);
  const Source plain("the merged text", weave(plan, versions, labels, false).bytes);
  const bool marked = plain.bytes().find("<?merge-conflict") != std::string_view::npos;
  const auto wrong = marked ? std::string() : departure(plain, ours, theirs);
  if (wrong.empty()) return merged;
  const auto root =
      static_cast<std::size_t>(plan.of_ours[static_cast<std::size_t>(our.tree.root())]);
  plan.items[root].notices.push_back(
      fmt::format("each side is valid, what they make together is not: {}", wrong));
  return weave(plan, versions, labels, true);
}

}  // namespace clauseline::merge
