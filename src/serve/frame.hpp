#pragma once

#include "report/house_style.hpp"
#include "report/html_markup.hpp"
#include "serve/server.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// What the pages of the server have in common. Not for other folders.
namespace clauseline::serve {

/// Whether a page sends forms; if not, its policy lets it send none.
enum class Forms : std::uint8_t { none, sent };

/// What a page is made of.
struct Content {
  std::string_view title{};
  pages::Markup body{};
  Forms forms = Forms::none;
  pages::Markup links{};              // beside the one that leads to the first page
  const HouseStyle* style = nullptr;  // in whose name it speaks; null: nobody's
};

/// A page around its main part.
Answer page(const Content& content);

/// A link by an address of these pages.
pages::Markup link_to(const std::string& address, const pages::Markup& words);

}  // namespace clauseline::serve
