// Fuzzes the gate and those who trust it. What it lets through, pugixml parses, the root's name is
// read alike by both readers of it, the canonical form is its own canonical form, and the generic
// dialect reads a sound tree.

#include "xml/gate.hpp"

#include "law.hpp"
#include "model/dialect.hpp"
#include "model/read.hpp"
#include "xml/root_name.hpp"
#include "xml/writer.hpp"

namespace clauseline::fuzz {
namespace {

void require_places(const xml::Node& node, const Source& source) {
  require(node.offset() <= source.bytes().size());
  require(node.at() == source.position(node.offset()));
  for (const auto attribute : node.attributes())
    require(attribute.at() >= node.at());
  for (const auto inner : node.nodes())
    require_places(inner, source);
}

std::string canonical(const Source& source) {
  const xml::Layout layout{.name_space = "urn:clauseline:agreement:1",
                           .attribute_order = {},
                           .holds_words = [](const xml::Node& node) { return node.name() == "p"; }};
  return xml::write_canonical(xml::Document(source), layout);
}

void gate(const Source& source) {
  const auto root = xml::root_name(source.bytes());
  const auto departures = unless_refused([&] { return xml::check(source); });
  if (!departures) return;
  require(departures->empty());
  const xml::Document document(source);
  require(root.local_name == document.root().local_name());
  require(root.name_space == document.root().name_space());
  require_places(document.root(), source);

  const Source rewritten("canonical.xml", canonical(source));
  require(xml::check(rewritten).empty());
  require(canonical(rewritten) == rewritten.bytes());

  const auto* const generic = &find_dialect("generic");
  if (const auto read = unless_refused([&] { return read_agreement(source, generic); })) {
    require_sound(*read);
    require_paths(*read);
  }
  if (const auto read = unless_refused([&] { return read_agreement(source); }))
    require_sound(*read);
}

}  // namespace
}  // namespace clauseline::fuzz

// libFuzzer looks for this name. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  clauseline::fuzz::gate({"fuzz.xml", clauseline::fuzz::text(data, size)});
  return 0;
}
