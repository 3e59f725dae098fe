#include "model/clause_id.hpp"

#include <fmt/format.h>

#include <string>
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

  void give(std::vector<Clause>& clauses, const std::string& numbers, const std::string& position) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      Clause& clause = clauses[i];
      const std::string here = fmt::format("{}{}{}", position, position.empty() ? "" : ".", i + 1);
      const std::string number = bare_number(clause.number);
      std::string path = number;
      if (!number.empty() && !numbers.empty() && !number.starts_with(numbers + "."))
        path.insert(0, numbers + ".");
      if (clause.id.empty()) {
        clause.stable_id = false;
        clause.id = unique(!clause.address.empty() ? clause.address
                           : !path.empty()         ? path
                                                   : slug(clause.heading),
                           here);
      }
      give(clause.clauses, path.empty() ? numbers : path, here);
    }
  }

 private:
  std::string unique(const std::string& wanted, const std::string& position) {
    std::string base = wanted.empty() ? "~" + position : wanted;
    if (taken_.insert(base).second) return base;
    auto& count = repeated_[base];
    if (count == 0) count = 1;
    for (;;)
      if (auto id = fmt::format("{}~{}", base, ++count); taken_.insert(id).second) return id;
  }

  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, unsigned> repeated_;
};

}  // namespace

std::string bare_number(const std::string& number) {
  std::string out;
  for (const char c : number)
    if (is_plain(c) || (!out.empty() && (c == '.' || c == '-'))) out += c;
  while (!out.empty() && !is_plain(out.back()))
    out.pop_back();
  return out;
}

void give_ids(Agreement& agreement) { IdGiver(agreement).give(agreement.clauses, {}, {}); }

}  // namespace clauseline
