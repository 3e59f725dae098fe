#include "diff/similarity.hpp"

#include <algorithm>

namespace clauseline {
namespace {

// FNV-1a, 64 bit: public domain, by Fowler, Noll and Vo.
constexpr std::uint64_t basis = 14695981039346656037ULL;
constexpr std::uint64_t prime = 1099511628211ULL;

bool in_word(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

void add_words(std::string_view text, std::vector<std::uint64_t>& hashes) {
  std::uint64_t hash = basis;
  bool open = false;
  for (const char byte : text) {
    const auto c = static_cast<unsigned char>(byte);
    if (in_word(c)) {
      const unsigned lower = c >= 'A' && c <= 'Z' ? c + 32U : c;
      hash = (hash ^ lower) * prime;
      open = true;
    } else if (open) {
      hashes.push_back(hash);
      hash = basis;
      open = false;
    }
  }
  if (open) hashes.push_back(hash);
}

std::vector<std::uint64_t> shingle_hashes(const std::vector<std::uint64_t>& words) {
  constexpr std::size_t length = 3;
  std::vector<std::uint64_t> shingles;
  if (words.empty()) return shingles;
  const std::size_t count = words.size() < length ? 1 : words.size() - length + 1;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t hash = basis;
    for (std::size_t j = i; j < std::min(i + length, words.size()); ++j)
      hash = (hash ^ words[j]) * prime;
    shingles.push_back(hash);
  }
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

std::size_t common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++count;
      ++x;
      ++y;
    } else {
      *x < *y ? ++x : ++y;
    }
  }
  return count;
}

}  // namespace

WordBag::WordBag(std::string_view text) {
  add_words(text, sorted_);
  shingles_ = shingle_hashes(sorted_);
  std::ranges::sort(sorted_);
}

WordBag::WordBag(const std::vector<std::string>& texts) {
  for (const std::string& text : texts)
    add_words(text, sorted_);
  std::ranges::sort(sorted_);
}

double similarity(const WordBag& a, const WordBag& b) {
  const auto all = a.sorted_.size() + b.sorted_.size();
  if (all == 0) return 1.0;
  return 2.0 * static_cast<double>(common(a.sorted_, b.sorted_)) / static_cast<double>(all);
}

}  // namespace clauseline
