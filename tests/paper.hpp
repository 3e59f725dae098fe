#pragma once

// What a word processor makes of our documents, and what is to stand on paper by the model alone.

#include "model/agreement.hpp"
#include "review/audit.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clauseline::tests {

/// The part of a package with this name; the test fails where there is none.
std::string part_of(std::string_view package, std::string_view name);

enum class Choice { accept, reject };

/// The lines of word/document.xml once all tracked changes are accepted or rejected; empty ones
/// are left out. Each cell of a table begins a line.
std::vector<std::string> lines_after(Choice choice, const std::string& document);

/// The lines that a version has on paper: title, version, notices, parties, and for each clause
/// its number, heading and words, or its cells. A version that is no agreement has none.
std::vector<std::string> lines_of(const Version& version);

/// Two versions of an agreement, and what they are called.
struct PaperPair {
  std::string name;
  std::string before;  // XML
  std::string after;
};

/// The pairs of a folder of fixtures, one in each folder below.
std::vector<PaperPair> pairs_in(const std::string& folder);

/// The example, and pairs that show what the others do not: moves, tables, Akoma Ntoso.
std::vector<PaperPair> chosen_pairs();

Audit audit_of(const PaperPair& pair, Depth depth = Depth::findings);

/// A commit by somebody, who says when.
inline SignedCommit commit_by(const std::string& name, long long seconds) {
  SignedCommit one;
  one.commit.author.name = name;
  one.commit.author.seconds = seconds;
  return one;
}

}  // namespace clauseline::tests
