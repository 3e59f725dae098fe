#include "policy/house_file.hpp"

#include "text/embedded.hpp"
#include "text/error.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <fmt/format.h>

namespace clauseline {
namespace {

constexpr std::string_view vocabulary = "urn:clauseline:policy:1";
constexpr std::size_t largest = std::size_t{1} << 20U;

}  // namespace

void require_house_file(const Source& source, std::string_view root_name) {
  if (source.bytes().size() > largest)
    throw Error(
        problem_at(source, source.position(0),
                   fmt::format("this is larger than a file of {} may be (1 MiB)", root_name),
                   "name the file of the house, not an agreement"));
  xml::check(source);
  const xml::Document document(source);
  const auto root = document.root();
  if (root.local_name() != root_name || root.name_space() != vocabulary)
    throw Error(
        problem_at(source, root.at(),
                   fmt::format("this is no file of {}: its root is <{}>", root_name, root.name()),
                   fmt::format(R"(it begins <{} xmlns="{}">)", root_name, vocabulary)));
  static const xml::Schema schema(
      Source("schemas/policy-1.xsd", std::string(embedded("schemas/policy-1.xsd"))));
  if (const auto problems = xml::check(source, &schema); !problems.empty()) throw Error(problems);
}

}  // namespace clauseline
