#pragma once

#include "model/agreement.hpp"

#include <string>

namespace clauseline {

/// A number without its punctuation: "(a)" and "a." are "a", "3.2." is "3.2", "[(i)]" is "i".
std::string bare_number(const std::string& number);

/// Gives an id to every clause that has none: its address, else the path of its numbers
/// ("3.2.a"), else the slug of its heading, else its position ("~3.2"). One that repeats is told
/// apart by "~2", and is stable no more where an author wrote it twice.
void give_ids(Agreement& agreement);

}  // namespace clauseline
