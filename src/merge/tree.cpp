#include "merge/tree.hpp"

#include "model/write.hpp"
#include "xml/place.hpp"

#include <algorithm>

namespace clauseline::merge {
namespace {

/// What is no tag and begins with `<`, and how it ends.
struct Apart {
  std::string_view begins;
  std::string_view ends;
  Node::Kind kind;
};

constexpr Apart apart[] = {
    {"<!--", "-->", Node::Kind::other},
    {"<![CDATA[", "]]>", Node::Kind::text},
    {"<?", "?>", Node::Kind::other},
};

std::size_t end_of_name(std::string_view bytes, std::size_t at) {
  return bytes.find_first_of(" \t\r\n/>=", at);
}

/// Reads one attribute, of which white space before it is passed.
Attribute read_attribute(std::string_view bytes, std::size_t at) {
  const auto name_end = end_of_name(bytes, at);
  const auto quote = bytes.find_first_of("\"'", name_end);
  const auto last = bytes.find(bytes[quote], quote + 1);
  return {.name = bytes.substr(at, name_end - at),
          .value = bytes.substr(quote + 1, last - quote - 1),
          .begin = at,
          .end = last + 1};
}

}  // namespace

std::string_view Node::operator[](std::string_view attribute) const {
  const auto found = std::ranges::find(attributes, attribute, &Attribute::name);
  return found == attributes.end() ? std::string_view() : found->value;
}

Tree::Tree(const Source& source) : source_(&source) {
  const auto size = source.bytes().size();
  nodes_.push_back({.close = size, .end = size});
  open_.push_back(0);
  read();
  words_.resize(nodes_.size());
  for (int node = 1; node < this->size(); ++node) {
    const Node& one = (*this)[node];
    const auto at = static_cast<std::size_t>(node);
    if (one.is_element()) {
      words_[at] = holds_words(xml::local_part(one.name));
      if (one.parent == 0) root_ = node;
    } else if (one.kind == Node::Kind::text && one.parent > 0 && !is_blank(node)) {
      words_[static_cast<std::size_t>(one.parent)] = true;
    }
  }
}

std::string_view Tree::bytes(int node) const {
  return bytes((*this)[node].begin, (*this)[node].end);
}

Location Tree::at(int node) const {
  const Node& one = (*this)[node];
  return source_->at(one.is_element() && node > 0 ? one.begin + 1 : one.begin);
}

bool Tree::is_blank(int node) const {
  return (*this)[node].kind == Node::Kind::text && xml::is_blank(bytes(node));
}

int Tree::add(Node::Kind kind, std::size_t begin, std::size_t end) {
  const int node = size();
  nodes_.push_back({.kind = kind,
                    .begin = begin,
                    .inner = end,
                    .close = end,
                    .end = end,
                    .parent = open_.back()});
  nodes_[static_cast<std::size_t>(open_.back())].children.push_back(node);
  return node;
}

void Tree::read() {
  const auto bytes = source_->bytes();
  for (std::size_t at = 0; at < bytes.size();) {
    const auto rest = bytes.substr(at);
    if (rest.front() != '<') {
      const auto end = std::min(bytes.find('<', at), bytes.size());
      add(Node::Kind::text, at, end);
      at = end;
      continue;
    }
    const auto* const found =
        std::ranges::find_if(apart, [&](const Apart& one) { return rest.starts_with(one.begins); });
    if (found != std::end(apart)) {
      const auto end = bytes.find(found->ends, at + found->begins.size()) + found->ends.size();
      add(found->kind, at, end);
      at = end;
    } else if (rest.starts_with("</")) {
      end_element(at);
    } else {
      begin_element(at);
    }
  }
}

void Tree::begin_element(std::size_t& at) {
  const auto bytes = source_->bytes();
  const auto name_end = end_of_name(bytes, at + 1);
  const int made = add(Node::Kind::element, at, at);
  Node& node = nodes_.back();
  node.name = bytes.substr(at + 1, name_end - at - 1);
  at = bytes.find_first_not_of(" \t\r\n", name_end);
  while (bytes[at] != '>' && bytes[at] != '/') {
    node.attributes.push_back(read_attribute(bytes, at));
    at = bytes.find_first_not_of(" \t\r\n", node.attributes.back().end);
  }
  const bool closes = bytes[at] == '/';
  at += closes ? 2 : 1;
  node.inner = node.close = node.end = at;
  if (!closes) open_.push_back(made);
}

void Tree::end_element(std::size_t& at) {
  Node& node = nodes_[static_cast<std::size_t>(open_.back())];
  open_.pop_back();
  node.close = at;
  at = source_->bytes().find('>', at) + 1;
  node.end = at;
}

}  // namespace clauseline::merge
