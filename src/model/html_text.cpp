#include "model/html_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline {
namespace {

using Text = std::string_view;

constexpr std::array<std::pair<Text, Text>, 6> entities{{{"&amp;", "&"},
                                                         {"&lt;", "<"},
                                                         {"&gt;", ">"},
                                                         {"&quot;", "\""},
                                                         {"&nbsp;", "\u00A0"},
                                                         {"&#39;", "'"}}};

// Tags within a line; every other parts the words around it.
constexpr std::array<Text, 16> within_line{"a",      "abbr", "b",   "code", "em",    "font",
                                           "i",      "ins",  "del", "mark", "small", "span",
                                           "strong", "sub",  "sup", "u"};

/// The name of a tag in small letters, without the slash of an end tag.
std::string tag_name(Text tag) {
  std::string name;
  for (const char c : tag.substr(tag.starts_with("</") ? 2 : 1)) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) break;
    name += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

class Scanner {
 public:
  explicit Scanner(Text html) : html_(html) {}

  HtmlText run() {
    while (at_ < html_.size()) {
      const auto next = std::min(html_.find_first_of("<&", at_), html_.size());
      out_.text += html_.substr(at_, next - at_);
      at_ = next;
      if (at_ == html_.size()) break;
      if (html_[at_] == '&')
        entity();
      else
        markup();
    }
    return std::move(out_);
  }

 private:
  Text rest() const { return html_.substr(at_); }

  void entity() {
    const auto* const found = std::ranges::find_if(
        entities, [&](const auto& one) { return rest().starts_with(one.first); });
    out_.text += found == entities.end() ? rest().substr(0, 1) : found->second;
    at_ += found == entities.end() ? 1 : found->first.size();
  }

  void markup() {
    if (rest().starts_with("<!--")) return comment();
    const char next = rest().size() > 1 ? rest()[1] : ' ';
    const bool opens = next == '/' || next == '!' || next == '?' || (next >= 'a' && next <= 'z') ||
                       (next >= 'A' && next <= 'Z');
    const auto end = opens && !unclosed_ ? html_.find('>', at_) : Text::npos;
    if (end == Text::npos) {
      unclosed_ = unclosed_ || opens;
      out_.text += html_[at_++];
      return;
    }
    const auto name = tag_name(html_.substr(at_, end - at_));
    const bool closing = next == '/';
    at_ = end + 1;
    if (std::ranges::find(within_line, name) == within_line.end()) out_.text += ' ';
    if (!closing && (name == "script" || name == "style")) skip(name);
  }

  void comment() {
    constexpr Text begin = "<!--";
    constexpr Text end = "-->";
    const auto close = std::min(html_.find(end, at_ + begin.size()), html_.size());
    if (!out_.comments.empty()) out_.comments += ' ';
    out_.comments += html_.substr(at_ + begin.size(), close - at_ - begin.size());
    at_ = std::min(close + end.size(), html_.size());
  }

  void skip(const std::string& name) {
    const auto close = std::min(html_.find("</" + name, at_), html_.size());
    at_ = close;
  }

  Text html_;
  std::size_t at_ = 0;
  bool unclosed_ = false;  // no `>` follows
  HtmlText out_;
};

}  // namespace

HtmlText html_text(std::string_view html) { return Scanner(html).run(); }

}  // namespace clauseline
