#pragma once

#include <fmt/format.h>

#include <concepts>
#include <set>
#include <string>
#include <string_view>

/// How the HTML report is written. Text of agreements is hostile until it is escaped, so
/// escaping is what happens to every string that is not known to be markup.
namespace clauseline::pages {

/// Text that is markup already.
struct Markup {
  std::string html{};

  Markup& operator+=(const Markup& more) {
    html += more.html;
    return *this;
  }
  bool empty() const { return html.empty(); }
};

/// Text as it may stand between tags and in quoted attributes. Characters that are invisible
/// or turn the direction of the text are spelled out ("[U+202E]"), bytes that are no UTF-8 are
/// replaced.
std::string escaped(std::string_view text);

inline std::string_view shown(const Markup& markup) { return markup.html; }
inline std::string shown(std::string_view text) { return escaped(text); }
template <std::integral Number>
Number shown(Number number) {
  return number;
}

/// Fills markup with values: markup as it is, strings escaped, numbers as digits.
template <class... Values>
Markup markup(fmt::format_string<decltype(shown(std::declval<const Values&>()))...> shape,
              const Values&... values) {
  return {fmt::format(shape, shown(values)...)};
}

/// A name as part of an id and of a link to it: letters, digits, "." and "-" stay, any other
/// byte becomes "~" and two hexadecimal digits. Different names give different parts.
std::string id_part(std::string_view name);

/// The ids of a page, each given once.
class Ids {
 public:
  /// This id, or, if it is taken, the first of "id~2", "id~3", ... that is not.
  std::string take(std::string id);

 private:
  std::set<std::string, std::less<>> taken_;
};

/// "1 finding", "2 findings".
std::string counted(std::size_t number, std::string_view one, std::string_view several);

/// The first letter as a capital: "Edited".
std::string capitalised(std::string_view text);

}  // namespace clauseline::pages
