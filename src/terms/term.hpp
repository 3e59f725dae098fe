#pragma once

#include "model/agreement.hpp"
#include "terms/right.hpp"
#include "terms/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// A typed term of an agreement, read by its table; or a record of the parties, the register
/// or the metadata, which has no clause.
struct Term {
  const Right* right = nullptr;
  std::string id;  // of a record without one: its name
  const Clause* clause = nullptr;
  const Fact* fact = nullptr;
  std::string status = "active";
  std::vector<std::string> was{};
  std::size_t piece = 0;        // of a grant with several exclusivities: which of them this is
  std::vector<Value> values{};  // one for each field of the right

  /// The value of a field that the right has.
  const Value& operator[](std::string_view field) const;
  /// The same, or null if the right has no such field.
  const Value* find(std::string_view field) const;
  /// What a field holds; null if the right has no such field, or it holds something else.
  template <class Content>
  const Content* get(std::string_view field) const {
    const Value* value = find(field);
    return value == nullptr ? nullptr : value->get<Content>();
  }
  /// Is it in force: active, and not at the level that means that there is no such right?
  bool active() const;
  Position at() const { return fact->at; }
};

/// A version with its typed terms read. Keeps pointers into the agreement, which must stay
/// where it is.
struct Interpretation {
  const Agreement* agreement = nullptr;
  Register things{};
  std::vector<Term> terms{};
  std::vector<Term> records{};
  // Places of the terms and of the records, ordered by an id, so that nobody searches them all.
  std::vector<std::size_t> terms_by_id{};
  std::vector<std::size_t> terms_by_clause{};
  std::vector<std::size_t> records_by_id{};
};

Interpretation interpret(const Agreement& agreement);

/// The first term, or the first record, with this id and of this right, or of any if none is
/// named; null if there is none.
const Term* find_term(const Interpretation& version, std::string_view id,
                      std::string_view right = {});
const Term* find_record(const Interpretation& version, std::string_view id,
                        std::string_view right = {});

/// The terms whose own id, or whose clause's, is one of these, in the order of the version.
std::vector<const Term*> terms_named(const Interpretation& version, const Names& ids);

/// The ids of those who hold a right, or of those who owe it. A right that names nobody on
/// one side concerns every signing party that is not on the other.
std::vector<std::string> beneficiaries(const Term& term, const Interpretation& version);
std::vector<std::string> burdened(const Term& term, const Interpretation& version);

}  // namespace clauseline
