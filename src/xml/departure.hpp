#pragma once

#include "xml/place.hpp"

#include <string>
#include <string_view>

namespace clauseline::xml {

/// Where a document departs from its schema, in our words. Names are without namespaces.
struct Departure {
  std::string element;
  std::string attribute;  // empty if the element itself is to blame
  std::string message;
  std::string hint;
  bool of_parent = false;  // libxml2 says it when it meets the child that should not be there
};

/// Reads what libxml2 says: its code and its message.
Departure describe(int code, std::string_view message);

/// The tag that a departure is about: of the element that was met last, or of its parent.
RawTag departed_tag(std::string_view bytes, const Departure& departure, std::size_t current,
                    std::size_t parent);

/// Where in that tag: the attribute's name, else the element's.
std::size_t departed_offset(const RawTag& tag, const Departure& departure);

}  // namespace clauseline::xml
