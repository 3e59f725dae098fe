#include "policy/snippet.hpp"

#include "model/dialect.hpp"
#include "model/read.hpp"
#include "policy/framed_text.hpp"
#include "terms/tables.hpp"
#include "terms/term.hpp"
#include "xml/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace clauseline {
namespace {

enum class Holds : std::uint8_t { terms, definitions, provisions };

/// Bytes [begin, end) of a source.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What stands between the tags of an element.
Span inside(const Source& source, const xml::Node& element) {
  const auto bytes = source.bytes();
  const auto open = bytes.find('>', element.offset());
  if (bytes[open - 1] == '/') return {open, open};
  const auto close = bytes.find(fmt::format("</{}", element.name()), open);
  return {open + 1, close};
}

/// A child element of `around` with what follows it up to the next.
std::optional<Span> child_of(const Source& source, const xml::Node& around, std::string_view name) {
  if (!around) return std::nullopt;
  std::optional<Span> found;
  for (const auto child : around.elements()) {
    const auto begin = child.offset() - 1;
    if (found && found->end == 0) found->end = begin;
    if (!found && child.local_name() == name) found = Span{begin, 0};
  }
  if (found && found->end == 0) found->end = inside(source, around).end;
  return found;
}

Holds what_it_holds(const std::pair<xml::Node, xml::Node>& sides) {
  for (const auto& side : {sides.first, sides.second})
    for (const auto child : side.elements()) {
      const Right* right = find_right(child.local_name());
      if (right != nullptr && right->part.empty()) return Holds::terms;
      return child.local_name() == "def" ? Holds::definitions : Holds::provisions;
    }
  return Holds::terms;
}

/// The ids that terms name, by the element of parties and register that declares them.
using Named = std::map<std::string_view, std::set<std::string>>;

void gather(const Condition& condition, Named& into) {
  if (condition.kind == Condition::Kind::event) into["event"].insert(condition.what);
  if (condition.kind == Condition::Kind::fact)
    into["party"].insert(condition.what.substr(0, condition.what.find(' ')));
  for (const Condition& part : condition.parts)
    gather(part, into);
}

void gather(const Names& names, std::string_view element, Named& into) {
  into[element].insert(names.begin(), names.end());
}

void gather(const End& end, Named& into) { into["event"].merge(events_of(end)); }

void gather(const Part& part, Named& into) {
  gather(part.assets, "asset", into);
  for (const auto& end : {part.from, part.until})
    if (end) gather(*end, into);
  for (const auto& condition : {part.when, part.unless})
    if (condition) gather(*condition, into);
}

void gather(const Field& field, const Value& value, Named& into) {
  if (const auto* end = value.get<End>()) gather(*end, into);
  if (const auto* condition = value.get<Condition>()) gather(*condition, into);
  if (const auto* parts = value.get<std::vector<Part>>())
    for (const Part& part : *parts)
      gather(part, into);
  const auto* names = value.get<Names>();
  if (names == nullptr) return;
  if (field.type == Type::parties) gather(*names, "party", into);
  if (field.type == Type::assets) gather(*names, "asset", into);
  if (field.type == Type::clouds) gather(*names, "cloud", into);
  if (field.name == "independent-of") gather(*names, "event", into);
}

/// Writes both sides of a case, once to see what they name and once with that around them.
class Frame {
 public:
  Frame(const Source& source, const xml::Node& around, const std::pair<xml::Node, xml::Node>& sides)
      : source_(source), around_(around), holds_(what_it_holds(sides)) {
    for (const auto& side : {sides.first, sides.second})
      gather_names(side);
    forget_what_is_declared();
  }

  Agreement read(const xml::Node& side) const { return read(written(side), nullptr); }

 private:
  FramedText written(const xml::Node& side) const {
    FramedText text(source_);
    text.ours(R"(<agreement xmlns="urn:clauseline:agreement:1" id="test" version="1" lang="en" )"
              R"(status="draft" text="test"><meta><title>A policy test</title>)"
              R"(<dates effective="2000-01-01"/></meta>)");
    add(text, "parties", {"party"});
    add(text, "register", {"asset", "cloud", "event"});
    for (const auto* part : {"recitals", "definitions"})
      if (const auto given = child_of(source_, around_, part))
        text.theirs(given->begin, given->end);
    add_side(text, side);
    text.ours("</body></agreement>\n");
    return text;
  }

  void add_side(FramedText& text, const xml::Node& side) const {
    const auto [begin, end] = inside(source_, side);
    const bool empty = side.elements().begin() == side.elements().end();
    constexpr std::string_view other = R"(<clause id="other"><p>Other words.</p></clause>)";
    if (holds_ == Holds::definitions && !empty) {
      text.ours("<definitions>");
      text.theirs(begin, end);
      text.ours("</definitions>");
    }
    text.ours("<body>");
    if (holds_ != Holds::terms) text.ours(other);
    if (holds_ == Holds::provisions) text.theirs(begin, end);
    if (holds_ != Holds::terms) return;
    text.ours(R"(<clause id="clause" num="1"><p>Words.</p>)");
    if (!empty) text.ours("<terms>");
    text.theirs(begin, end);
    text.ours(empty ? "</clause>" : "</terms></clause>");
  }

  /// A part of the agreement as `around` has it, or made of what the terms name.
  void add(FramedText& text, std::string_view part,
           const std::vector<std::string_view>& elements) const {
    if (const auto given = child_of(source_, around_, part))
      return text.theirs(given->begin, given->end);
    text.ours(fmt::format("<{}>", part));
    for (const auto element : elements)
      if (const auto found = named_.find(element); found != named_.end())
        for (const std::string& id : found->second)
          text.ours(declared(element, xml::quoted(id)));
    if (part == "parties" && !named_.contains("party")) text.ours(declared("party", R"("party")"));
    text.ours(fmt::format("</{}>", part));
  }

  static std::string declared(std::string_view element, const std::string& id) {
    if (element == "party")
      return fmt::format("<party id={0} name={0} short={0} role=\"party\"/>", id);
    const auto* kind = element == "asset" ? " kind=\"asset\"" : "";
    return fmt::format("<{0} id={1} label={1}{2}/>", element, id, kind);
  }

  static Agreement read(const FramedText& text, const Dialect* dialect) {
    try {
      return read_agreement(text.text(), dialect);
    } catch (const Error& error) {
      std::vector<Problem> problems;
      for (const Problem& problem : error.problems())
        problems.push_back(text.told_in_source(problem));
      throw Error(std::move(problems));
    }
  }

  /// Before the names are known nothing is declared, so the schema is not asked.
  void gather_names(const xml::Node& side) {
    static const Dialect without_schema = [] {
      Dialect dialect = find_dialect("native");
      dialect.schema.clear();
      return dialect;
    }();
    const Agreement agreement = read(written(side), &without_schema);
    for (const Term& term : interpret(agreement).terms)
      for (std::size_t i = 0; i < term.values.size(); ++i)
        gather(term.right->fields[i], term.values[i], named_);
  }

  void forget_what_is_declared() {
    std::set<std::string> known;
    if (around_)
      for (const auto part : around_.elements())
        for (const auto declared : part.elements())
          known.emplace(declared["id"]);
    for (const std::string_view element : {"party", "cloud", "asset", "event"})
      if (const auto found = named_.find(element); found != named_.end())
        std::erase_if(found->second, [&](const std::string& id) {
          return id.empty() || !known.insert(id).second;
        });
  }

  const Source& source_;
  xml::Node around_;
  Holds holds_;
  Named named_{};
};

}  // namespace

std::pair<Agreement, Agreement> framed(const Source& source, const xml::Node& around,
                                       const std::pair<xml::Node, xml::Node>& sides) {
  const Frame frame(source, around, sides);
  return {frame.read(sides.first), frame.read(sides.second)};
}

}  // namespace clauseline
