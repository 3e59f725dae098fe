#pragma once

#include "office/document.hpp"
#include "review/audit.hpp"

#include <vector>

namespace clauseline::reports {

/// Where both versions of an audit came from and who stands for them, by their files, tags and
/// commits with what each signature is worth, and by the signature blocks of the agreement; then
/// its drafting notes, with what they were. For the table of departures and not for the redline:
/// who accepts all changes of that holds the agreement, and passes it on with every comment in it.
std::vector<office::Paragraph> evidence_of(const Audit& audit);

}  // namespace clauseline::reports
