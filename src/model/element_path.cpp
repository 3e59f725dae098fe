#include "model/element_path.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline {

/// Few names are found fastest one after the other; many need a table, or a document made to
/// break programs would.
unsigned ElementPath::next(std::string_view name) {
  constexpr std::ptrdiff_t few = 32;
  auto& step = steps_.back();
  const auto begin = counts_.begin() + step.first_count;
  const auto found =
      std::find_if(begin, counts_.end(), [&](const Count& one) { return one.name == name; });
  if (found != counts_.end()) return ++found->number;
  if (counts_.end() - begin >= few) return ++step.many[name];
  counts_.push_back({.name = name, .number = 1});
  return 1;
}

void ElementPath::enter(std::string_view name) {
  const fmt::format_int number(next(name));
  steps_.push_back({.length = text_.size(), .first_count = std::ssize(counts_)});
  text_ += '/';
  text_ += name;
  text_ += '[';
  text_.append(number.data(), number.size());
  text_ += ']';
}

void ElementPath::leave() {
  text_.resize(steps_.back().length);
  counts_.erase(counts_.begin() + steps_.back().first_count, counts_.end());
  steps_.pop_back();
}

}  // namespace clauseline
