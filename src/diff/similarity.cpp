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

std::vector<std::uint64_t> words_of(std::string_view text) {
  std::vector<std::uint64_t> hashes;
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
  return hashes;
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

/// Whether at least so many are in both.
bool have_in_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b,
                    std::size_t wanted) {
  if (std::min(a.size(), b.size()) < wanted) return false;
  // How many of either side may still have no partner.
  auto spare_a = a.size() - wanted;
  auto spare_b = b.size() - wanted;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++x;
      ++y;
    } else if (*x < *y) {
      if (spare_a-- == 0) return false;
      ++x;
    } else {
      if (spare_b-- == 0) return false;
      ++y;
    }
  }
  return true;
}

double likeness(std::size_t common, std::size_t all) {
  return 2.0 * static_cast<double>(common) / static_cast<double>(all);
}

/// How many of all words must be common for a likeness of `least`.
std::size_t fewest_common(double least, std::size_t all) {
  auto count = static_cast<std::size_t>(least * static_cast<double>(all) / 2);
  while (likeness(count, all) < least)
    ++count;
  return count;
}

}  // namespace

WordBag::WordBag(std::string_view text) : sorted_(words_of(text)) { std::ranges::sort(sorted_); }

WordBag::WordBag(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    const auto words = words_of(text);
    sorted_.insert(sorted_.end(), words.begin(), words.end());
  }
  std::ranges::sort(sorted_);
}

double similarity(const WordBag& a, const WordBag& b) {
  const auto all = a.sorted_.size() + b.sorted_.size();
  if (all == 0) return 1.0;
  return likeness(common(a.sorted_, b.sorted_), all);
}

bool similar(const WordBag& a, const WordBag& b, double least) {
  const auto all = a.sorted_.size() + b.sorted_.size();
  if (all == 0) return true;
  return have_in_common(a.sorted_, b.sorted_, fewest_common(least, all));
}

std::vector<std::uint64_t> shingles(std::string_view text) {
  constexpr std::size_t length = 3;
  const auto words = words_of(text);
  std::vector<std::uint64_t> found;
  if (words.empty()) return found;
  const std::size_t count = words.size() < length ? 1 : words.size() - length + 1;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t hash = basis;
    for (std::size_t j = i; j < std::min(i + length, words.size()); ++j)
      hash = (hash ^ words[j]) * prime;
    found.push_back(hash);
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace clauseline
