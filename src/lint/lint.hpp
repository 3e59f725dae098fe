#pragma once

#include "lint/draft.hpp"
#include "rules/rule.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

struct Lint;

/// One thing that somebody who writes or reads a version should look at, and where.
struct Hit {
  const Lint* lint = nullptr;
  Position at{};
  std::string message{};           // names the thing and quotes the words
  std::string hint{};              // a way out
  const Clause* clause = nullptr;  // where it stands in words, until they are placed
  std::uint32_t byte = 0;          // of the words of the clause
};

/// Takes what a lint finds.
class Hits {
 public:
  explicit Hits(const Lint& lint, std::vector<Hit>& into) : lint_(lint), into_(into) {}

  /// At a byte of a clause's words. Without a hint the remedy of the lint is the way out.
  void in(const Clause& clause, std::size_t byte, std::string message, std::string hint = {});
  /// At a fact, an attribute or the beginning of a clause.
  void at(Position place, std::string message, std::string hint = {});

 private:
  const Lint& lint_;
  std::vector<Hit>& into_;
};

/// Of which documents a lint speaks.
enum class Reads : std::uint8_t {
  anything,
  agreements,  // not of laws and licences in the XML of others, who keep other rules
  native,      // of the project's own vocabulary alone, which has marks and typed terms
};

/// A lint speaks of one version alone. Everything that is said about it is in this row; what
/// it looks at decides how it is called: once for each clause, once for each typed term, or
/// once for the whole version.
struct Lint {
  std::string_view code;  // stable for ever: "LN008"
  std::string_view slug;  // stable for ever: "stale-reference-number"
  Severity severity{};
  std::string_view title;    // "A reference prints another number than its target has"
  std::string_view why;      // why it matters
  std::string_view remedy;   // what to do about it
  std::string_view example;  // a few words that show it
  void (*clause)(const Passage&, Hits&) = nullptr;
  void (*term)(const Draft&, const Term&, Hits&) = nullptr;
  void (*whole)(const Draft&, Hits&) = nullptr;
  Reads reads = Reads::anything;
  bool whole_only = false;  // asks for a whole agreement, which an amending instrument is not
  bool once = false;        // the same message is told where it is true first
};

/// Every lint, in the order of the codes.
const std::vector<Lint>& lints();

/// The lint with this code or slug, or null.
const Lint* find_lint(std::string_view code_or_slug);

/// What the lints say about a version, by place and then code. The detectors say what its words
/// mean.
std::vector<Hit> lint(const Draft& draft, const Detectors& detectors = Detectors::shipped());

/// Words of an agreement for a message: on one line, in quotes, shortened where they are long.
std::string quoted(std::string_view words);

}  // namespace clauseline
