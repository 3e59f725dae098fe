#include "html_tags.hpp"

#include <algorithm>

namespace clauseline::tests {
namespace {

constexpr std::string_view space = " \t\r\n";

void skip(std::string_view& html, std::size_t bytes) {
  html.remove_prefix(std::min(bytes, html.size()));
}

void skip_space(std::string_view& html) { skip(html, html.find_first_not_of(space)); }

std::string take_until(std::string_view& html, std::string_view any_of) {
  const auto end = std::min(html.find_first_of(any_of), html.size());
  std::string taken(html.substr(0, end));
  skip(html, end);
  return taken;
}

std::string take_value(std::string_view& html) {
  skip(html, 1);  // =
  if (!html.starts_with('"')) return "unquoted: " + take_until(html, " >");
  skip(html, 1);
  auto value = take_until(html, "\"");
  skip(html, 1);
  return value;
}

Tag take_tag(std::string_view& html) {
  skip(html, 1);  // <
  Tag tag{.name = {}, .closes = html.starts_with('/')};
  if (tag.closes) skip(html, 1);
  tag.name = take_until(html, " \n>");
  for (skip_space(html); !html.empty() && html.front() != '>'; skip_space(html)) {
    const auto name = take_until(html, "= \n>");
    tag.attributes[name] = html.starts_with('=') ? take_value(html) : std::string();
  }
  skip(html, 1);  // >
  return tag;
}

}  // namespace

std::vector<Tag> tags(std::string_view html) {
  std::vector<Tag> found;
  for (skip(html, html.find('<')); !html.empty(); skip(html, html.find('<'))) {
    found.push_back(take_tag(html));
    const auto& last = found.back();
    if (!last.closes && (last.name == "style" || last.name == "script"))
      skip(html, html.find("</" + last.name));
  }
  return found;
}

std::string structure(std::string_view html) {
  std::string lines;
  for (const Tag& tag : tags(html)) {
    lines += (tag.closes ? "/" : "") + tag.name;
    for (const auto& [name, value] : tag.attributes)
      lines += " " + name;
    lines += '\n';
  }
  return lines;
}

std::vector<std::string> values(std::string_view html, const std::string& attribute) {
  std::vector<std::string> found;
  for (const Tag& tag : tags(html))
    if (const auto value = tag.attributes.find(attribute); value != tag.attributes.end())
      found.push_back(value->second);
  return found;
}

std::string_view inside(std::string_view html, std::string_view name) {
  const auto open = "<" + std::string(name) + ">";
  const auto begin = html.find(open);
  if (begin == std::string_view::npos) return {};
  html.remove_prefix(begin + open.size());
  return html.substr(0, html.find("</" + std::string(name)));
}

}  // namespace clauseline::tests
