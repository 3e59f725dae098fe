#pragma once

#include <string>
#include <vector>

namespace clauseline::tests {

/// What a feed breaks of that which RFC 4287 says a feed MUST do, each with its section and the id
/// of the entry; empty for a feed that holds all of it. The feed must be well-formed.
std::vector<std::string> broken_musts(const std::string& feed);

}  // namespace clauseline::tests
