#include "merge/meanings.hpp"

namespace clauseline::merge {

void add_meanings(Plan& /*plan*/, const Versions& /*versions*/) {}

}  // namespace clauseline::merge
