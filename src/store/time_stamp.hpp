#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace clauseline {

enum class StampState : std::uint8_t {
  good,
  wrong,      // of other bytes, broken, or by nobody whom the house trusts
  unchecked,  // the program that checks, or the authorities of the house, are not here
};

/// As data: "good", "wrong", "unchecked".
std::string_view to_text(StampState state);

/// What a time-stamp token (RFC 3161) says of some bytes, and whether it may be believed.
struct TimeStamp {
  StampState state = StampState::unchecked;
  std::string at{};   // "2026-04-27T10:20:30Z"; empty where it cannot be read
  std::string by{};   // as the token names the authority; empty where it names none
  std::string why{};  // not good: in a sentence without a full stop

  bool operator==(const TimeStamp&) const = default;
};

/// In a sentence: "time stamped by CN=Authority at 2026-04-27T10:20:30Z", "its time stamp is wrong:
/// it is of other bytes".
std::string in_words(const TimeStamp& stamp);

/// How the name of a file with a token ends: it lies beside what it stamps.
inline constexpr std::string_view token_ending = ".tsr";

/// Asks the program openssl of a time-stamp response. `authorities` are certificates as PEM, the
/// roots that the house trusts and what may lie between; empty: the house has none. Certificates
/// are taken as they stood at the time that the token says, so that the answer stays the same.
TimeStamp check_time_stamp(std::string_view bytes, std::string_view token,
                           std::string_view authorities);

}  // namespace clauseline
