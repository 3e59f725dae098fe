#include "report/rights_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

bool is_id_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

std::string named_in_sentence(std::string_view word, const Version& version) {
  const bool is_name = find_party(version.agreement, word) != nullptr ||
                       find_record(version.interpretation, word, "event") != nullptr;
  return is_name ? called(word, version) : std::string(word);
}

}  // namespace

std::string called(std::string_view id, const Version& version) {
  if (const Party* party = find_party(version.agreement, id)) return party->short_name;
  auto label = version.interpretation.things.label(id);
  if (label != id) return label;
  if (const Term* term = find_term(version.interpretation, id))
    return fmt::format("{} ({})", term->clause->label(), id);
  walk(version.agreement.clauses, [&](const Clause& clause, const Clause*) {
    if (clause.id == id) label = clause.label();
  });
  return label;
}

std::string listed(const std::vector<std::string>& names) {
  if (names.size() < 2) return names.empty() ? std::string() : names.front();
  return fmt::format("{} and {}", fmt::join(names.begin(), names.end() - 1, ", "), names.back());
}

std::string labelled(std::string_view text, const Version& version) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() && is_id_byte(text[end]))
      ++end;
    if (end == at)
      out += text[at++];
    else
      out += named_in_sentence(text.substr(at, end - at), version);
    at = std::max(at, end);
  }
  return out;
}

}  // namespace clauseline::reports
