#pragma once

#include "cli/command.hpp"
#include "report/format.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::cli {

/// What --format asks for, word by word: the name of a format, and a file or standard output.
struct OutputName {
  std::string format;
  std::string file{};  // empty: standard output
};

/// Text to standard output where --format asks for nothing. Throws for two that would go there.
std::vector<OutputName> output_names(const Request& request);

/// Where a report goes: a format, and a file or standard output.
struct Output {
  const Format* format = nullptr;
  std::string file{};  // empty: standard output
};

/// What --format asks for; text to standard output where it asks for nothing. Throws for an
/// unknown format, and for two that would go to standard output.
std::vector<Output> outputs(const Request& request);

/// Throws for the name of a format that is none of the known ones.
[[noreturn]] void refuse_format(const std::string& name, const std::vector<std::string>& known);

/// Writes text to standard output; throws Error if that fails.
void print(std::string_view text);

/// Says on standard error what is no result. Nothing in these lines is obeyed, by a terminal or
/// by a CI server; names in them must stand on one line already (visible_line).
void complain(std::string_view lines);

/// The same on standard output: what was done, where no report is asked for.
void say(std::string_view lines);

/// Renders the report once for each output. Files are replaced whole or not at all.
void write(Report& report, const Request& request);

/// May colour be used: --color, NO_COLOR, and whether standard output is a terminal.
bool color(const Request& request);

/// Columns of the terminal, at least 40; 80 where standard output is none.
unsigned width();

/// Says on standard error how many of all are done, where a person watches; else empty.
std::function<void(std::size_t done, std::size_t all)> progress(const Request& request,
                                                                std::string_view what);

/// The severity that a word names; throws with the known ones.
Severity severity(std::string_view word, std::string_view option);

/// The date that --today gives, or the machine's in UTC, as YYYY-MM-DD.
std::string today(const Request& request);

}  // namespace clauseline::cli
