#include "report/html_policy.hpp"

#include "text/digest.hpp"

#include <fmt/format.h>

namespace clauseline::pages {

std::string content_policy(std::string_view style, std::string_view script, bool pictures) {
  const auto scripts =
      script.empty() ? "'none'" : fmt::format("'sha256-{}'", sha256_base64(script));
  return fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; script-src {};{} base-uri 'none'; "
      "form-action 'none'",
      sha256_base64(style), scripts, pictures ? " img-src data:;" : "");
}

}  // namespace clauseline::pages
