#include "merge/merge.hpp"

#include "merge/meanings.hpp"
#include "merge/weave.hpp"
#include "model/read.hpp"
#include "xml/gate.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

namespace clauseline::merge {
namespace {

Version read(const Source& source) {
  xml::check(source);
  return Version(source);
}

/// Another root is another document.
void require_same_root(const Version& base, const Version& side) {
  const auto& old = base.tree[base.tree.root()];
  const auto& young = side.tree[side.tree.root()];
  if (old.name != young.name)
    throw Error(problem_at(
        side.tree.source(), side.tree.at(side.tree.root()).position,
        fmt::format("the root element is {}, and that of the base {}", young.name, old.name),
        "merge the two versions by hand"));
}

/// Words are merged with all that stands in them, so that provisions in their midst would be lost.
void require_no_provision_in_words(const Version& side) {
  const Tree& tree = side.tree;
  for (int node = 1; node < tree.size(); ++node) {
    if (side.clause_of[static_cast<std::size_t>(node)] == nullptr) continue;
    for (int around = tree[node].parent; around > 0; around = tree[around].parent)
      if (tree.is_words(around))
        throw Error(
            problem_at(tree.source(), tree.at(around).position,
                       fmt::format("words stand beside the provisions of <{}>", tree[around].name),
                       "put them into a provision, or merge the two versions by hand"));
  }
}

/// Only what follows the schema of its vocabulary can be interpreted.
bool is_valid(const Source& source) { return schema_problems(source).empty(); }

/// What is wrong with a merged text without markers, or empty.
std::string departure(const Source& merged) {
  try {
    const auto problems = schema_problems(merged);
    return problems.empty() ? std::string() : problems.front().message;
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
  for (const Version* one : {&before, &our, &their})
    require_no_provision_in_words(*one);
  require_same_root(before, our);
  require_same_root(before, their);
  const Versions versions{.base = before, .ours = our, .theirs = their};
  Plan plan = make_plan(versions);
  if (plan.tangled)
    throw Error({.at = {.source = ours.name()},
                 .message = "each side moved one provision into the other",
                 .hint = "merge the two versions by hand"});
  note_provisions(plan, versions);
  const bool valid = is_valid(ours) && is_valid(theirs);
  if (valid && is_valid(base)) note_rights(plan, versions);
  auto merged = weave(plan, versions, labels, true);
  const Source plain("the merged text", weave(plan, versions, labels, false).bytes);
  const bool marked = plain.bytes().find("<?merge-conflict") != std::string_view::npos;
  const auto wrong = marked || !valid ? std::string() : departure(plain);
  if (wrong.empty()) return merged;
  const auto root =
      static_cast<std::size_t>(plan.of_ours[static_cast<std::size_t>(our.tree.root())]);
  plan.items[root].notices.push_back(
      fmt::format("each side is valid, what they make together is not: {}", wrong));
  return weave(plan, versions, labels, true);
}

}  // namespace clauseline::merge
