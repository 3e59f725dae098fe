#include "model/read.hpp"

#include "model/readers.hpp"
#include "model/reading.hpp"
#include "text/embedded.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"
#include "xml/root_name.hpp"

#include <fmt/format.h>

#include <map>
#include <mutex>

namespace clauseline {
namespace {

const Dialect& choose(const Source& source, const xml::Document& document) {
  const auto root = document.root();
  if (const auto* dialect = dialect_of(root.local_name(), root.name_space())) return *dialect;
  throw Error(problem_at(
      source, root.at(),
      fmt::format("no dialect reads documents with the root element {}", root.name()),
      "name a dialect with --dialect NAME or FILE; --dialect generic reads every element "
      "with text of its own as a clause"));
}

/// The schemas that the program carries, each compiled when it is first needed.
const xml::Schema& schema(const std::string& path) {
  static std::mutex guard;
  static std::map<std::string, xml::Schema> compiled;
  const std::lock_guard lock(guard);
  return compiled.try_emplace(path, Source(path, std::string(embedded(path)))).first->second;
}

/// Which dialect reads these bytes. The root element is looked at before the whole passes
/// the gate, so that schema and well-formedness are judged in one pass.
const Dialect* dialect_for(const Source& source, const Dialect* named) {
  if (named != nullptr) return named;
  const auto root = xml::root_name(source.bytes());
  return dialect_of(root.local_name, root.name_space);
}

std::vector<Problem> gate(const Source& source, const Dialect* dialect) {
  if (dialect == nullptr && !begins_as_xml(source.bytes()))
    throw Error(problem_at(source, source.position(0), "this is not XML: it does not begin with <",
                           "give an agreement in XML, or read it with --dialect text"));
  const bool has_schema = dialect != nullptr && !dialect->schema.empty();
  return xml::check(source, has_schema ? &schema(dialect->schema) : nullptr);
}

}  // namespace

void ready_to_read(const Dialect* dialect) {
  const auto& likely = dialect == nullptr ? find_dialect("native") : *dialect;
  if (!likely.schema.empty()) schema(likely.schema);
}

Agreement read_agreement(const Source& source, const Dialect* dialect) {
  if (const auto read = reader_without_markup(source, dialect)) return read(source);
  const auto* likely = dialect_for(source, dialect);
  if (const auto problems = gate(source, likely); !problems.empty()) throw Error(problems);
  // Versions are read side by side, but of large ones one tree at a time: the gate takes most of
  // the time, and a tree several times the bytes.
  constexpr std::size_t large = std::size_t{1} << 20U;
  static std::mutex one_tree;
  std::unique_lock alone(one_tree, std::defer_lock);
  if (source.bytes().size() >= large) alone.lock();
  const xml::Document document(source);
  return read_document(document, likely == nullptr ? choose(source, document) : *likely);
}

PlacedAgreement read_placed(const Source& source, const Dialect* dialect) {
  if (const auto read = reader_without_markup(source, dialect)) return {.agreement = read(source)};
  const xml::Document document(source);
  const auto& reads = dialect == nullptr ? choose(source, document) : *dialect;
  PlacedAgreement placed{};
  placed.agreement = read_document(document, reads, {.words = &placed.words});
  return placed;
}

std::vector<Problem> schema_problems(const Source& source, const Dialect* dialect) {
  if (const auto read = reader_without_markup(source, dialect)) {
    read(source);
    return {};
  }
  const auto* likely = dialect_for(source, dialect);
  auto problems = gate(source, likely);
  if (likely == nullptr) choose(source, xml::Document(source));
  return problems;
}

}  // namespace clauseline
