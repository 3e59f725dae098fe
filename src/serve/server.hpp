#pragma once

#include "serve/query.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace clauseline::serve {

/// What is answered to a request.
struct Answer {
  int status = 200;
  std::string body{};      // HTML
  std::string policy{};    // the content security policy of the page
  std::string location{};  // of a redirection
  /// To whom a browser tells the address of the page when it asks for another.
  std::string_view referrer = "no-referrer";
};

/// Answers what is asked of a path; called by several threads at a time. What it throws as an Error
/// becomes a page with its words.
using Handler = std::function<Answer(const Query&)>;

/// What a server answers.
struct Pages {
  Handler shown{};  // GET and HEAD
  /// Takes forms that pages of the server send. Empty: none is taken, and nothing can be written.
  Handler taken{};
  std::string forms{};  // where the addresses of forms begin, with a secret: "/review/1f3c.../"
};

/// Where to listen.
struct Address {
  std::string host = "127.0.0.1";
  int port = 0;  // 0: any that is free
};

/// True for a name or an address by which a machine calls nobody but itself.
bool is_loopback(const std::string& host);

/// Serves pages until SIGINT or SIGTERM. Answers requests alone whose Host is this address or a
/// name of the machine's own, so that no page of another site can ask in the name of a browser (DNS
/// rebinding). A form (POST) is taken only by an address that begins with the secret, of a page of
/// this very server by what the browser says of it, in the one encoding of forms, and no longer
/// than `longest_form`. `ready` is told the address once it is listened at. Throws Error where that
/// cannot be.
void run(const Address& address, const Pages& pages,
         const std::function<void(const std::string& url)>& ready);

inline constexpr std::size_t longest_form = std::size_t{1} << 16U;

}  // namespace clauseline::serve
