#pragma once

#include "model/agreement.hpp"
#include "prose/tokens.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace clauseline {

/// Words that name something which an agreement knows without defining it: its parties and
/// actors, what is in its register, its clauses by their headings, and itself.
class KnownNames {
 public:
  KnownNames() = default;
  explicit KnownNames(const Agreement& agreement);

  /// Is a phrase one of these names, or a part of one that begins and ends with its words?
  bool holds(std::string_view phrase) const;

 private:
  void add(std::string_view name);

  std::unordered_set<std::string> phrases_;  // every run of words of every name, folded
};

/// Does a word begin with a capital? Words in capitals alone are no less capitalised.
bool is_capitalised(const Token& token);

/// Capitalised words that are names in everybody's language: months, courts, laws, states.
bool is_common_name(const std::vector<std::string_view>& words);

}  // namespace clauseline
