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

  void at(Position place, std::string message, std::string hint);

  struct Word {
    std::string what{};             // "grant has no field"
    std::string_view word{};        // as written
    std::string_view way_out = {};  // where no known word is near and they are many
  };
  /// A word that is none of the known ones; names the nearest.
  void unknown(Position place, const Word& word, const std::vector<std::string>& known);

  /// Where the text stands that an element holds; the element's place if it is not to be found.
  Position place(std::string_view text, const xml::Node& within) const;
  /// Throws what was gathered, by place.
  void settle();

 private:
  const Source& source_;
  std::vector<Problem> problems_{};
};

}  // namespace clauseline
