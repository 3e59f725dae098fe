#pragma once

#include "text/error.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// One cell of a table, without its quotes, and the byte at which it begins.
struct Cell {
  std::string text;
  std::size_t at = 0;
};

using Record = std::vector<Cell>;

/// What a table must have, and may have. Names are as people write them in the first line.
struct Columns {
  std::span<const std::string_view> required{};
  std::span<const std::string_view> optional{};
};

/// A table as RFC 4180 writes it: commas, quotes where they are needed, a first line of names.
class Table {
 public:
  /// Reads the bytes, which must be UTF-8; a byte order mark and empty lines are left out.
  /// Throws Error with every problem found: a quote that does not fit, a row that is longer or
  /// shorter than the first line, a column that is missing, twice there or not known.
  static Table read(const Source& source, const Columns& columns);

  const std::vector<Record>& records() const { return records_; }
  /// The cell of a column that is there; of an optional one that is not, a cell without text.
  const Cell& cell(const Record& record, std::string_view column) const;

 private:
  std::vector<std::string> names_{};
  std::vector<Record> records_{};
  Cell none_{};
};

/// Problems of one input, all of them but no more than a person reads.
class Problems {
 public:
  explicit Problems(const Source& source) : source_(source) {}

  void add(std::size_t at, std::string message, std::string hint);
  bool full() const;
  bool empty() const { return found_.empty(); }
  /// Throws Error if there is any.
  void raise();

 private:
  const Source& source_;
  std::vector<Problem> found_{};
};

}  // namespace clauseline
