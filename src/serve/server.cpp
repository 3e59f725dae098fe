#include "serve/server.hpp"

#include "serve/form.hpp"
#include "serve/microhttpd.hpp"
#include "serve/pages.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <arpa/inet.h>
#include <csignal>
#include <cstdint>
#include <future>
#include <memory>
#include <netdb.h>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <utility>
#include <vector>

namespace clauseline::serve {
namespace {

constexpr int bad_request = 400;
constexpr int wrong_method = 405;
constexpr int too_long = 414;
constexpr int misdirected = 421;
constexpr int broken = 500;
constexpr std::size_t longest_target = 8192;  // bytes

/// An address of the sixth version stands in brackets before a port.
std::string bracketed(const std::string& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

/// The hosts that a request may name.
std::vector<std::string> own_hosts(const Address& address) {
  std::vector<std::string> hosts{fmt::format("{}:{}", bracketed(address.host), address.port)};
  if (is_loopback(address.host))
    for (const char* host : {"127.0.0.1", "localhost", "[::1]"})
      hosts.push_back(fmt::format("{}:{}", host, address.port));
  constexpr int usual = 80;  // which browsers leave out
  if (address.port == usual)
    for (std::size_t i = hosts.size(); i-- > 0;)
      hosts.push_back(hosts[i].substr(0, hosts[i].rfind(':')));
  return hosts;
}

/// Sends an answer.
MHD_Result send(const Answer& answer, MHD_Connection* connection) {
  // The library copies the body, and says that it does not change it.
  auto* bytes = const_cast<char*>(answer.body.data());  // NOLINT(*-const-cast)
  auto* response =
      MHD_create_response_from_buffer(answer.body.size(), bytes, MHD_RESPMEM_MUST_COPY);
  if (response == nullptr) return MHD_NO;
  const auto add = [&](const char* name, const std::string& value) {
    MHD_add_response_header(response, name, value.c_str());
  };
  add("Content-Type", "text/html; charset=utf-8");
  add("Content-Security-Policy", answer.policy);
  add("X-Content-Type-Options", "nosniff");
  add("X-Frame-Options", "DENY");
  add("Referrer-Policy", std::string(answer.referrer));
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Cache-Control", "no-store");
  add("Connection", "close");
  if (answer.status == wrong_method) add("Allow", "GET, HEAD");
  if (!answer.location.empty()) add("Location", answer.location);
  const auto queued =
      MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
  MHD_destroy_response(response);
  return queued;
}

/// What `respond` gives, whatever happens; nothing where it has no answer yet.
template <class Respond>
std::optional<Answer> answered(const Respond& respond) {
  try {
    return respond();
  } catch (const Error& error) {
    return error_page(bad_request, error.problems().front());
  } catch (const std::exception& error) {
    return error_page(broken, {.message = fmt::format("internal error: {}", error.what())});
  }
}

/// One request, from its first line to its answer.
struct Exchange {
  Received request{};
  std::string body{};
  bool begun = false;
};

/// Answers the requests of one server. The library calls it from several threads, each request from
/// one.
class Receiver {
 public:
  /// The hosts that a request may name are known when it is known where the server listens.
  Receiver(const Pages& pages, std::shared_future<std::vector<std::string>> hosts)
      : pages_(pages), hosts_(std::move(hosts)) {}

  static void* begin(void* /*receiver*/, const char* target, MHD_Connection* /*connection*/) {
    return std::make_unique<Exchange>(Exchange{.request = {.target = target}}).release();
  }

  static void end(void* /*receiver*/, MHD_Connection* /*connection*/, void** exchange,
                  MHD_RequestTerminationCode /*why*/) {
    const std::unique_ptr<Exchange> ended(
        static_cast<Exchange*>(std::exchange(*exchange, nullptr)));
  }

  /// Is called when the headers are there, for each piece of a body, and at its end.
  static MHD_Result receive(void* receiver, MHD_Connection* connection, const char* /*path*/,
                            const char* method, const char* /*version*/, const char* bytes,
                            std::size_t* count, void** exchange) {
    const auto& self = *static_cast<Receiver*>(receiver);
    auto& one = *static_cast<Exchange*>(*exchange);
    if (!std::exchange(one.begun, true)) {
      one.request.method = method;
      MHD_get_connection_values(connection, MHD_HEADER_KIND, add_header, &one.request.headers);
      const auto answer = self.first_answer(one.request);
      return answer ? send(*answer, connection) : MHD_YES;
    }
    if (*count > 0) {
      if (one.body.size() + *count > longest_form) return MHD_NO;
      one.body.append(bytes, std::exchange(*count, 0));
      return MHD_YES;
    }
    return send(
        *answered([&] { return self.pages_.taken(read_form(one.request.target, one.body)); }),
        connection);
  }

 private:
  static MHD_Result add_header(void* headers, MHD_ValueKind /*kind*/, const char* name,
                               const char* value) {
    static_cast<decltype(Received::headers)*>(headers)->emplace_back(name,
                                                                     value == nullptr ? "" : value);
    return MHD_YES;
  }

  /// What is answered before any body is read: nothing to a form that may be taken.
  std::optional<Answer> first_answer(const Received& request) const {
    return answered([&]() -> std::optional<Answer> {
      const auto& hosts = hosts_.get();
      if (std::ranges::find(hosts, request.only("Host")) == hosts.end())
        return error_page(misdirected, {.message = "this server does not answer by that name",
                                        .hint = fmt::format("ask for http://{}/", hosts.front())});
      if (request.target.size() > longest_target)
        return error_page(too_long, {.message = "this address is too long",
                                     .hint = "follow a link of these pages"});
      if (pages_.taken && request.method == "POST") return refused_form(request, pages_);
      if (request.method != "GET" && request.method != "HEAD")
        return error_page(wrong_method, {.message = "these pages can be read, and no more",
                                         .hint = "ask with GET"});
      return pages_.shown(read_query(request.target));
    });
  }

  const Pages& pages_;
  std::shared_future<std::vector<std::string>> hosts_;
};

/// Holds SIGINT and SIGTERM back from every thread that is started from here on, until one of them
/// is waited for.
class Signals {
 public:
  Signals() {
    sigemptyset(&both_);
    sigaddset(&both_, SIGINT);
    sigaddset(&both_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &both_, &before_);
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;
  ~Signals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  void wait() const {
    int signal = 0;
    sigwait(&both_, &signal);
  }

 private:
  sigset_t both_{};
  sigset_t before_{};
};

struct FreeAddresses {
  void operator()(addrinfo* all) const { freeaddrinfo(all); }
};
struct StopDaemon {
  void operator()(MHD_Daemon* daemon) const { MHD_stop_daemon(daemon); }
};
using Daemon = std::unique_ptr<MHD_Daemon, StopDaemon>;

/// A server that listens at an address, and the port.
Daemon listening_at(const Address& address, Receiver& receiver) {
  constexpr unsigned threads = 4;
  constexpr unsigned patience = 10;  // seconds in which nothing comes or is taken
  constexpr unsigned connections = 64;
  constexpr std::size_t room = std::size_t{64} * 1024;  // for the headers of a request
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* listed = nullptr;
  if (getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &wanted, &listed) !=
      0)
    return nullptr;
  const std::unique_ptr<addrinfo, FreeAddresses> found(listed);
  const unsigned six = found->ai_family == AF_INET6 ? unsigned{MHD_USE_IPv6} : 0U;
  // The library takes its options so.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg,hicpp-vararg)
  return Daemon(MHD_start_daemon(MHD_USE_AUTO_INTERNAL_THREAD | six,
                                 static_cast<std::uint16_t>(address.port), nullptr, nullptr,
                                 Receiver::receive, &receiver,                           //
                                 MHD_OPTION_SOCK_ADDR, found->ai_addr,                   //
                                 MHD_OPTION_URI_LOG_CALLBACK, Receiver::begin, nullptr,  //
                                 MHD_OPTION_NOTIFY_COMPLETED, Receiver::end, nullptr,    //
                                 MHD_OPTION_THREAD_POOL_SIZE, threads,                   //
                                 MHD_OPTION_CONNECTION_LIMIT, connections,               //
                                 MHD_OPTION_CONNECTION_TIMEOUT, patience,                //
                                 MHD_OPTION_CONNECTION_MEMORY_LIMIT, room,               //
                                 MHD_OPTION_STRICT_FOR_CLIENT, 1,                        //
                                 MHD_OPTION_END));
}

}  // namespace

bool is_loopback(const std::string& host) {
  constexpr std::uint32_t first_byte = 24;  // bits before it
  in_addr four{};
  const bool is_four = inet_pton(AF_INET, host.c_str(), &four) == 1;
  return host == "localhost" || host == "::1" ||
         (is_four && ntohl(four.s_addr) >> first_byte == IN_LOOPBACKNET);
}

void run(const Address& address, const Pages& pages,
         const std::function<void(const std::string& url)>& ready) {
  std::promise<std::vector<std::string>> hosts;
  Receiver receiver(pages, hosts.get_future().share());
  const Signals signals;
  const auto daemon = listening_at(address, receiver);
  if (!daemon)
    throw Error({.at = {.source = "clauseline serve"},
                 .message = fmt::format("cannot listen at {}", address.host),
                 .hint = "another program may listen there: --port 0 takes any port that is free"});
  // The library takes what is asked so.
  // NOLINTNEXTLINE(*-pro-type-vararg,hicpp-vararg,*-pro-type-union-access)
  const int port = MHD_get_daemon_info(daemon.get(), MHD_DAEMON_INFO_BIND_PORT)->port;
  hosts.set_value(own_hosts({.host = address.host, .port = port}));
  ready(fmt::format("http://{}:{}/", bracketed(address.host), port));
  signals.wait();
}

}  // namespace clauseline::serve
