#include "xml/place.hpp"

#include <algorithm>
#include <utility>

namespace clauseline::xml {
namespace {

constexpr std::size_t longest_quotation = 60;
constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view after_name = " \t\r\n=/><'\"";

/// Reads a tag from left to right.
class TagReader {
 public:
  TagReader(std::string_view bytes, std::size_t offset) : bytes_(bytes), at_(offset) {}

  bool in_tag() const { return at_ < bytes_.size() && bytes_[at_] != '>' && bytes_[at_] != '<'; }
  std::size_t at() const { return at_; }

  RawName name() {
    const auto end = std::min(bytes_.find_first_of(after_name, at_), bytes_.size());
    const RawName found{.name = bytes_.substr(at_, end - at_), .offset = at_};
    at_ = end;
    return found;
  }

  void skip_byte() { ++at_; }
  bool at_quote() const {
    return at_ < bytes_.size() && (bytes_[at_] == '"' || bytes_[at_] == '\'');
  }

  /// Takes a quoted value; false if its quote never ends.
  bool skip_value() {
    const auto end = bytes_.find(bytes_[at_], at_ + 1);
    if (end == std::string_view::npos) return false;
    at_ = end + 1;
    return true;
  }

 private:
  std::string_view bytes_;
  std::size_t at_;
};

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

RawTag read_tag(std::string_view bytes, std::size_t offset) {
  TagReader reader(bytes, offset + 1);
  RawTag tag{.element = reader.name(), .attributes = {}};
  while (reader.in_tag()) {
    if (reader.at_quote()) {
      const auto quote = reader.at();
      if (reader.skip_value()) continue;
      tag.unclosed = quote;
      return tag;
    }
    const RawName name = reader.name();
    if (name.name.empty())
      reader.skip_byte();
    else
      tag.attributes.push_back(name);
  }
  return tag;
}

std::size_t tag_start(std::string_view bytes, std::size_t offset) {
  if (offset == 0) return 0;
  const auto found = bytes.rfind('<', offset - 1);
  return found == std::string_view::npos ? 0 : found;
}

std::string_view prefix_of(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string_view local_part(std::string_view name) { return name.substr(name.find(':') + 1); }

std::size_t last_before(std::string_view bytes, std::string_view what, std::size_t offset) {
  if (offset == 0) return 0;
  const auto found = bytes.rfind(what, offset - 1);
  return found == std::string_view::npos ? offset : found;
}

bool stands(std::string_view bytes, std::size_t offset, std::string_view word) {
  if (offset > bytes.size()) return false;
  const auto there = bytes.substr(offset, word.size());
  return std::ranges::equal(there, word, [](char a, char b) {
    return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
  });
}

std::string piece(std::string_view bytes, std::size_t offset, std::string_view stops) {
  const auto rest = bytes.substr(std::min(offset, bytes.size()));
  return shortened(rest.substr(0, rest.find_first_of(stops)));
}

bool is_blank(char byte) { return blanks.find(byte) != std::string_view::npos; }

bool is_blank(std::string_view text) {
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

std::string shortened(std::string_view text) {
  std::size_t end = std::min(text.size(), longest_quotation);
  while (end < text.size() && end > 0 && continues_character(text[end]))
    --end;
  std::string out(text.substr(0, end));
  std::ranges::replace_if(
      out, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return end < text.size() ? out + "..." : out;
}

}  // namespace clauseline::xml
