#include "model/write.hpp"

#include "model/dialect.hpp"
#include "text/error.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"
#include "xml/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clauseline {
namespace {

// Identity first, then where it comes from, who, what, and how much; a test holds the list
// against the schema.
constexpr std::string_view order[] = {
    "id", "num", "term", "also", "was", "src", "version", "lang", "status", "text", "op", "target",
    "anchor", "words", "with", "occurrence",
    // who
    "name", "short", "role", "form", "seat", "lei", "grantor", "grantee", "payer", "payee", "owner",
    "customer", "provider", "cloud", "party", "holder", "issuer", "by", "for", "to", "between",
    "agreement",
    // what
    "kind", "right", "act", "on", "effect", "ground", "measure", "of", "is", "what", "label",
    "within", "operator", "declared-by", "verified-by", "certain", "assets", "over", "customers",
    "channels", "deductions", "definition", "uses", "field", "territory", "regions", "covers",
    "claims", "areas", "priority", "lead", "mode", "level", "clouds", "favours", "against", "force",
    "max-licensees", "transfer", "sublicence", "revoke", "royalty", "heads", "carve-outs", "care",
    "law", "forum", "exclusive", "standing", "title", "method", "evidence", "order", "elsewhere",
    "ref", "v", "event", "head", "joined", "why", "reserved", "note",
    // when
    "date", "plus", "open", "signed", "announced", "effective", "not-before", "not-after",
    "occurred", "clause", "every", "due", "respond-within", "notice", "cure", "transition",
    "retrieval", "lookback", "claim-within", "times", "per-year",
    // how much
    "percent", "same-as", "amount", "value", "currency", "unit", "basis", "approximate",
    "incremental", "take-or-pay", "per", "counts-from", "applies", "fee", "fees-multiple",
    "fees-window", "cost-shift-percent", "rounding", "negative", "offset", "late-percent",
    "late-per", "deferred", "refundable", "egress", "on-change-of-control", "reported",
    "reported-currency", "reported-src", "instrument", "digest"};

/// Elements whose text is words: what is below them is written as it stands.
constexpr std::array<std::string_view, 8> word_elements{"title", "notice", "source", "p",
                                                        "note",  "h",      "flush",  "cell"};

}  // namespace

std::span<const std::string_view> attribute_order() { return order; }

bool holds_words(std::string_view element) {
  return element == "item" || std::ranges::find(word_elements, element) != word_elements.end();
}

int rank_in_provision(std::string_view element) {
  constexpr std::array<std::string_view, 4> blocks{"p", "list", "table", "note"};
  if (element == "h") return 0;
  if (std::ranges::find(blocks, element) != blocks.end()) return 1;
  if (element == "flush") return 3;
  return element == "terms" ? 4 : 2;
}

std::string canonical_form(const Source& source) {
  xml::check(source);
  const xml::Document document(source);
  const auto root = document.root();
  const auto& native = find_dialect("native");
  if (root.name_space() != native.name_space)
    throw Error(
        problem_at(source, root.at(),
                   fmt::format("{} is not of the vocabulary {}", root.name(), native.name_space),
                   "only agreements of that vocabulary have a canonical form"));
  return xml::write_canonical(document, {.name_space = native.name_space,
                                         .attribute_order = order,
                                         .holds_words = [](const xml::Node& node) {
                                           return holds_words(node.local_name());
                                         }});
}

}  // namespace clauseline
