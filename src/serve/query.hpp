#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace clauseline::serve {

/// What a request asks for: a path and what stands behind its question mark, decoded.
struct Query {
  std::string path;
  std::map<std::string, std::string, std::less<>> values{};

  /// The value of a name, or empty.
  const std::string& operator[](std::string_view name) const;
};

/// Reads the target of a request. Throws Error for bytes that are no percent-encoded UTF-8, for
/// control characters, and for a name that stands twice.
Query read_query(std::string_view target);

/// Reads the body of a form that was sent to this target: its values, percent-encoded. Throws Error
/// in the same way; the lines of a value end with line feeds.
Query read_form(std::string_view target, std::string_view body);

/// The address of a path with these values, percent-encoded; values that are empty are left out.
std::string address_of(std::string_view path,
                       std::initializer_list<std::pair<std::string_view, std::string_view>> values);

}  // namespace clauseline::serve
