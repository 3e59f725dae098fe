#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "model/write.hpp"
#include "store/file.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

namespace clauseline::cli {
namespace {

/// True if the file was in canonical form already.
bool format_file(const std::string& path, const Request& request) {
  const Source source = read_file(path);
  const auto canonical = canonical_form(source);
  if (canonical == source.bytes()) return true;
  if (request.check) {
    if (!request.quiet) say(fmt::format("{}: not in canonical form\n", visible_line(path)));
  } else if (path == "-") {
    print(canonical);
  } else {
    write_file(path, canonical);
    if (!request.quiet) say(fmt::format("{}: rewritten\n", visible_line(path)));
  }
  return false;
}

}  // namespace

Exit fmt_files(const Request& request) {
  if (request.words.empty())
    throw Error({.at = {.source = "clauseline fmt"},
                 .message = "expected a file",
                 .hint = "for example: clauseline fmt agreements/msa.xml"});
  bool canonical = true;
  std::vector<Problem> problems;
  for (const std::string& path : request.words) {
    try {
      canonical = format_file(path, request) && canonical;
    } catch (const Error& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw Error(std::move(problems));
  return canonical || !request.check ? Exit::clean : Exit::findings;
}

}  // namespace clauseline::cli
