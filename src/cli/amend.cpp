#include "amend/compare.hpp"
#include "amend/conform.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "report/amendment.hpp"
#include "store/file.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace clauseline::cli {
namespace {

constexpr auto apply_example =
    "for example: clauseline amend apply v1:agreements/msa.xml amendment.xml";
constexpr auto check_example =
    "for example: clauseline amend check v1:agreements/msa.xml amendment.xml agreements/msa.xml";

std::optional<Date> day(const Request& request) {
  if (request.as_of.empty()) return std::nullopt;
  if (const auto date = read_date(request.as_of)) return date;
  throw Error({.at = {.source = "--as-of"},
               .message = fmt::format("{} is no date", request.as_of),
               .hint = "write it as 2026-04-27, 2026-04 or 2026"});
}

void expect_words(const Request& request, std::size_t count, const char* message,
                  const char* hint) {
  if (request.words.size() == count + 1) return;
  throw Error({.at = {.source = fmt::format("clauseline amend {}", request.words.front())},
               .message = message,
               .hint = hint});
}

/// The old version and the instrument stay as they are, whatever --output names.
void check_output(const Request& request) {
  for (std::size_t i = 1; i < request.words.size(); ++i) {
    std::error_code ignored;
    if (!request.output.empty() &&
        std::filesystem::equivalent(request.output, request.words[i], ignored))
      throw Error({.at = {.source = "--output"},
                   .message = fmt::format("{} is what the copy is made of", request.output),
                   .hint = "name another file: old version and instrument stay as they are"});
  }
}

/// Tells which instructions are not in the copy yet.
void tell_waiting(const amend::Conformed& made) {
  for (std::size_t i = 0; i < made.instructions.size(); ++i) {
    const amend::Instruction& one = made.instructions[i];
    if (made.in_force[i]) continue;
    const auto day = to_text(*one.effective);
    const auto at = made.instrument->source.at(one.node.offset());
    complain(visible_line(
                 fmt::format("{}: the instruction {} takes effect on {} and is not in the copy; "
                             "--as-of {} takes it in",
                             at, one.id, day, day)) +
             "\n");
  }
}

Exit apply(const Request& request) {
  expect_words(request, 2, "expected the old version and the instrument", apply_example);
  if (!request.formats.empty())
    throw Error({.at = {.source = "--format"},
                 .message = "amend apply writes an agreement and no report",
                 .hint = "--output names its file"});
  check_output(request);
  const auto as_of = day(request);
  VersionFinder finder(request);
  const Blob old = finder.named(request.words[1]);
  const Blob instrument = finder.named(request.words[2]);
  const auto made = amend::conform(old.source, instrument.source, as_of);
  const auto copy = amend::conformed_copy(made);
  if (!request.quiet) tell_waiting(made);
  if (request.output.empty())
    print(copy);
  else
    write_file(request.output, copy);
  return Exit::clean;
}

Exit check_copy(const Request& request) {
  expect_words(request, 3, "expected the old version, the instrument and the new version",
               check_example);
  if (!request.output.empty())
    throw Error({.at = {.source = "--output"},
                 .message = "amend check writes no agreement",
                 .hint = "--format json=FILE names a file for its report"});
  const auto places = outputs(request);
  for (const Output& place : places)
    if (place.format->name != "text" && place.format->name != "json")
      throw Error({.at = {.source = "--format"},
                   .message = "amend check writes text or json",
                   .hint = "leave the option out for text, or say --format json"});
  const auto as_of = day(request);
  VersionFinder finder(request);
  const Blob old = finder.named(request.words[1]);
  const Blob instrument = finder.named(request.words[2]);
  const Blob copy = finder.named(request.words[3]);
  const auto made = amend::conform(old.source, instrument.source, as_of);
  const amend::NativeDocument actual(copy.source, "agreement", "the conformed copy");
  const AmendmentCheck result{.old = old.source.name(),
                              .instrument = instrument.source.name(),
                              .copy = copy.source.name(),
                              .differences = amend::compare(made, actual)};
  for (const auto& [format, file] : places) {
    const bool terminal = file.empty() && format->name == "text";
    if (terminal && request.quiet) continue;
    const Report settings{.color = terminal && color(request), .width = terminal ? width() : 80};
    const auto text = format->name == "json" ? reports::amendment_check_json(result)
                                             : reports::amendment_check_text(result, settings);
    if (file.empty())
      print(text);
    else
      write_file(file, text);
  }
  return result.differences.empty() ? Exit::clean : Exit::findings;
}

}  // namespace

Exit amend(const Request& request) {
  if (request.words.empty())
    throw Error({.at = {.source = "clauseline amend"},
                 .message = "expected what to do with an instrument: apply or check",
                 .hint = apply_example});
  const std::string& word = request.words.front();
  if (word == "apply") return apply(request);
  if (word == "check") return check_copy(request);
  const std::vector<std::string> known{"apply", "check"};
  throw Error({.at = {.source = "clauseline amend"},
               .message = fmt::format("there is no command amend {}", word),
               .hint = suggestion(word, known)});
}

}  // namespace clauseline::cli
