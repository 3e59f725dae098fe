// The tests that stand in files of detectors themselves: words that are a signal, and words that
// only come near.

#include "policy/tests.hpp"
#include "prose/find_signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace clauseline {
namespace {

/// What words are taken for, where they are not what they should be.
std::string names_of(const std::vector<Signal>& signals) {
  std::string names;
  for (const Signal& signal : signals)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", signal.kind->name);
  return names.empty() ? "nothing" : names;
}

CaseResult result_of(const SignalKind& kind, const SignalExample& example, SignalFinder& finder) {
  const auto found = finder.find(example.words);
  const auto signal = std::ranges::find(found, &kind, &Signal::kind);
  CaseResult result{
      .name = fmt::format("{}{}: {}", example.is_match ? "" : "not ", kind.name, example.words),
      .at = example.at};
  if (example.is_match && signal == found.end())
    result.missing.push_back(fmt::format("{}; these words are {}", kind.name, names_of(found)));
  if (!example.is_match && signal != found.end())
    result.extra.push_back(fmt::format(
        "{}: \"{}\"", kind.name, example.words.substr(signal->begin, signal->end - signal->begin)));
  return result;
}

}  // namespace

std::vector<CaseResult> run_examples(std::span<const Source> house, const Detectors& detectors) {
  SignalFinder finder(detectors);
  std::vector<CaseResult> results;
  for (const Source& source : house) {
    const auto begin = static_cast<std::ptrdiff_t>(results.size());
    for (const SignalKind& kind : detectors.kinds())
      for (const SignalExample& example : kind.examples)
        if (example.at.source == source.name()) results.push_back(result_of(kind, example, finder));
    std::ranges::sort(results.begin() + begin, results.end(), {},
                      [](const CaseResult& one) { return one.at.position; });
  }
  return results;
}

}  // namespace clauseline
