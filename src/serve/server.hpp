#pragma once

#include "serve/query.hpp"

#include <functional>
#include <string>

namespace clauseline::serve {

/// What is answered to a request.
struct Answer {
  int status = 200;
  std::string body{};      // HTML
  std::string policy{};    // the content security policy of the page
  std::string location{};  // of a redirection
};

/// Answers what is asked of a path; called by several threads at a time. What it throws as an Error
/// becomes a page with its words.
using Handler = std::function<Answer(const Query&)>;

/// Where to listen.
struct Address {
  std::string host = "127.0.0.1";
  int port = 0;  // 0: any that is free
};

/// Serves pages until SIGINT or SIGTERM. Answers GET and HEAD alone, and requests alone whose Host
/// is this address or a name of the machine's own, so that no page of another site can ask in the
/// name of a browser (DNS rebinding). `ready` is told the address once it is listened at. Throws
/// Error where that cannot be.
void run(const Address& address, const Handler& handler,
         const std::function<void(const std::string& url)>& ready);

}  // namespace clauseline::serve
