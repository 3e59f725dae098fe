// What holds of every redline, for any bytes: both texts come back, and the texts exchanged
// exchange deletions and insertions. An empty line parts the
// texts, or the middle.

#include "diff/redline.hpp"

#include "law.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;

namespace {

std::string side(const std::vector<Edit>& edits, EditKind kind) {
  std::string text;
  for (const Edit& edit : edits)
    if (edit.kind == EditKind::equal || edit.kind == kind) text += edit.text;
  return text;
}

std::vector<Edit> exchanged(std::vector<Edit> edits) {
  for (Edit& edit : edits)
    if (edit.kind != EditKind::equal)
      edit.kind = edit.kind == EditKind::deletion ? EditKind::insertion : EditKind::deletion;
  for (std::size_t i = 1; i < edits.size(); ++i)
    if (edits[i - 1].kind == EditKind::insertion && edits[i].kind == EditKind::deletion)
      std::swap(edits[i - 1], edits[i]);
  return edits;
}

}  // namespace

// libFuzzer looks for this name. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto middle = std::min(input.find("\n\n"), size / 2);
  const auto before = input.substr(0, middle);
  const auto after = input.substr(middle);
  const auto edits = redline(before, after);
  fuzz::require(side(edits, EditKind::deletion) == before);
  fuzz::require(side(edits, EditKind::insertion) == after);
  fuzz::require(exchanged(redline(after, before)) == edits);
  return 0;
}
