#include "xml/root_name.hpp"

#include <libxml/xmlreader.h>
#include <limits>
#include <memory>

namespace clauseline::xml {
namespace {

struct Free {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

/// An attribute's value, which libxml2 hands over to keep.
std::string attribute(xmlTextReader* reader, const char* name) {
  struct FreeText {
    void operator()(xmlChar* characters) const { xmlFree(characters); }
  };
  const std::unique_ptr<xmlChar, FreeText> value(
      xmlTextReaderGetAttribute(reader, reinterpret_cast<const xmlChar*>(name)));
  return value ? reinterpret_cast<const char*>(value.get()) : std::string();
}

std::string text(const xmlChar* characters) {
  return characters == nullptr ? std::string() : reinterpret_cast<const char*>(characters);
}

}  // namespace

RootName root_name(std::string_view bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return {};
  const std::unique_ptr<xmlTextReader, Free> reader(
      xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  while (reader && xmlTextReaderRead(reader.get()) == 1)
    if (xmlTextReaderNodeType(reader.get()) == XML_READER_TYPE_ELEMENT)
      return {.local_name = text(xmlTextReaderConstLocalName(reader.get())),
              .name_space = text(xmlTextReaderConstNamespaceUri(reader.get())),
              .id = attribute(reader.get(), "id")};
  return {};
}

}  // namespace clauseline::xml
