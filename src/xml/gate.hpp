#pragma once

#include "text/error.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace clauseline::xml {

/// What a document may cost before it is refused.
struct Limits {
  std::size_t bytes = std::size_t{64} << 20U;
};

/// A compiled XML Schema (XSD 1.0). Immutable, so one may serve many documents.
class Schema {
 public:
  explicit Schema(const Source& xsd);
  ~Schema();
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

 private:
  friend std::vector<Problem> check(const Source&, const Schema*, const Limits&);
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

/// An instruction of this name says that two versions were merged here and that nobody has
/// settled it yet: "<?merge-conflict ours?>".
inline constexpr std::string_view conflict_target = "merge-conflict";

/// Refuses what is not well-formed XML 1.0 with namespaces in UTF-8: throws Error. No
/// DOCTYPE is let in, hence no entity is ever expanded and no file or network is touched, nor a
/// document with an unresolved conflict of a merge.
/// Where a schema is given, returns every place at which the document departs from it, in
/// document order. libxml2 judges; pugixml alone accepts some thirty kinds of broken XML.
std::vector<Problem> check(const Source& source, const Schema* schema = nullptr,
                           const Limits& limits = {});

}  // namespace clauseline::xml
