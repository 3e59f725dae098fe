#pragma once

#include "review/audit.hpp"
#include "store/history.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What the versions of an agreement in a repository mean. Everything here is text: versions are
/// read, compared and let go, and what is said of them stays.
namespace clauseline::history {

/// The clauses that a change is about, by id, and the clauses around them.
struct Touched {
  std::vector<std::string> before{};
  std::vector<std::string> after{};
  std::vector<std::string> around_before{};
  std::vector<std::string> around_after{};
};

/// A clause that a version changed, or gave another id.
struct ClauseStep {
  Touched clauses{};
  std::vector<std::string_view> kinds{};  // "edited", "renumbered", ...; see kinds()
  std::string name{};                     // "3.2 -> 3.3 Any Cloud"
  bool typographic = false;               // only typography, or only the numbers that it prints
};

/// A finding that is not folded, on what a version changed.
struct FindingStep {
  Severity severity{};
  std::string rule{};
  std::string slug{};
  std::string title{};
  std::string message{};
  std::string place{};    // "3.2 Any Cloud", or "parties"
  std::string subject{};  // which thing of the later version moved, whatever it was before
  Touched clauses{};
  Directions direction{};
};

/// A version compared with one of those before it.
struct Against {
  std::size_t parent = 0;  // its place in the history
  std::vector<ClauseStep> clauses{};
  std::vector<FindingStep> findings{};  // gravest first
};

enum class StepKind : std::uint8_t {
  added,       // nothing was there before
  changed,     // compared with the one version before it
  merge,       // compared with several; what it changed itself differs from all of them
  deleted,     // the file is gone
  unreadable,  // this version is no agreement, or is broken
};

std::string_view to_text(StepKind kind);

/// What one version changed.
struct Step {
  std::size_t version = 0;  // its place in the history
  StepKind kind{};
  std::string problem{};               // of an unreadable one
  std::string from{};                  // the path before, where it was another
  bool past_unreadable = false;        // versions that cannot be read lie between
  std::vector<std::size_t> skipped{};  // unreadable versions between it and what it is compared to
  std::string title{};                 // of the agreement in this version
  std::string label{};                 // its own name for the version: "2026-04-27"
  std::string effective{};             // as written, or empty
  std::string status{};
  std::map<std::string, std::string> parties{};  // names by id
  std::vector<Against> against{};                // one for each readable version before it
  std::vector<ClauseStep> clauses{};             // what it changed itself
  std::vector<FindingStep> findings{};           // what that means, gravest first
};

/// Is told a version and what it changed.
using TellStep = std::function<void(const PathVersion&, const Step&)>;

/// How a step adds up: clauses by kind, findings by severity.
struct StepTally {
  std::map<std::string_view, std::size_t> clauses{};
  std::array<std::size_t, 5> findings{};
};

StepTally tally(const Step& step);

/// What a version says of itself.
void describe(const Version& version, Step& told);

/// What an audit says of the later version, compared with the one at `parent`.
Against against(const Audit& audit, std::size_t parent);

/// What a version changed, where it is one of several ways of coming from those before it: of one,
/// all; of a merge, what is so against each of them, told as against the first.
void settle(Step& step);

}  // namespace clauseline::history
