// Fuzzes the reader of dialects: any bytes become a dialect or one clear Error, and a dialect reads
// any document to a sound tree or to an Error. An empty line parts the two.

#include "model/dialect.hpp"

#include "law.hpp"
#include "model/read.hpp"

#include <algorithm>

namespace clauseline::fuzz {
namespace {

void dialect(const std::string& input) {
  const auto middle = std::min(input.find("\n\n"), input.size());
  const Source file("dialect.xml", input.substr(0, middle));
  const auto dialect = unless_refused([&] { return read_dialect(file); });
  if (!dialect || middle == input.size()) return;
  const Source document("document.xml", input.substr(middle + 2));
  if (const auto read = unless_refused([&] { return read_agreement(document, &*dialect); }))
    require_sound(*read);
}

}  // namespace
}  // namespace clauseline::fuzz

// libFuzzer looks for this name. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  clauseline::fuzz::dialect(clauseline::fuzz::text(data, size));
  return 0;
}
