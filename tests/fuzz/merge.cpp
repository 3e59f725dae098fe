// What holds of every merge, for any three documents: a side that did not change gives the other;
// the result can be read, unless it says that a conflict of the merge is left in it; and the sides
// exchanged it has conflicts again or none. Lines of `%%%` part base, ours and theirs.

#include "merge/merge.hpp"

#include "law.hpp"
#include "xml/gate.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

using namespace clauseline;

namespace {

/// Takes the next document from the input.
Source next(std::string_view& input, const char* name) {
  constexpr std::string_view mark = "\n%%%\n";
  const auto end = std::min(input.find(mark), input.size());
  Source made(name, std::string(input.substr(0, end)));
  input.remove_prefix(std::min(end + mark.size(), input.size()));
  return made;
}

void require_readable(const merge::Merged& merged) {
  const Source source("merged.xml", merged.bytes);
  try {
    xml::check(source);
  } catch (const Error& error) {
    fuzz::require(!merged.conflicts.empty());
    for (const Problem& problem : error.problems())
      fuzz::require(problem.message == "an unresolved conflict of a merge");
  }
}

}  // namespace

// libFuzzer looks for this name. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text(data, size);
  std::string_view rest = input;
  const Source base = next(rest, "base.xml");
  const Source ours = next(rest, "ours.xml");
  const Source theirs = next(rest, "theirs.xml");
  fuzz::require(merge::merge(base, ours, base).bytes == ours.bytes());
  fuzz::require(merge::merge(base, base, theirs).bytes == theirs.bytes());
  fuzz::require(merge::merge(base, ours, ours).bytes == ours.bytes());
  const auto merged = fuzz::unless_refused([&] { return merge::merge(base, ours, theirs); });
  if (!merged) return 0;
  if (merged->bytes != ours.bytes() && merged->bytes != theirs.bytes()) require_readable(*merged);
  const auto exchanged = fuzz::unless_refused([&] { return merge::merge(base, theirs, ours); });
  fuzz::require(exchanged && exchanged->conflicts.empty() == merged->conflicts.empty());
  return 0;
}
