#pragma once

#include "policy/policy.hpp"

#include <string>

namespace clauseline::tests {

/// The findings about two versions, one a line:
/// `EX001 critical licence/t-licence: exclusive -> non-exclusive; customer loss, supplier gain`.
/// A clause or the name of a record stands before the slash, the term and, after #, the asset
/// behind it. Under a policy the weight that it gives and its scenarios stand below.
std::string audit_text(const std::string& before, const std::string& after,
                       const Policy& policy = {});

/// The clauses, terms or whole agreement of a case as a whole agreement: what does not begin
/// with `<?xml` or `<agreement` is put into the frame that all cases share.
std::string in_frame(const std::string& fragment);

}  // namespace clauseline::tests
