#pragma once

#include "model/agreement.hpp"
#include "model/numbering.hpp"

#include <optional>
#include <vector>

namespace clauseline {

/// A paragraph, an item or a heading as it was read, before its place is known.
struct Paragraph {
  Clause clause{};
  std::vector<Mark> bold{};      // strong spans of the words
  std::optional<Label> label{};  // a number that its words may begin with
};

/// Takes away what nobody sees at both ends of the words: spaces of all kinds, joiners.
void trim(Paragraph& paragraph);

/// Looks for a number at the start of the words, and leaves them as they are.
void find_label(Paragraph& paragraph);

/// Moves the number from the words to its place, and gives the clause its kind.
void take_label(Paragraph& paragraph);

/// Moves all words to the heading. What the words refer to is kept in the note, for a
/// heading has no marks.
void make_heading(Paragraph& paragraph);

/// Makes a definition of words such as `"Fee" means ...` and keeps the terms; moves a heading
/// that runs into the text ("**Term.** This agreement ...") to its place, of a numbered
/// paragraph one in plain letters too ("Term. This agreement ...").
void take_terms_and_heading(Paragraph& paragraph);

/// True for a line that reads as a heading: short, in capitals or with every word that
/// matters capitalised, and no sentence.
bool reads_as_heading(std::string_view line);

/// True if every letter is a capital and there are some.
bool is_capitals(std::string_view line);

/// True if what follows belongs to these words: "The Supplier shall:".
bool leads_in(std::string_view words);

}  // namespace clauseline
