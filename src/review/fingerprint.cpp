#include "review/fingerprint.hpp"

#include "text/digest.hpp"
#include "text/fold.hpp"

namespace clauseline {
namespace {

/// A clause is known by the id that its author gave it, else by its words.
std::string identity(const Clause* clause) {
  if (clause == nullptr) return "-";
  return clause->stable_id ? clause->id : fold(clause->own_text());
}

void add(const Change& change, std::string& facts) {
  const auto line = [&](std::string_view text) {
    facts += text;
    facts += '\n';
  };
  line(change.right->name);
  line(change.field);
  line(to_text(change.move));
  line(identity(change.old_clause));
  line(identity(change.new_clause));
  line(change.old_term == nullptr ? "-" : change.old_term->id);
  line(change.new_term == nullptr ? "-" : change.new_term->id);
  line(change.asset);
  // Numbers and places are how a version is printed, not what it says.
  const bool printed = change.field == "number" || change.field == "place";
  line(printed ? "-" : fold(change.before));
  line(printed ? "-" : fold(change.after));
}

}  // namespace

std::string fingerprint(const Finding& finding, const std::string& agreement) {
  constexpr std::size_t length = 32;
  std::string facts = agreement + "\n" + std::string(finding.rule->code) + "\n";
  add(finding.change, facts);
  for (const Change& change : finding.also)
    add(change, facts);
  return sha256(facts).substr(0, length);
}

}  // namespace clauseline
