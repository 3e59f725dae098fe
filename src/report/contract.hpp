#pragma once

#include "model/agreement.hpp"
#include "review/audit.hpp"

#include <string>
#include <string_view>
#include <vector>

/// A version as it stands on paper: what is printed of it, in which order, and how it looks.
namespace clauseline::reports {

/// Paragraphs of a version. The number stands before all else, as the agreement prints it.
struct Printed {
  std::string number{};                    // with a tab, if anything follows
  std::string heading{};                   // with a line feed, if words follow
  std::string words{};                     // paragraphs with a line feed between them
  std::vector<std::string_view> styles{};  // of each paragraph, as office/styles.xml calls it
  std::string language{};                  // of its words, where it is not the agreement's

  bool empty() const { return styles.empty(); }
  std::string text() const { return number + heading + words; }
};

/// A clause without those inside it.
Printed printed(const Clause& clause, int depth);

/// A line that is no clause.
Printed printed(std::string line, std::string_view style);

/// What stands above the clauses: title, version, notices word for word, parties. Each kind of
/// line is a group of its own; a side that has no such agreement has none.
struct FrontMatter {
  std::vector<Printed> title{};
  std::vector<Printed> version{};
  std::vector<Printed> notices{};
  std::vector<Printed> parties{};
};

FrontMatter front_matter(const Version& version, bool absent);

/// What an agreement is called: its title, else its id, else its file.
std::string title_of(const Version& version);

/// What a version is called: its own name, else its revision, else its file.
std::string name_of(const Version& version);

}  // namespace clauseline::reports
