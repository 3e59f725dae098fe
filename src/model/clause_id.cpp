#include "model/clause_id.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace clauseline {
namespace {

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string slug(const std::string& heading) {
  constexpr std::size_t longest = 48;
  std::string out;
  for (const char c : heading) {
    if (out.size() >= longest) break;
    if (is_plain(c))
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && (out.back() == '-' || static_cast<unsigned char>(out.back()) >= 0x80))
    out.pop_back();
  return out;
}

class IdGiver {
 public:
  explicit IdGiver(const Agreement& agreement) {
    walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
      if (!clause.id.empty()) taken_.insert(clause.id);
    });
  }

  /// Takes the numbers and the position of the clause around.
  void give(std::vector<Clause>& clauses, const std::string& numbers, const std::string& position) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      Clause& clause = clauses[i];
      const auto path = number_path(clause, numbers);
      auto here = position;
      if (!here.empty()) here += '.';
      here += fmt::format_int(i + 1).c_str();
      if (clause.id.empty() || !met_.insert(clause.id).second) {
        clause.stable_id = false;
        clause.id = unique(clause.id.empty() ? wanted(clause, path) : clause.id, here);
      }
      if (!clause.clauses.empty()) give(clause.clauses, path.empty() ? numbers : path, here);
    }
  }

 private:
  static std::string number_path(const Clause& clause, const std::string& numbers) {
    auto path = bare_number(clause.number);
    if (path.empty() || numbers.empty()) return path;
    const bool whole = path.starts_with(numbers) && path.substr(numbers.size()).starts_with('.');
    return whole ? path : numbers + "." + path;
  }

  static std::string wanted(const Clause& clause, const std::string& path) {
    if (!clause.address.empty()) return clause.address;
    return path.empty() ? slug(clause.heading) : path;
  }

  std::string unique(const std::string& wanted, const std::string& position) {
    std::string base = wanted.empty() ? "~" + position : wanted;
    if (taken_.insert(base).second) return base;
    auto& count = repeated_[base];
    if (count == 0) count = 1;
    for (;;)
      if (auto id = fmt::format("{}~{}", base, ++count); taken_.insert(id).second) return id;
  }

  std::unordered_set<std::string> taken_;
  std::unordered_set<std::string> met_;  // of those that authors wrote
  std::unordered_map<std::string, unsigned> repeated_;
};

/// Has every clause, at any depth, an id that its author wrote for it alone?
bool have_ids(const std::vector<Clause>& clauses) {
  std::unordered_set<std::string_view> met;
  bool all = true;
  walk(clauses, [&](const Clause& clause, const Clause*) {
    all = all && !clause.id.empty() && met.insert(clause.id).second;
  });
  return all;
}

}  // namespace

std::string bare_number(const std::string& number) {
  std::string out;
  for (const char c : number)
    if (is_plain(c) || (!out.empty() && (c == '.' || c == '-'))) out += c;
  while (!out.empty() && !is_plain(out.back()))
    out.pop_back();
  return out;
}

void give_ids(Agreement& agreement) {
  if (!have_ids(agreement.clauses)) IdGiver(agreement).give(agreement.clauses, {}, {});
}

}  // namespace clauseline
