#pragma once

#include "model/agreement.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// What a printed number counts: "Section 3" is of the body, "Schedule 3" another clause.
enum class Counted : std::uint8_t { body, part, schedule, recital };

/// The clauses of one version by their printed numbers. The number path of "(a)" in "(1)" in
/// section 3 is "3(1)(a)"; that of 3.2 in article 3 is "3.2".
class Numbering {
 public:
  explicit Numbering(const Agreement& agreement);

  /// A number as it is printed in the words of a clause: "3.2(a)", "(b)", "IV".
  struct Printed {
    Counted counted{};
    std::string_view kind{};  // "section", "article": what the words call it
    std::string_view number{};
  };

  /// The clause that a number means where it stands, or null where none has it, or several
  /// and nothing tells which. A number in brackets counts from the nearest clause that has one
  /// of the kind: first below `from`, then beside it and what is around it.
  const Clause* find(const Printed& printed, const Clause& from) const;
  /// The clause with a number in brackets within another, at any depth: "(a)(i)".
  const Clause* within(const Clause& around, std::string_view brackets) const;
  /// The clause around a clause, or null.
  const Clause* around(const Clause& clause) const;

 private:
  void add(const Clause& clause, const Clause* parent);
  const Clause* schedule_around(const Clause& clause) const;
  const Clause* only(const std::vector<const Clause*>& found, const Printed& printed,
                     const Clause& from) const;

  struct Place {
    const Clause* parent = nullptr;
    std::string key{};  // the number path; empty without a number
  };
  std::unordered_map<const Clause*, Place> places_;
  std::unordered_map<std::string, std::vector<const Clause*>> by_key_;
  bool has_articles_ = false;  // with numbers: then nothing else is called so
  bool has_sections_ = false;
};

}  // namespace clauseline
