#include "serve/query.hpp"

#include "text/encoding.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace clauseline::serve {
namespace {

[[noreturn]] void refuse(std::string_view target, std::string message) {
  constexpr std::size_t most = 100;
  throw Error({.at = {.source = visible_line(std::string(target.substr(0, most)))},
               .message = std::move(message),
               .hint = "follow a link of these pages instead of writing the address"});
}

char decoded_byte(std::string_view target, std::string_view digits) {
  unsigned value = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value, 16);
  if (digits.size() != 2 || read.ptr != end)
    refuse(target, "a percent sign in this address stands before no two hexadecimal digits");
  return static_cast<char>(value);
}

/// What stands between the parts of a text, and which control characters it may hold.
struct Manner {
  bool plus_is_space = true;
  std::string_view controls{};
};

std::string decoded(std::string_view target, std::string_view text, const Manner& manner) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      out += decoded_byte(target, text.substr(i + 1, 2));
      i += 2;
    } else {
      out += manner.plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  if (!is_utf8(out, {.format = "address", .suffix = "txt", .controls = manner.controls}))
    refuse(target, "this address holds bytes that are no text");
  return out;
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const char one : text) {
    const auto byte = static_cast<unsigned char>(one);
    const bool plain =
        std::isalnum(byte) != 0 || std::string_view("-._~/:").find(one) != std::string_view::npos;
    out += plain ? std::string(1, one) : fmt::format("%{:02X}", byte);
  }
  return out;
}

void read_values(std::string_view target, std::string_view rest, const Manner& manner,
                 Query& query) {
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    const auto equals = pair.find('=');
    auto name = decoded(target, pair.substr(0, equals), manner);
    auto value = equals == std::string_view::npos
                     ? std::string()
                     : decoded(target, pair.substr(equals + 1), manner);
    if (!query.values.emplace(name, std::move(value)).second)
      refuse(target, fmt::format("{} stands twice in what was asked", visible_line(name)));
  }
}

}  // namespace

const std::string& Query::operator[](std::string_view name) const {
  static const std::string none;
  const auto found = values.find(name);
  return found == values.end() ? none : found->second;
}

Query read_query(std::string_view target) {
  const auto mark = target.find('?');
  Query query{.path = decoded(target, target.substr(0, mark), {.plus_is_space = false})};
  if (mark != std::string_view::npos) read_values(target, target.substr(mark + 1), {}, query);
  return query;
}

Query read_form(std::string_view target, std::string_view body) {
  Query query{.path = decoded(target, target, {.plus_is_space = false})};
  read_values(target, body, {.controls = "\t\r\n"}, query);
  for (auto& [name, value] : query.values)
    std::erase(value, '\r');
  return query;
}

std::string address_of(
    std::string_view path,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string out(path);
  char separator = '?';
  for (const auto& [name, value] : values) {
    if (value.empty()) continue;
    out += fmt::format("{}{}={}", separator, name, encoded(value));
    separator = '&';
  }
  return out;
}

}  // namespace clauseline::serve
