#pragma once

#include "diff/said.hpp"

#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace clauseline {

/// Tells what the words of one clause say otherwise, in the form in which rules wait for it.
class ProseTeller {
 public:
  ProseTeller(const SaidApart& apart, Comparison& into) : apart_(apart), into_(into) {}

  /// What came and what went, topic by topic.
  void tell_signals();
  /// The same words in a sentence that differs, of rights that are told by their whole sentence:
  /// what they are over, whom they bind. One for each topic.
  void tell_sentence(const Said& before, const Said& after);
  /// The same words with the parties the other way round.
  void tell_exchange(const Said& before, const Said& after);
  /// How near a number that became another is to what two signals say: their rate, a number in
  /// their own words, one elsewhere in their sentences.
  static int nearness(const Said& before, const Said& after);
  /// A number of what both say became another.
  void tell_value(const Said& before, const Said& after);
  /// A typed term changed and the words beside it did not.
  void tell_typed_alone(const Change& change);
  /// The words of the clause changed in a way that its typed terms do not show.
  void tell_words();
  /// Values are printed in another way, and nothing else differs.
  void tell_format();

 private:
  using Several = std::vector<const Said*>;

  static Several of_field(const Field& field, const std::vector<Said>& side);
  static WordRoles roles_of(const Several& all);
  static Move move(const Several& gone, const Several& come);
  void tell_modal(const Field& field);
  void tell_field(const Field& field);
  void add(std::string_view field, Move move, std::string before, std::string after,
           const Several& by = {});

  const SaidApart& apart_;
  Comparison& into_;
  std::unordered_set<std::string> told_sentences_{};  // by topic or field
  std::set<std::pair<std::string, std::string>> told_values_{};
};

}  // namespace clauseline
