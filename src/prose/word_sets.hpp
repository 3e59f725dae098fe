#pragma once

#include "prose/detector_problems.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// The names of the classes of tokens that a pattern may ask for, in the order of
/// Detectors::Class.
std::span<const std::string_view> class_names();

/// The words that may stand in one place of a pattern, "a|b*|$set|#pct", and the sets of them that
/// have names. A set is everywhere what its last definition says, so that a house overrides the
/// sets of patterns that are shipped; in a definition of itself it is what it was before.
class WordSets {
 public:
  explicit WordSets(DetectorProblems& problems) : problems_(problems) {}

  /// Reads "NAME a|b"; what it names must be defined before.
  void define(std::string_view line);
  /// The words of a place, sorted and without sets; empty where something is wrong. Ask when all
  /// sets are defined.
  std::vector<std::string_view> words(std::string_view part);

 private:
  struct Definition {
    std::string_view name{};
    std::string_view part{};
    std::size_t earlier = 0;  // definition of the same name
    bool open = false;        // is it being resolved?
    bool resolved = false;
    std::vector<std::string_view> words{};
  };

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  bool is_known(std::string_view word);
  bool is_word(std::string_view word);
  bool add(std::string_view word, std::size_t within, std::vector<std::string_view>& words);
  std::vector<std::string_view> resolved(std::string_view part, std::size_t within);
  const std::vector<std::string_view>& words_of(std::size_t definition, std::string_view at);

  DetectorProblems& problems_;
  std::vector<Definition> definitions_{};
  std::unordered_map<std::string_view, std::size_t> last_{};  // definition by name
};

}  // namespace clauseline
