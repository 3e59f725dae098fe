#include "cli/terminal.hpp"

#include "model/quantity.hpp"
#include "store/file.hpp"
#include "text/day.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sys/ioctl.h>
#include <unistd.h>

namespace clauseline::cli {
namespace {

const Format& format_named(const std::string& name) {
  if (const Format* found = find_format(name)) return *found;
  std::vector<std::string> known;
  for (const Format& format : formats())
    known.emplace_back(format.name);
  refuse_format(name, known);
}

/// A report must not take the place of what it is made of, nor of another report.
void refuse_overwriting(const Request& request, const std::vector<OutputName>& names) {
  std::vector<std::string> inputs = request.words;
  inputs.insert(inputs.end(), {request.payments.forecast, request.payments.exchange, request.policy,
                               request.house_style + "/template.xml"});
  const auto same = [](const std::string& a, const std::string& b) {
    std::error_code none;
    return a == b || std::filesystem::equivalent(a, b, none);
  };
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (name->file.empty()) continue;
    const auto is_this = [&](const std::string& other) { return same(name->file, other); };
    if (std::ranges::any_of(inputs, is_this))
      throw Error({.at = {.source = "--format"},
                   .message = fmt::format("{} is what the report is made of", name->file),
                   .hint = "write the report to another file"});
    if (std::any_of(names.begin(), name, [&](const OutputName& one) { return is_this(one.file); }))
      throw Error({.at = {.source = "--format"},
                   .message = fmt::format("two reports would go to {}", name->file),
                   .hint = "give each its own file"});
  }
}

/// Bytes that are no text would only upset a terminal.
void refuse_terminal(const Format& format) {
  if (format.file_type.empty() || isatty(STDOUT_FILENO) != 1) return;
  throw Error({.at = {.source = "--format"},
               .message = fmt::format("{} is no text that a terminal can show", format.name),
               .hint = fmt::format("give it a file: --format {}=report.{}", format.name,
                                   format.file_type)});
}

}  // namespace

void refuse_format(const std::string& name, const std::vector<std::string>& known) {
  throw Error({.at = {.source = "--format"},
               .message = fmt::format("there is no format {}", name),
               .hint = suggestion(name, known)});
}

std::vector<OutputName> output_names(const Request& request) {
  std::vector<OutputName> found;
  for (const std::string& word : request.formats) {
    const auto equals = word.find('=');
    if (equals + 1 == word.size())
      throw Error({.at = {.source = "--format"},
                   .message = fmt::format("{} names no file", word),
                   .hint = "write --format html=report.html, or --format html alone"});
    found.push_back({.format = word.substr(0, equals),
                     .file = equals == std::string::npos ? "" : word.substr(equals + 1)});
  }
  refuse_overwriting(request, found);
  if (found.empty()) found.push_back({.format = "text"});
  if (std::ranges::count(found, "", &OutputName::file) > 1)
    throw Error({.at = {.source = "--format"},
                 .message = "two formats would go to standard output",
                 .hint = "give all but one a file: --format html=report.html"});
  return found;
}

std::vector<Output> outputs(const Request& request) {
  std::vector<Output> found;
  for (const auto& [format, file] : output_names(request))
    found.push_back({.format = &format_named(format), .file = file});
  for (const auto& [format, file] : found)
    if (file.empty()) refuse_terminal(*format);
  return found;
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    throw Error({.at = {.source = "standard output"},
                 .message = fmt::format("could not be written: {}", std::strerror(errno))});
}

void complain(std::string_view lines) { fmt::print(stderr, "{}", unbidden(visible(lines))); }

void say(std::string_view lines) { print(unbidden(visible(lines))); }

void write(Report& report, const Request& request) {
  for (const Output& output : outputs(request)) {
    report.color = output.file.empty() && color(request);
    report.width = output.file.empty() ? width() : 80;
    const auto bytes = output.format->render(report);
    if (!output.file.empty())
      write_file(output.file, bytes);
    else if (!request.quiet)
      print(bytes);
  }
}

bool color(const Request& request) {
  if (request.color == "always") return true;
  if (request.color == "never") return false;
  if (request.color != "auto")
    throw Error({.at = {.source = "--color"},
                 .message = fmt::format("{} is none of auto, always and never", request.color)});
  const char* refused = std::getenv("NO_COLOR");
  return (refused == nullptr || *refused == '\0') && isatty(STDOUT_FILENO) == 1;
}

unsigned width() {
  constexpr unsigned usual = 80;
  constexpr unsigned least = 40;
  constexpr unsigned most = 120;
  winsize size{};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the only way to ask a terminal
  if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return usual;
  return size.ws_col == 0 ? usual : std::clamp<unsigned>(size.ws_col, least, most);
}

std::function<void(std::size_t, std::size_t)> progress(const Request& request,
                                                       std::string_view what) {
  if (request.quiet || isatty(STDERR_FILENO) != 1) return {};
  return [what](std::size_t done, std::size_t all) {
    fmt::print(stderr, "\r{} of {} {}{}", done, all, what, done == all ? "\r\033[K" : "");
  };
}

Severity severity(std::string_view word, std::string_view option) {
  std::vector<std::string> known;
  for (const auto level :
       {Severity::info, Severity::low, Severity::medium, Severity::high, Severity::critical}) {
    if (to_text(level) == word) return level;
    known.emplace_back(to_text(level));
  }
  throw Error({.at = {.source = std::string(option)},
               .message = fmt::format("{} is no severity", word),
               .hint = suggestion(word, known)});
}

std::string today(const Request& request) {
  if (request.today.empty())
    return to_text(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  const auto date = read_date(request.today);
  if (date && date->precision == Date::Precision::day) return request.today;
  throw Error({.at = {.source = "--today"},
               .message = fmt::format("{} is no day", request.today),
               .hint = "write it as 2026-04-27"});
}

}  // namespace clauseline::cli
