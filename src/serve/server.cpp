#include "serve/server.hpp"

#include "serve/form.hpp"
#include "serve/pages.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <httplib.h>
#include <string>
#include <thread>
#include <utility>

namespace clauseline::serve {
namespace {

constexpr int moved = 303;
constexpr int bad_request = 400;
constexpr int wrong_method = 405;
constexpr int misdirected = 421;
constexpr int broken = 500;

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

void write(const Answer& answer, httplib::Response& response) {
  response.status = answer.status;
  const auto set = [&](const char* name, const std::string& value) {
    response.headers.erase(name);
    response.set_header(name, value);
  };
  set("Content-Security-Policy", answer.policy);
  set("X-Content-Type-Options", "nosniff");
  set("X-Frame-Options", "DENY");
  set("Referrer-Policy", std::string(answer.referrer));
  set("Cross-Origin-Opener-Policy", "same-origin");
  set("Cross-Origin-Resource-Policy", "same-origin");
  set("Cache-Control", "no-store");
  if (answer.status == wrong_method) set("Allow", "GET, HEAD");
  if (!answer.location.empty()) set("Location", answer.location);
  response.set_content(answer.body, "text/html; charset=utf-8");
}

/// What `answer` gives, whatever happens, to a request for this server.
template <class Respond>
Answer answered(const httplib::Request& request, const std::vector<std::string>& hosts,
                const Respond& respond) {
  try {
    if (request.get_header_value_count("Host") != 1 ||
        std::ranges::find(hosts, request.get_header_value("Host")) == hosts.end())
      return error_page(misdirected, {.message = "this server does not answer by that name",
                                      .hint = fmt::format("ask for http://{}/", hosts.front())});
    return respond();
  } catch (const Error& error) {
    return error_page(bad_request, error.problems().front());
  } catch (const std::exception& error) {
    return error_page(broken, {.message = fmt::format("internal error: {}", error.what())});
  }
}

Answer shown(const httplib::Request& request, const Pages& pages) {
  if (request.method != "GET" && request.method != "HEAD")
    return error_page(wrong_method, {.message = "these pages can be read, and no more",
                                     .hint = "ask with GET"});
  return pages.shown(read_query(request.target));
}

/// Lets a server answer. A form is left to the handler that can read it, and only where any is
/// taken: of all other requests no body is ever read.
void answer_with(const Pages& pages, const std::vector<std::string>& hosts,
                 httplib::Server& server) {
  using enum httplib::Server::HandlerResponse;
  server.set_pre_routing_handler([&](const httplib::Request& request, httplib::Response& response) {
    if (pages.taken && request.method == "POST") return Unhandled;
    write(answered(request, hosts, [&] { return shown(request, pages); }), response);
    return Handled;
  });
  if (!pages.taken) return;
  server.Post(R"([\s\S]*)", [&](const httplib::Request& request, httplib::Response& response,
                          const httplib::ContentReader& reader) {
    const auto read = [&](std::string& body) {
      return reader([&](const char* bytes, std::size_t count) {
        body.append(bytes, count);
        return body.size() <= longest_form;
      });
    };
    write(answered(request, hosts, [&] { return take_form(request, pages, read); }), response);
  });
}

/// Holds SIGINT and SIGTERM back from every thread that is started from here on, and ends the
/// server when one of them comes.
class Signals {
 public:
  explicit Signals(httplib::Server& server) : server_(server) {
    sigemptyset(&both_);
    sigaddset(&both_, SIGINT);
    sigaddset(&both_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &both_, &before_);
    waiter_ = std::thread([this] { wait(); });
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;
  ~Signals() {
    ended_ = true;
    waiter_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  void wait() {
    constexpr timespec moment{.tv_sec = 0, .tv_nsec = 50'000'000};
    while (!ended_ && sigtimedwait(&both_, nullptr, &moment) < 0) {
    }
    while (!ended_ && !server_.is_running())
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    if (!ended_) server_.stop();
  }

  httplib::Server& server_;
  sigset_t both_{};
  sigset_t before_{};
  std::atomic<bool> ended_{false};
  std::thread waiter_{};
};

void listen_at(httplib::Server& server, Address& address) {
  if (address.port == 0)
    address.port = server.bind_to_any_port(address.host);
  else if (!server.bind_to_port(address.host, address.port))
    address.port = -1;
  if (address.port < 0)
    throw Error({.at = {.source = "clauseline serve"},
                 .message = fmt::format("cannot listen at {}", address.host),
                 .hint = "another program may listen there: --port 0 takes any port that is free"});
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
  constexpr std::size_t threads = 4;
  constexpr int patience = 10;  // seconds for a request to come whole, and an answer to be taken
  httplib::Server server;
  Address bound = address;
  // The library frees it. NOLINTNEXTLINE(cppcoreguidelines-owning-memory)
  server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
  server.set_keep_alive_max_count(1);
  server.set_read_timeout(patience);
  server.set_write_timeout(patience);
  server.set_payload_max_length(pages.taken ? longest_form : 0);
  listen_at(server, bound);
  const auto hosts = own_hosts(bound);
  answer_with(pages, hosts, server);
  server.set_error_handler([](const httplib::Request& /*request*/, httplib::Response& response) {
    if (response.body.empty() && response.status != moved)
      write(error_page(response.status, {.message = "this is no request that can be answered",
                                         .hint = "follow a link of these pages"}),
            response);
  });
  const Signals signals(server);
  ready(fmt::format("http://{}:{}/", bracketed(bound.host), bound.port));
  if (!server.listen_after_bind())
    throw Error({.at = {.source = "clauseline serve"},
                 .message = "the server ended by itself",
                 .hint = "start it again"});
}

}  // namespace clauseline::serve
