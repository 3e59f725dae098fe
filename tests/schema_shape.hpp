#pragma once

// The schema of agreements, as far as the tables of rights are held against it.

#include "text/embedded.hpp"
#include "xml/element.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace clauseline::tests {

using Words = std::set<std::string, std::less<>>;

/// What the schema lets an element have.
struct Shape {
  struct Attribute {
    std::string type{};
    std::string fallback{};
    Words values{};  // where the schema lists them
    bool required = false;
  };

  std::map<std::string, Attribute, std::less<>> attributes{};
  std::map<std::string, Shape, std::less<>> children{};
};

/// Reads as much of XML Schema as the schema of agreements uses.
class SchemaReader {
 public:
  explicit SchemaReader(const std::string& path = "schemas/agreement-1.xsd")
      : source_(path, std::string(embedded(path))) {
    for (const auto node : document_.root().elements())
      named_.emplace(fmt::format("{} {}", node.local_name(), node["name"]), node);
  }

  Shape element(std::string_view name) const { return shape_of(find("element", name)); }

  /// The elements that an element of the schema may hold.
  Words children(std::string_view name) const {
    Words found;
    for (const auto& [child, shape] : element(name).children)
      found.insert(child);
    return found;
  }

 private:
  xml::Node find(std::string_view kind, std::string_view name) const {
    const auto found = named_.find(fmt::format("{} {}", kind, name));
    BOOST_TEST_REQUIRE((found != named_.end()), kind << " " << name);
    return found->second;
  }

  Shape shape_of(const xml::Node& element) const {
    Shape shape;
    if (element.has("type") && named_.contains(fmt::format("complexType {}", element["type"])))
      gather(find("complexType", element["type"]), shape);
    gather(element, shape);
    return shape;
  }

  void gather(const xml::Node& node, Shape& into) const {
    for (const auto child : node.elements()) {
      const auto kind = child.local_name();
      const auto ref = child["ref"];
      if (kind == "attribute")
        into.attributes[std::string(child["name"])] = attribute(child);
      else if (kind == "attributeGroup" || kind == "group")
        gather(find(kind, ref), into);
      else if (kind != "element")
        gather(child, into);
      else if (ref.empty() && !recursive(child["type"]))
        into.children[std::string(child["name"])] = shape_of(child);
      else
        into.children[std::string(ref.empty() ? child["name"] : ref)];
    }
  }

  /// Bounds and tests hold themselves; the tables read them as one value.
  static bool recursive(std::string_view type) {
    return type == "bound" || type == "condition" || type == "part";
  }

  Shape::Attribute attribute(const xml::Node& node) const {
    Shape::Attribute read{.type = std::string(node["type"]),
                          .fallback = std::string(node["default"]),
                          .required = node["use"] == "required"};
    enumerate(node, read.values);
    if (named_.contains(fmt::format("simpleType {}", read.type)))
      enumerate(find("simpleType", read.type), read.values);
    return read;
  }

  static void enumerate(const xml::Node& node, Words& into) {
    for (const auto child : node.elements()) {
      if (child.local_name() == "enumeration") into.emplace(child["value"]);
      enumerate(child, into);
    }
  }

  Source source_;
  xml::Document document_{source_};
  std::map<std::string, xml::Node, std::less<>> named_{};
};

inline const SchemaReader& schema() {
  static const SchemaReader read;
  return read;
}

}  // namespace clauseline::tests
