#pragma once

#include "model/agreement.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace clauseline {

/// A use of a defined term in the words of a clause: bytes [begin, end) of Clause::words.
struct TermUse {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  const Clause* definition = nullptr;
  bool marked = false;  // by the author; else known by its words
};

/// Finds definitions by id, by term and in prose. A term is used where the author marked it
/// and also where its words stand with the same capitals, because few formats have marks.
class Definitions {
 public:
  /// Of a whole version: its definitions, and the clauses that define a term in passing.
  explicit Definitions(const Agreement& agreement);
  /// Of these alone.
  explicit Definitions(const std::vector<const Clause*>& definitions);

  bool empty() const { return by_term_.empty() && by_id_.empty(); }
  /// The definition with this id, or null.
  const Clause* find(const std::string& id) const;
  /// The definitions of a term as it is written; one, unless the author defined it twice.
  std::vector<const Clause*> defining(std::string_view term) const;
  /// The uses in the words of a clause, in order and apart from each other; of a term that is
  /// defined twice, the first definition. A definition that names its own term is among them.
  std::vector<TermUse> uses(const Clause& clause) const;

 private:
  /// Where a term may go on after its first words: a tree, so that many terms that begin alike
  /// cost no more than one.
  struct Step {
    std::unordered_map<std::string, std::size_t> next{};
    const Clause* definition = nullptr;  // of the term that ends here
  };

  void add(const Clause& clause);
  void add_term(std::string_view term, const Clause& definition);
  void add_form(std::string_view form, const Clause& definition);
  std::size_t step(std::size_t from, std::string word);
  std::vector<TermUse> marked(const Clause& clause) const;
  std::vector<TermUse> unmarked(std::string_view text) const;
  /// The longest term that begins at a word: its definition, or null, and its last word.
  std::pair<const Clause*, std::size_t> longest(const std::vector<std::string_view>& words,
                                                std::size_t at) const;

  std::unordered_map<std::string, const Clause*> by_id_;
  std::unordered_map<std::string, std::vector<const Clause*>> by_term_;  // folded
  std::vector<Step> steps_{Step{}};                                      // the first is the root
};

}  // namespace clauseline
