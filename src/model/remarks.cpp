#include "model/remarks.hpp"

#include "model/dialect.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

namespace clauseline {

void remark_on(const Unplaced& unplaced, const xml::Node& root, Agreement& agreement) {
  for (const auto& [name, name_space] : unplaced) {
    auto text =
        fmt::format("the dialect {} has no place for the element {}; its text was read as words",
                    agreement.dialect, name);
    const auto* other = dialect_of(name, name_space);
    if (other != nullptr && other->name != agreement.dialect)
      text += fmt::format("; it is a root of the dialect {}, so two formats may be mixed here",
                          other->name);
    agreement.remarks.push_back(std::move(text));
  }
  if (agreement.clauses.empty() && !collapse(root.text()).empty())
    agreement.remarks.push_back(fmt::format(
        "the dialect {} reads no words of this document, though it has some", agreement.dialect));
}

}  // namespace clauseline
