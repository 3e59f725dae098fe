#include "diff/stub.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace clauseline {
namespace {

constexpr std::size_t longest = 120;

/// How drafters begin what stands at a number that is not in use.
constexpr std::string_view beginnings[] = {
    "repealed",
    "reserved",
    "intentionally omitted",
    "intentionally left blank",
    "omitted",
    "deleted",
    "spent",
    "not funded",
    "not used",
    "expired",
    "revoked",
    "vacant",
    "not in force",
    "amendment",
    "amendments",
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

}  // namespace

bool is_stub(const Clause& clause) {
  if (clause.reserved) return true;
  std::string_view text = clause.words;
  if (text.empty() || text.size() > longest || !clause.clauses.empty()) return false;
  const bool brackets =
      (text.front() == '[' && text.back() == ']') || (text.front() == '(' && text.back() == ')');
  if (brackets) text = text.substr(1, text.size() - 2);
  const auto known = std::ranges::find_if(
      beginnings, [&](std::string_view beginning) { return begins(text, beginning); });
  if (known == std::end(beginnings)) return brackets && clause.words.front() == '[';
  const auto rest = text.substr(known->size());
  // "Reserved." and "Repealed, 2018, c. 27", but not "Reserved rights stay with the owner".
  return rest.empty() || brackets || rest.front() == '.' || rest.front() == ',';
}

}  // namespace clauseline
