#pragma once

#include "diff/similarity.hpp"
#include "model/agreement.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// The clauses of one version in document order, with what pairing asks of them. Indices
/// are places in that order; -1 is no clause.
class Outline {
 public:
  explicit Outline(const std::vector<Clause>& clauses);

  struct Entry {
    const Clause* clause = nullptr;
    int parent = -1;
    int last = 0;               // the last index of its subtree
    std::uint64_t words = 0;    // hash of its own folded text
    std::uint64_t subtree = 0;  // hash of its own and all below, without numbers
    bool has_words = false;
  };

  int size() const { return static_cast<int>(entries_.size()); }
  const Entry& operator[](int index) const { return entries_[static_cast<std::size_t>(index)]; }
  std::vector<int> children(int index) const;  // of -1: the outermost clauses

  /// The index of the clause with a stable id, or -1.
  int find(const std::string& id) const;
  /// The words of a clause, gathered when they are first asked for.
  const WordBag& bag(int index);

 private:
  int add(const Clause& clause, int parent);

  std::vector<Entry> entries_;
  std::vector<std::optional<WordBag>> bags_;
  std::unordered_map<std::string, int> by_id_;
};

}  // namespace clauseline
