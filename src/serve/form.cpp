#include "serve/form.hpp"

#include "serve/pages.hpp"
#include "text/error.hpp"
#include "text/secret.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <utility>

namespace clauseline::serve {
namespace {

constexpr int bad_request = 400;
constexpr int forbidden = 403;
constexpr int no_length = 411;
constexpr int too_large = 413;
constexpr int no_form = 415;

using Refusal = std::optional<Answer>;

Answer refused(int status, std::string message, std::string hint) {
  return error_page(status, {.message = std::move(message), .hint = std::move(hint)});
}

/// Whether the address is one that a form of this server is sent to.
Refusal wrong_address(const Received& request, const Pages& pages) {
  const auto path = read_query(request.target).path;
  if (is_same_secret(path.substr(0, pages.forms.size()), pages.forms)) return std::nullopt;
  return refused(forbidden, "nothing can be written by this address",
                 "open the one that the program printed when it began");
}

/// Whether another site sent it. A browser says whence a form comes, and no page can make it lie;
/// one that keeps silent is not believed.
Refusal wrong_site(const Received& request, const Pages& /*pages*/) {
  constexpr auto name = "Sec-Fetch-Site";
  const bool own_site = !request.has(name) || request.only(name) == "same-origin";
  if (own_site && request.only("Origin") == "http://" + request.only("Host")) return std::nullopt;
  return refused(forbidden, "this form does not come from a page of this server",
                 "open the page that the program printed, and send the form from there");
}

/// Whether it is encoded as forms are, as they came: nothing packed, and so long as it says.
Refusal wrong_encoding(const Received& request, const Pages& /*pages*/) {
  constexpr std::string_view form = "application/x-www-form-urlencoded";
  const auto type = request.only("Content-Type");
  const auto semicolon = type.find(';');
  const auto rest = semicolon == std::string::npos ? "" : collapse(type.substr(semicolon + 1));
  const bool known = rest.empty() || rest == "charset=utf-8" || rest == "charset=UTF-8";
  if (collapse(type.substr(0, semicolon)) != form || !known || request.has("Content-Encoding"))
    return refused(no_form, "this is no form of these pages",
                   fmt::format("forms are sent as {}", form));
  return std::nullopt;
}

Refusal wrong_length(const Received& request, const Pages& /*pages*/) {
  const auto length = request.only("Content-Length");
  std::size_t bytes = 0;
  const char* end = length.data() + length.size();
  const auto read = std::from_chars(length.data(), end, bytes);
  if (length.empty() || read.ptr != end || request.has("Transfer-Encoding"))
    return refused(no_length, "this form does not say how long it is", "send its Content-Length");
  if (read.ec != std::errc() || bytes > longest_form)
    return refused(too_large, fmt::format("a form has {} bytes at most", longest_form),
                   "put what is long into a file of its own, and name it in the reason");
  return std::nullopt;
}

}  // namespace

std::optional<Answer> refused_form(const Received& request, const Pages& pages) {
  for (const auto wrong : {wrong_address, wrong_site, wrong_encoding, wrong_length})
    if (auto refusal = wrong(request, pages)) return refusal;
  if (request.target.find('?') != std::string::npos)
    return refused(bad_request, "a form is sent to an address without a question mark",
                   "send it from the page that the program printed");
  return std::nullopt;
}

}  // namespace clauseline::serve
