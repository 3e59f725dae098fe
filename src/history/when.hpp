#pragma once

#include "history/timeline.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clauseline::history {

/// A question about a field of a right: what it is, what it is not, or whenever it moves.
struct When {
  const Right* right = nullptr;
  const Field* field = nullptr;
  std::optional<std::string> value{};
  bool negated = false;
};

/// Reads "grant.exclusivity=non-exclusive", "grant.exclusivity!=exclusive" or "revenue-share.cap".
/// Throws Error for a right or a field that does not exist, with the nearest that does, and for a
/// level that the field does not have.
When read_when(const std::string& text);

/// A version at which what was asked for became so, or no longer was; of a question without a
/// value, one that brought, changed or took the field.
struct WhenAnswer {
  std::string right{};
  std::string term{};
  std::string clause{};
  RightMove move{};
};

struct WhenAnswers {
  std::vector<WhenAnswer> answers{};  // newest first
  std::vector<std::size_t> unreadable{};
  std::vector<std::string> problems{};  // of each of these
};

WhenAnswers when(const PathHistory& history, const ReadVersion& read, const When& question);

}  // namespace clauseline::history
