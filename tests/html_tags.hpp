#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::tests {

/// A tag as a browser reads it, attributes as written.
struct Tag {
  std::string name;
  bool closes = false;
  std::map<std::string, std::string> attributes{};
};

/// The tags of a page. What stands within <style> and <script> is no markup.
std::vector<Tag> tags(std::string_view html);

/// Names of tags and their attributes without the values: what text must never change.
std::string structure(std::string_view html);

/// Every value that attributes of this name have.
std::vector<std::string> values(std::string_view html, const std::string& attribute);

/// What stands between the first <name> and </name>.
std::string_view inside(std::string_view html, std::string_view name);

}  // namespace clauseline::tests
