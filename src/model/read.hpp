#pragma once

#include "model/agreement.hpp"
#include "model/dialect.hpp"
#include "model/word_places.hpp"
#include "text/error.hpp"

#include <vector>

namespace clauseline {

/// Reads one version of an agreement. With no dialect, the root element chooses among the
/// shipped ones. Throws Error with every problem: bytes that are no XML, a root that no
/// dialect knows, departures from the dialect's schema.
Agreement read_agreement(const Source& source, const Dialect* dialect = nullptr);

/// Makes ready what reading needs first and takes a while, so that it can be done beside other
/// work. With no dialect, it is that of the vocabulary of this project.
void ready_to_read(const Dialect* dialect);

/// An agreement, and where its words stand.
struct PlacedAgreement {
  Agreement agreement;
  WordPlaces words{};
};

/// Reads for those who point into the words what schema_problems() found no problem in.
PlacedAgreement read_placed(const Source& source, const Dialect* dialect = nullptr);

/// Every departure of a source from the schema of its dialect, in order; empty if it has none.
/// Throws Error where the source cannot be read at all.
std::vector<Problem> schema_problems(const Source& source, const Dialect* dialect = nullptr);

}  // namespace clauseline
