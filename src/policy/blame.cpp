#include "policy/blame.hpp"

#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clauseline {

void Blame::at(const xml::Node& node, std::string_view attribute, std::string message,
               std::string hint) {
  const auto place = attribute.empty() ? node.at() : node.at(attribute);
  problems_.push_back(problem_at(source_, place, std::move(message), std::move(hint)));
}

void Blame::unknown(const xml::Node& node, std::string_view attribute, const Word& word,
                    const std::vector<std::string>& known) {
  at(node, attribute, fmt::format("there is no {} {}", word.what, word.word),
     suggestion(word.word, known));
}

void Blame::settle() {
  if (problems_.empty()) return;
  std::ranges::stable_sort(problems_, {}, [](const Problem& one) { return one.at.position; });
  throw Error(std::move(problems_));
}

}  // namespace clauseline
