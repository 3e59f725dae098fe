#include "model/anchors.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace clauseline {
namespace {

/// The name under which GitHub links to a heading.
std::string anchor(std::string_view heading) {
  std::string out;
  for (const char c : heading) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_' || static_cast<unsigned char>(c) >= 0x80;
    if (c == ' ') out += '-';
    if (kept) out += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

using Anchors = std::unordered_map<std::string, std::string>;

/// Makes links to a heading references to its clause.
void resolve(std::vector<Clause>& clauses, const Anchors& anchors) {
  for (Clause& clause : clauses) {
    for (Mark& mark : clause.marks) {
      if (mark.kind != MarkKind::reference || !mark.target.starts_with('#')) continue;
      const auto found = anchors.find(mark.target.substr(1));
      if (found != anchors.end()) mark.target = found->second;
    }
    resolve(clause.clauses, anchors);
  }
}

}  // namespace

void resolve_anchors(Agreement& agreement) {
  Anchors anchors;
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) {
    if (clause.heading.empty()) return;
    const auto* const gap = clause.number.empty() ? "" : " ";
    anchors.try_emplace(anchor(clause.number + gap + clause.heading), clause.id);
  });
  resolve(agreement.clauses, anchors);
}

}  // namespace clauseline
