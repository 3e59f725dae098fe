#pragma once

#include "serve/received.hpp"
#include "serve/server.hpp"

#include <optional>

/// Forms that a browser sends, which may have been told to by anybody. Not for other folders.
namespace clauseline::serve {

/// What is answered to a form that is none of the server's own pages, by its address and its
/// headers; nothing: its body may be read.
std::optional<Answer> refused_form(const Received& request, const Pages& pages);

}  // namespace clauseline::serve
