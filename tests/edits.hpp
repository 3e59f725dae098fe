#pragma once

// Every value of every field of every typed term that the schema of agreements can write down:
// the raw material of the laws of coverage and symmetry.

#include "terms/right.hpp"

#include <string>
#include <vector>

namespace clauseline::tests {

/// One way of writing a field.
struct Variant {
  std::string value{};    // as a failure calls it; "" where the field is not written
  std::string clauses{};  // for the frame of the cases
};

/// The ways of writing one field of one typed term, all else being the same. An edit is a pair
/// of them.
struct Variants {
  const Right* right = nullptr;
  const Field* field = nullptr;  // null: the term as a whole, in each status and gone
  std::string kind{};            // of rights that come in kinds: "non-compete"
  std::vector<Variant> variants{};
};

/// All of them: each field, and each right as a whole, once for each kind of the right.
std::vector<Variants> all_variants();

/// "covenant non-compete.until".
std::string to_text(const Variants& variants);

}  // namespace clauseline::tests
