#include "serve/frame.hpp"

#include "text/digest.hpp"
#include "text/embedded.hpp"

#include <fmt/format.h>

namespace clauseline::serve {

using pages::Markup;
using pages::markup;

namespace {

/// A page may use its one style sheet and, if it has forms, send them here, and nothing else.
std::string own_policy(std::string_view style, Forms forms) {
  return fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; form-action {}; base-uri 'none'; "
      "frame-ancestors 'none'",
      sha256_base64(style), forms == Forms::sent ? "'self'" : "'none'");
}

}  // namespace

Markup link_to(const std::string& address, const Markup& words) {
  return markup(R"(<a href="{}">{}</a>)", address, words);
}

Answer page(std::string_view title, const Markup& body, Forms forms, const Markup& links) {
  const auto style = embedded("src/serve/pages.css");
  return {.body = markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, "
                         "initial-scale=1\">\n<title>{} - Clauseline</title>\n"
                         "<style>{}</style>\n</head>\n<body>\n<nav aria-label=\"Pages\">"
                         "<a href=\"/\" rel=\"noreferrer\">All agreements</a>{}</nav>\n"
                         "<main>\n{}</main>\n</body>\n</html>\n",
                         title, Markup{std::string(style)}, links, body)
                      .html,
          .policy = own_policy(style, forms)};
}

}  // namespace clauseline::serve
