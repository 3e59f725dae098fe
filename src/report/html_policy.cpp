#include "report/html_policy.hpp"

#include "text/digest.hpp"

#include <fmt/format.h>

namespace clauseline::pages {

std::string content_policy(std::string_view style, std::string_view script) {
  return fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; "
      "form-action 'none'",
      sha256_base64(style), sha256_base64(script));
}

}  // namespace clauseline::pages
