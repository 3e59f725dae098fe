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
  /// Of several texts as one.
  explicit WordBag(const std::vector<std::string>& texts);

  std::size_t size() const { return sorted_.size(); }

  /// Twice the common words over all words, 0 to 1; two empty texts are 1.
  friend double similarity(const WordBag& a, const WordBag& b);
  /// Whether similarity() is `least`, above 0, or more: soon said of texts that are far from it.
  friend bool similar(const WordBag& a, const WordBag& b, double least);

 private:
  std::vector<std::uint64_t> sorted_;
};

double similarity(const WordBag& a, const WordBag& b);
bool similar(const WordBag& a, const WordBag& b, double least);

/// Hashes of every three neighbouring words of a text, of the whole where it has fewer: sorted,
/// each once.
std::vector<std::uint64_t> shingles(std::string_view text);

}  // namespace clauseline
