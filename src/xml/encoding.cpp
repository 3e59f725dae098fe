#include "xml/encoding.hpp"

#include "text/encoding.hpp"
#include "xml/place.hpp"

#include <algorithm>
#include <optional>

namespace clauseline::xml {
namespace {

using Bytes = std::string_view;

constexpr Encoded as_xml{.format = "XML", .suffix = "xml"};

/// The name in `encoding="..."`, if the document begins with an XML declaration that has one.
std::optional<RawName> declared(Bytes bytes) {
  const std::size_t start = mark_size(bytes);
  if (!bytes.substr(start).starts_with("<?xml") || !is_blank(bytes.substr(start + 5, 1))) return {};
  const auto end = std::min(bytes.find("?>", start), bytes.size());
  auto at = bytes.substr(0, end).find("encoding", start);
  if (at == Bytes::npos) return {};
  at = bytes.substr(0, end).find_first_of("\"'", at);
  if (at == Bytes::npos) return {};
  const auto close = bytes.substr(0, end).find(bytes[at], at + 1);
  if (close == Bytes::npos) return {};
  return RawName{.name = bytes.substr(at + 1, close - at - 1), .offset = at + 1};
}

bool names_utf8(std::string_view encoding) {
  std::string name(encoding);
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name == "utf-8" || name == "utf8";
}

void refuse_declared(const Source& source) {
  const auto encoding = declared(source.bytes());
  if (!encoding || names_utf8(encoding->name)) return;
  const std::string name = shortened(encoding->name);
  const bool already = is_utf8(source.bytes(), as_xml);
  throw Error(
      problem_at_byte(source, encoding->offset,
                      fmt::format("the document says it is in {}; only UTF-8 is read", name),
                      already ? R"(its bytes are UTF-8 already: write encoding="UTF-8")"
                              : conversion(name, as_xml.suffix) +
                                    R"(, then write encoding="UTF-8" in its first line)"));
}

}  // namespace

void require_utf8(const Source& source) {
  refuse_declared(source);
  clauseline::require_utf8(source, as_xml);
}

}  // namespace clauseline::xml
