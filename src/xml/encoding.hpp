#pragma once

#include "text/source.hpp"

namespace clauseline::xml {

/// Refuses what is not UTF-8, says that it is not, or holds a character that XML 1.0 does
/// not allow: throws Error, which names the encoding where it can be told and says how to
/// convert. After this, an offset in the source is an offset in every parser.
void require_utf8(const Source& source);

}  // namespace clauseline::xml
