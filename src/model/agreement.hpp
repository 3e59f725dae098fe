#pragma once

#include "text/source.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// One statement of fact as the author wrote it, before it is interpreted: a typed term, a
/// party, an entry of the register, a part of the metadata. A name, named values and parts.
struct Fact {
  struct Attribute {
    std::string name;
    std::string value;
    Position at{};
  };

  std::string name;
  std::vector<Attribute> attributes{};
  std::vector<Fact> parts{};
  std::string text{};  // its words, where it has any (a notice, a source)
  Position at{};

  /// The attribute's value, or empty if it is missing.
  std::string_view operator[](std::string_view attribute) const;
  const Attribute* find(std::string_view attribute) const;
  const Fact* part(std::string_view part_name) const;
};

/// What a reader can name in an agreement.
enum class ClauseKind : std::uint8_t {
  article,
  section,
  clause,
  subclause,
  definition,
  recital,
  schedule,
  item,
  table,
  row,
  quotation,  // of another instrument: what is inside is no provision of this one
};

std::string_view to_text(ClauseKind kind);

enum class MarkKind : std::uint8_t {
  term,       // a use of a defined term; target is the definition's id
  defines,    // words that define a term in passing; target is their id
  party,      // target is the party's id
  reference,  // a cross-reference; target is a clause id, or work@version#id
  date,       // target is the ISO date
  money,      // target is "amount currency"
  percent,    // target is the decimal, or undisclosed
  duration,   // target is the ISO duration
  redaction,
  cell,  // one cell of a table row
};

/// Inline markup over the words of a clause: bytes [begin, end) of Clause::words.
struct Mark {
  MarkKind kind{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string target{};

  bool operator==(const Mark&) const = default;
};

/// A clause is known by its id. Its number is only how this version prints it: inserting a
/// clause renumbers the rest, and renumbering changes nothing.
struct Clause {
  std::string id;          // unique in its agreement
  bool stable_id = true;   // written by the author; else made from number or heading
  std::string address{};   // an id that follows the printed number, where the author wrote one
  std::string language{};  // of its words, where it is not the document's
  ClauseKind kind = ClauseKind::clause;
  std::string number{};
  std::string heading{};
  std::string words{};  // own text without the heading: runs of white space one space
  std::vector<Mark> marks{};
  std::string note{};                        // drafting notes, which are not operative
  std::vector<std::string> was{};            // ids in the previous version that it came from
  std::vector<std::string> sources{};        // ids of what says so, of a reconstruction
  std::vector<std::string> terms_defined{};  // a definition's term and its variants
  std::uint32_t layout = 0;  // a hash of how its words are broken into lines: only reflowing shows
  std::string joined{};      // how its list items are joined: "and", "or", "none"
  bool reserved = false;
  std::vector<Fact> facts{};  // typed terms
  std::vector<Clause> clauses{};
  Position at{};
  std::string path{};  // /agreement[1]/body[1]/clause[2]

  /// What a redline shows: the heading, a line feed if there is one, and the words.
  std::string own_text() const;
  /// How people call it: "2.1 Licensed IP", or what of it there is.
  std::string label() const;
};

/// Somebody whom the agreement names. Only parties gain or lose; an actor (a panel, a class
/// of customers) does not sign.
struct Party {
  std::string id;
  std::string name;
  std::string short_name;
  bool signs = true;
};

/// One version of one agreement, as it stands in one file.
struct Agreement {
  std::string source;   // the name of the bytes, for locations
  std::string dialect;  // "native", "spdx", ...
  std::string id{};
  std::string version{};
  std::string status{};  // draft, proposed, executed, in-force, superseded, expired, terminated
  std::string title{};
  std::string language{};  // of its words, as a tag such as "en-US"; empty: not said
  std::vector<std::string> notices{};
  std::vector<Party> parties{};
  std::vector<Fact>
      records{};  // parties, register, dates, precedence, signatures: what is no clause
  std::vector<Clause> clauses{};
  std::vector<std::string>
      remarks{};  // what the reader kept as text because it had no place for it

  /// The day from which it applies, as written, or empty.
  std::string effective() const;
};

/// The party with this id, or null.
const Party* find_party(const Agreement& agreement, std::string_view id);

/// Calls `visit(clause, parent)` for every clause, parents first, in document order;
/// the parent of an outermost clause is null.
template <class Visit>
void walk(const std::vector<Clause>& clauses, const Visit& visit, const Clause* parent = nullptr) {
  for (const Clause& clause : clauses) {
    visit(clause, parent);
    walk(clause.clauses, visit, &clause);
  }
}

}  // namespace clauseline
