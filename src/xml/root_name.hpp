#pragma once

#include <string>
#include <string_view>

namespace clauseline::xml {

struct RootName {
  std::string local_name;
  std::string name_space;
  std::string id;  // its attribute of that name, or empty
};

/// The name of the root element, read no further than its start tag. Empty where the bytes
/// do not get so far; check() says why.
RootName root_name(std::string_view bytes);

}  // namespace clauseline::xml
