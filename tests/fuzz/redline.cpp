// What holds of every redline, for any bytes: both texts come back, and the texts exchanged
// exchange deletions and insertions. The first line feed pair parts the texts.

#include "diff/redline.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;

namespace {

std::string side(const std::vector<Edit>& edits, EditKind kind) {
  std::string text;
  for (const Edit& edit : edits)
    if (edit.kind == EditKind::equal || edit.kind == kind) text += edit.text;
  return text;
}

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto middle = std::min(input.find("\n\n"), size / 2);
  const auto before = input.substr(0, middle);
  const auto after = input.substr(middle);
  const auto edits = redline(before, after);
  demand(side(edits, EditKind::deletion) == before);
  demand(side(edits, EditKind::insertion) == after);
  const auto back = redline(after, before);
  demand(side(back, EditKind::deletion) == after);
  demand(side(back, EditKind::insertion) == before);
  std::size_t deleted = 0;
  std::size_t inserted = 0;
  for (const Edit& edit : edits)
    if (edit.kind != EditKind::equal)
      (edit.kind == EditKind::deletion ? deleted : inserted) += edit.text.size();
  for (const Edit& edit : back)
    if (edit.kind != EditKind::equal)
      (edit.kind == EditKind::insertion ? deleted : inserted) -= edit.text.size();
  demand(deleted == 0 && inserted == 0);
  return 0;
}
