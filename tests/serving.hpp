#pragma once

// The program as it serves pages, and requests as they come, byte by byte.

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <netinet/in.h>
#include <spawn.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <utility>
#include <vector>

namespace clauseline {

/// What a server sent back.
struct Response {
  int status = 0;
  std::string head{};
  std::string body{};

  std::string header(std::string_view name) const {
    const auto at = head.find(fmt::format("\r\n{}: ", name));
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

/// `clauseline serve` in a folder, at a free port, until the end of the test.
class Serving {
 public:
  /// `output` takes what it prints.
  Serving(const std::string& folder, std::string output, std::vector<std::string> options = {})
      : output_{std::move(output)} {
    std::vector<std::string> words{CLAUSELINE_PROGRAM, "-C", folder, "serve", "--port", "0"};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> pointers;
    for (std::string& word : words)
      pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output_.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    BOOST_TEST_REQUIRE(posix_spawn(&child, words.front().c_str(), &actions, nullptr,
                                   pointers.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    port = port_printed();
  }
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;
  ~Serving() {
    if (child > 0) end_with(SIGTERM);
  }

  /// The lines that it prints when it begins; this many of them.
  std::vector<std::string> printed(std::size_t count) const {
    constexpr int tries = 600;
    std::vector<std::string> lines;
    for (int i = 0; i < tries && lines.size() < count; ++i) {
      lines.clear();
      std::ifstream stream(output_);
      for (std::string line; std::getline(stream, line) && !stream.eof();)
        lines.push_back(line);
      if (lines.size() < count) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    BOOST_TEST_REQUIRE(lines.size() >= count, "the server did not start");
    return lines;
  }

  /// How the server ended.
  int end_with(int signal) {
    kill(child, signal);
    int status = 0;
    waitpid(std::exchange(child, 0), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  /// Sends these bytes and reads to the end.
  Response sent(const std::string& bytes) const {
    const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      close(connection);
      return {};
    }
    static_cast<void>(send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL));
    std::string all;
    std::array<char, 65536> buffer{};
    for (ssize_t count = 0; (count = recv(connection, buffer.data(), buffer.size(), 0)) > 0;)
      all.append(buffer.data(), static_cast<std::size_t>(count));
    close(connection);
    Response response{.head = all.substr(0, all.find("\r\n\r\n")) + "\r\n"};
    if (const auto body = all.find("\r\n\r\n"); body != std::string::npos)
      response.body = all.substr(body + 4);
    if (all.size() > 12)
      std::from_chars(all.data() + all.find(' ') + 1, all.data() + all.size(), response.status);
    return response;
  }
  Response asked(const std::string& target, const std::string& method = "GET",
                 const std::string& host = {}) const {
    return sent(fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", method,
                            target, host.empty() ? this->host() : host));
  }
  Response page(const std::string& target) const {
    auto response = asked(target);
    BOOST_TEST(response.status == 200, target << " gave " << response.status << "\n"
                                              << response.body.substr(0, 2000));
    return response;
  }
  std::string host() const { return fmt::format("127.0.0.1:{}", port); }

  pid_t child = 0;
  int port = 0;

 private:
  int port_printed() const {
    const auto line = printed(1).front();
    const std::string_view start = "Serving at http://127.0.0.1:";
    BOOST_TEST_REQUIRE((line.starts_with(start) && line.ends_with("until Ctrl+C")), line);
    return std::stoi(line.substr(start.size()));
  }

  std::string output_;
};

}  // namespace clauseline
