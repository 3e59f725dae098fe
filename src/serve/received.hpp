#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline::serve {

/// A request as it came, without its body.
struct Received {
  std::string target{};  // not decoded: "/agreement?path=a.xml"
  std::string method{};
  std::vector<std::pair<std::string, std::string>> headers{};

  /// The values of a header, whose name is written in any case.
  std::vector<std::string_view> values(std::string_view name) const;
  bool has(std::string_view name) const { return !values(name).empty(); }
  /// The one value of a header; empty where it is missing or stands twice.
  std::string only(std::string_view name) const;
};

}  // namespace clauseline::serve
