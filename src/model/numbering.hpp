#pragma once

#include "model/agreement.hpp"
#include "model/ordinal.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// The number that a text begins with, such as "3.2", "(a)", "ARTICLE IV" or "Schedule 1".
struct Label {
  std::string number;             // as printed
  std::size_t size = 0;           // its bytes and those of the white space and dash behind it
  std::string style;              // what is around the last part: "(#)", "#.", "article #"
  std::vector<unsigned> parts;    // 3 and 2 of "3.2"; of other numbers none
  std::vector<Ordinal> ordinals;  // the ways to read the last part
  ClauseKind kind = ClauseKind::clause;
  unsigned rank = 0;  // 1 for parts and schedules, 2 articles, 3 sections, 4 numbers, 5 the rest
  bool sure = false;  // nothing but a number looks like it, whatever numbers are around
};

/// Reads the number at the start of a text, if there is one. A number that belongs to a
/// sentence ("2.3 million", "Section 4 applies") is none.
std::optional<Label> leading_label(std::string_view text);

/// True if `later` is the number behind `earlier` in one reading of both.
bool follows(const Label& earlier, const Label& later);

/// True if the label can be the first of its kind: 1, (a), i.
bool begins_sequence(const Label& label);

}  // namespace clauseline
