// Lints about characters that do not look like what they are.

#include "lint/packs.hpp"
#include "text/suspicious.hpp"

#include <fmt/format.h>

namespace clauseline::lint_packs {
namespace {

std::string told(const Suspicious& one) {
  switch (one.kind) {
    case Suspicion::invisible: return "an invisible character stands within a word";
    case Suspicion::direction: return "a character turns the direction of the text";
    case Suspicion::control: return "a control character stands in the text";
    case Suspicion::mixed_script: return "letters of two alphabets stand in one word";
    case Suspicion::unassigned: return "a character that Unicode does not know";
  }
  return {};
}

/// Each kind once for a clause: what is wrong in one word is most often wrong in all.
void tell(std::string_view text, const Clause& clause, bool heading, Hits& hits) {
  unsigned seen = 0;
  for (const Suspicious& one : suspicious(text)) {
    const auto bit = 1U << static_cast<unsigned>(one.kind);
    if ((seen & bit) != 0) continue;
    seen |= bit;
    auto message = fmt::format("{} ({}): {}", told(one), one.name, quoted(one.word));
    if (heading)
      hits.at(clause.at, "in the heading " + message);
    else
      hits.in(clause, one.at, std::move(message));
  }
}

void suspicious_characters(const Passage& passage, Hits& hits) {
  tell(passage.clause.words, passage.clause, false, hits);
  tell(passage.clause.heading, passage.clause, true, hits);
}

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// A no-break space within a number is how French groups its digits, and no fault there.
void blank_in_number(const Passage& passage, Hits& hits) {
  const auto language = passage.clause.language.empty() ? passage.draft.document("lang")
                                                        : std::string_view(passage.clause.language);
  if (!passage.draft.native() || language.starts_with("fr")) return;
  constexpr std::string_view blank = "\u00A0";
  const std::string_view words = passage.clause.words;
  for (auto at = words.find(blank); at != std::string_view::npos; at = words.find(blank, at + 1)) {
    if (at == 0 || !is_digit(words, at - 1) || !is_digit(words, at + blank.size())) continue;
    auto first = at;
    while (first > 0 && is_digit(words, first - 1))
      --first;
    auto last = at + blank.size();
    while (is_digit(words, last))
      ++last;
    return hits.in(passage.clause, at,
                   fmt::format("a no-break space stands within the number {}",
                               quoted(words.substr(first, last - first))));
  }
}

void non_normal_text(const Passage& passage, Hits& hits) {
  if (const auto at = not_composed(passage.clause.words))
    hits.in(passage.clause, *at,
            "a letter and its accent are written apart here (the text is not in NFC)");
  blank_in_number(passage, hits);
}

constexpr Lint rows[] = {
    {
        .code = "LN051",
        .slug = "suspicious-characters",
        .severity = Severity::medium,
        .title = "Characters that do not look like what they are",
        .why = "People and programs read different words, by accident or on purpose.",
        .remedy = "type the word anew",
        .example = R"(a Cyrillic letter in "exclusive")",
        .clause = suspicious_characters,
    },
    {
        .code = "LN052",
        .slug = "non-normal-text",
        .severity = Severity::low,
        .title = "Text that is not written in the normal form",
        .why = "Searching and comparing by other programs will miss it.",
        .remedy = "write it in composed characters (NFC), and plain spaces in numbers",
        .example = "e and a combining accent",
        .clause = non_normal_text,
    },
};

}  // namespace

std::span<const Lint> characters() { return rows; }

}  // namespace clauseline::lint_packs
