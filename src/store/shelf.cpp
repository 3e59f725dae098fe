#include "store/shelf.hpp"

#include "text/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>
#include <unistd.h>

namespace clauseline {
namespace {

[[noreturn]] void fail(std::string_view what) {
  throw Error({.at = {.source = P_tmpdir},
               .message = fmt::format("{}: {}", what, std::generic_category().message(errno)),
               .hint = "what was worked out so far is put away there; free some space on that "
                       "disk, then run this again"});
}

}  // namespace

Shelf::Shelf() : file_(std::tmpfile()) {
  if (!file_) fail("no temporary file can be made here");
}

std::size_t Shelf::add(std::string_view bytes) {
  const std::lock_guard<std::mutex> guard(one_at_a_time_);
  std::size_t at = ends_.empty() ? 0 : ends_.back();
  while (!bytes.empty()) {
    const ssize_t count =
        ::pwrite(fileno(file_.get()), bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("a temporary file cannot be written here");
    at += static_cast<std::size_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  ends_.push_back(at);
  return ends_.size() - 1;
}

std::string Shelf::at(std::size_t place) const {
  const std::lock_guard<std::mutex> guard(one_at_a_time_);
  const std::size_t begin = place == 0 ? 0 : ends_.at(place - 1);
  std::string bytes(ends_.at(place) - begin, '\0');
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = ::pread(fileno(file_.get()), bytes.data() + done, bytes.size() - done,
                                  static_cast<off_t>(begin + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("a temporary file cannot be read here");
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace clauseline
