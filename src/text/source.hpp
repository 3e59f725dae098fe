#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// A place in a source. Lines and columns count from 1, as in editors and SARIF;
/// columns count bytes. Line 0 means the source as a whole.
struct Position {
  unsigned line = 0;
  unsigned column = 0;

  auto operator<=>(const Position&) const = default;
};

struct Location {
  std::string source;
  Position position{};
};

/// Bytes with a name. The name is what people use to find them again, such as
/// "agreements/openai/msa.xml" or "HEAD~1:agreements/openai/msa.xml".
class Source {
 public:
  Source(std::string name, std::string bytes);

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return bytes_; }

  /// Where the byte at `offset` stands; `offset` may be the number of bytes.
  Position position(std::size_t offset) const;
  Location at(std::size_t offset) const { return {name_, position(offset)}; }

  /// The text of a line that position() gave, without its line end.
  std::string_view line(unsigned number) const;

 private:
  std::string name_;
  std::string bytes_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace clauseline
