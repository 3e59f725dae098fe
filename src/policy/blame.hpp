#pragma once

#include "text/error.hpp"
#include "xml/element.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Gathers what is wrong with a file of a house.
class Blame {
 public:
  explicit Blame(const Source& source) : source_(source) {}

  /// At an attribute, or at the element where that is empty or missing.
  void at(const xml::Node& node, std::string_view attribute, std::string message, std::string hint);

  struct Word {
    std::string_view what;  // "field of grant"
    std::string_view word;  // as written
  };
  /// At an attribute that holds a word that is none of the known ones; names the nearest.
  void unknown(const xml::Node& node, std::string_view attribute, const Word& word,
               const std::vector<std::string>& known);
  /// Throws what was gathered, by place.
  void settle();

 private:
  const Source& source_;
  std::vector<Problem> problems_{};
};

}  // namespace clauseline
