#pragma once

#include "diff/definitions.hpp"
#include "diff/references.hpp"
#include "lint/names.hpp"
#include "model/read.hpp"
#include "prose/find_signals.hpp"
#include "prose/tokens.hpp"
#include "terms/term.hpp"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace clauseline {

/// One version as lints see it: read, interpreted, and with what its words mention. Keeps
/// references to the source and what was read from it, which must stay where they are.
class Draft {
 public:
  Draft(const Source& source, const PlacedAgreement& placed);

  const Source& source() const { return source_; }
  const Agreement& agreement() const { return placed_.agreement; }
  const WordPlaces& words() const { return placed_.words; }
  const Interpretation& version() const { return version_; }
  const Definitions& definitions() const { return definitions_; }
  const References& references() const { return references_; }
  const KnownNames& names() const { return names_; }

  /// Is it written in the project's own vocabulary, which has marks and typed terms?
  bool native() const { return agreement().dialect == "native"; }
  /// Is it in XML of another vocabulary than the project's own?
  bool foreign_markup() const;
  /// Is it an amending instrument, which speaks of what stands in another document?
  bool instrument() const;
  /// Does anything have this id: a clause, words that define, a fact?
  bool has(std::string_view id) const { return ids_.contains(std::string(id)); }
  /// The clause with this id, or null.
  const Clause* clause(std::string_view id) const;
  /// The typed term with this id, or null.
  const Term* term(std::string_view id) const;
  /// The typed terms of a clause, in order.
  std::vector<const Term*> terms_of(const Clause& clause) const;
  /// The clause around a clause, or null.
  const Clause* around(const Clause& clause) const { return references_.around(clause); }
  /// Is a clause the other one, or somewhere within it?
  bool within(const Clause& clause, const Clause& other) const;
  /// How people call a party: its short name, or the id if there is none.
  std::string_view name_of(std::string_view party) const;
  /// The record of this kind with this id, or null: a party, an event. Without an id the first
  /// of the kind.
  const Fact* record(std::string_view kind, std::string_view id) const;
  /// An attribute of the document: "text", "status", "lang".
  std::string_view document(std::string_view attribute) const;

 private:
  void add_id(const Fact& fact);

  const Source& source_;
  const PlacedAgreement& placed_;
  Interpretation version_;
  Definitions definitions_;
  References references_;
  KnownNames names_;
  std::unordered_set<std::string> ids_{};
  std::unordered_map<std::string, const Clause*> clauses_{};
  std::unordered_map<std::string, const Fact*> records_{};  // by kind, and by kind and id
  std::unordered_map<std::string, const Term*> terms_{};
  std::unordered_map<const Clause*, std::vector<const Term*>> terms_of_{};
};

/// A clause and what its words are made of, found once for all lints.
struct Passage {
  const Draft& draft;
  const Clause& clause;
  std::vector<Token> tokens{};
  std::vector<TermUse> uses{};
  std::vector<Reference> references{};
  std::vector<bool> marked{};     // by byte of the words; empty where there are no marks
  std::vector<Signal> signals{};  // filled in for lints of clauses, and so is what found them
  SignalFinder* finder = nullptr;

  Passage(const Draft& of, const Clause& in);

  /// Does a byte stand in words that the author marked, in whatever way?
  bool is_marked(std::size_t byte) const;
  /// Is a defined term used somewhere between two bytes?
  bool uses_term(std::size_t begin, std::size_t end) const;
  /// The reference between two bytes, or null.
  const Reference* reference_in(std::size_t begin, std::size_t end) const;
  /// Does a token stand between quotation marks?
  bool in_quotes(std::size_t token) const {
    return token < tokens.size() && tokens[token].in_quotes;
  }
  /// The first token that begins at a byte or behind it; their number if there is none.
  std::size_t token_at(std::size_t byte) const;
  /// Do the tokens from a place on read so? Takes words in small letters, and "," for the mark.
  bool reads(std::size_t token, std::initializer_list<std::string_view> words) const;
  /// The words of a mark.
  std::string_view text(const Mark& mark) const;
};

}  // namespace clauseline
