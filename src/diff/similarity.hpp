#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// The words of a text as hashes: lower case, without punctuation. For likeness only, never
/// for equality of meaning.
class WordBag {
 public:
  WordBag() = default;
  explicit WordBag(std::string_view text);
  /// Of several texts as one, which have no shingles.
  explicit WordBag(const std::vector<std::string>& texts);

  std::size_t size() const { return sorted_.size(); }
  /// Hashes of every three neighbouring words; of the whole where it has fewer.
  const std::vector<std::uint64_t>& shingles() const { return shingles_; }

  /// Twice the common words over all words, 0 to 1; two empty texts are 1.
  friend double similarity(const WordBag& a, const WordBag& b);

 private:
  std::vector<std::uint64_t> sorted_;
  std::vector<std::uint64_t> shingles_;
};

double similarity(const WordBag& a, const WordBag& b);

}  // namespace clauseline
