#include "store/time_stamp.hpp"

#include "store/process.hpp"
#include "store/temporary_file.hpp"
#include "text/day.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace clauseline {
namespace {

using git::TemporaryFile;

/// openssl with no settings of whoever runs it.
git::Outcome openssl(std::vector<std::string> words) {
  auto variables = git::environment();
  std::erase_if(variables, [](const std::string& one) {
    return one.starts_with("OPENSSL_") || one.starts_with("SSL_CERT_") ||
           one.starts_with("LC_ALL=");
  });
  variables.insert(variables.end(), {"LC_ALL=C", "OPENSSL_CONF=/dev/null"});
  words.insert(words.begin(), {"openssl", "ts"});
  return git::run(std::move(words), std::move(variables));
}

std::string_view after(std::string_view text, std::string_view start) {
  const auto at = text.find(start);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + start.size());
  return text.substr(0, text.find('\n'));
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failed != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// "Nov 28 12:20:57 2026 GMT", maybe with parts of a second, which are left out.
std::optional<std::chrono::sys_seconds> read_time(std::string_view text) {
  using namespace std::chrono;
  constexpr auto names = std::to_array<std::string_view>(
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
  constexpr std::size_t clock_size = 8;
  const auto words = split(text);
  if (words.size() != 5 || words[2].size() < clock_size || words[4] != "GMT") return std::nullopt;
  const auto* const name = std::ranges::find(names, words[0]);
  const std::string_view clock = words[2];
  const auto day_of_month = number(words[1]);
  const auto year_of = number(words[3]);
  const auto hour = number(clock.substr(0, 2));
  const auto minute = number(clock.substr(3, 2));
  const auto second = number(clock.substr(6, 2));
  if (name == names.end() || !day_of_month || !year_of || !hour || !minute || !second)
    return std::nullopt;
  const year_month_day date{year(*year_of), month(static_cast<unsigned>(name - names.begin()) + 1),
                            day(static_cast<unsigned>(*day_of_month))};
  if (!date.ok()) return std::nullopt;
  return sys_days(date) + hours(*hour) + minutes(*minute) + seconds(*second);
}

/// "CN=Authority" of "DirName:/CN = Authority": programs of several ages set spaces differently.
std::string read_name(std::string_view text) {
  constexpr std::string_view kind = "DirName:";
  if (!text.starts_with(kind)) return {};
  std::string name(text.substr(kind.size()));
  for (const auto& [from, to] :
       {std::pair<std::string_view, std::string_view>{" = ", "="}, {"/", ""}})
    if (const auto at = name.find(from); at != std::string::npos) name.replace(at, from.size(), to);
  return name;
}

TimeStamp unusable(StampState state, std::string why) {
  return {.state = state, .why = std::move(why)};
}

}  // namespace

std::string_view to_text(StampState state) {
  constexpr std::array<std::string_view, 3> names{"good", "wrong", "unchecked"};
  return names.at(static_cast<std::size_t>(state));
}

std::string in_words(const TimeStamp& stamp) {
  switch (stamp.state) {
    case StampState::good:
      return fmt::format("time stamped by {} at {}",
                         stamp.by.empty() ? "an authority that the house trusts" : stamp.by,
                         stamp.at);
    case StampState::wrong: return fmt::format("its time stamp is wrong: {}", stamp.why);
    case StampState::unchecked: break;
  }
  return fmt::format("its time stamp was not checked: {}", stamp.why);
}

TimeStamp check_time_stamp(std::string_view bytes, std::string_view token,
                           std::string_view authorities) {
  constexpr std::size_t largest_token = std::size_t{1} << 20U;
  if (token.size() > largest_token)
    return unusable(StampState::wrong, "it is larger than any token is");
  const TemporaryFile stamp(token);
  // Around the token a response holds words that nobody signed: nothing is read but the token.
  const TemporaryFile signed_part("");
  const auto taken =
      openssl({"-reply", "-in", stamp.path(), "-token_out", "-out", signed_part.path()});
  constexpr int no_program = 127;
  if (taken.status == no_program)
    return unusable(StampState::unchecked, "the program openssl is missing");
  if (taken.error.find("Invalid command") != std::string::npos)
    return unusable(StampState::unchecked, "the program openssl knows no time stamps");
  const auto read = openssl({"-reply", "-in", signed_part.path(), "-token_in", "-text"});
  const auto time = read_time(after(read.out, "Time stamp: "));
  if (taken.status != 0 || read.status != 0 || !time)
    return unusable(StampState::wrong, "it is no time-stamp response that openssl can read");
  TimeStamp found{.at = to_text(*time), .by = read_name(after(read.out, "TSA: "))};
  if (authorities.empty()) {
    found.why = "the house names no authority at the base, in .clauseline/timestamp-ca.pem";
    return found;
  }
  const TemporaryFile stamped(bytes);
  const TemporaryFile trusted(authorities);
  const auto checked =
      openssl({"-verify", "-data", stamped.path(), "-in", signed_part.path(), "-token_in",
               "-CAfile", trusted.path(), "-untrusted", trusted.path(), "-attime",
               std::to_string(time->time_since_epoch().count())});
  if (checked.status == 0 && checked.out.find("Verification: OK") != std::string::npos) {
    found.state = StampState::good;
    return found;
  }
  const bool other_bytes = checked.error.find("imprint mismatch") != std::string::npos;
  found.state = StampState::wrong;
  found.why = other_bytes ? "it is of other bytes" : "nobody signed it whom the house trusts";
  return found;
}

}  // namespace clauseline
