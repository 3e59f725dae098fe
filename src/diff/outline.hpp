#pragma once

#include "diff/similarity.hpp"
#include "model/agreement.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// The clauses of one version in document order, with what pairing asks of them. Indices
/// are places in that order; -1 is no clause. Hashes are of folded text and 0 where there is
/// none. The clauses must outlive it.
class Outline {
 public:
  explicit Outline(const std::vector<Clause>& clauses);

  struct Entry {
    const Clause* clause = nullptr;
    int parent = -1;
    int last = 0;               // the last index of its subtree
    std::uint64_t words = 0;    // its own text, the heading with it
    std::uint64_t subtree = 0;  // kind and own text of it and of all below, without numbers
    std::uint64_t number = 0;   // its number without punctuation: "(a)" and "a." are the same
    std::uint64_t name = 0;     // its heading, else the terms that it defines
    std::uint64_t place = 0;    // numbers, else names, from the outermost clause down to it
    bool quoted = false;        // within a quotation of another instrument
    bool has_words = false;     // heading or words
    bool stub = false;          // only says that there is nothing: "[Repealed]", "Reserved."
    bool distinctive = false;   // enough words to know it again by them alone
  };

  int size() const { return static_cast<int>(entries_.size()); }
  const Entry& operator[](int index) const { return entries_[static_cast<std::size_t>(index)]; }
  std::vector<int> children(int index) const;  // of -1: the outermost clauses

  /// The index of the clause with a stable id, or -1.
  int find(const std::string& id) const;
  /// The index of the clause whose address this is, or -1.
  int find_address(const std::string& address) const;
  /// Do its words stand at more than one clause?
  bool repeats(int index) const;
  /// The sibling before or behind it, or -1.
  int sibling_before(int index) const;
  int sibling_behind(int index) const;
  /// The words of a clause, gathered when they are first asked for.
  const WordBag& bag(int index) const;
  /// The shingles of a clause, in the same manner.
  const std::vector<std::uint64_t>& shingles(int index) const;
  /// The same with the words of all inner clauses.
  const WordBag& deep_bag(int index) const;

 private:
  void add(const std::vector<Clause>& clauses, int parent);

  std::vector<Entry> entries_;
  mutable std::vector<std::uint64_t> words_{};  // of all clauses, sorted
  mutable std::vector<std::optional<WordBag>> bags_;
  mutable std::unordered_map<int, std::vector<std::uint64_t>> shingles_{};
  mutable std::unordered_map<int, WordBag> deep_bags_{};
  std::unordered_map<std::string_view, int> by_id_;
  std::unordered_map<std::string_view, int> by_address_;
};

}  // namespace clauseline
