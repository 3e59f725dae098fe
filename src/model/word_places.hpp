#pragma once

#include "model/agreement.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// Words of a clause from byte `begin` on that stand together in the source.
struct WordRun {
  std::uint32_t begin = 0;
  std::size_t offset = 0;  // in the source, of the text in which they are, or of its element
  bool plain = true;       // the text itself stands there; else an element that was taken whole
};

/// Where the words of clauses stand in their source. The reader of XML keeps every piece of
/// text, so that a place is exact to the byte. Of Markdown and plain text nothing is kept, for
/// there the words are found again in order; what cannot be found stands where its clause does.
class WordPlaces {
 public:
  void add(const std::string& path, std::vector<WordRun> runs);

  /// Where in the source bytes of a clause's words stand. Takes them in rising order and goes
  /// through the words once.
  std::vector<std::size_t> find(const Source& source, const Clause& clause,
                                const std::vector<std::uint32_t>& bytes) const;

 private:
  std::unordered_map<std::string, std::vector<WordRun>> runs_;  // by path of the clause
};

}  // namespace clauseline
