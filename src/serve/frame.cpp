#include "serve/frame.hpp"

#include "report/html_frame.hpp"
#include "report/style_sheet.hpp"
#include "text/digest.hpp"
#include "text/embedded.hpp"

#include <fmt/format.h>

namespace clauseline::serve {

using pages::Markup;
using pages::markup;

namespace {

/// A page may use its one style sheet, show a logo that it holds itself and, if it has forms, send
/// them here, and nothing else.
std::string own_policy(std::string_view style, const Content& content) {
  const bool has_logo = content.style != nullptr && content.style->logo;
  return fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; {}form-action {}; base-uri 'none'; "
      "frame-ancestors 'none'",
      sha256_base64(style), has_logo ? "img-src data:; " : "",
      content.forms == Forms::sent ? "'self'" : "'none'");
}

Markup head_of(const HouseStyle* style) {
  const auto head = style == nullptr ? Markup() : pages::letterhead(*style);
  return head.empty() ? head : markup("<p class=\"brand\">{}</p>\n", head);
}

Markup foot_of(const HouseStyle* style) {
  if (style == nullptr || style->footer.empty()) return {};
  return markup("<footer class=\"quiet\"><bdi>{}</bdi></footer>\n", style->footer);
}

}  // namespace

Markup link_to(const std::string& address, const Markup& words) {
  return markup(R"(<a href="{}">{}</a>)", address, words);
}

Answer page(const Content& content) {
  std::string style(embedded("src/serve/pages.css"));
  if (content.style != nullptr) style += reports::rules_of(*content.style);
  return {.body = markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, "
                         "initial-scale=1\">\n<title>{} - Clauseline</title>\n"
                         "<style>{}</style>\n</head>\n<body>\n{}<nav aria-label=\"Pages\">"
                         "<a href=\"/\" rel=\"noreferrer\">All agreements</a>{}</nav>\n"
                         "<main>\n{}</main>\n{}</body>\n</html>\n",
                         content.title, Markup{style}, head_of(content.style), content.links,
                         content.body, foot_of(content.style))
                      .html,
          .policy = own_policy(style, content)};
}

}  // namespace clauseline::serve
