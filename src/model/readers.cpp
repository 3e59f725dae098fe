#include "model/readers.hpp"

#include "text/encoding.hpp"

#include <algorithm>

namespace clauseline {
namespace {

bool ends_with_any(const std::string& name, std::initializer_list<std::string_view> suffixes) {
  return std::ranges::any_of(suffixes, [&](std::string_view one) { return name.ends_with(one); });
}

}  // namespace

Reader reader_without_markup(const Source& source, const Dialect* dialect) {
  if (dialect != nullptr) return dialect->reader;
  const bool markdown = ends_with_any(source.name(), {".md", ".markdown"});
  const bool text = ends_with_any(source.name(), {".txt", ".text"});
  if (begins_as_xml(source.bytes())) {
    const bool empty = source.bytes().find('<') == std::string_view::npos;
    if (!empty || (!markdown && !text)) return nullptr;
  }
  if (markdown) return read_markdown;
  // XML that lost its beginning is no text.
  return ends_with_any(source.name(), {".xml"}) ? nullptr : read_text;
}

bool begins_as_xml(std::string_view bytes) {
  bytes.remove_prefix(mark_size(bytes));
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || bytes[first] == '<';
}

/// The name of a file without folders, revision and suffix: what an agreement is called that
/// has no id of its own.
std::string stem(const std::string& source) {
  const auto slash = source.find_last_of("/:");
  const auto name = slash == std::string::npos ? source : source.substr(slash + 1);
  const auto dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace clauseline
