#pragma once

#include "serve/server.hpp"

#include <cstddef>
#include <functional>
#include <httplib.h>
#include <string>

/// Forms that a browser sends, which may have been told to by anybody. Not for other folders.
namespace clauseline::serve {

/// Reads the body of a request; gives false where it is broken off.
using ReadBody = std::function<bool(std::string& into)>;

/// Takes a form, which the pages do, if it is one of the server's own pages; says what is wrong with it if not. Nothing
/// of its body is read before all else is looked at.
Answer take_form(const httplib::Request& request, const Pages& pages, const ReadBody& read);

}  // namespace clauseline::serve
