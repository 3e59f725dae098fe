#include "report/verification.hpp"

#include "office/package.hpp"
#include "report/manifest_json.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace clauseline::reports {
namespace {

constexpr std::size_t digits = 12;  // of a fingerprint, enough to find it

/// What a finding is known by, in our JSON and in SARIF; empty for what is none.
std::string fingerprint_of(const Json& one) {
  if (!one.is_object()) return {};
  const Json::json_pointer in_sarif("/partialFingerprints/clauseline~1v1");
  const auto& found = one.contains("fingerprint") ? one["fingerprint"]
                      : one.contains(in_sarif)    ? one[in_sarif]
                                                  : Json();
  return found.is_string() ? found.get<std::string>() : std::string();
}

std::string rule_of(const Json& one) {
  for (const char* name : {"rule", "ruleId"})
    if (one.contains(name) && one[name].is_string()) return one[name].get<std::string>();
  return {};
}

std::string shown(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Walks two JSON documents side by side.
class JsonComparison {
 public:
  std::vector<Mismatch> of(const Json& reported, const Json& made) {
    compare(reported, made, "");
    return std::move(found_);
  }

 private:
  void compare(const Json& reported, const Json& made, const std::string& where) {
    if (reported == made) return;
    if (reported.is_object() && made.is_object()) {
      objects(reported, made, where);
    } else if (reported.is_array() && made.is_array()) {
      arrays(reported, made, where);
    } else {
      found_.push_back({where, shown(reported), shown(made)});
    }
  }

  void objects(const Json& reported, const Json& made, const std::string& where) {
    const auto inside = [&](const std::string& name) {
      return where.empty() ? name : where + "." + name;
    };
    for (const auto& [name, value] : made.items())
      if (reported.contains(name))
        compare(reported[name], value, inside(name));
      else
        found_.push_back({.where = inside(name), .made = shown(value)});
    for (const auto& [name, value] : reported.items())
      if (!made.contains(name)) found_.push_back({.where = inside(name), .reported = shown(value)});
  }

  /// Findings are the same by their fingerprints, all else by its place.
  void arrays(const Json& reported, const Json& made, const std::string& where) {
    const auto of_findings = [](const Json& all) {
      return std::ranges::all_of(all, [](const Json& one) { return !fingerprint_of(one).empty(); });
    };
    if (of_findings(reported) && of_findings(made)) return findings(reported, made, where);
    for (std::size_t i = 0; i < std::max(reported.size(), made.size()); ++i) {
      const auto place = fmt::format("{}[{}]", where, i);
      if (i >= reported.size())
        found_.push_back({.where = place, .made = shown(made[i])});
      else if (i >= made.size())
        found_.push_back({.where = place, .reported = shown(reported[i])});
      else
        compare(reported[i], made[i], place);
    }
  }

  void findings(const Json& reported, const Json& made, const std::string& where) {
    std::map<std::string, const Json*> by_fingerprint;
    for (const Json& one : reported)
      by_fingerprint[fingerprint_of(one)] = &one;
    const auto called = [&](const Json& one) {
      return fmt::format("{} ({} {})", where, rule_of(one), fingerprint_of(one).substr(0, digits));
    };
    const auto before = found_.size();
    std::set<std::string> seen;
    for (const Json& one : made) {
      const auto match = by_fingerprint.find(fingerprint_of(one));
      if (match == by_fingerprint.end())
        found_.push_back({.where = called(one), .made = shown(one)});
      else
        compare(*match->second, one, called(one));
      seen.insert(fingerprint_of(one));
    }
    for (const Json& one : reported)
      if (!seen.contains(fingerprint_of(one)))
        found_.push_back({.where = called(one), .reported = shown(one)});
    if (found_.size() == before) found_.push_back({where, "in another order", "as they weigh"});
  }

  std::vector<Mismatch> found_{};
};

/// What stands around a byte of a line, not more than people read.
std::string around(std::string_view line, std::size_t at) {
  constexpr std::size_t before = 60;
  constexpr std::size_t most = 160;
  const auto is_inside = [&](std::size_t place) {
    return place < line.size() && (static_cast<unsigned char>(line[place]) & 0xC0U) == 0x80U;
  };
  auto begin = at > before ? at - before : 0;
  while (is_inside(begin))
    ++begin;
  auto end = std::min(line.size(), begin + most);
  while (is_inside(end))
    ++end;
  return fmt::format("{}{}{}", begin > 0 ? "…" : "", line.substr(begin, end - begin),
                     end < line.size() ? "…" : "");
}

/// The finding or heading before a byte, by which a reader finds the place.
std::string heading_before(std::string_view text, std::size_t at) {
  constexpr std::string_view id = " id=\"f-";
  const auto before = text.substr(0, at);
  if (const auto found = before.rfind(id); found != std::string_view::npos) {
    const auto begin = found + id.size() - 2;
    return fmt::format("#{}", text.substr(begin, text.find('"', begin) - begin));
  }
  const auto found = before.rfind("\n#");
  if (found == std::string_view::npos) return {};
  const auto begin = text.find_first_not_of("# ", found + 1);
  return std::string(text.substr(begin, text.find('\n', begin) - begin));
}

/// The first line in which two texts differ.
Mismatch first_difference(std::string_view reported, std::string_view made) {
  const auto both = std::mismatch(reported.begin(), reported.end(), made.begin(), made.end());
  const auto at = static_cast<std::size_t>(both.first - reported.begin());
  const auto line = static_cast<std::size_t>(std::ranges::count(reported.substr(0, at), '\n') + 1);
  const auto last = at == 0 ? std::string_view::npos : reported.rfind('\n', at - 1);
  const auto begin = last == std::string_view::npos ? 0 : last + 1;
  const auto line_of = [&](std::string_view text) {
    return around(text.substr(begin, text.find('\n', at) - begin), at - begin);
  };
  const auto heading = heading_before(made, std::min(at, made.size()));
  return {.where = fmt::format("line {}{}{}", line, heading.empty() ? "" : ", below ", heading),
          .reported = at < reported.size() ? line_of(reported) : "it ends here",
          .made = at < made.size() ? line_of(made) : "it ends here"};
}

std::vector<Mismatch> in_parts(const Source& report, std::string_view made) {
  std::map<std::string, std::string> reported;
  for (const auto& [name, bytes] : office::unpacked(report.bytes()))
    reported.emplace(name, bytes);
  std::vector<Mismatch> found;
  std::set<std::string> seen;
  for (const auto& [name, bytes] : office::unpacked(made)) {
    seen.insert(name);
    const auto part = reported.find(name);
    if (part == reported.end()) {
      found.push_back({.where = "part " + name, .made = "is a part of it"});
    } else if (part->second != bytes) {
      auto one = first_difference(part->second, bytes);
      one.where = fmt::format("part {}, {}", name, one.where);
      found.push_back(std::move(one));
    }
  }
  for (const auto& [name, bytes] : reported)
    if (!seen.contains(name)) found.push_back({.where = "part " + name, .reported = "has it"});
  if (found.empty()) found.push_back({"the package", "is packed otherwise", "as it is written"});
  return found;
}

std::string told(const Evidence& input) {
  return fmt::format("blob {}, sha256 {}", input.blob, input.digest);
}

using Named = std::map<std::string, std::string>;

void compare_named(const Named& reported, const Named& made, std::vector<Mismatch>& found) {
  for (const auto& [name, one] : made) {
    const auto match = reported.find(name);
    const auto was = match == reported.end() ? std::string() : match->second;
    if (was != one) found.push_back({name, was, one});
  }
  for (const auto& [name, one] : reported)
    if (!made.contains(name)) found.push_back({.where = name, .reported = one});
}

}  // namespace

std::vector<Mismatch> mismatches(const Manifest& reported, const Manifest& made) {
  std::vector<Mismatch> found;
  const auto revisions = [](const Manifest& from) {
    Named all;
    for (const auto& [name, id] : from.revisions)
      all.emplace("revision " + name, id);
    return all;
  };
  const auto inputs = [](const Manifest& from) {
    Named all;
    for (const Evidence& one : from.inputs)
      all.emplace("input " + one.source, told(one));
    return all;
  };
  compare_named(revisions(reported), revisions(made), found);
  compare_named(inputs(reported), inputs(made), found);
  return found;
}

std::vector<Mismatch> mismatches(const Source& report, std::string_view made) {
  const auto bytes = report.bytes();
  if (bytes == made) return {};
  if (made.starts_with("PK")) return in_parts(report, made);
  if (made.starts_with("{")) {
    const auto reported = Json::parse(bytes, refusing_depth(report), false);
    auto found = JsonComparison().of(reported, Json::parse(made));
    if (!found.empty()) return found;
  }
  return {first_difference(bytes, made)};
}

}  // namespace clauseline::reports
