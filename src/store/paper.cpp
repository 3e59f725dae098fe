#include "store/paper.hpp"

#include "store/process.hpp"
#include "text/digest.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <vector>

namespace clauseline {
namespace {

constexpr auto way_out =
    "on Debian and Ubuntu: apt-get install weasyprint; or write --format html, and print it in a "
    "browser";

/// The variables of this process without those that would bring time, place and language into the
/// result.
std::vector<std::string> variables() {
  constexpr auto ours = std::to_array<std::string_view>(
      {"LC_ALL=C.UTF-8", "TZ=UTC", "SOURCE_DATE_EPOCH=315532800", "PYTHONHASHSEED=0"});
  auto all = git::environment();
  std::erase_if(all, [&](const std::string& one) {
    return std::ranges::any_of(ours, [&](std::string_view other) {
      return one.starts_with(other.substr(0, other.find('=') + 1));
    });
  });
  all.insert(all.end(), ours.begin(), ours.end());
  return all;
}

/// Ten minutes are for hundreds of pages; what takes longer, nobody prints.
constexpr git::Allowance allowance{.seconds = 600, .bytes = std::size_t{4} << 30U};

/// Why the program gave up, where it is one of the limits that ended it; else nothing.
std::string beyond_limits(const git::Outcome& outcome) {
  constexpr int out_of_time = 128 + SIGXCPU;
  if (outcome.status == out_of_time)
    return fmt::format("took more than {} minutes of processor time", allowance.seconds / 60);
  constexpr auto without_memory = std::to_array<int>({128 + SIGABRT, 128 + SIGSEGV, 128 + SIGTRAP});
  if (outcome.error.find("MemoryError") != std::string::npos ||
      std::ranges::find(without_memory, outcome.status) != without_memory.end())
    return fmt::format("needed more than {} GiB of memory", allowance.bytes >> 30U);
  return {};
}

std::string last_line(std::string_view text) {
  while (text.ends_with('\n'))
    text.remove_suffix(1);
  const auto begin = text.rfind('\n');
  return std::string(begin == std::string_view::npos ? text : text.substr(begin + 1));
}

}  // namespace

std::string printed_as_pdf(std::string_view page) {
  constexpr std::size_t digits = 32;
  constexpr int no_program = 127;
  auto outcome = git::run(
      {"weasyprint", "--quiet", "--encoding", "utf-8", "--base-url", "about:invalid",
       "--pdf-variant", "pdf/ua-1", "--pdf-identifier", sha256(page).substr(0, digits), "-", "-"},
      variables(), page, allowance);
  if (outcome.status == no_program)
    throw Error({.at = {.source = "--format"},
                 .message = "PDF is made by the program weasyprint, which is not here",
                 .hint = way_out});
  if (const auto why = beyond_limits(outcome); !why.empty())
    throw Error({.at = {.source = "--format"},
                 .message = fmt::format("this report is too long for paper: weasyprint {}, and was "
                                        "stopped",
                                        why),
                 .hint = "write --format html, and print the pages that you need in a browser; or "
                         "ask for fewer agreements at once, and without --unchanged"});
  if (outcome.status != 0 || !outcome.out.starts_with("%PDF"))
    throw Error(
        {.at = {.source = "--format"},
         .message = fmt::format("weasyprint could not make the PDF: {}", last_line(outcome.error)),
         .hint = "weasyprint --info tells its version; 57 or later is needed; or write "
                 "--format html, and print it in a browser"});
  return std::move(outcome.out);
}

}  // namespace clauseline
