#include "xml/gate.hpp"

#include "text/encoding.hpp"
#include "xml/departure.hpp"
#include "xml/encoding.hpp"
#include "xml/fault.hpp"
#include "xml/place.hpp"

#include <algorithm>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <limits>
#include <string>
#include <utility>

namespace clauseline::xml {
namespace {

constexpr std::size_t deepest = 256;
constexpr std::size_t most_faults = 20;
constexpr std::size_t most_departures = 1000;
constexpr std::size_t most_attributes = 1000;

template <auto release>
struct Release {
  void operator()(auto* handle) const { release(handle); }
};

using ParserContext = std::unique_ptr<xmlParserCtxt, Release<xmlFreeParserCtxt>>;
using ValidContext = std::unique_ptr<xmlSchemaValidCtxt, Release<xmlSchemaFreeValidCtxt>>;
using SchemaContext = std::unique_ptr<xmlSchemaParserCtxt, Release<xmlSchemaFreeParserCtxt>>;

/// Readies libxml2 once, and makes sure that it never opens a file or a connection.
void ready() {
  static const bool done = [] {
    xmlInitParser();
    xmlSchemaInitTypes();
    xmlSetExternalEntityLoader(
        [](const char*, const char*, xmlParserCtxtPtr) -> xmlParserInputPtr { return nullptr; });
    return true;
  }();
  static_cast<void>(done);
}

/// One pass over one document: what the callbacks share.
struct Pass {
  const Source& source;
  bool with_schema = false;
  xmlParserCtxtPtr parser = nullptr;
  std::size_t depth = 0;
  std::vector<std::size_t> open{};  // where the open elements' tags begin, outermost first
  std::size_t current = 0;          // the tag that was begun or ended last
  bool conflict_met = false;
  bool stopped = false;  // what libxml2 complains of from here on means nothing
  std::vector<Fault> faults{};
  std::size_t more_faults = 0;
  std::vector<Problem> departures{};
  std::size_t more_departures = 0;

  std::size_t offset() const {
    return std::min(static_cast<std::size_t>(std::max(xmlByteConsumed(parser), 0L)),
                    source.bytes().size());
  }

  /// Where the tag begins that encloses the current element.
  std::size_t parent() const {
    const std::size_t depth_of_parent =
        open.size() - (open.empty() || open.back() != current ? 0 : 1);
    return depth_of_parent == 0 ? current : open[depth_of_parent - 1];
  }

  void blame(Fault fault) {
    if (stopped) return;
    stopped = !fault.goes_on;
    const bool known =
        std::ranges::any_of(faults, [&](const Fault& one) { return one.offset == fault.offset; });
    if (known) return;
    if (faults.size() < most_faults)
      faults.push_back(std::move(fault));
    else
      ++more_faults;
  }

  /// Ends the pass. Only callbacks for elements and DOCTYPEs may: others are called while
  /// libxml2 still reads from the buffer that stopping frees.
  void stop(Fault fault) {
    blame(std::move(fault));
    stopped = true;
    xmlStopParser(parser);
  }
};

Pass& pass_of(void* context) {
  return *static_cast<Pass*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}

// Its parameters are libxml2's. NOLINTNEXTLINE(readability-function-size)
void began(void* context, const xmlChar* /*name*/, const xmlChar* /*prefix*/,
           const xmlChar* /*name_space*/, int /*declarations*/, const xmlChar** /*declared*/,
           int /*attributes*/, int /*defaulted*/, const xmlChar** /*attribute*/) {
  Pass& pass = pass_of(context);
  if (++pass.depth > deepest)
    return pass.stop({tag_start(pass.source.bytes(), pass.offset()),
                      fmt::format("elements are nested deeper than {} levels", deepest),
                      "an agreement needs about ten; this document was made to break programs"});
  if (!pass.with_schema) return;
  pass.current = tag_start(pass.source.bytes(), pass.offset());
  pass.open.push_back(pass.current);
}

void ended(void* context, const xmlChar* /*name*/, const xmlChar* /*prefix*/,
           const xmlChar* /*name_space*/) {
  Pass& pass = pass_of(context);
  --pass.depth;
  if (!pass.with_schema || pass.open.empty()) return;
  pass.current = pass.open.back();
  pass.open.pop_back();
}

void met_doctype(void* context, const xmlChar* /*name*/, const xmlChar* /*public_id*/,
                 const xmlChar* /*system_id*/) {
  Pass& pass = pass_of(context);
  pass.stop(doctype(pass.source.bytes(), pass.offset()));
}

/// Only the first conflict is told: whoever resolves it sees the others.
void met_instruction(void* context, const xmlChar* target, const xmlChar* /*text*/) {
  Pass& pass = pass_of(context);
  const auto same = [](char a, xmlChar b) { return static_cast<unsigned char>(a) == b; };
  const auto size = static_cast<std::size_t>(xmlStrlen(target));
  if (pass.conflict_met ||
      !std::equal(conflict_target.begin(), conflict_target.end(), target, target + size, same))
    return;
  pass.conflict_met = true;
  pass.blame(conflict(pass.source.bytes(), pass.offset()));
}

std::string_view words(const char* text) { return text == nullptr ? std::string_view() : text; }

// A template, because libxml2 2.12 made what its handlers take const.
template <class ErrorPointer>
void complained(void* /*data*/, ErrorPointer error) {
  if (error->ctxt == nullptr) return;
  Pass& pass = pass_of(error->ctxt);
  if (pass.stopped) return;
  if (error->level == XML_ERR_WARNING && error->code != XML_WAR_UNKNOWN_VERSION) return;
  pass.blame(explain(pass.source.bytes(), {.code = error->code,
                                           .offset = pass.offset(),
                                           .message = words(error->message),
                                           .first = words(error->str1),
                                           .second = words(error->str2),
                                           .line = error->int1}));
}

template <class ErrorPointer>
void departed(void* data, ErrorPointer error) {
  Pass& pass = *static_cast<Pass*>(data);
  if (error->level == XML_ERR_WARNING) return;
  if (pass.departures.size() == most_departures) {
    ++pass.more_departures;
    return;
  }
  const Departure departure = describe(error->code, words(error->message));
  const RawTag tag = departed_tag(pass.source.bytes(), departure, pass.current, pass.parent());
  pass.departures.push_back(problem_at_byte(pass.source, departed_offset(tag, departure),
                                            departure.message, departure.hint));
}

void refuse_size(const Source& source, const Limits& limits) {
  constexpr std::size_t libxml2_limit = std::numeric_limits<int>::max();
  const std::size_t limit = std::min(limits.bytes, libxml2_limit);
  const std::size_t size = source.bytes().size();
  if (size > limit)
    throw Error(problem_at(source, {},
                           fmt::format("the document has {} bytes; the limit is {}", size, limit),
                           "split it, or move what is not the agreement's text elsewhere"));
  if (is_blank(source.bytes().substr(mark_size(source.bytes()))))
    throw Error(problem_at(source, {.line = 1, .column = 1}, "the document is empty",
                           "it was perhaps never saved; a document needs one root element"));
}

// libxml2 compares each attribute of a tag with each other: a million would take an hour.
void refuse_crowd(const Source& source) {
  constexpr std::size_t shortest_attribute = 4;
  const std::string_view bytes = source.bytes();
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos;) {
    const std::size_t next = std::min(bytes.find('<', at + 1), bytes.size());
    const bool long_tag = next - at > most_attributes * shortest_attribute;
    if (long_tag && read_tag(bytes.substr(0, next), at).attributes.size() > most_attributes)
      throw Error(problem_at_byte(
          source, at, fmt::format("one tag holds more than {} attributes", most_attributes),
          "this document was made to break programs"));
    at = next == bytes.size() ? std::string_view::npos : next;
  }
}

std::vector<Problem> told_faults(const Pass& pass) {
  std::vector<Problem> problems;
  for (const Fault& fault : pass.faults)
    problems.push_back(problem_at_byte(pass.source, fault.offset, fault.message, fault.hint));
  if (pass.more_faults > 0)
    problems.push_back({.at = {pass.source.name(), {}},
                        .message = fmt::format("{} more faults of this kind", pass.more_faults),
                        .hint = "correct those above first"});
  return problems;
}

void run(Pass& pass, xmlSchemaPtr schema) {
  const std::string_view bytes = pass.source.bytes();
  const ParserContext parser(
      xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())));
  if (!parser) throw std::bad_alloc();
  pass.parser = parser.get();
  parser->_private = &pass;
  *parser->sax = xmlSAXHandler{};
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->internalSubset = met_doctype;
  parser->sax->startElementNs = began;
  parser->sax->endElementNs = ended;
  parser->sax->processingInstruction = met_instruction;
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  const ValidContext valid(schema == nullptr ? nullptr : xmlSchemaNewValidCtxt(schema));
  xmlSchemaSAXPlugPtr plug = nullptr;
  if (valid) {
    xmlSchemaSetValidStructuredErrors(valid.get(), departed, &pass);
    plug = xmlSchemaSAXPlug(valid.get(), &parser->sax, &parser->userData);
  }
  parser->sax->serror = complained;
  xmlParseDocument(parser.get());
  if (plug != nullptr) xmlSchemaSAXUnplug(plug);
  const bool good = parser->wellFormed == 1 && parser->nsWellFormed == 1;
  if (!good && pass.faults.empty())
    pass.blame({pass.offset(), "not well-formed XML", "correct the document at this place"});
}

}  // namespace

struct Schema::Compiled {
  std::unique_ptr<xmlSchema, Release<xmlSchemaFree>> schema;
};

namespace {

template <class ErrorPointer>
void miscompiled(void* data, ErrorPointer error) {
  auto& [source, problems] = *static_cast<std::pair<const Source&, std::vector<Problem>>*>(data);
  const unsigned line = error->line < 1 ? 0 : static_cast<unsigned>(error->line);
  problems.push_back(problem_at(source, {.line = line, .column = line == 0 ? 0U : 1U},
                                describe(error->code, words(error->message)).message,
                                "correct the schema"));
}

}  // namespace

Schema::Schema(const Source& xsd) : compiled_(std::make_unique<Compiled>()) {
  check(xsd);
  const std::string_view bytes = xsd.bytes();
  const SchemaContext parser(
      xmlSchemaNewMemParserCtxt(bytes.data(), static_cast<int>(bytes.size())));
  if (!parser) throw std::bad_alloc();
  std::pair<const Source&, std::vector<Problem>> state(xsd, {});
  xmlSchemaSetParserStructuredErrors(parser.get(), miscompiled, &state);
  compiled_->schema.reset(xmlSchemaParse(parser.get()));
  if (compiled_->schema) return;
  if (state.second.empty())
    state.second.push_back(problem_at(xsd, {}, "this is no XML Schema", "correct the schema"));
  throw Error(std::move(state.second));
}

Schema::~Schema() = default;

std::vector<Problem> check(const Source& source, const Schema* schema, const Limits& limits) {
  ready();
  refuse_size(source, limits);
  require_utf8(source);
  refuse_crowd(source);
  Pass pass{.source = source, .with_schema = schema != nullptr};
  run(pass, schema == nullptr ? nullptr : schema->compiled_->schema.get());
  if (!pass.faults.empty()) throw Error(told_faults(pass));
  if (pass.more_departures > 0)
    pass.departures.push_back(
        {.at = {source.name(), {}},
         .message = fmt::format("{} more places depart from the schema", pass.more_departures),
         .hint = "correct those above first"});
  return std::move(pass.departures);
}

}  // namespace clauseline::xml
