// What RFC 4287 asks of every feed, whatever the program writes of it: no schema is at hand in a
// package, and the schema of our own (atom.xsd) knows only what the program writes by now.

#include "feed.hpp"

#include "text/source.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <regex>
#include <set>
#include <string_view>
#include <utility>

namespace clauseline::tests {
namespace {

constexpr std::string_view atom = "http://www.w3.org/2005/Atom";

std::vector<xml::Node> children(const xml::Node& node, std::string_view name) {
  std::vector<xml::Node> found;
  for (const auto child : node.elements())
    if (child.local_name() == name && child.name_space() == atom) found.push_back(child);
  return found;
}

bool has_elements(const xml::Node& node) {
  const auto inside = node.elements();
  return inside.begin() != inside.end();
}

/// RFC 3987, of an IRI that is not relative; this is stricter in what it takes beyond ASCII.
bool is_iri(const std::string& text) {
  static const std::regex shape(R"([A-Za-z][A-Za-z0-9+.\-]*:[^\s<>"{}|\\^`]+)");
  return std::regex_match(text, shape);
}

/// RFC 3339, with a day that the calendar has.
bool is_moment(const std::string& text) {
  static const std::regex shape(
      R"(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+\-]([01]\d|2[0-3]):[0-5]\d))");
  return std::regex_match(text, shape);
}

/// Reads a feed, and gathers what is wrong with it.
class Feed {
 public:
  std::vector<std::string> read(const xml::Node& root) {
    if (root.local_name() != "feed" || root.name_space() != atom) {
      where_ = "the root";
      fail("2: is no atom:feed");
      return std::move(found_);
    }
    where_ = "the feed";
    head(root);
    for (const auto* name : {"generator", "icon", "logo", "subtitle", "rights"})
      if (children(root, name).size() > 1) fail("4.1.1: has two of " + std::string(name));
    const bool has_author = !children(root, "author").empty();
    for (const auto& one : children(root, "entry"))
      entry(one, has_author);
    return std::move(found_);
  }

 private:
  void fail(const std::string& what) { found_.push_back(fmt::format("{}: {}", where_, what)); }

  /// What a feed and an entry have alike.
  void head(const xml::Node& node) {
    for (const auto* name : {"id", "title", "updated"})
      if (children(node, name).size() != 1) fail("4.1: has not one " + std::string(name));
    for (const auto& id : children(node, "id"))
      if (!is_iri(id.text())) fail("4.2.6: its id is no IRI: " + id.text());
    for (const auto* name : {"updated", "published"})
      for (const auto& one : children(node, name))
        if (!is_moment(one.text())) fail("3.3: this is no moment: " + one.text());
    for (const auto* name : {"title", "subtitle", "summary", "rights"})
      for (const auto& one : children(node, name))
        words(one, false);
    for (const auto* name : {"author", "contributor"})
      for (const auto& one : children(node, name))
        person(one);
    for (const auto& one : children(node, "category"))
      if (!one.has("term")) fail("4.2.2.1: a category has no term");
    links(node);
  }

  void person(const xml::Node& node) {
    if (children(node, "name").size() != 1) fail("3.2.1: a person has not one name");
    for (const auto& uri : children(node, "uri"))
      if (!is_iri(uri.text())) fail("3.2.2: the uri of a person is no IRI");
    for (const auto& email : children(node, "email"))
      if (email.text().find('@') == std::string::npos) fail("3.2.3: this is no address");
  }

  void words(const xml::Node& node, bool is_content) {
    const std::string type(node.has("type") ? node["type"] : "text");
    if (type == "xhtml") {
      const auto inside = node.elements();
      if (std::distance(inside.begin(), inside.end()) != 1 || !node.child("div"))
        fail("3.1.1.3: XHTML is not one div");
    } else if (type == "text" || type == "html") {
      if (has_elements(node)) fail("3.1.1: there is markup in " + type);
    } else if (!is_content) {
      fail("3.1.1: there is no type " + type);
    } else if (type.find('/') == std::string::npos || type.starts_with("multipart/")) {
      fail("4.1.3.1: this is no type: " + type);
    }
  }

  void links(const xml::Node& node) {
    std::set<std::pair<std::string, std::string>> alternates;
    for (const auto& link : children(node, "link")) {
      if (!link.has("href")) fail("4.2.7.1: a link leads nowhere");
      if (link.has("rel") && link["rel"] != "alternate") continue;
      if (!alternates.emplace(link["type"], link["hreflang"]).second)
        fail("4.1: two alternate links are of one type and language");
    }
  }

  void entry(const xml::Node& node, bool feed_has_author) {
    const auto ids = children(node, "id");
    where_ = ids.empty() ? "an entry" : "the entry " + ids.front().text();
    head(node);
    for (const auto* name : {"content", "published", "rights", "source", "summary"})
      if (children(node, name).size() > 1) fail("4.1.2: has two of " + std::string(name));
    if (!feed_has_author && children(node, "author").empty()) fail("4.1.2: nobody wrote it");
    const auto contents = children(node, "content");
    const auto all_links = children(node, "link");
    const bool leads_on = std::ranges::any_of(all_links, [](const xml::Node& link) {
      return !link.has("rel") || link["rel"] == "alternate";
    });
    if (contents.empty() && !leads_on) fail("4.1.2: has neither content nor an alternate link");
    for (const auto& content : contents) {
      words(content, true);
      if (content.has("src") && children(node, "summary").empty())
        fail("4.1.2: content elsewhere has no summary");
    }
    if (!ids.empty() && !ids_.insert(ids.front().text()).second)
      fail("4.2.6: another entry has its id");  // of one moment, which ours all are
  }

  std::string where_{};
  std::set<std::string> ids_{};
  std::vector<std::string> found_{};
};

}  // namespace

std::vector<std::string> broken_musts(const std::string& feed) {
  const Source source("feed.xml", feed);
  xml::check(source);
  const xml::Document document(source);
  return Feed().read(document.root());
}

}  // namespace clauseline::tests
