#include "payments/csv.hpp"

#include "text/encoding.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <utility>

namespace clauseline {
namespace {

constexpr std::size_t most_problems = 50;

/// Reads one record after the other.
class Reader {
 public:
  Reader(const Source& source, Problems& problems)
      : bytes_(source.bytes()), at_(mark_size(source.bytes())), problems_(problems) {}

  bool done() const { return at_ >= bytes_.size() || problems_.full(); }

  /// The cells up to the end of the line; one cell without text for an empty line.
  Record record() {
    Record cells;
    do
      cells.push_back(cell());
    while (take(','));
    if (!done() && !take_line_end()) after_quote();
    return cells;
  }

 private:
  char here() const { return at_ < bytes_.size() ? bytes_[at_] : '\n'; }
  bool take(char wanted) {
    if (at_ >= bytes_.size() || bytes_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  bool take_line_end() {
    if (bytes_.substr(at_).starts_with("\r\n")) ++at_;
    return take('\n');
  }
  bool at_line_end() const { return here() == '\n' || bytes_.substr(at_).starts_with("\r\n"); }

  Cell cell() {
    const std::size_t begin = at_;
    if (take('"')) return {.text = quoted(begin), .at = begin};
    while (here() != ',' && !at_line_end()) {
      if (here() == '"')
        problems_.add(at_, "a quote stands within a cell that does not begin with one",
                      "put the whole cell in quotes and write this quote twice");
      if (here() == '\r')
        problems_.add(at_, "a carriage return stands alone",
                      "end lines with a line feed, or with both");
      ++at_;
    }
    return {.text = std::string(bytes_.substr(begin, at_ - begin)), .at = begin};
  }

  std::string quoted(std::size_t begin) {
    std::string text;
    for (;;) {
      const auto end = bytes_.find('"', at_);
      if (end == std::string_view::npos) {
        problems_.add(begin, "the quote that begins here is never closed",
                      "close it, or write it twice where it belongs to the words");
        at_ = bytes_.size();
        return text;
      }
      text += bytes_.substr(at_, end - at_);
      at_ = end + 1;
      if (!take('"')) return text;
      text += '"';
    }
  }

  void after_quote() {
    problems_.add(at_, "something stands behind the closing quote of a cell",
                  "a comma or the end of the line must follow; write a quote within words twice");
    while (!at_line_end())
      ++at_;
    take_line_end();
  }

  std::string_view bytes_;
  std::size_t at_;
  Problems& problems_;
};

bool is_empty(const Record& record) { return record.size() == 1 && record.front().text.empty(); }

std::vector<std::string> known_names(const Columns& columns) {
  std::vector<std::string> names(columns.required.begin(), columns.required.end());
  names.insert(names.end(), columns.optional.begin(), columns.optional.end());
  return names;
}

/// Looks over the first line: each column known, each once, none missing.
void check_names(const Record& first, const Columns& columns, Problems& problems) {
  const auto known = known_names(columns);
  const auto all = fmt::format("columns are {}", fmt::join(known, ", "));
  if (first.size() == 1 && first.front().text.find(';') != std::string::npos)
    return problems.add(first.front().at, "the columns are separated by semicolons",
                        "separate them with commas, as RFC 4180 does");
  std::set<std::string, std::less<>> seen;
  for (const auto& [name, at] : first) {
    if (std::ranges::find(known, name) == known.end()) {
      const auto near = nearest(name, known);
      seen.insert(near);
      problems.add(at, fmt::format("there is no column {}", name),
                   near.empty() ? all : fmt::format("did you mean {}?", near));
    } else if (!seen.insert(name).second) {
      problems.add(at, fmt::format("the column {} is there twice", name), "leave one of them out");
    }
  }
  for (const auto name : columns.required)
    if (!seen.contains(name))
      problems.add(first.front().at, fmt::format("the column {} is missing", name), all);
}

}  // namespace

void Problems::add(std::size_t at, std::string message, std::string hint) {
  if (full()) return;
  found_.push_back(problem_at_byte(source_, at, std::move(message), std::move(hint)));
  if (full())
    found_.push_back({.at = {.source = source_.name()},
                      .message = "there are more problems than are told here",
                      .hint = "put these right first"});
}

bool Problems::full() const { return found_.size() >= most_problems; }

void Problems::raise() {
  if (!found_.empty()) throw Error(std::move(found_));
}

Table Table::read(const Source& source, const Columns& columns) {
  require_utf8(source, {.format = "CSV", .suffix = "csv"});
  Problems problems(source);
  Reader reader(source, problems);
  Table table;
  Record first;
  while (!reader.done()) {
    auto record = reader.record();
    if (is_empty(record)) continue;
    if (first.empty()) {
      first = std::move(record);
      if (problems.empty()) check_names(first, columns, problems);
    } else {
      if (record.size() != first.size())
        problems.add(record.front().at,
                     fmt::format("this row has {} cells, and the first line {}", record.size(),
                                 first.size()),
                     "put a cell with a comma in quotes; write amounts without separators");
      table.records_.push_back(std::move(record));
    }
  }
  if (first.empty() && problems.empty())
    problems.add(0, "the file is empty",
                 fmt::format("begin with a line of columns: {}", fmt::join(columns.required, ",")));
  problems.raise();
  for (Cell& cell : first)
    table.names_.push_back(std::move(cell.text));
  return table;
}

const Cell& Table::cell(const Record& record, std::string_view column) const {
  const auto name = std::ranges::find(names_, column);
  return name == names_.end() ? none_ : record[static_cast<std::size_t>(name - names_.begin())];
}

}  // namespace clauseline
