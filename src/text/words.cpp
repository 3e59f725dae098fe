#include "text/words.hpp"

#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace clauseline {
namespace {

struct Close {
  void operator()(UText* text) const { utext_close(text); }
};

bool is_word(std::string_view piece) {
  return std::ranges::any_of(piece, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool starts_with_digit(std::string_view piece) {
  return piece.front() >= '0' && piece.front() <= '9';
}
bool ends_with_digit(std::string_view piece) { return piece.back() >= '0' && piece.back() <= '9'; }

/// Do two neighbouring pieces belong to one word of a contract?
bool joins(std::string_view left, std::string_view right) {
  const bool hyphen = right == "-" || right == "\u2011";
  if (hyphen) return is_word(left);
  if (left.ends_with('-') || left.ends_with("\u2011")) return left.size() > 1 && is_word(right);
  if (right == "%") return ends_with_digit(left);
  if (left == "$" || left == "\u20AC" || left == "\u00A3") return starts_with_digit(right);
  return false;
}

bool is_short_word(std::string_view piece) {
  constexpr std::size_t longest = 5;  // "a", "12", "xviii"
  return piece.size() <= longest && is_word(piece);
}

/// Does "(a)" or "(ii)" belong to the section number before it?
bool joins_number(std::string_view number, std::string_view after) {
  return starts_with_digit(number) && (ends_with_digit(number) || number.ends_with(')')) &&
         after.starts_with('(');
}

/// Word boundaries as byte offsets, the first 0 and the last the length.
std::vector<std::size_t> boundaries(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, Close> input(
      utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status));
  thread_local const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  std::vector<std::size_t> found{0};
  if (U_FAILURE(status) == 0) iterator->setText(input.get(), status);
  if (U_FAILURE(status) != 0) return {0, text.size()};
  iterator->first();
  for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
    found.push_back(static_cast<std::size_t>(at));
  return found;
}

}  // namespace

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> pieces;
  if (text.empty()) return pieces;
  const auto cuts = boundaries(text);
  const auto cut = [&](std::size_t first, std::size_t last) {
    return last < cuts.size() ? text.substr(cuts[first], cuts[last] - cuts[first])
                              : std::string_view();
  };
  for (std::size_t i = 0; i + 1 < cuts.size();) {
    auto piece = cut(i, i + 1);
    ++i;
    if (pieces.empty()) {
      pieces.push_back(piece);
      continue;
    }
    auto& last = pieces.back();
    const bool paragraph =
        joins_number(last, piece) && is_short_word(cut(i, i + 1)) && cut(i + 1, i + 2) == ")";
    if (paragraph) {
      piece = cut(i - 1, i + 2);
      i += 2;
    }
    if (paragraph || joins(last, piece))
      last = std::string_view(last.data(), last.size() + piece.size());
    else
      pieces.push_back(piece);
  }
  return pieces;
}

}  // namespace clauseline
