#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "report/dialect_check.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <fmt/format.h>

namespace clauseline::cli {
namespace {

constexpr auto example = "for example: clauseline dialect check house.xml contract.xml";

Exit check_words(const Request& request) {
  if (request.words.size() != 3)
    throw Error({.at = {.source = "clauseline dialect check"},
                 .message = "expected a dialect and a sample",
                 .hint = example});
  Request named = request;
  named.dialect = request.words[1];
  const DialectChoice dialect(named);
  if (dialect.get()->reader != nullptr)
    throw Error({.at = {.source = "clauseline dialect check"},
                 .message = fmt::format("{} is no XML, so there are no elements to place",
                                        dialect.get()->name),
                 .hint = "clauseline diff shows how it is read: compare the file with itself"});
  VersionFinder finder(request);
  const Blob blob = finder.named(request.words[2]);
  xml::check(blob.source);
  const xml::Document sample(blob.source);
  const auto result = check_dialect(sample, *dialect.get());
  if (!request.quiet) print(reports::dialect_check_text(result, *dialect.get()));
  return result.fits() ? Exit::clean : Exit::findings;
}

}  // namespace

Exit dialect(const Request& request) {
  if (request.words.empty())
    throw Error({.at = {.source = "clauseline dialect"},
                 .message = "expected what to do with a dialect",
                 .hint = example});
  const std::string& word = request.words.front();
  if (word == "check") return check_words(request);
  const std::vector<std::string> known{"check"};
  throw Error({.at = {.source = "clauseline dialect"},
               .message = fmt::format("there is no command dialect {}", word),
               .hint = suggestion(word, known)});
}

}  // namespace clauseline::cli
