#pragma once

#include "model/agreement.hpp"
#include "prose/find_signals.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline {

/// What a sentence, bytes [first, second) of the words of a clause, prints of one kind, as an
/// attribute writes it, and the words. Kinds are "#percent", "#amount", "#currency" and
/// "#duration". What an author marked is what the mark says. Nothing that an attribute cannot hold,
/// such as business days or an amount of "$".
std::vector<std::pair<std::string, std::string>> printed_values(
    const Clause& clause, std::pair<std::uint32_t, std::uint32_t> sentence, std::string_view kind,
    SignalFinder& finder);

}  // namespace clauseline
