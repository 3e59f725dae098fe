#pragma once

#include "prose/suggest.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace clauseline {

/// The ids that an agreement has, and those that were given away.
class FreeIds {
 public:
  explicit FreeIds(const Agreement& agreement);

  /// An id for a term of a right in a clause: "fees-revenue-share", or "fees-revenue-share-2".
  std::string take(const Clause& clause, std::string_view right);

 private:
  std::unordered_set<std::string> taken_{};
};

/// Gathers what words say of one typed term.
class TermBuilder {
 public:
  TermBuilder(std::string_view right, std::string_view key) : right_(right), key_(key) {}

  std::string_view right() const { return right_; }
  std::string_view key() const { return key_; }
  void found() { is_founded_ = true; }
  bool is_founded() const { return is_founded_; }
  /// Of a child element, or of the term where `part` is empty. What is said again is not told
  /// twice; what is said otherwise leaves the attribute open, unless it holds a list.
  void say(std::string_view part, SuggestedAttribute attribute);
  /// A word of its sentences that limits it in a way that no attribute tells.
  void limit(std::string_view word);
  SuggestedTerm build() const;

 private:
  struct Said {
    std::string_view part;
    std::string_view attribute;
    std::vector<SuggestedAttribute> values{};
  };

  bool is_list(const Said& said) const;
  void add(const Said& said, SuggestedTerm& term) const;
  void drop_parts(SuggestedTerm& term) const;
  void list_missing(SuggestedTerm& term) const;

  std::string_view right_;
  std::string_view key_;
  bool is_founded_ = false;
  std::vector<Said> said_{};
  std::vector<std::string> limits_{};
};

/// The typed terms of one clause.
class TermBuilders {
 public:
  /// The term of a right; one for each value of its key.
  TermBuilder& at(std::string_view right, std::string_view key);
  /// Those that words say enough of, in the order in which rights are listed.
  std::vector<SuggestedTerm> build(const Clause& clause, FreeIds& ids) const;

 private:
  std::vector<TermBuilder> all_{};
};

}  // namespace clauseline
