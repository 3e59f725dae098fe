#pragma once

#include "report/html_markup.hpp"
#include "serve/server.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// What the pages of the server have in common. Not for other folders.
namespace clauseline::serve {

/// Whether a page sends forms; if not, its policy lets it send none.
enum class Forms : std::uint8_t { none, sent };

/// A page around its main part. `links` stand beside the one that leads to the first page.
Answer page(std::string_view title, const pages::Markup& body, Forms forms = Forms::none,
            const pages::Markup& links = {});

/// A link by an address of these pages.
pages::Markup link_to(const std::string& address, const pages::Markup& words);

}  // namespace clauseline::serve
